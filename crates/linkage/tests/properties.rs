//! What must hold for any two records: symmetry, order-freedom, no trace of what was removed, and
//! that agreement never speaks against.

use linkage::{Batch, Birth, Class, DEFAULT_THRESHOLD, Index, Match, Model, Record, Sex};
use proptest::prelude::*;

const GIVEN: [&str; 10] = [
    "Mohammed",
    "محمد",
    "Ali",
    "Rebwar",
    "Olena",
    "Елена",
    "Hassan",
    "Hussein",
    "Karima",
    "Karim",
];
const FAMILY: [&str; 8] = [
    "Hawrami",
    "al-Bayati",
    "البياتي",
    "Kovalenko",
    "Каваленка",
    "Barzani",
    "Petrov",
    "Ivanova",
];
const DATES: [&str; 6] = [
    "1990-01-01",
    "1990-03-04",
    "1990-04-03",
    "1991-03-04",
    "1990",
    "2006-07-21",
];

const PLACES: [&str; 5] = [
    "Duhok",
    "دهوك",
    "12 Long Street, Karrada, Baghdad",
    "21 Longstreet Karrada Bagdhad",
    "5 Hill Street",
];

fn text(list: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![4 => prop::sample::select(list).prop_map(str::to_owned), 1 => Just(String::new())]
}

fn number(of: &'static str) -> impl Strategy<Value = Vec<String>> {
    prop::option::of(0..6_u32).prop_map(move |n| {
        n.map(|n| format!("{of}{}", 123_450 + n))
            .into_iter()
            .collect()
    })
}

fn record() -> impl Strategy<Value = Record> {
    (
        (text(&GIVEN), text(&GIVEN), text(&FAMILY)),
        prop::option::of(prop::sample::select(&DATES[..])),
        prop::option::of(prop::sample::select(vec![Sex::Female, Sex::Male])),
        text(&["IRQ", "SYR", "UKR"]),
        number("A"),
        number("+96477"),
        text(&["H1", "H2", "H3"]),
        text(&PLACES),
    )
        .prop_map(
            |(
                (given, father, family),
                birth,
                sex,
                nationality,
                documents,
                phones,
                household,
                place,
            )| {
                Record {
                    given,
                    father,
                    family,
                    sex,
                    birth: birth.and_then(Birth::parse),
                    nationality,
                    documents,
                    phones,
                    household,
                    place,
                }
            },
        )
}

fn index(records: &[Record]) -> Index<usize> {
    let mut index = Index::new();
    for (id, record) in records.iter().enumerate() {
        index.insert(id, record);
    }
    index
}

/// The one record of an index, compared.
fn bits(of: &Record, against: &Record) -> Option<Match<usize>> {
    index(std::slice::from_ref(of)).check(against).pop()
}

proptest! {
    // Each case learns twice from a register.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_rows_is_nothing(
        rows in prop::collection::vec(record(), 120..160), turn in 1..7_usize,
    ) {
        let mut order: Vec<usize> = (0..rows.len()).rev().collect();
        order.sort_by_key(|row| row % (turn + 1));
        let pairs = |order: &[usize]| {
            let mut batch = Batch::new(Model::start());
            for row in order {
                batch.add(&rows[*row]);
            }
            let found = batch.run(DEFAULT_THRESHOLD, |_| {}).pairs.into_iter();
            let mut found: Vec<(usize, usize, f32)> = found
                .map(|p| {
                    let [a, b] = [p.a, p.b].map(|at| order[at as usize]);
                    (a.min(b), a.max(b), p.probability)
                })
                .collect();
            found.sort_by_key(|(a, b, _)| (*a, *b));
            found
        };
        let straight: Vec<usize> = (0..rows.len()).collect();
        let (there, shuffled) = (pairs(&straight), pairs(&order));
        prop_assert_eq!(there.len(), shuffled.len());
        for (x, y) in there.iter().zip(&shuffled) {
            prop_assert_eq!((x.0, x.1), (y.0, y.1));
            prop_assert!((x.2 - y.2).abs() < 1e-4, "{x:?} {y:?}");
        }
    }
}

