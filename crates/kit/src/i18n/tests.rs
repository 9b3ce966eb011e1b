//! Stories about languages: what a reader sees when files are complete, partial, changed or broken.

use std::fs;
use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::words;

/// Words of an invented room.
const ROOM: Sources = &[
    (
        "en",
        "tea-cups = { $count ->\n    [one] { $count } cup\n   *[other] { $count } cups\n}\n\
         tea-for = Tea for { $name }, table { $table }\n\
         tea-sex = { $sex ->\n    [female] her tea\n   *[other] their tea\n}\n\
         tea-button = Pour\n    .hint = Pours { $count } cups\n",
    ),
    (
        "ru",
        "tea-cups = { $count ->\n    [one] { $count } чашка\n    [few] { $count } чашки\n   *[many] { $count } чашек\n}\n\
         tea-sex = { $sex ->\n    [female] её чай\n   *[other] их чай\n}\n",
    ),
    (
        "ar",
        "tea-cups = { $count ->\n    [zero] صفر\n    [one] واحد\n    [two] اثنان\n    [few] قليل { $count }\n    [many] كثير { $count }\n   *[other] غير ذلك { $count }\n}\n\
         tea-for = شاي ل{ $name }، طاولة { $table }\n",
    ),
];

fn catalogue() -> Catalogue {
    Catalogue::builder().room(ROOM).build()
}

fn cups(lang: &Lang, count: i64) -> String {
    lang.text("tea-cups", &[("count", count.into())])
        .to_string()
}

fn tea_for(lang: &Lang, name: &str, table: &str) -> Text {
    let args = [("name", name.into()), ("table", table.into())];
    lang.text("tea-for", &args)
}

fn write(folder: &Path, file: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("make the folder");
    fs::write(path, text).expect("write the file");
}

#[test]
fn every_message_can_be_said_in_every_shipped_language() {
    let catalogue = catalogue();
    assert_eq!(catalogue.rehearse(), Vec::<String>::new());
    assert_eq!(catalogue.problems(), []);
    let tags: Vec<&str> = catalogue.languages().iter().map(Lang::tag).collect();
    assert_eq!(tags, ["en", "ar", "be", "ru"]);
    for lang in Catalogue::builder().build().languages() {
        assert_eq!(lang.missing(), 0, "{}", lang.tag());
    }
}

#[test]
fn rehearsing_names_what_cannot_be_said() {
    let broken: Sources = &[
        ("en", "tea-a = A { $x }\n"),
        ("ru", "tea-a = А { $y }\n"),
        ("be", "tea-a = А { tea-gone }\n"),
    ];
    let catalogue = Catalogue::builder().room(broken).build();
    assert_eq!(catalogue.rehearse(), ["be: tea-a", "ru: tea-a"]);
    // And a reader never sees `{ $y }`.
    let said = catalogue.lang("ru").text("tea-a", &[("x", "1".into())]);
    assert_eq!(said.to_string(), "A 1");
    assert!(said.lang_fallback());
}

#[test]
fn russian_plurals() {
    let ru = catalogue().lang("ru");
    assert_eq!(cups(&ru, 1), "1 чашка");
    assert_eq!(cups(&ru, 2), "2 чашки");
    assert_eq!(cups(&ru, 5), "5 чашек");
    assert_eq!(cups(&ru, 11), "11 чашек");
    assert_eq!(cups(&ru, 21), "21 чашка");
    assert_eq!(cups(&ru, 1_234_561), "1\u{a0}234\u{a0}561 чашка");
}

#[test]
fn arabic_plurals() {
    let ar = catalogue().lang("ar");
    let forms = [0, 1, 2, 3, 11, 100].map(|n| cups(&ar, n));
    assert_eq!(
        forms,
        ["صفر", "واحد", "اثنان", "قليل 3", "كثير 11", "غير ذلك 100"]
    );
    let forms = [0, 1, 2, 3, 11, 100].map(|n| ar.plural(n).as_str());
    assert_eq!(forms, ["zero", "one", "two", "few", "many", "other"]);
}

#[test]
fn belarusian_and_english_plurals() {
    let catalogue = catalogue();
    let be = catalogue.lang("be");
    let days = [1, 2, 5, 21].map(|n| words::date_days(&be, n).to_string());
    assert_eq!(days, ["1 дзень", "2 дні", "5 дзён", "21 дзень"]);
    let en = catalogue.lang("en");
    assert_eq!(cups(&en, 1), "1 cup");
    assert_eq!(cups(&en, 0), "0 cups");
    assert_eq!(cups(&en, 12_345), "12,345 cups");
}

