//! Which column of a table is what: by the names in `data/columns.txt`, or by a map that somebody
//! wrote.
//!
//! It must never guess by content: a column that is not named is passed over, and said to be.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use crate::record::is_invisible;
use crate::table::TableError;
use crate::unknown::{self, one_letter};

/// The names of the fields, as a column map and messages have them.
pub(crate) const FIELDS: &str = "id, given_name, father_name, family_name, full_name, sex, dob, nationality, doc_no, phone, household_id, place";

const NAMES: &str = include_str!("../data/columns.txt");

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Id,
    Given,
    Father,
    Family,
    Full,
    Sex,
    Birth,
    Nationality,
    Document,
    Phone,
    Household,
    Place,
}

impl Target {
    const ALL: [(Self, &'static str); 12] = [
        (Self::Id, "id"),
        (Self::Given, "given_name"),
        (Self::Father, "father_name"),
        (Self::Family, "family_name"),
        (Self::Full, "full_name"),
        (Self::Sex, "sex"),
        (Self::Birth, "dob"),
        (Self::Nationality, "nationality"),
        (Self::Document, "doc_no"),
        (Self::Phone, "phone"),
        (Self::Household, "household_id"),
        (Self::Place, "place"),
    ];

    fn field(self) -> &'static str {
        let named = Self::ALL.iter().find(|(target, _)| *target == self);
        named.map_or("", |(_, name)| name)
    }

    fn of_field(name: &str) -> Option<Self> {
        let named = Self::ALL.iter().find(|(_, field)| plain(field) == name);
        named.map(|(target, _)| *target)
    }

    /// Which words for "not known" may stand in such a column.
    pub(crate) fn kind(self) -> unknown::Column {
        match self {
            Self::Given | Self::Family | Self::Full => unknown::Column::Names,
            _ => unknown::Column::Other,
        }
    }

    /// Whether several columns together are its value, as the lines of an address are.
    fn is_joined(self) -> bool {
        !matches!(
            self,
            Self::Id | Self::Sex | Self::Birth | Self::Nationality | Self::Household
        )
    }
}

/// A column of the header and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As the header has it, without control characters, at most 60 characters.
    pub name: String,
    /// The field that it fills.
    pub field: Result<&'static str, NotUsed>,
}

/// Why a column is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotUsed {
    /// No field is known by this name.
    #[error("not recognised")]
    Unknown,
    /// Another column fills the field, and two values are not one.
    #[error("another column is the {0}")]
    Another(&'static str),
    /// An earlier column has this very name.
    #[error("its name stands twice, the first counts")]
    Twice,
}

/// A name without case, blanks, signs and accents.
fn plain(name: &str) -> String {
    name.nfd()
        .filter(|c| c.is_alphanumeric() && !matches!(c, '\u{64B}'..='\u{65F}'))
        .flat_map(char::to_lowercase)
        .map(one_letter)
        .collect()
}

/// A field, or `None` for a name that may be given, family or full; the lower the second number,
/// the surer.
type Known = (Option<Target>, usize);

fn names() -> &'static HashMap<String, Known> {
    static LOADED: OnceLock<HashMap<String, Known>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let mut known = HashMap::new();
        for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let Some((field, names)) = line.split_once(':') else {
                continue;
            };
            let target = Target::of_field(&plain(field));
            for (rank, name) in names.split(',').enumerate() {
                known.entry(plain(name)).or_insert((target, rank));
            }
        }
        known
    })
}

/// What a column of this name holds: by the whole name, without what stands in brackets, or by its
/// parts if a header says it in several languages.
fn recognise(header: &str) -> Option<Known> {
    let find = |name: &str| names().get(&plain(name)).copied();
    let outside = outside_brackets(header);
    if let Some(known) = find(header).or_else(|| find(&outside)) {
        return Some(known);
    }
    let parts: Vec<Known> = outside.split(['/', '|', '\n']).filter_map(find).collect();
    let first = *parts.first()?;
    parts.iter().all(|(t, _)| *t == first.0).then_some(first)
}