proptest! {
    #[test]
    fn symmetric(a in record(), b in record()) {
        let (there, back) = (bits(&a, &b), bits(&b, &a));
        prop_assert_eq!(there.is_some(), back.is_some());
        if let (Some(there), Some(back)) = (there, back) {
            prop_assert!((there.bits - back.bits).abs() < 0.01 || a != b, "{} {}", there.bits, back.bits);
            let both = index(&[a.clone(), b.clone()]);
            let own = |id: usize, r: &Record| both.check(r).into_iter().find(|m| m.id == id).map(|m| m.bits);
            if let (Some(x), Some(y)) = (own(0, &b), own(1, &a)) {
                prop_assert!((x - y).abs() < 1e-3, "{x} {y}");
            }
        }
    }

    #[test]
    fn exchanged_names_weigh_the_same_both_ways(
        a in record(), b in record(), others in prop::collection::vec(record(), 0..8), father in any::<bool>(),
    ) {
        let (a, mut b) = (a, b);
        let column = if father { &mut b.father } else { &mut b.given };
        std::mem::swap(column, &mut b.family);
        let all: Vec<Record> = [a.clone(), b.clone()].into_iter().chain(others).collect();
        let index = index(&all);
        let seen = |id: usize, r: &Record, own: usize| {
            index.check_others(r, &own).into_iter().find(|m| m.id == id).map(|m| m.bits)
        };
        let (there, back) = (seen(1, &a, 0), seen(0, &b, 1));
        prop_assert_eq!(there.is_some(), back.is_some());
        if let (Some(x), Some(y)) = (there, back) {
            prop_assert!((x - y).abs() < 1e-3, "{x} {y}\n{a:?}\n{b:?}");
        }
    }

    #[test]
    fn the_order_of_inserting_is_nothing(records in prop::collection::vec(record(), 1..12), asked in record()) {
        let forward = index(&records);
        let mut backward = Index::new();
        for (id, record) in records.iter().enumerate().rev() {
            backward.insert(id, record);
        }
        prop_assert_eq!(forward.check(&asked), backward.check(&asked));
        prop_assert_eq!(forward.groups().len(), backward.groups().len());
    }

    #[test]
    fn what_is_removed_leaves_nothing(records in prop::collection::vec(record(), 1..12), gone in prop::collection::vec(record(), 1..6), asked in record()) {
        let never = index(&records);
        let mut removed = index(&records);
        for (at, record) in gone.iter().enumerate() {
            removed.insert(100 + at, record);
        }
        removed.insert(0, &gone[0]);
        removed.insert(0, &records[0]);
        for at in 0..gone.len() {
            prop_assert!(removed.remove(&(100 + at)));
        }
        prop_assert_eq!(never.check(&asked), removed.check(&asked));
        prop_assert_eq!(never.size(), removed.size());
        let typed = format!("{} {}", asked.family, asked.given);
        prop_assert_eq!(never.search(&typed, 5), removed.search(&typed, 5));
    }

    #[test]
    fn agreement_never_lowers_the_score(a in record(), b in record(), more in record()) {
        let mut a = a;
        let mut b = b;
        a.given = "Rebwar".into();
        b.given = "ڕێبوار".into();
        let before = bits(&a, &b).map_or(f32::NEG_INFINITY, |m| m.bits);
        for field in 0..7 {
            let (mut x, mut y) = (a.clone(), b.clone());
            let added = match field {
                0 => add(&mut x.father, &mut y.father, &more.father),
                1 => add(&mut x.family, &mut y.family, &more.family),
                2 => add(&mut x.birth, &mut y.birth, &more.birth),
                3 => add(&mut x.sex, &mut y.sex, &more.sex),
                4 => add(&mut x.nationality, &mut y.nationality, &more.nationality),
                5 => add(&mut x.phones, &mut y.phones, &more.phones),
                _ => add(&mut x.documents, &mut y.documents, &more.documents),
            };
            let after = bits(&x, &y).map_or(f32::NEG_INFINITY, |m| m.bits);
            prop_assert!(!added || after >= before - 1e-3, "field {field}: {before} to {after}\n{x:?}\n{y:?}");
        }
    }

    #[test]
    fn reasons_add_up(a in record(), b in record()) {
        if let Some(found) = bits(&a, &b) {
            let sum: f32 = found.reasons.iter().map(|r| r.bits).sum();
            prop_assert!((sum - found.bits).abs() < 0.01, "{sum} {}", found.bits);
        }
    }

    #[test]
    fn nothing_breaks_on_odd_text(texts in prop::collection::vec(any::<String>(), 6)) {
        let odd = Record {
            given: texts[0].clone(),
            father: texts[1].clone(),
            family: texts[2].clone(),
            birth: Birth::parse(&texts[3]),
            documents: vec![texts[4].clone()],
            phones: vec![texts[5].clone()],
            nationality: texts[3].clone(),
            household: texts[4].clone(),
            place: texts[5].clone(),
            sex: Sex::parse(&texts[0]),
        };
        let mut index = index(std::slice::from_ref(&odd));
        index.check(&odd);
        index.search(&texts.join(" "), 5);
        prop_assert!(index.remove(&0));
        prop_assert_eq!(index.size().names, 0);
    }
}