#[test]
fn english_stands_in_and_says_so() {
    let ru = catalogue().lang("ru");
    assert_eq!(ru.missing(), 2);
    let said = tea_for(&ru, "Anna", "7");
    assert!(said.lang_fallback());
    assert_eq!(
        maud::Render::render(&said).into_string(),
        "<span lang='en' dir='ltr'>Tea for Anna, table 7</span>"
    );
    let own = ru.text("tea-sex", &[("sex", "female".into())]);
    assert_eq!(maud::Render::render(&own).into_string(), "её чай");
    let hint = ru.text("tea-button.hint", &[("count", 3.into())]);
    assert_eq!(hint.to_string(), "Pours 3 cups");
    assert_eq!(ru.text("tea-gone", &[]).to_string(), "tea-gone");
}

#[test]
fn values_are_isolated_only_where_directions_mix_and_always_escaped() {
    let catalogue = catalogue();
    let html = |lang: &str, name: &str| {
        maud::Render::render(&tea_for(&catalogue.lang(lang), name, "7")).into_string()
    };
    assert_eq!(html("en", "Anna"), "Tea for Anna, table 7");
    assert_eq!(html("en", "آنا"), "Tea for <bdi>آنا</bdi>, table 7");
    assert_eq!(html("en", "<i>"), "Tea for &lt;i&gt;, table 7");
    assert!(html("ar", "Anna").starts_with("شاي ل<bdi>Anna</bdi>، "));
    // A choice by a word still works where the word itself would be isolated.
    let ar: Sources = &[
        (
            "en",
            "x-sex = { $sex ->\n    [female] her\n   *[other] their\n}\n",
        ),
        (
            "ar",
            "x-sex = { $sex ->\n    [female] لها\n   *[other] لهم\n}\n",
        ),
    ];
    let ar = Catalogue::builder().room(ar).build().lang("ar");
    let said = ar.text("x-sex", &[("sex", "female".into())]);
    assert_eq!(said.to_string(), "لها");
}

#[test]
fn a_mission_adds_a_language_and_changes_a_message_with_files() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "uk/tea.ftl",
        "\u{feff}language-name = Українська\r\ntea-for = Чай для { $name } ({ $table })\r\n",
    );
    write(folder.path(), "ru/house.ftl", "tea-sex = чай\n");
    let catalogue = Catalogue::builder()
        .room(ROOM)
        .folder(folder.path())
        .build();
    assert_eq!(catalogue.problems(), []);
    let uk = catalogue.lang("uk-UA");
    assert_eq!((uk.tag(), uk.name().as_str()), ("uk", "Українська"));
    assert_eq!(tea_for(&uk, "Анна", "7").to_string(), "Чай для Анна (7)");
    assert_eq!(cups(&uk, 5), "5 cups");
    assert!(uk.missing() > 0);
    let june = uk.date(date(2022, 6, 9), Precision::Day);
    assert_eq!(june.to_string(), "9 червня 2022\u{a0}р.");
    let ru = catalogue.lang("ru");
    assert_eq!(
        ru.text("tea-sex", &[("sex", "male".into())]).to_string(),
        "чай"
    );
    assert_eq!(cups(&ru, 1), "1 чашка");
}

#[test]
fn a_region_speaks_its_language_and_adds_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "ar-IQ/words.ftl", "tea-button = صب\n");
    let catalogue = Catalogue::builder()
        .room(ROOM)
        .folder(folder.path())
        .build();
    let iraq = catalogue.lang("ar-IQ");
    assert_eq!(iraq.direction(), Direction::Rtl);
    assert_eq!(iraq.text("tea-button", &[]).to_string(), "صب");
    assert_eq!(cups(&iraq, 1), "واحد");
    assert_eq!(iraq.month_name(6), "حزيران");
}

#[test]
fn a_broken_file_is_reported_with_its_line_and_nothing_else_suffers() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "ru/a.ftl",
        "tea-sex = чай\n\ntea-for = { $name\n\ntea-cups = { $cuont } чашек\ntea-cap = Крышка\n",
    );
    write(folder.path(), "ru/b.ftl", [0xff, 0xfe, 0x00]);
    write(folder.path(), "not a tag/c.ftl", "x = y\n");
    let catalogue = Catalogue::builder()
        .room(ROOM)
        .folder(folder.path())
        .build();
    let mut said: Vec<String> = catalogue
        .problems()
        .iter()
        .map(ToString::to_string)
        .collect();
    for text in &mut said {
        *text = text.replace(&folder.path().display().to_string(), "");
    }
    assert_eq!(said.len(), 5, "{said:#?}");
    assert_eq!(
        said[0],
        "/not a tag: the folder is not named by a language tag; skipped"
    );
    assert!(
        said[1].starts_with("/ru/a.ftl:3: not understood"),
        "{}",
        said[1]
    );
    assert_eq!(
        said[2],
        "/ru/a.ftl:5: `tea-cups` is given no value `$cuont`; skipped"
    );
    assert_eq!(
        said[3],
        "/ru/a.ftl:6: no message is called `tea-cap`; skipped"
    );
    assert!(
        said[4].starts_with("/ru/b.ftl: cannot be read"),
        "{}",
        said[4]
    );
    let ru = catalogue.lang("ru");
    assert_eq!(cups(&ru, 5), "5 чашек");
    assert_eq!(
        ru.text("tea-sex", &[("sex", "x".into())]).to_string(),
        "чай"
    );
    assert_eq!(catalogue.rehearse(), Vec::<String>::new());
}

