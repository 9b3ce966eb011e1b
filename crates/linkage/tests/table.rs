//! Registers as files: headers, bad rows, quotes, encodings, words for nothing.

use linkage::table::{BadRow, Fault, NotUsed, Options, Row, Table, TableError};
use linkage::{Birth, Sex};

fn read(csv: &str, map: Option<&str>) -> Vec<Result<Row, BadRow>> {
    let options = Options {
        map,
        ..Options::default()
    };
    let mut table = Table::open(csv.as_bytes(), options).expect("a header");
    std::iter::from_fn(|| table.next_row().expect("a file")).collect()
}

#[test]
fn common_headers_are_recognised() {
    let rows = read(
        "\u{feff}ID;First Name;Surname;Date of birth;Gender\n1;Ali;Omar;1.2.1990;m\n",
        None,
    );
    let row = rows[0].as_ref().unwrap();
    assert_eq!((row.id.as_str(), row.line), ("1", 2));
    assert_eq!(row.record.family, "Omar");
    assert_eq!(row.record.birth, Birth::new(1990, 2, 1));
    assert_eq!(row.record.sex, Some(Sex::Male));
}

#[test]
fn a_map_names_columns_and_its_mistakes_are_named() {
    let rows = read(
        "id,A,B,C\n1,Ali,Z,Y\n",
        Some("given_name = \"A\"\nplace = [\"B\", \"C\"]"),
    );
    assert_eq!(rows[0].as_ref().unwrap().record.place, "Z Y");
    let open = |map| {
        let options = Options {
            map: Some(map),
            ..Options::default()
        };
        Table::open("id,a\n".as_bytes(), options)
            .err()
            .unwrap()
            .to_string()
    };
    assert!(open("colour = \"a\"").contains("`colour`"));
    assert!(open("sex = \"b\"").contains("`b`"));
    assert!(open("sex = ").contains("cannot be read"));
}

#[test]
fn bad_rows_have_their_line_and_the_rest_goes_on() {
    let rows = read("id,dob\n1,1990\n2\n\n,1990\n\"x\ny\",1990\n3,1990\n", None);
    let bad: Vec<_> = rows
        .iter()
        .filter_map(|r| r.as_ref().err().copied())
        .collect();
    assert_eq!(
        (bad[0].line, bad[0].why),
        (
            3,
            Fault::Cells {
                found: 1,
                expected: 2
            }
        )
    );
    assert_eq!(bad[1].why, Fault::NoId);
    assert_eq!(bad[2].why, Fault::OddId);
    assert_eq!(rows.last().unwrap().as_ref().unwrap().id, "3");
}

#[test]
fn an_open_quote_costs_its_own_row_only() {
    let faults = |csv: &str| -> Vec<(u64, Fault)> {
        let rows = read(csv, None);
        rows.iter()
            .filter_map(|r| r.as_ref().err().map(|e| (e.line, e.why)))
            .collect()
    };
    let good = |csv: &str| read(csv, None).iter().filter(|r| r.is_ok()).count();
    let many: String = (3..100).map(|n| format!("{n},x{n}\n")).collect();
    let open = format!("id,given_name\n1,Ali\n2,\"Omar\n{many}");
    assert_eq!(faults(&open), [(3, Fault::OpenQuote)]);
    assert_eq!(good(&open), 98);
    // Another row's quote closes it: both are as they were written, or one row is lost.
    let twice = "id,given_name\n1,\"Ali\n2,Omar\n3,\"Karim\"\n4,Zaid\n";
    assert_eq!(faults(twice), [(2, Fault::OpenQuote)]);
    assert_eq!(good(twice), 3);
    // At the end of the file.
    assert_eq!(
        faults("id,given_name\n1,\"Ali\n2,Omar\n"),
        [(2, Fault::OpenQuote)]
    );
    // A cell of several lines is none of this.
    assert_eq!(good("id,name\r\n1,\"a\r\nb\r\nc\"\r\n2,d\r\n"), 2);
    assert_eq!(good("id,name\r1,a\r2,b\r"), 2);
}

#[test]
fn a_huge_cell_is_one_bad_row() {
    let csv = format!("id,given_name\n1,{}\n2,Ali\n", "x".repeat(10_000_000));
    let rows = read(&csv, None);
    assert_eq!(
        rows[0],
        Err(BadRow {
            line: 2,
            why: Fault::TooLong
        })
    );
    assert_eq!(rows[1].as_ref().unwrap().record.given, "Ali");
}

#[test]
fn a_full_name_is_taken_apart() {
    let rows = read("id,full_name\n1,Ahmed Abd al-Karim Hassan\n2,علي\n", None);
    let first = &rows[0].as_ref().unwrap().record;
    assert_eq!(
        (first.given.as_str(), first.family.as_str()),
        ("ahmed", "hassan")
    );
    assert_eq!(rows[1].as_ref().unwrap().record.given, "علي");
}

fn open(bytes: &[u8], encoding: Option<&str>) -> Result<Vec<Result<Row, BadRow>>, TableError> {
    let options = Options {
        encoding,
        ..Options::default()
    };
    let mut table = Table::open(bytes, options)?;
    std::iter::from_fn(|| table.next_row().transpose()).collect()
}

fn given(rows: &[Result<Row, BadRow>]) -> Vec<&str> {
    let good = rows.iter().filter_map(|row| row.as_ref().ok());
    good.map(|row| row.record.given.as_str()).collect()
}

