//! A person as a row of a list has her: the columns that say who she is, and how they are read. Other
//! rooms whose lists hold people read them by the same rules.

use jiff::civil::Date;
use kit::i18n::Precision;
use kit::import;

use super::model::Identity;
use super::words;
use crate::imports::{Cells, Column, Desk, Vocabulary};

/// Father's name or patronymic.
pub const FATHER: Column = Column::new(
    "father",
    words::father,
    "father name, father s name, fathers name, name of father, patronymic, \
        middle name, отчество, имя отца",
);
/// Family name.
pub const FAMILY: Column = Column::new(
    "family",
    words::family,
    "family name, last name, lastname, surname, фамилия, прозвішча, family",
)
.shown();
/// Given name.
pub const GIVEN: Column = Column::new(
    "given",
    words::given,
    "given name, given names, first name, first names, firstname, forename, имя, \
        імя",
)
.shown();
/// The whole name in one column.
pub const FULL_NAME: Column = Column::new(
    "full_name",
    words::listed_full_name,
    "full name, fullname, name and surname, name surname, surname and name, \
        surname name, name of beneficiary, beneficiary name, name of person, \
        person name, head of household name, фио, ф и о, фамилия имя отчество, \
        фамилия имя, фамилия и имя, имя и фамилия, имя фамилия, прозвішча імя, \
        beneficiary, applicant, migrant, person, заявитель, мигрант, бенефициар, \
        name, names",
)
.shown();
/// Sex.
pub const SEX: Column = Column::new(
    "sex",
    words::sex,
    "sex, gender, sex m f, m f, f m, пол, пол м ж, м ж, пал",
);
/// Birth date, or year of birth.
pub const BIRTH: Column = Column::new(
    "birth",
    words::birth,
    "date of birth, birth date, birthdate, birthday, dob, d o b, year of birth, \
        birth year, yob, дата рождения, год рождения, день рождения, д р, др, г р, \
        дата нараджэння, год нараджэння, born, birth, рождение",
)
.day();
/// Age.
pub const AGE: Column = Column::new(
    "age",
    words::listed_age,
    "age, age at departure, age years, age in years, возраст, возраст лет, \
        полных лет, лет, узрост",
);
/// Nationality.
pub const NATIONALITY: Column = Column::new(
    "nationality",
    words::nationality,
    "nationality, citizenship, country of nationality, country of citizenship, \
        country of origin, гражданство, национальность, страна гражданства, \
        страна происхождения, подданство, грамадзянства, coo",
)
.shown();

/// Whom the mission calls them.
pub const POPULATION: Column = Column::new(
    "population",
    words::population,
    "population group, population, target group, category, beneficiaries, \
        beneficiary group, group, категория, группа, целевая группа, кому, катэгорыя",
)
.once();

/// The populations as pages and lists call them.
pub fn populations(desk: &Desk<'_>) -> Vocabulary {
    let catalogue = &desk.app.house.catalogue;
    Vocabulary::of(catalogue, super::POPULATIONS, super::population_word).with(&[
        (
            "ukraine",
            "ukrainian, ukrainians, ukrainian refugees, refugees from ukraine, \
                displaced from ukraine, people from ukraine, украинцы, \
                граждане украины, беженцы из украины, из украины",
        ),
        (
            "third_country",
            "tcn, tcns, third country nationals, \
                third country nationals from ukraine, гтс, граждане третьих стран",
        ),
        (
            "stranded",
            "migrant, migrants, stranded, stranded migrant, stranded migrants, \
                irregular migrants, мигрант, мигранты, застрявшие мигранты",
        ),
        (
            "national",
            "nationals, belarusian, belarusians, locals, host community, \
                граждане, белорусы, местные жители",
        ),
        ("other", "others, прочие, другие"),
    ])
}

/// Who a row speaks of.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What identifies; sealed when it is stored.
    pub identity: Identity,
    /// How exactly the birth is known, or empty.
    pub birth_precision: String,
    /// One of [`super::SEXES`].
    pub sex: &'static str,
    /// Alpha-3, or empty.
    pub nationality: String,
    /// Completed years on the day that the row is about.
    pub age: Option<i64>,
}

impl Listed {
    /// Year of birth.
    pub fn birth_year(&self) -> Option<i64> {
        self.identity.birth.get(..4)?.parse().ok()
    }

    /// Who it is, folded, for telling whether two rows are one: never stored.
    pub fn who(&self) -> String {
        let name = import::fold(&self.identity.name());
        format!("{name} {} {}", self.identity.birth, self.nationality)
    }
}

/// Reads the person of a row that is about the day `on`.
pub fn read(cells: &mut Cells<'_>, on: Option<Date>) -> Listed {
    let day = on.unwrap_or(cells.today());
    let birth = cells.birth("birth", day);
    let age = cells.age("age");
    let exact = birth.filter(|(_, precision)| *precision == Precision::Day);
    let (born, precision) = birth.or_else(|| guessed(age, day)).unzip();
    let age_of = |born: Date| kit::time::age_on(born, day);
    Listed {
        age: exact
            .map(|(born, _)| age_of(born))
            .or(age)
            .or_else(|| born.map(age_of)),
        identity: Identity {
            birth: born.map(|day| day.to_string()).unwrap_or_default(),
            ..names(cells)
        },
        birth_precision: precision.map_or(String::new(), |p| p.as_str().to_string()),
        sex: cells.sex("sex"),
        nationality: cells.country("nationality"),
    }
}

/// Which part of a whole name is the family's is not known in every language: it stays whole, unless
/// a comma says it.
fn names(cells: &mut Cells<'_>) -> Identity {
    let named = Identity {
        given: cells.text("given", 100),
        family: cells.text("family", 100),
        father: cells.text("father", 100),
        ..Identity::default()
    };
    if !named.given.is_empty() || !named.family.is_empty() {
        return named;
    }
    let whole = cells.text("full_name", 200);
    let (given, family) = match whole.split_once(',') {
        Some((family, given)) => (given.trim().to_string(), family.trim().to_string()),
        None => (whole, String::new()),
    };
    Identity {
        given,
        family,
        ..named
    }
}

/// A birth year from an age on that day.
fn guessed(age: Option<i64>, day: Date) -> Option<(Date, Precision)> {
    let year = i64::from(day.year()) - age?;
    let year = i16::try_from(year).ok()?;
    let born = Date::new(year, 1, 1).ok()?;
    Some((born, Precision::EstimatedAge))
}