/// Gives both the same value where both have none; says whether it did.
fn add<T: Clone + Default + PartialEq>(x: &mut T, y: &mut T, value: &T) -> bool {
    let free = *x == T::default() && *y == T::default() && *value != T::default();
    if free {
        x.clone_from(value);
        y.clone_from(value);
    }
    free
}

#[test]
fn a_brother_is_a_relative_and_an_own_second_registration_the_same() {
    let person = |given: &str, birth: &str| Record {
        given: given.into(),
        father: "Karwan".into(),
        family: "Hawrami".into(),
        birth: Birth::parse(birth),
        phones: vec!["0750 123 4567".into()],
        household: "H7".into(),
        ..Record::default()
    };
    let index = index(&[
        person("Rebwar", "1994-05-31"),
        person("Sherko", "1997-11-02"),
    ]);
    let found = index.check(&person("ڕێبوار", "1994-05-31"));
    assert_eq!((found[0].id, found[0].class), (0, Class::Same));
    let brother = found.iter().find(|m| m.id == 1).unwrap();
    assert_eq!(brother.class, Class::Relative);
    assert_eq!(index.duplicates().len(), 1);
    assert!(index.groups().is_empty());
}

#[test]
fn a_whole_family_registered_again_is_found() {
    let family = |household: &str| {
        ["Rebwar", "Shilan", "Azad"].map(|given| Record {
            given: given.into(),
            family: "Hawrami".into(),
            household: household.into(),
            ..Record::default()
        })
    };
    let again = family("H8");
    let index = index(&[family("H7"), again.clone()].concat());
    let alone = index.check(&Record {
        household: String::new(),
        ..again[0].clone()
    });
    let with_family = index.check(&again[0]);
    let of = |found: &[Match<usize>]| found.iter().find(|m| m.id == 0).map(|m| m.bits);
    assert!(
        of(&with_family) > of(&alone),
        "{:?} {:?}",
        of(&with_family),
        of(&alone)
    );
}

#[test]
fn a_registration_looked_at_again_is_not_its_own_duplicate() {
    let record = Record {
        given: "Rebwar".into(),
        family: "Hawrami".into(),
        documents: vec!["A1234567".into()],
        ..Record::default()
    };
    let mut index = index(&[record.clone(), record.clone()]);
    let ids = |found: Vec<Match<usize>>| found.iter().map(|m| m.id).collect::<Vec<_>>();
    assert_eq!(ids(index.check(&record)), [0, 1]);
    assert_eq!(ids(index.check_others(&record, &0)), [1]);
    assert_eq!(ids(index.check_others(&record, &7)), [0, 1]);
    assert!(!index.learn_if_grown());
}