fn outside_brackets(header: &str) -> String {
    let mut depth = 0_u32;
    let outside = header.chars().filter(|c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    });
    outside.collect()
}

/// What the columns of a header are, in their order.
pub(crate) struct Columns {
    pub(crate) targets: Vec<Option<Target>>,
    pub(crate) described: Vec<Column>,
}

/// Reads a header, with a map in TOML if there is one; what that does not name is recognised.
pub(crate) fn choose(header: &[String], map: Option<&str>) -> Result<Columns, TableError> {
    let map = map.map_or_else(|| Ok(Vec::new()), |map| read_map(header, map))?;
    let by_map = |name: &str| {
        let named = |columns: &[String]| columns.iter().any(|c| c == name.trim());
        map.iter().find(|(_, columns)| named(columns))
    };
    let mut known: Vec<Option<Known>> = header
        .iter()
        .map(|name| match by_map(name) {
            Some((target, _)) => Some((Some(*target), 0)),
            // A field that the map gives to other columns is not recognised elsewhere.
            None => recognise(name)
                .filter(|(target, _)| !map.iter().any(|(taken, _)| Some(*taken) == *target)),
        })
        .collect();
    settle_names(&mut known);
    let mut fields: Vec<Result<Target, NotUsed>> = Vec::new();
    for (at, name) in header.iter().enumerate() {
        let Some((Some(target), rank)) = known[at] else {
            fields.push(Err(NotUsed::Unknown));
            continue;
        };
        let same = |(other, k): (usize, &Option<Known>)| {
            k.filter(|(t, _)| *t == Some(target))
                .map(|(_, r)| (r, other))
        };
        let best = known
            .iter()
            .enumerate()
            .filter_map(|k| same((k.0, k.1)))
            .min();
        let mapped = by_map(name).is_some();
        let twice = header[..at]
            .iter()
            .any(|earlier| plain(earlier) == plain(name));
        fields.push(if twice {
            Err(NotUsed::Twice)
        } else if !target.is_joined() && !mapped && best != Some((rank, at)) {
            Err(NotUsed::Another(target.field()))
        } else {
            Ok(target)
        });
    }
    let described = header.iter().zip(&fields).map(|(name, field)| Column {
        name: shown(name),
        field: field.map(Target::field),
    });
    let columns = Columns {
        described: described.collect(),
        targets: fields.into_iter().map(Result::ok).collect(),
    };
    columns.check()?;
    Ok(columns)
}

impl Columns {
    fn check(&self) -> Result<(), TableError> {
        use Target::{Birth, Family, Full, Given, Id};
        if !self.targets.contains(&Some(Id)) {
            return Err(TableError::NoId);
        }
        let telling = [Given, Family, Full, Birth];
        if !telling.iter().any(|t| self.targets.contains(&Some(*t))) {
            return Err(TableError::NoName);
        }
        Ok(())
    }
}

/// A column that is called just "name" is the given or the family name if the other one is there,
/// and else the whole chain.
fn settle_names(known: &mut [Option<Known>]) {
    let has = |target| known.iter().flatten().any(|(t, _)| *t == Some(target));
    let settled = match (has(Target::Given), has(Target::Family)) {
        (true, false) => Target::Family,
        (false, true) => Target::Given,
        _ => Target::Full,
    };
    for (target, _) in known.iter_mut().flatten() {
        target.get_or_insert(settled);
    }
}