#[test]
fn a_message_that_calls_itself_does_not_hang() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "ru/a.ftl", "tea-button = { tea-button }\n");
    let catalogue = Catalogue::builder()
        .room(ROOM)
        .folder(folder.path())
        .build();
    assert_eq!(
        catalogue.lang("ru").text("tea-button", &[]).to_string(),
        "Pour"
    );
    assert_eq!(catalogue.rehearse(), ["ru: tea-button"]);
}

#[test]
fn a_hostile_file_is_skipped() {
    let folder = tempfile::tempdir().expect("a folder");
    let nested = "tea-button = ".to_string() + &"{ ".repeat(100_000);
    write(folder.path(), "ru/a.ftl", nested);
    let just_allowed = format!("tea-button = {}\"x\"{}\n", "{ ".repeat(50), " }".repeat(50));
    write(folder.path(), "be/a.ftl", just_allowed);
    let catalogue = Catalogue::builder()
        .room(ROOM)
        .folder(folder.path())
        .build();
    assert_eq!(catalogue.problems().len(), 1, "{:?}", catalogue.problems());
    let pour = |tag: &str| catalogue.lang(tag).text("tea-button", &[]).to_string();
    assert_eq!((pour("ru"), pour("be")), ("Pour".into(), "x".into()));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    /// Whatever a file says, the program starts and every message can be asked for.
    #[test]
    fn no_file_stops_the_program(
        text in "(tea-(cups|for|sex|button)( = |=)?|[{}\\[\\]*.$\"#=\\n -]{1,4}|\\$?[a-zé]{1,5}|->\n| \\{ \\$count -> )*"
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "ru/a.ftl", &text);
        let catalogue = Catalogue::builder().room(ROOM).folder(folder.path()).build();
        let lines = text.matches('\n').count() + 1;
        for problem in catalogue.problems() {
            proptest::prop_assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)));
        }
        catalogue.rehearse();
        let said = cups(&catalogue.lang("ru"), 5);
        proptest::prop_assert!(!said.contains("{$"), "{}", said);
    }
}

#[test]
fn the_reader_is_answered_in_a_language_she_reads() {
    let catalogue = catalogue();
    let tag = |header: &str| catalogue.negotiate(header).tag().to_string();
    assert_eq!(tag("de-DE, ru-RU;q=0.9, en;q=0.8"), "ru");
    assert_eq!(tag("ar-IQ"), "ar");
    assert_eq!(tag("be;q=0.4, AR;q=0.5"), "ar");
    assert_eq!(tag("zz, *"), "en");
    assert_eq!(tag(""), "en");
}

#[test]
fn the_pseudo_language_shows_which_words_come_from_files() {
    let catalogue = Catalogue::builder().room(ROOM).pseudo().build();
    let pseudo = catalogue.lang("en-XA");
    let said = tea_for(&pseudo, "Anna", "7").to_string();
    assert_eq!(said, "Téá f~ór Anna, tábl~é 7");
    assert_eq!(cups(&pseudo, 2), "2 çúpš~");
    assert!(!catalogue.lang("en").text("tea-button", &[]).lang_fallback());
}

#[test]
fn an_unknown_language_gets_neutral_dates() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "kmr-Arab/a.ftl", "tea-button = چا\n");
    let catalogue = Catalogue::builder()
        .room(ROOM)
        .folder(folder.path())
        .build();
    let badini = catalogue.lang("kmr-Arab");
    assert_eq!(badini.direction(), Direction::Rtl);
    assert_eq!(
        badini.date(date(2022, 6, 9), Precision::Day).to_string(),
        "2022-06-09"
    );
    assert_eq!(
        badini.date_range(date(2022, 5, 27), date(2022, 6, 9)),
        "2022-05-27 – 2022-06-09"
    );
    assert_eq!(badini.name(), "kmr-Arab");
    assert_eq!(cups(&badini, 3), "3 cups");
}
