//! Finds the sheets of a form in a workbook, whatever the capitals, and says which are passed over.

use crate::problem::{Code, Mend, Place, Problem, Problems, nearest};
use crate::sheet::{SheetKind, Table};
use crate::workbook::{Book, Sheet};

/// The sheets that a workbook has.
#[derive(Debug, Default)]
pub(crate) struct Sheets<'b> {
    found: Vec<(SheetKind, &'b Sheet)>,
}

impl<'b> Sheets<'b> {
    /// Picks the sheets; a workbook with a single sheet needs no name for it.
    pub(crate) fn pick(book: &'b Book, problems: &mut Problems) -> Self {
        let mut sheets = Self::default();
        let mut others = Vec::new();
        for sheet in &book.sheets {
            let name = sheet.name.trim().to_lowercase();
            match SheetKind::ALL.into_iter().find(|k| k.name() == name) {
                Some(kind) if sheets.get(kind).is_none() => sheets.found.push((kind, sheet)),
                _ if book.sheets.len() == 1 => sheets.found.push((SheetKind::Survey, sheet)),
                _ => others.push(sheet),
            }
        }
        for sheet in others.iter().filter(|s| !s.name.starts_with('_')) {
            problems.push(sheets.passed_over(sheet));
        }
        if sheets.get(SheetKind::Survey).is_none() {
            let names = others.iter().map(|s| s.name.as_str());
            problems.push(
                Problem::new(Code::SurveySheetMissing, Place::default())
                    .suggest(nearest(SheetKind::Survey.name(), names)),
            );
        }
        sheets
    }

    /// A sheet that is not read is worth a warning when it has nearly the name of a missing one.
    fn passed_over(&self, sheet: &Sheet) -> Problem {
        let missing = SheetKind::ALL
            .into_iter()
            .filter(|k| *k != SheetKind::Osm && self.get(*k).is_none())
            .map(SheetKind::name);
        let place = Place::sheet(&sheet.name);
        match nearest(&sheet.name, missing) {
            Some(meant) => Problem::new(Code::SheetMisspelt, place)
                .with("sheet", &sheet.name)
                .with("meant", &meant)
                .mend(Some(Mend::rename_sheet(&sheet.name, &meant))),
            None => Problem::new(Code::SheetPassedOver, place).with("sheet", &sheet.name),
        }
    }

    pub(crate) fn get(&self, kind: SheetKind) -> Option<&'b Sheet> {
        self.found
            .iter()
            .find(|(k, _)| *k == kind)
            .map(|(_, sheet)| *sheet)
    }

    /// The sheet with its headings understood.
    pub(crate) fn table(&self, kind: SheetKind, problems: &mut Problems) -> Option<Table<'b>> {
        self.get(kind).map(|s| Table::open(s, kind, problems))
    }
}