fn read_map(header: &[String], map: &str) -> Result<Vec<(Target, Vec<String>)>, TableError> {
    let map: toml::Table = map
        .parse()
        .map_err(|e: toml::de::Error| TableError::Map(e.message().to_owned()))?;
    let mut chosen: Vec<(Target, Vec<String>)> = Vec::new();
    for (field, columns) in map {
        let target = Target::of_field(&plain(&field))
            .ok_or_else(|| TableError::UnknownField(field.clone()))?;
        let columns = match columns {
            toml::Value::String(column) => vec![column],
            toml::Value::Array(list) => list
                .iter()
                .filter_map(|c| c.as_str().map(str::to_owned))
                .collect(),
            _ => {
                return Err(TableError::Map(format!(
                    "`{field}` is neither a name nor a list of names"
                )));
            }
        };
        // The parts of a household's number may stand apart.
        if columns.len() > 1 && !target.is_joined() && target != Target::Household {
            return Err(TableError::Map(format!("`{field}` can be one column only")));
        }
        chosen.push((target, columns));
    }
    for column in chosen.iter().flat_map(|(_, columns)| columns) {
        if !header.iter().any(|name| name.trim() == column) {
            return Err(TableError::UnknownColumn(column.clone()));
        }
    }
    Ok(chosen)
}

/// A header's name as it may stand on a terminal.
fn shown(name: &str) -> String {
    let visible = name
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c));
    let short: String = visible.take(60).collect();
    short.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(header: &str) -> Vec<Option<&'static str>> {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let columns = choose(&header, None).unwrap();
        columns.described.iter().map(|c| c.field.ok()).collect()
    }

    #[test]
    fn no_name_stands_on_two_lines() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let Some((field, names)) = line.split_once(':') else {
                continue;
            };
            assert!(field == "name" || Target::of_field(&plain(field)).is_some());
            for name in names.split(',') {
                let before = *seen.entry(plain(name)).or_insert(field);
                assert_eq!(before, field, "{name}");
            }
        }
        assert_eq!(Target::ALL.map(|(_, name)| name).join(", "), FIELDS);
    }

    #[test]
    fn headers_of_many_languages_are_recognised() {
        let given = [
            Some("id"),
            Some("given_name"),
            Some("family_name"),
            Some("dob"),
        ];
        for header in [
            "ID,First Name,Last Name,DOB (dd/mm/yyyy)",
            "id,Vorname,Nachname,Geburtsdatum",
            "id,Vorname,Name,geb.",
            "id,prenom,nom,date_naissance",
            "id,Prénom,Nom,Date de naissance",
            "id,Nombre,Apellidos,Fecha de nacimiento",
            "id,Имя,Фамилия,Дата рождения",
            "id,Ім'я,Прізвище,Дата народження",
            "id,Імя,Прозвішча,Дата нараджэння",
            "id,الاسم,اسم العائلة,تاريخ الميلاد",
            "id,Adı,Soyadı,Doğum Tarihi",
            "id,ADI,SOYADI,DOĞUM TARİHİ",
            "id,Nav,Paşnav,Roja jidayikbûnê",
            "\u{200F}id,\u{200E}given_name\u{200E},family name / Фамилия,Date of birth",
        ] {
            assert_eq!(fields(header), given, "{header}");
        }
        assert_eq!(
            fields("id,Отчество,name"),
            [Some("id"), Some("father_name"), Some("full_name")]
        );
        assert_eq!(
            fields("id,Name / Surname,dob"),
            [Some("id"), None, Some("dob")]
        );
    }

    #[test]
    fn one_column_is_the_date_and_a_name_that_stands_twice_counts_once() {
        assert_eq!(
            fields("_uuid,id,dob,Year of birth,name"),
            [None, Some("id"), Some("dob"), None, Some("full_name")]
        );
        let header = ["id", "given_name", "given_name"].map(str::to_owned);
        let columns = choose(&header, None).unwrap();
        assert_eq!(columns.described[2].field, Err(NotUsed::Twice));
        assert_eq!(
            fields("id,primer apellido,segundo apellido")[1..],
            [Some("family_name"); 2]
        );
    }

    #[test]
    fn a_header_without_name_and_date_is_refused() {
        let header = ["id", "colour"].map(str::to_owned);
        assert!(matches!(choose(&header, None), Err(TableError::NoName)));
        assert!(matches!(choose(&header[1..], None), Err(TableError::NoId)));
        let map = "dob = [\"id\", \"colour\"]";
        assert!(matches!(
            choose(&header, Some(map)),
            Err(TableError::Map(_))
        ));
    }
}
