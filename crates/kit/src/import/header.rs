//! Finding the columns by their headings. A heading that is not understood is left out and shown;
//! it must never be taken for the nearest one.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::{Cell, Row};

/// A field that a column may hold.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its code.
    pub code: &'static str,
    /// What headings usually say, folded (see [`fold`]), in any language. The more exact come first.
    pub names: Vec<&'static str>,
}

/// Field code to column.
pub type Mapping = BTreeMap<String, usize>;

/// How far down the headings may begin: lists often have a title above them.
const DEEPEST: usize = 15;

/// A heading without case, accents, punctuation and doubled space.
pub fn fold(text: &str) -> String {
    let lower: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ё' { 'е' } else { c })
        .collect();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    words.join(" ")
}

/// The headings of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Where the first row under the headings stands among the rows of the sheet.
    pub below: usize,
    /// The headings as one row. Where groups stand above single headings, both are in it.
    pub row: Row,
    /// What its columns hold.
    pub mapping: Mapping,
}

/// The row of headings, or the two rows where cells were merged over groups of columns. `saved` are
/// headings (folded) that somebody assigned before; an empty code there means "leave this column
/// out". `None` when no row has two known headings.
pub fn find_header(
    rows: &[Row],
    fields: &[Field],
    saved: &BTreeMap<String, String>,
) -> Option<Header> {
    let read = |below: usize, row: Row| Header {
        below,
        mapping: map(&row, fields, saved),
        row,
    };
    let depth = rows.len().min(DEEPEST);
    let single = (0..depth).map(|at| read(at + 1, rows[at].clone()));
    let double =
        (1..depth).filter_map(|at| Some(read(at + 1, under_groups(&rows[at - 1], &rows[at])?)));
    // Of equals the first: one row rather than two, the upper rather than the lower.
    let mut best: Option<Header> = None;
    for header in single.chain(double) {
        let more = |best: &Header| header.mapping.len() > best.mapping.len();
        if best.as_ref().is_none_or(more) {
            best = Some(header);
        }
    }
    best.filter(|header| header.mapping.len() >= 2)
}

/// Two rows of headings as one: a heading that spans several columns is read with each heading under
/// it. `None` where the two are no such rows: something in them is no text, nothing stands under a
/// group, or no heading of the upper row reaches down into the lower one (then that is a title above
/// complete headings).
fn under_groups(upper: &Row, lower: &Row) -> Option<Row> {
    let words = |cell: &Cell| match cell {
        Cell::Text(text) => Some(text.clone()),
        _ => None,
    };
    let is_text = |cell: &&Cell| matches!(cell, Cell::Text(_) | Cell::Empty);
    if !upper
        .cells
        .iter()
        .chain(&lower.cells)
        .all(|cell| is_text(&cell))
    {
        return None;
    }
    let width = upper.cells.len().max(lower.cells.len());
    let (mut group, mut named, mut tall) = (None, false, false);
    let cells = (0..width).map(|column| {
        let above = words(upper.cell(column));
        let below = words(lower.cell(column));
        named |= above.is_none() && below.is_some();
        tall |= above.is_some() && below.is_none();
        if above.is_some() {
            group.clone_from(&above);
        }
        match (above.or_else(|| group.clone()), below) {
            (Some(above), Some(below)) => Cell::Text(format!("{above} {below}")),
            (None, Some(text)) => Cell::Text(text),
            // A merged cell holds its text in its first column alone.
            (_, None) => upper.cell(column).clone(),
        }
    });
    let cells = cells.collect();
    (named && tall).then_some(Row {
        number: lower.number,
        cells,
    })
}