#[test]
fn words_for_nothing_are_nothing() {
    let rows = read(
        "id,given_name,family_name,father_name,sex,dob,nationality,doc_no,phone,household_id\n\
         1,Nil,None,none,?,1900-01-01,unknown,N/A,n/a,0\n\
         2,unknown,غير معروف,نامعلوم,,unknown,-,#N/A,null,000\n",
        None,
    );
    let records: Vec<_> = rows.iter().map(|r| &r.as_ref().unwrap().record).collect();
    let names = (records[0].given.as_str(), records[0].family.as_str());
    assert_eq!(names, ("Nil", "None"));
    let mut rest = records[0].clone();
    (rest.given, rest.family) = (String::new(), String::new());
    assert_eq!(rest, linkage::Record::default());
    assert_eq!(records[1], &linkage::Record::default());
    assert!(rows.iter().all(|r| !r.as_ref().unwrap().odd_birth));
}

#[test]
fn invisible_marks_and_eastern_digits_change_nothing() {
    let head = "id,given_name,sex,dob,nationality,doc_no,phone,household_id\n";
    let plain = read(
        &format!("{head}1,Ali,M,1990-05-06,IRQ,A12,0750111222,H01\n"),
        None,
    );
    let marked = format!(
        "{head}1,\u{202B}Ali\u{202C},\u{200F}M\u{200E},\u{200E}1990-05-06\u{200F},\u{2067}IRQ\u{2069},\
         \u{FEFF}A12,\u{A0}0750111222,\u{200F}H\u{AD}٠١\u{200E}\n"
    );
    assert_eq!(read(&marked, None), plain);
    let joiner = read("id,given_name\n1,علی\u{200C}رضا\n", None);
    assert_eq!(given(&joiner), ["علی\u{200C}رضا"]);
}

#[test]
fn files_that_are_no_utf8_are_read_or_refused() {
    let text = "id,given_name\n1,José\n2,محمد\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(given(&open(&utf16, None).unwrap()), ["José", "محمد"]);
    let latin1 = b"id,given_name\n1,Ali\n2,Jos\xE9\n";
    assert!(matches!(
        open(latin1, None),
        Err(TableError::NotUtf8 { line: 3 })
    ));
    assert_eq!(
        given(&open(latin1, Some("windows-1252")).unwrap()),
        ["Ali", "José"]
    );
    let rows = open(latin1, Some("utf-8")).unwrap();
    let bad = BadRow {
        line: 3,
        why: Fault::NotUtf8,
    };
    assert_eq!(rows[1], Err(bad));
    assert!(matches!(
        open(latin1, Some("klingon")),
        Err(TableError::UnknownEncoding(_))
    ));
    assert!(
        open("id,name\n1,\u{FFFD}li\n".as_bytes(), None).unwrap()[0]
            .as_ref()
            .unwrap()
            .lost_letters
    );
}

#[test]
fn separators_are_found_or_said() {
    for csv in [
        "id|given_name|dob\n1|Ali|1990\n",
        "id\tgiven_name\tdob\n1\tAli\t1990\n",
        "\n\nid;given_name;dob\n1;Ali;1990\n",
        "sep=;\r\nid;given_name;dob\r\n1;Ali;1990\r\n",
        "\u{FEFF}sep=;\nid;given_name;\"dob (d,m,y)\"\n1;Ali;1990\n",
        "\"a,b,c\"\n",
    ] {
        let rows = open(csv.as_bytes(), None);
        match rows {
            Err(error) => assert!(csv.starts_with('"') && matches!(error, TableError::NoId)),
            Ok(rows) => assert_eq!(given(&rows), ["Ali"], "{csv}"),
        }
    }
    let rows = read("sep=;\nid;name\n;x\n", None);
    assert_eq!(rows[0].as_ref().unwrap_err().line, 3);
}

#[test]
fn a_header_that_is_none_is_told_from_an_empty_file() {
    let error = |text: &str| open(text.as_bytes(), None).unwrap_err().to_string();
    assert!(error("").contains("is empty"));
    assert!(error(&"x".repeat(2_000_000)).contains("longer than 1 MiB"));
    assert!(error(&format!("id{}\n", ",c".repeat(5_000))).contains("4,096 columns"));
    assert!(error("id,colour\n1,red\n").contains("given_name"));
    assert!(error(&format!("id,\"name\n{}", "1,x\n".repeat(50))).contains("quote"));
}

#[test]
fn what_became_of_each_column_is_told() {
    let header = "id,Vorname,colour,given_name,given_name,dob,year of birth\n";
    let table = Table::open(header.as_bytes(), Options::default()).unwrap();
    let fields: Vec<_> = table.columns().iter().map(|c| c.field).collect();
    assert_eq!(
        fields,
        [
            Ok("id"),
            Ok("given_name"),
            Err(NotUsed::Unknown),
            Ok("given_name"),
            Err(NotUsed::Twice),
            Ok("dob"),
            Err(NotUsed::Another("dob"))
        ]
    );
}

#[test]
fn a_chain_fills_only_what_has_no_column() {
    let rows = read(
        "id,full_name,given_name,family_name,father_name\n\
         1,Ali Hasan Omar Qadri,Ali Hasan,Qadri,Omar\n2,Ali Hasan Qadri,,,Omar\n",
        None,
    );
    let names: Vec<_> = rows
        .iter()
        .map(|r| &r.as_ref().unwrap().record)
        .map(|r| [r.given.as_str(), &r.father, &r.family].map(str::to_owned))
        .collect();
    assert_eq!(
        names,
        [["Ali Hasan", "Omar", "Qadri"], ["Ali", "Omar", "Qadri"]]
    );
}
