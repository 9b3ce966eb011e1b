//! Damaged and meaningless input: nothing may panic, and the same input always gives the same
//! output. A short run of what the fuzz targets do at length.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;
use xforms::workbook::Limits;
use xforms::{Options, Outcome};

fn compile(bytes: &[u8], name: &str) -> Option<Outcome> {
    let book = xforms::read(bytes, name, &Limits::default()).ok()?;
    Some(xforms::compile(&book, &Options::default()))
}

/// Words that mean something to the compiler, and some that do not.
const WORDS: &[&str] = &[
    "survey",
    "choices",
    "settings",
    "entities",
    "type",
    "name",
    "label",
    "label::fr",
    "relevant",
    "calculation",
    "constraint",
    "default",
    "parameters",
    "choice_filter",
    "trigger",
    "save_to",
    "list_name",
    "text",
    "integer",
    "note",
    "calculate",
    "select_one l",
    "select_multiple l or_other",
    "rank l",
    "range",
    "audit",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "begin loop over l",
    "end loop",
    "geopoint",
    "csv-external",
    "l",
    "a",
    "b",
    "meta",
    "data",
    "${a}",
    "${b} + 1",
    "${last-saved#a}",
    "${",
    "instance('l')/root/item[name=${a}]/label",
    "yes",
    "now()",
    "start=1 end=3",
    "randomize=true seed=${a}",
    "%(label)s",
    "",
    "",
    "",
    "-",
    "été",
    "اسم",
    "entity_id",
    "update_if",
    "media::image",
    "a.png",
    "repeat_count",
    "table-list",
    "appearance",
    "l#p",
    "public_key",
    "omit_instanceID",
    "form_id",
    "allow_choice_duplicates",
    "flat",
];

fn table() -> impl Strategy<Value = String> {
    let cell = prop::sample::select(WORDS);
    let row = prop::collection::vec(cell, 1..8).prop_map(|cells| cells.join(" | "));
    prop::collection::vec((prop::bool::weighted(0.1), row), 1..40).prop_map(|rows| {
        let mut md =
            String::from("| survey |\n| | type | name | label | calculation | relevant |\n");
        for (sheet, row) in rows {
            let first = if sheet { "" } else { " | " };
            let _ = writeln!(md, "| {first}{row} |");
        }
        md
    })
}

/// A small workbook to damage.
fn workbook() -> Vec<u8> {
    let mut file = Workbook::new();
    for (name, rows) in [
        (
            "survey",
            vec![
                ["type", "name", "label"],
                ["select_one l", "a", "A ${b}"],
                ["integer", "b", "B"],
            ],
        ),
        (
            "choices",
            vec![
                ["list_name", "name", "label"],
                ["l", "x", "X"],
                ["l", "y", "Y"],
            ],
        ),
    ] {
        let sheet = file.add_worksheet().set_name(name).unwrap();
        for (row, cells) in rows.into_iter().enumerate() {
            for (column, text) in cells.into_iter().enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                sheet.write(row, column, text).unwrap();
            }
        }
    }
    file.save_to_buffer().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_is_compiled_or_refused(md in table()) {
        let first = compile(md.as_bytes(), "form.md");
        prop_assert_eq!(&first, &compile(md.as_bytes(), "form.md"));
        if let Some(form) = first.and_then(|o| o.form) {
            let parsed = quick_xml::Reader::from_str(&form.xml)
                .into_inner()
                .starts_with(b"<?xml");
            prop_assert!(parsed);
            well_formed(&form.xml);
        }
    }

    #[test]
    fn any_text_is_compiled_or_refused(text in "\\PC{0,400}") {
        compile(text.as_bytes(), "form.md");
        compile(text.as_bytes(), "form.csv");
    }

    #[test]
    fn a_damaged_workbook_is_compiled_or_refused(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)
    ) {
        let mut bytes = workbook();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        compile(&bytes, "form.xlsx");
    }
}

/// Fails if the text is not well-formed XML.
fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{error}: {xml}"),
        }
    }
}
