//! Which column of a table is what: by common names, or by a map that somebody wrote.
//!
//! It must never guess by content: a column that is not named is passed over.

use crate::table::TableError;

/// The names of the fields, as a column map and messages have them.
pub(crate) const FIELDS: &str = "id, given_name, father_name, family_name, full_name, sex, dob, nationality, doc_no, phone, household_id, place";

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

/// The names by which columns are recognised, without case, blanks and signs. The first of each is
/// also its name in a column map.
const NAMES: [(Target, &[&str]); 12] = [
    (
        Target::Id,
        &[
            "id",
            "recid",
            "recordid",
            "personid",
            "registrationid",
            "individualid",
            "uuid",
            "uniqueid",
        ],
    ),
    (
        Target::Given,
        &["givenname", "given", "firstname", "forename", "givennames"],
    ),
    (
        Target::Father,
        &[
            "fathername",
            "father",
            "fathersname",
            "patronymic",
            "middlename",
            "secondname",
        ],
    ),
    (
        Target::Family,
        &["familyname", "family", "surname", "lastname"],
    ),
    (Target::Full, &["fullname", "name"]),
    (Target::Sex, &["sex", "gender"]),
    (
        Target::Birth,
        &["dob", "dateofbirth", "birthdate", "birthday", "born"],
    ),
    (
        Target::Nationality,
        &["nationality", "citizenship", "countryoforigin", "nation"],
    ),
    (
        Target::Document,
        &[
            "docno",
            "document",
            "documentno",
            "documentnumber",
            "passport",
            "passportno",
            "passportnumber",
            "idnumber",
            "nationalid",
            "socsecid",
            "ssn",
        ],
    ),
    (
        Target::Phone,
        &[
            "phone",
            "phoneno",
            "phonenumber",
            "mobile",
            "telephone",
            "tel",
            "phones",
        ],
    ),
    (
        Target::Household,
        &[
            "householdid",
            "household",
            "hhid",
            "hh",
            "familyid",
            "householdno",
            "groupid",
        ],
    ),
    (
        Target::Place,
        &[
            "place",
            "placeoforigin",
            "address",
            "address1",
            "address2",
            "streetnumber",
            "street",
            "suburb",
            "postcode",
            "postalcode",
            "zip",
            "zipcode",
            "village",
            "town",
            "city",
            "district",
            "province",
            "governorate",
            "region",
            "state",
            "addressline1",
            "addressline2",
            "streetname",
            "housenumber",
        ],
    ),
];

fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a column of this name holds.
pub(crate) fn recognise(header: &str) -> Option<Target> {
    let name = plain(header);
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()))
        .map(|(target, _)| *target)
}

/// What each column of a header holds, by a map in TOML and, for the rest, by name.
pub(crate) fn mapped(header: &[String], map: &str) -> Result<Vec<Option<Target>>, TableError> {
    let map: toml::Table = map
        .parse()
        .map_err(|e: toml::de::Error| TableError::Map(e.message().to_owned()))?;
    let mut chosen: Vec<(Target, Vec<String>)> = Vec::new();
    for (field, columns) in map {
        let name = plain(&field);
        let known = NAMES.iter().find(|(_, names)| names[0] == name);
        let (target, _) = known.ok_or_else(|| TableError::UnknownField(field.clone()))?;
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
        chosen.push((*target, columns));
    }
    for column in chosen.iter().flat_map(|(_, columns)| columns) {
        if !header.iter().any(|name| name.trim() == column) {
            return Err(TableError::UnknownColumn(column.clone()));
        }
    }
    let named = |name: &String| {
        chosen
            .iter()
            .find(|(_, columns)| columns.iter().any(|c| c == name.trim()))
    };
    Ok(header
        .iter()
        .map(|name| match named(name) {
            Some((target, _)) => Some(*target),
            // A field that the map gives to other columns is not recognised elsewhere.
            None => {
                recognise(name).filter(|target| !chosen.iter().any(|(taken, _)| taken == target))
            }
        })
        .collect())
}
