//! Finding the columns by their headings. A heading that is not understood is left out and shown;
//! it must never be taken for the nearest one.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::{Cell, Row};

/// A field that a column may hold.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its code.
    pub code: &'static str,
    /// What headings usually say, folded (see [`fold`]), in any language. The more exact come first.
    pub names: &'static [&'static str],
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

/// The row of headings and what its columns hold. `saved` are headings (folded) that somebody
/// assigned before; an empty code there means "leave this column out". `None` when no row has two
/// known headings.
pub fn find_header(
    rows: &[Row],
    fields: &[Field],
    saved: &BTreeMap<String, String>,
) -> Option<(usize, Mapping)> {
    let candidates = rows
        .iter()
        .take(DEEPEST)
        .enumerate()
        .map(|(n, row)| (n, map(row, fields, saved)));
    let (row, mapping) = candidates.rev().max_by_key(|(_, mapping)| mapping.len())?;
    (mapping.len() >= 2).then_some((row, mapping))
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

    const FIELDS: &[Field] = &[
        Field {
            code: "family",
            names: &["family name", "surname", "фамилия"],
        },
        Field {
            code: "given",
            names: &["given name", "name", "имя"],
        },
        Field {
            code: "day",
            names: &[
                "departure date",
                "date of departure",
                "departure",
                "дата выезда",
            ],
        },
    ];

    fn row(cells: &[&str]) -> Row {
        Row {
            number: 1,
            cells: cells.iter().map(|c| Cell::Text((*c).into())).collect(),
        }
    }

    #[test]
    fn headings_below_a_title_in_two_languages_and_with_more_words() {
        let rows = [
            row(&["Returns of June"]),
            row(&["No.", "Фамилия ", "Имя", "Date  of DEPARTURE (flight)"]),
        ];
        let (at, mapping) = find_header(&rows, FIELDS, &BTreeMap::new()).unwrap();
        assert_eq!(at, 1);
        assert_eq!(
            mapping,
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
        let (_, mapping) = find_header(&rows, FIELDS, &saved).unwrap();
        assert_eq!((mapping["family"], mapping["day"]), (0, 2));
        assert_eq!(
            find_header(&rows, FIELDS, &BTreeMap::new()),
            None,
            "one known heading is not a header"
        );
    }
}