#[test]
fn search_finds_across_scripts_and_by_number() {
    let person = |given: &str, family: &str, document: &str| Record {
        given: given.into(),
        family: family.into(),
        documents: vec![document.into()],
        birth: Birth::parse("1994-05-31"),
        phones: (family == "Шевченко")
            .then(|| "+375 29 123-45-67".to_owned())
            .into_iter()
            .collect(),
        ..Record::default()
    };
    let index = index(&[
        person("Mykola", "Шевченко", "AB123456"),
        person("محمد", "البياتي", "N7654321"),
        person("Rebwar", "Hawrami", "C1111112"),
    ]);
    for (typed, id) in [
        ("shev nik", 0),
        ("mohamed", 1),
        ("bayati", 1),
        ("ڕێب", 2),
        ("haw", 2),
        ("N7654321", 1),
        ("N765", 1),
        ("c1111", 2),
        ("+37529123", 0),
        ("0291234567", 0),
        ("2912", 0),
        ("hawr 1994", 2),
    ] {
        assert_eq!(
            index.search(typed, 3).first().map(|h| h.id),
            Some(id),
            "{typed}"
        );
    }
    assert!(index.search("", 3).is_empty());
    assert!(index.search("zzzzqqq", 3).is_empty());
}

#[test]
fn exchanged_names_are_explained_by_the_values_compared() {
    let person = |given: &str, father: &str, family: &str| Record {
        given: given.into(),
        father: father.into(),
        family: family.into(),
        birth: Birth::parse("1984-02-11"),
        ..Record::default()
    };
    let mut batch = Batch::new(Model::start());
    batch.add(&person("Zhanna", "", "Sukytchuk"));
    batch.add(&person("Sukytchuk", "", "Zhanna"));
    batch.add(&person("Yaroslav", "Valeriy", "Ryzyluk"));
    batch.add(&person("Yaroslav", "Ryzyluk", "Valeriy"));
    let lines = |a: u32, b: u32| -> String {
        let reasons = batch.explain(a, b).into_iter();
        let lines = reasons.filter_map(|reason| {
            let [x, y] = reason.columns?;
            Some(reason.with_values(&batch.value(a, x), &batch.value(b, y)))
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let zhanna = lines(0, 1);
    assert!(
        zhanna.contains("given name \u{2068}Zhanna\u{2069} / family name \u{2068}Zhanna\u{2069}: written the same"),
        "{zhanna}"
    );
    let yaroslav = lines(2, 3);
    for side in [
        "father's name \u{2068}Valeriy\u{2069} / family name \u{2068}Valeriy\u{2069}: written the same",
        "family name \u{2068}Ryzyluk\u{2069} / father's name \u{2068}Ryzyluk\u{2069}: written the same",
    ] {
        assert!(yaroslav.contains(side), "{yaroslav}");
    }
}

#[test]
fn names_alone_are_nobody_in_a_tiny_register() {
    let mut batch = Batch::new(Model::start());
    for given in ["Ali", "Ali", "Omar"] {
        batch.add(&Record {
            given: given.into(),
            family: "Hasan".into(),
            sex: Some(Sex::Male),
            ..Record::default()
        });
    }
    assert!(batch.run(DEFAULT_THRESHOLD, |_| {}).groups.is_empty());
}

/// A name is commoner among its own people than among all.
#[test]
fn a_country_that_comes_to_be_known_never_lowers_the_score() {
    let bearer = |given: &str, nationality: &str| Record {
        given: given.into(),
        family: "Hawrami".into(),
        father: "Ahmed".into(),
        nationality: nationality.into(),
        ..Record::default()
    };
    let others = (0..3_000).map(|n| match n {
        0..300 => bearer("Rebwar", "SOM"),
        300..600 => Record {
            family: format!("House{n}"),
            father: format!("Sire{n}"),
            ..bearer("Karwan", "SOM")
        },
        _ => Record {
            given: format!("Name{n}"),
            family: format!("House{n}"),
            father: format!("Sire{n}"),
            nationality: "IRQ".into(),
            ..Record::default()
        },
    });
    let mut register = index(&others.collect::<Vec<_>>());
    let mut seen = |nationality: &str| {
        let person = Record {
            birth: Birth::parse("1994-05-31"),
            ..bearer("Rebwar", nationality)
        };
        register.insert(9_000, &person);
        register.insert(9_001, &person);
        let found = register.check_others(&person, &9_000);
        let other = found.into_iter().find(|m| m.id == 9_001);
        other.map_or(f32::NEG_INFINITY, |m| m.bits)
    };
    let (unknown, known) = (seen(""), seen("SOM"));
    assert!(known >= unknown, "{unknown} to {known}");
}
