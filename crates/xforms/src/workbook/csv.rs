//! Forms in one CSV file: a row with a text in the first column begins a sheet, the next row holds
//! its headings, and rows with an empty first column hold its cells.

use super::limits::Meter;
use super::{Book, Limits, ReadError, Sheet};

pub(super) fn read(text: &str, limits: &Limits) -> Result<Book, ReadError> {
    let mut meter = Meter::new(limits);
    meter.separators(text, b',')?;
    let mut book = Book::default();
    let mut records = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    while records
        .read_record(&mut record)
        .map_err(|e| ReadError::Damaged(e.to_string()))?
    {
        let name = record.get(0).unwrap_or("").trim();
        if !name.is_empty() {
            meter.sheet(book.sheets.len())?;
            book.sheets.push(Sheet {
                name: name.to_string(),
                rows: Vec::new(),
            });
        }
        let Some(sheet) = book.sheets.last_mut() else {
            return Err(ReadError::Damaged(
                "the first column must name a sheet".into(),
            ));
        };
        let mut cells: Vec<Box<str>> = record.iter().skip(1).map(|c| c.trim().into()).collect();
        let filled = cells
            .iter()
            .rposition(|c| !c.is_empty())
            .map_or(0, |i| i + 1);
        cells.truncate(filled);
        meter.room(cells.len())?;
        for (column, cell) in cells.iter().enumerate() {
            meter.cell(sheet.rows.len(), column, cell)?;
        }
        if !cells.is_empty() {
            sheet.rows.push(cells);
        }
    }
    Ok(book)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_follow_one_another() {
        let text = "survey,,\n,type,name\n,text,\"a,b\"\nsettings\n,form_id\n,x\n";
        let book = read(text, &Limits::default()).unwrap();
        assert_eq!(book.sheets.len(), 2);
        assert_eq!(book.sheets[0].cell(1, 1), "a,b");
        assert_eq!(book.sheets[1].cell(1, 0), "x");
    }
}
