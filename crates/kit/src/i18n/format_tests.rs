//! Numbers, dates and lists in the four languages that ship.

use jiff::civil::date;

use super::*;

fn catalogue() -> Catalogue {
    Catalogue::builder().build()
}

#[test]
fn numbers() {
    let catalogue = catalogue();
    let all = |f: &dyn Fn(&Lang) -> String| ["en", "ru", "be", "ar"].map(|t| f(&catalogue.lang(t)));
    assert_eq!(
        all(&|l| l.number(-12_345)),
        ["-12,345", "-12\u{a0}345", "-12\u{a0}345", "\u{200e}-12,345"]
    );
    assert_eq!(
        all(&|l| l.number(1234)),
        ["1,234", "1\u{a0}234", "1234", "1,234"]
    );
    assert_eq!(
        all(&|l| l.decimal(0.5, 2)),
        ["0.50", "0,50", "0,50", "0.50"]
    );
    assert_eq!(
        all(&|l| l.percent(72.4, 1)),
        [
            "72.4%",
            "72,4\u{a0}%",
            "72,4\u{a0}%",
            "72.4\u{200e}%\u{200e}"
        ]
    );
    let en = catalogue.lang("en");
    assert_eq!(en.number(i64::MIN), "-9,223,372,036,854,775,808");
    assert_eq!(en.decimal(-0.04, 1), "0.0");
    assert_eq!(en.decimal(f64::NAN, 1), "–");
}

#[test]
fn shares_are_exact() {
    let en = catalogue().lang("en");
    assert_eq!(en.share(386, 533, 1), "72.4%");
    assert_eq!(en.share(1, 3, 0), "33%");
    assert_eq!(en.share(1, 16, 1), "6.3%");
    assert_eq!(en.share(-1, 16, 1), "-6.3%");
    assert_eq!(en.share(0, -5, 0), "0%");
    assert_eq!(en.share(1, 0, 1), "–");
    assert_eq!(
        en.share(i64::MAX, 1, 9),
        "922,337,203,685,477,580,700.000000000%"
    );
}

#[test]
fn dates() {
    let catalogue = catalogue();
    let june = date(2022, 6, 9);
    let all = |precision| {
        ["en", "ru", "be", "ar"].map(|t| catalogue.lang(t).date(june, precision).to_string())
    };
    assert_eq!(
        all(Precision::Day),
        [
            "9 June 2022",
            "9 июня 2022\u{a0}г.",
            "9 чэрвеня 2022\u{a0}г.",
            "9 يونيو 2022"
        ]
    );
    assert_eq!(
        all(Precision::Month),
        [
            "June 2022",
            "июнь 2022\u{a0}г.",
            "чэрвень 2022",
            "يونيو 2022"
        ]
    );
    assert_eq!(all(Precision::Year), ["2022"; 4]);
    assert_eq!(
        all(Precision::EstimatedAge),
        ["about 2022", "около 2022 г.", "каля 2022 г.", "حوالي 2022"]
    );
    assert_eq!(catalogue.lang("ru").month_name(6), "июнь");
    assert_eq!(catalogue.lang("ru").month_name(0), "");
    assert_eq!(catalogue.lang("ru").month_name(13), "");
}

#[test]
fn ranges_of_dates() {
    let catalogue = catalogue();
    let all = |from, to| ["en", "ru", "be", "ar"].map(|t| catalogue.lang(t).date_range(from, to));
    assert_eq!(
        all(date(2022, 5, 27), date(2022, 6, 9)),
        [
            "27 May – 9 June 2022",
            "27 мая – 9 июня 2022\u{a0}г.",
            "27 мая – 9 чэрвеня 2022",
            "27 مايو – 9 يونيو 2022",
        ]
    );
    let en = catalogue.lang("en");
    let range = |from, to| en.date_range(from, to);
    assert_eq!(range(date(2022, 6, 1), date(2022, 6, 9)), "1 – 9 June 2022");
    assert_eq!(
        range(date(2021, 12, 30), date(2022, 1, 2)),
        "30 December 2021 – 2 January 2022"
    );
    assert_eq!(range(date(2022, 6, 9), date(2022, 6, 9)), "9 June 2022");
}

#[test]
fn days_with_times() {
    let at = date(2022, 6, 9)
        .at(14, 5, 0, 0)
        .in_tz("Europe/Minsk")
        .expect("a known zone");
    let catalogue = catalogue();
    let all = ["en", "ru", "be", "ar"].map(|t| catalogue.lang(t).datetime(&at));
    assert_eq!(
        all,
        [
            "9 June 2022, 14:05",
            "9 июня 2022\u{a0}г., 14:05",
            "9 чэрвеня 2022\u{a0}г., 14:05",
            "9 يونيو 2022، 14:05",
        ]
    );
}

#[test]
fn lists() {
    let catalogue = catalogue();
    let all = |items: &[&str]| ["en", "ru", "be", "ar"].map(|t| catalogue.lang(t).list(items));
    assert_eq!(
        all(&["a", "b", "c"]),
        ["a, b and c", "a, b и c", "a, b і c", "a وb وc"]
    );
    assert_eq!(all(&["a", "b"])[0], "a and b");
    assert_eq!(all(&["a"])[0], "a");
    assert_eq!(all(&[])[0], "");
    let en = catalogue.lang("en");
    assert_eq!(en.list(&["{1}", "b", "c", "d"]), "{1}, b, c and d");
    assert_eq!(en.list_or(&["a", "b", "c"]), "a, b or c");
}
