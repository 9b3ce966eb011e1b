//! The columns of a list of returns, and what their headings usually say in English and Russian.

use kit::i18n::{Lang, Text};
use kit::import::Field;

use super::super::words;
use crate::people::words as people_words;

/// Every field, the more exact names first; all names folded.
pub(super) const FIELDS: &[Field] = &[
    Field {
        code: "external_id",
        names: &[
            "external id", "case number", "case no", "case id", "iom case number", "iom case no", "iom number", "file number",
            "file no", "beneficiary id", "registration number", "registration no", "reference", "ref no", "ref", "id", "case",
            "номер дела", "номер кейса", "дело", "кейс", "идентификатор", "ид", "регистрационный номер",
        ],
    },
    Field { code: "given", names: &["given name", "given names", "first name", "firstname", "forename", "имя"] },
    Field {
        code: "family",
        names: &["family name", "last name", "lastname", "surname", "family", "фамилия"],
    },
    Field {
        code: "full_name",
        names: &[
            "full name", "fullname", "name and surname", "name surname", "name of beneficiary", "beneficiary name", "beneficiary",
            "applicant", "migrant", "name", "фио", "ф и о", "фамилия имя отчество", "фамилия имя", "имя и фамилия", "заявитель",
            "мигрант", "бенефициар",
        ],
    },
    Field { code: "sex", names: &["sex", "gender", "m f", "f m", "пол"] },
    Field {
        code: "birth",
        names: &[
            "date of birth", "birth date", "birthdate", "dob", "d o b", "born", "year of birth", "birth year", "birth",
            "дата рождения", "год рождения", "д р", "рождение",
        ],
    },
    Field { code: "age", names: &["age", "age at departure", "возраст", "лет"] },
    Field {
        code: "nationality",
        names: &["nationality", "citizenship", "country of origin", "country of nationality", "гражданство", "национальность", "страна происхождения"],
    },
    Field {
        code: "country",
        names: &[
            "country of return", "return country", "destination country", "country of destination", "destination", "returned to",
            "return to", "страна возвращения", "страна возврата", "страна назначения", "куда", "направление", "country", "страна",
        ],
    },
    Field {
        code: "departure",
        names: &[
            "departure date", "date of departure", "return date", "date of return", "travel date", "date of travel", "flight date",
            "departed on", "departed", "departure", "дата выезда", "дата отъезда", "дата возвращения", "дата вылета", "дата отправки",
            "выезд", "вылет", "date", "дата",
        ],
    },
    Field {
        code: "application",
        names: &[
            "application date", "date of application", "date applied", "applied on", "registration date", "date of registration",
            "registered on", "дата заявления", "дата подачи заявления", "дата обращения", "дата регистрации",
        ],
    },
    Field { code: "office", names: &["office", "site", "project site", "location", "офис", "площадка", "город", "место"] },
];

/// The word for a field.
pub(super) fn word(lang: &Lang, code: &str) -> Text {
    match code {
        "external_id" => words::import_external_id(lang),
        "given" => people_words::given(lang),
        "family" => people_words::family(lang),
        "full_name" => words::import_full_name(lang),
        "sex" => people_words::sex(lang),
        "birth" => people_words::birth(lang),
        "age" => words::import_age(lang),
        "nationality" => people_words::nationality(lang),
        "country" => words::country(lang),
        "departure" => words::import_departure(lang),
        "application" => words::import_application(lang),
        _ => people_words::office(lang),
    }
}