fn map(row: &Row, fields: &[Field], saved: &BTreeMap<String, String>) -> Mapping {
    let headings: Vec<(usize, String)> = row
        .cells
        .iter()
        .enumerate()
        .filter_map(|(column, cell)| match cell {
            Cell::Text(text) => Some((column, fold(text))),
            _ => None,
        })
        .filter(|(_, heading)| !heading.is_empty())
        .collect();
    let (mut mapping, mut taken) = (Mapping::new(), BTreeSet::new());
    for (column, heading) in &headings {
        if let Some(code) = saved.get(heading) {
            taken.insert(*column);
            if !code.is_empty() {
                mapping.entry(code.clone()).or_insert(*column);
            }
        }
    }
    // First headings that say exactly a known name, then those that hold one among other words.
    let exact = |heading: &str, name: &str| heading == name;
    let within = |heading: &str, name: &str| format!(" {heading} ").contains(&format!(" {name} "));
    for fits in [&exact as &dyn Fn(&str, &str) -> bool, &within] {
        for field in fields {
            if mapping.contains_key(field.code) {
                continue;
            }
            let found = field.names.iter().find_map(|name| {
                headings
                    .iter()
                    .find(|(column, heading)| !taken.contains(column) && fits(heading, name))
            });
            if let Some((column, _)) = found {
                taken.insert(*column);
                mapping.insert(field.code.to_string(), *column);
            }
        }
    }
    mapping
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<Field> {
        let field = |code: &'static str, names: &[&'static str]| Field {
            code,
            names: names.to_vec(),
        };
        vec![
            field("family", &["family name", "surname", "фамилия"]),
            field("given", &["given name", "name", "имя"]),
            field(
                "day",
                &[
                    "departure date",
                    "date of departure",
                    "departure",
                    "дата выезда",
                ],
            ),
        ]
    }

    fn row(cells: &[&str]) -> Row {
        Row {
            number: 1,
            cells: cells
                .iter()
                .map(|c| match *c {
                    "" => Cell::Empty,
                    text => Cell::Text(text.into()),
                })
                .collect(),
        }
    }

    #[test]
    fn headings_below_a_title_in_two_languages_and_with_more_words() {
        let rows = [
            row(&["Returns of June"]),
            row(&["No.", "Фамилия ", "Имя", "Date  of DEPARTURE (flight)"]),
        ];
        let header = find_header(&rows, &fields(), &BTreeMap::new()).unwrap();
        assert_eq!(header.below, 2);
        assert_eq!(
            header.mapping,
            Mapping::from([("family".into(), 1), ("given".into(), 2), ("day".into(), 3)])
        );
    }

    #[test]
    fn what_was_assigned_by_hand_is_kept_for_the_next_list() {
        let rows = [row(&["Who", "Name", "When"])];
        let saved = BTreeMap::from([
            ("who".into(), "family".into()),
            ("when".into(), "day".into()),
        ]);
        let mapping = find_header(&rows, &fields(), &saved).unwrap().mapping;
        assert_eq!((mapping["family"], mapping["day"]), (0, 2));
        assert_eq!(
            find_header(&rows, &fields(), &BTreeMap::new()),
            None,
            "one known heading is not a header"
        );
    }

    #[test]
    fn headings_under_a_merged_group_are_read_with_their_group() {
        let rows = [
            row(&["Returns of June"]),
            row(&["No.", "Person", "", "Departure", ""]),
            row(&["", "Surname", "Given name", "date", "flight"]),
            row(&["1", "Saleh", "Amal", "9 June 2022", "B2 0937"]),
        ];
        let header = find_header(&rows, &fields(), &BTreeMap::new()).unwrap();
        assert_eq!((header.below, header.row.number), (3, 1));
        assert_eq!(header.row.cells[3], Cell::Text("Departure date".into()));
        assert_eq!(
            header.mapping,
            Mapping::from([("family".into(), 1), ("given".into(), 2), ("day".into(), 3)])
        );
        let plain = [
            row(&["Surname", "Name", "Departure"]),
            row(&["Saleh", "Amal", "9 June 2022"]),
        ];
        assert_eq!(
            find_header(&plain, &fields(), &BTreeMap::new())
                .unwrap()
                .below,
            1
        );
    }
}
