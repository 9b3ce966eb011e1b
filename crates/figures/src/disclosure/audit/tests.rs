//! The auditor's parts, each with numbers that a pencil can follow.

use std::collections::BTreeMap;

use super::model::{MANY, Model};
use super::proof::last_printed;
use super::{Finding, Proof, Published, Why, attack, audit, exact, propagate};
use crate::disclosure::protect::{Claim, HeldWorld, Subject};

const HEAD: &str = "[release]\nas_of = \"x\"\n\
    [[dimension]]\nname = \"n\"\ncategories = [\"a\", \"b\", \"c\"]\n";

/// One release of one table of `a`, `b`, `c`, its total first. `None` is hidden.
fn release(number: usize, population: &str, rows: [Option<i64>; 4]) -> Published {
    let mut text = "n,count,flag\n".to_owned();
    for (label, row) in ["Total", "a", "b", "c"].iter().zip(rows) {
        match row {
            Some(n) => text += &format!("{label},{n},\n"),
            None => text += &format!("{label},,suppressed\n"),
        }
    }
    Published {
        number,
        spec: format!(
            "{HEAD}[[population]]\nname = \"p\"\n{population}\n\
             [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"n\"]\n"
        ),
        merged: BTreeMap::new(),
        tables: BTreeMap::from([("t".to_owned(), text)]),
    }
}

const CUMULATIVE: &str = "cumulative = true";

/// The true counts, and nothing claimed.
fn proof(counts: [i64; 3]) -> Proof {
    let [a, b, c] = counts;
    let named = [("p", a + b + c), ("p|n=a", a), ("p|n=b", b), ("p|n=c", c)];
    Proof {
        base: named.map(|(name, n)| (name.to_owned(), n)).into(),
        worlds: Vec::new(),
        claims: Vec::new(),
    }
}

fn world(id: usize, offsets: &[(&str, i64)]) -> HeldWorld {
    HeldWorld {
        id,
        forked_from: None,
        offsets: offsets.iter().map(|&(k, o)| (k.to_owned(), o)).collect(),
    }
}

fn claim(cell: &str, worlds: [Option<usize>; 2], low: i64, high: i64) -> Claim {
    Claim {
        cell: cell.to_owned(),
        subject: Subject::Count,
        low_world: worlds[0],
        high_world: worlds[1],
        low,
        high,
        required: (1, 4),
    }
}

fn bounds(releases: &[Published]) -> (Model, Vec<(i64, i64)>) {
    let (model, _) = Model::build(releases).unwrap().with_increments();
    let bounds = propagate::bounds(&model).unwrap();
    (model, bounds)
}

fn of(model: &Model, bounds: &[(i64, i64)], release: usize, cell: &str) -> (i64, i64) {
    bounds[model.index[&(release, cell.to_owned())]]
}

#[test]
fn a_sum_bounds_each_of_its_parts_and_a_part_its_sum() {
    let (model, found) = bounds(&[release(1, "", [Some(33), None, Some(20), Some(10)])]);
    assert_eq!(of(&model, &found, 0, "p|n=a"), (3, 3));
    let (model, found) = bounds(&[release(1, "", [Some(33), None, None, Some(10)])]);
    assert_eq!(of(&model, &found, 0, "p|n=a"), (0, 23));
    let (model, found) = bounds(&[release(1, "", [None, Some(1), Some(20), None])]);
    assert_eq!(of(&model, &found, 0, "p"), (21, MANY));
}

#[test]
fn what_was_added_in_all_is_most_that_was_added_to_one() {
    let first = release(1, CUMULATIVE, [Some(30), Some(4), None, None]);
    let second = release(2, CUMULATIVE, [Some(31), None, None, None]);
    let (model, found) = bounds(&[first.clone(), second.clone()]);
    assert_eq!(of(&model, &found, 1, "p|n=a"), (4, 5));
    // Without a memory nothing follows from the week before.
    let plain = [first, second].map(|mut r| {
        r.spec = r.spec.replace(CUMULATIVE, "");
        r
    });
    let (model, found) = bounds(&plain);
    assert_eq!(of(&model, &found, 1, "p|n=a"), (0, 31));
}

#[test]
fn the_next_release_bounds_the_last_from_above() {
    let first = release(1, CUMULATIVE, [Some(30), None, None, None]);
    let second = release(2, CUMULATIVE, [Some(31), Some(3), None, None]);
    let (model, found) = bounds(&[first, second]);
    assert_eq!(of(&model, &found, 0, "p|n=a"), (2, 3));
}

#[test]
fn linear_programming_finds_what_no_single_sum_tells() {
    // Rows a and b hold 4 + 6 hidden people, columns u and v 4 + 4 of them: two are in b, w.
    // Nothing bounds what stands in c, w and in the totals above it.
    let spec = "[release]\nas_of = \"x\"\n\
        [[dimension]]\nname = \"r\"\ncategories = [\"a\", \"b\", \"c\"]\n\
        [[dimension]]\nname = \"s\"\ncategories = [\"u\", \"v\", \"w\"]\n\
        [[population]]\nname = \"p\"\n\
        [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"r\", \"s\"]\n";
    let rows = "r,s,count,flag\nTotal,Total,,suppressed\nTotal,u,13,\nTotal,v,13,\nTotal,w,,suppressed\n\
        a,Total,13,\na,u,,suppressed\na,v,,suppressed\na,w,9,\n\
        b,Total,6,\nb,u,,suppressed\nb,v,,suppressed\nb,w,,suppressed\n\
        c,Total,,suppressed\nc,u,9,\nc,v,9,\nc,w,,suppressed\n";
    let release = Published {
        number: 1,
        spec: spec.to_owned(),
        merged: BTreeMap::new(),
        tables: BTreeMap::from([("t".to_owned(), rows.to_owned())]),
    };
    let model = Model::build(std::slice::from_ref(&release)).unwrap();
    let mut found = propagate::bounds(&model).unwrap();
    let w = "p|r=b|s=w";
    assert!(of(&model, &found, 0, w).0 < of(&model, &found, 0, w).1);
    assert!(exact::sharpen(&model, model.cells.len(), &mut found));
    assert_eq!(of(&model, &found, 0, w), (2, 2));
    assert_eq!(of(&model, &found, 0, "p|s=w").0, 11);
    assert!(of(&model, &found, 0, "p|r=c|s=w").1 > MANY / 2);
    for cell in ["p|r=a|s=u", "p|r=a|s=v", "p|r=b|s=u", "p|r=b|s=v"] {
        assert_eq!(of(&model, &found, 0, cell), (0, 4), "{cell}");
    }
    // The same of one cell, or of one less another, and nothing where the rules are left out.
    let start = propagate::bounds(&model).unwrap();
    let id = |cell: &str| model.index[&(0, cell.to_owned())];
    let range = |cells, releases| exact::range(&model, &start, cells, &releases).unwrap();
    assert_eq!(range((id(w), None), 0..=0), (2, 2));
    assert_eq!(range((id(w), None), 1..=1), (0, 6));
    let pair = (id("p|r=a|s=u"), Some(id("p|r=b|s=u")));
    assert_eq!(range(pair, 0..=0), (-4, 4));
    let attack = attack(&[release]).unwrap();
    let known: Vec<&str> = attack.exact.iter().map(|k| k.cell.as_str()).collect();
    assert_eq!(known, [w]);
    assert!(attack.complete && attack.narrow.is_empty());
    assert_eq!((attack.hidden, attack.doubtful), (9, 0));
}

#[test]
fn what_nothing_bounds_stays_unbounded() {
    let model = Model::build(&[release(1, "", [None, None, Some(7), None])]).unwrap();
    let mut found = propagate::bounds(&model).unwrap();
    assert!(exact::sharpen(&model, model.cells.len(), &mut found));
    let (low, high) = of(&model, &found, 0, "p|n=a");
    assert!(low == 0 && high > MANY / 2);
    assert_eq!(of(&model, &found, 0, "p").0, 7);
}

#[test]
fn too_large_a_system_is_said_to_be_so() {
    let labels: Vec<String> = (0..25).map(|i| format!("\"x{i}\"")).collect();
    let labels = labels.join(", ");
    let spec = format!(
        "[release]\nas_of = \"x\"\n[[dimension]]\nname = \"r\"\ncategories = [{labels}]\n\
         [[dimension]]\nname = \"s\"\ncategories = [{labels}]\n[[population]]\nname = \"p\"\n\
         [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"r\", \"s\"]\n"
    );
    let mut rows = "r,s,count,flag\n".to_owned();
    let label = |i: usize| match i {
        25 => "Total".to_owned(),
        _ => format!("x{i}"),
    };
    for (r, s) in (0..26).flat_map(|r| (0..26).map(move |s| (r, s))) {
        let margin = r == 25 || s == 25;
        let n = if r == 25 && s == 25 { 2500 } else { 100 };
        let cell = if margin {
            format!("{n},")
        } else {
            ",suppressed".to_owned()
        };
        rows += &format!("{},{},{cell}\n", label(r), label(s));
    }
    let release = Published {
        number: 1,
        spec,
        merged: BTreeMap::new(),
        tables: BTreeMap::from([("t".to_owned(), rows)]),
    };
    let attack = attack(&[release]).unwrap();
    assert!(!attack.complete);
    assert_eq!((attack.hidden, attack.exact.len()), (625, 0));
}

#[test]
fn rounded_prints_are_intervals() {
    let mut rounded = release(1, "", [Some(30), None, None, None]);
    rounded.spec = rounded.spec.replace("as_of", "round_to = 5\nas_of");
    rounded.tables.insert(
        "t".to_owned(),
        "n,count,flag\nTotal,30,\na,20,rounded\nb,0,rounded\nc,,suppressed\n".to_owned(),
    );
    let model = Model::build(std::slice::from_ref(&rounded)).unwrap();
    let printed: Vec<(i64, i64)> = model.cells.iter().map(|c| (c.low, c.high)).collect();
    assert_eq!(printed, [(30, 30), (16, 24), (0, 4), (0, MANY)]);
    let hidden: Vec<bool> = model.cells.iter().map(|c| c.hidden).collect();
    assert_eq!(hidden, [false, false, false, true]);
    // Only an exact print is one that later increments are counted from.
    let weeks = [1, 2].map(|number| {
        let mut week = rounded.clone();
        week.number = number;
        week.spec = week
            .spec
            .replace("name = \"p\"", "name = \"p\"\ncumulative = true");
        week
    });
    let model = Model::build(&weeks).unwrap();
    assert_eq!(last_printed(&model)[4..], [Some(0), None, None, None]);
}

#[test]
fn the_last_exact_print_is_remembered_over_hidden_weeks() {
    let weeks = [
        release(1, CUMULATIVE, [Some(30), Some(9), None, None]),
        release(2, CUMULATIVE, [Some(31), None, None, None]),
        release(3, CUMULATIVE, [Some(32), None, None, None]),
    ];
    let model = Model::build(&weeks).unwrap();
    let a: Vec<usize> = (0..3)
        .map(|r| model.index[&(r, "p|n=a".to_owned())])
        .collect();
    let last = last_printed(&model);
    assert_eq!(
        [last[a[0]], last[a[1]], last[a[2]]],
        [None, Some(a[0]), Some(a[0])]
    );
}

#[test]
fn before_a_release_is_printed_only_its_mandates_are_known() {
    let mandate = "cumulative = true\n[[mandate]]\npopulation = \"p\"\n";
    let weeks = [
        release(1, mandate, [Some(30), Some(9), None, None]),
        release(2, mandate, [Some(31), Some(10), None, None]),
        release(3, mandate, [Some(32), Some(11), None, None]),
    ];
    let model = Model::build(&weeks).unwrap();
    let known = model.before_printing(1);
    let at = |release: usize, cell: &str| of(&model, &known, release, cell);
    assert_eq!((at(0, "p"), at(0, "p|n=a")), ((30, 30), (9, 9)));
    assert_eq!((at(1, "p"), at(1, "p|n=a")), ((31, 31), (0, MANY)));
    assert_eq!((at(2, "p"), at(2, "p|n=a")), ((0, MANY), (0, MANY)));
    let two = model.only(0..=1);
    assert_eq!(of(&model, &two, 1, "p|n=a"), (10, 10));
    assert_eq!(of(&model, &two, 2, "p|n=a"), (0, MANY));
}

#[test]
fn relations_hold_between_cells_of_the_populations_they_name() {
    let spec = format!(
        "{HEAD}[[population]]\nname = \"all\"\n[[population]]\nname = \"some\"\n\
         [[population]]\nname = \"someone\"\n[[population]]\nname = \"allone\"\n\
         [[relation]]\nkind = \"subset\"\nlesser = \"some\"\ngreater = \"all\"\n"
    );
    let mut release = release(1, "", [Some(30), Some(9), Some(10), Some(11)]);
    let text = release.tables["t"].clone();
    release.spec = spec;
    for name in ["all", "some", "someone", "allone"] {
        release.spec += &format!(
            "[[table]]\nname = \"{name}\"\npopulation = \"{name}\"\ndimensions = [\"n\"]\n"
        );
        release.tables.insert(name.to_owned(), text.clone());
    }
    let model = Model::build(&[release]).unwrap();
    let rests: Vec<&str> = model.rests.iter().map(|r| r.key.as_str()).collect();
    assert_eq!(
        rests,
        [
            "all minus some",
            "all|n=a minus some",
            "all|n=b minus some",
            "all|n=c minus some"
        ]
    );
    assert_eq!(model.orders.len(), 4);
    let rest = model.rest(0, "all|n=b minus some").unwrap();
    assert_eq!(model.cells[rest.greater].key, "all|n=b");
    assert!(model.rest(1, "all|n=b minus some").is_none());
}

fn verdict(releases: &[Published], proofs: &[Proof]) -> Vec<Finding> {
    audit(releases, proofs).unwrap().findings
}

#[test]
fn a_base_that_is_not_what_was_printed_is_a_fault() {
    let printed = [release(1, "", [Some(33), Some(3), Some(20), Some(10)])];
    let wrong = |proof: Proof| audit(&printed, &[proof]).unwrap_err().what;
    // Everything adds up, and one number is too small, another too large.
    assert_eq!(wrong(proof([2, 21, 10])), "p|n=a is not what was printed");
    assert_eq!(wrong(proof([4, 19, 10])), "p|n=a is not what was printed");
    let hidden = [release(1, "", [Some(33), None, None, Some(10)])];
    let mut open = proof([3, 20, 10]);
    *open.base.get_mut("p|n=a").unwrap() += 1;
    let fault = audit(&hidden, &[open]).unwrap_err();
    assert_eq!(
        (fault.release, fault.what.as_str()),
        (1, "p is not the sum of its parts")
    );
    let weeks = [
        release(1, CUMULATIVE, [None, None, None, None]),
        release(2, CUMULATIVE, [None, None, None, None]),
    ];
    let fault = audit(&weeks, &[proof([9, 9, 9]), proof([9, 8, 9])]).unwrap_err();
    assert_eq!(fault.what, "p fell");
}

#[test]
fn a_world_proves_only_if_it_agrees_with_everything() {
    let printed = [release(1, "", [Some(33), None, None, Some(10)])];
    let judge = |offsets: &[(&str, i64)], high: i64| {
        let mut proof = proof([3, 20, 10]);
        proof.worlds = vec![world(7, &[("p|n=a", -3), ("p|n=b", 3)]), world(8, offsets)];
        proof.claims = vec![claim("p|n=a", [Some(7), Some(8)], 1, high)];
        verdict(&printed, &[proof])
    };
    assert_eq!(judge(&[("p|n=a", 1), ("p|n=b", -1)], 4), []);
    let why = |found: Vec<Finding>| {
        assert_eq!(found.len(), 1);
        found[0].why
    };
    // A sum left open, a printed cell moved, a count below 0, a claim beyond its world.
    assert_eq!(why(judge(&[("p|n=a", 1)], 4)), Why::NotProved);
    assert_eq!(
        why(judge(&[("p|n=a", 1), ("p|n=c", -1)], 4)),
        Why::NotProved
    );
    assert_eq!(
        why(judge(&[("p|n=a", 1), ("p|n=c", 1), ("p|n=b", -2)], 4)),
        Why::NotProved
    );
    assert_eq!(
        why(judge(&[("p|n=a", 21), ("p|n=b", -21)], 4)),
        Why::NotProved
    );
    assert_eq!(
        why(judge(&[("p|n=a", 1), ("p|n=b", -1)], 5)),
        Why::NotProved
    );
    // Proved, and less than the rule asks for, although more was possible.
    let short = judge(&[("p|n=a", 0)], 3);
    assert_eq!((short[0].why, short[0].interval), (Why::Reached, (1, 3)));
    // A world that nobody described proves nothing.
    let mut nobody = proof([3, 20, 10]);
    nobody.claims = vec![claim("p|n=a", [None, Some(9)], 3, 4)];
    assert_eq!(why(verdict(&printed, &[nobody])), Why::NotProved);
}

#[test]
fn both_sides_of_a_claim_are_checked() {
    let printed = [release(1, "", [Some(33), None, None, Some(10)])];
    let mut proof = proof([3, 20, 10]);
    proof.worlds = vec![
        world(1, &[("p|n=a", -2), ("p|n=b", 2)]),
        world(2, &[("p|n=a", 1), ("p|n=b", -1)]),
    ];
    for (worlds, proved) in [
        ([Some(1), Some(2)], true),
        ([Some(1), Some(1)], false),
        ([Some(2), Some(2)], false),
        ([None, Some(2)], false),
        ([Some(1), None], false),
    ] {
        proof.claims = vec![claim("p|n=a", worlds, 1, 4)];
        let found = verdict(&printed, &[proof.clone()]);
        assert_eq!(found.is_empty(), proved, "{worlds:?}");
    }
}

#[test]
fn what_nobody_claims_is_found_and_what_is_large_or_public_needs_no_claim() {
    let judge = |population: &str, counts: [i64; 3]| {
        let printed = [release(1, population, [None, None, None, None])];
        let found = verdict(&printed, &[proof(counts)]);
        let cells: Vec<String> = found.iter().map(|f| f.cell.clone()).collect();
        assert!(
            found
                .iter()
                .all(|f| f.required == (1, 4) && f.subject == Subject::Count)
        );
        cells
    };
    assert_eq!(judge("", [0, 4, 5]), ["p|n=b"]);
    assert_eq!(judge(CUMULATIVE, [0, 4, 5]), ["p|n=a", "p|n=b"]);
    assert_eq!(judge("", [1, 1, 1]), ["p", "p|n=a", "p|n=b", "p|n=c"]);
    let mandate = "[[mandate]]\npopulation = \"p\"\ncell = { n = \"b\" }\n";
    assert_eq!(judge(mandate, [9, 4, 5]), Vec::<String>::new());
}

#[test]
fn increments_of_a_sensitive_class_need_claims_too() {
    let health = "class = \"health\"\ncumulative = true\nzeros = \"public\"";
    let judge = |weeks: &[([Option<i64>; 4], [i64; 3])]| {
        let numbered = weeks.iter().enumerate();
        let printed: Vec<Published> = numbered.map(|(i, w)| release(i + 1, health, w.0)).collect();
        let proofs: Vec<Proof> = weeks.iter().map(|w| proof(w.1)).collect();
        let found = verdict(&printed, &proofs);
        let what = |f: &Finding| (f.release, f.cell.clone(), f.subject, f.required);
        found.iter().map(what).collect::<Vec<_>>()
    };
    let all = |a: i64| [Some(80 + a), Some(20 + a), Some(30), Some(30)];
    let none = [None, None, None, None];
    // Nobody came, nine came, ten came.
    assert_eq!(judge(&[(all(0), [20, 30, 30]), (all(0), [20, 30, 30])]), []);
    assert_eq!(
        judge(&[(all(0), [20, 30, 30]), (all(10), [30, 30, 30])]),
        []
    );
    let nine = judge(&[(all(0), [20, 30, 30]), (all(9), [29, 30, 30])]);
    let name =
        |release: usize, cell: &str, subject: Subject| (release, cell.to_owned(), subject, (1, 9));
    let both = |cell: &str| {
        [Subject::Increment, Subject::SincePrinted].map(|subject| name(2, cell, subject))
    };
    assert_eq!(nine, [both("p"), both("p|n=a")].concat());
    // Hidden in between: the increment is counted from the last print as well.
    let later = judge(&[
        (all(0), [20, 30, 30]),
        (none, [40, 30, 30]),
        (none, [40, 30, 32]),
    ]);
    assert_eq!(
        later,
        [
            name(3, "p", Subject::Increment),
            name(3, "p|n=c", Subject::Increment),
            name(3, "p|n=c", Subject::SincePrinted),
        ]
    );
}

#[test]
fn a_finding_is_traced_to_the_shortest_run_of_releases() {
    let weeks = [
        release(1, CUMULATIVE, [Some(40), None, None, None]),
        release(2, CUMULATIVE, [Some(41), None, None, Some(20)]),
        release(3, CUMULATIVE, [Some(41), Some(18), Some(3), Some(20)]),
        release(4, CUMULATIVE, [Some(90), None, None, None]),
    ];
    let proofs = [
        proof([18, 3, 19]),
        proof([18, 3, 20]),
        proof([18, 3, 20]),
        proof([40, 9, 41]),
    ];
    let found = verdict(&weeks, &proofs);
    let told: Vec<_> = found
        .iter()
        .map(|f| {
            (
                f.release,
                f.cell.as_str(),
                f.why,
                f.interval,
                f.together.clone(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (1, "p|n=b", Why::Betrayed, (2, 3), vec![1, 2, 3]),
            (2, "p|n=b", Why::Betrayed, (3, 3), vec![2, 3]),
            (3, "p|n=b", Why::Betrayed, (3, 3), vec![3]),
        ]
    );
    // All that the last release prints beside it is the total.
    assert!(found.iter().all(|f| f.propose == ["p"]));
}

#[test]
fn the_smallest_printed_neighbours_are_proposed() {
    let printed = [release(1, "", [Some(33), None, Some(20), Some(10)])];
    let found = verdict(&printed, &[proof([3, 20, 10])]);
    assert_eq!(
        (found.len(), found[0].interval, found[0].why),
        (1, (3, 3), Why::Betrayed)
    );
    assert_eq!(found[0].propose, ["p|n=c", "p|n=b"]);
    // What is public by mandate cannot be hidden.
    let mandate = "[[mandate]]\npopulation = \"p\"\ncell = { n = \"c\" }\n";
    let printed = [release(1, mandate, [Some(33), None, Some(20), Some(10)])];
    let found = verdict(&printed, &[proof([3, 20, 10])]);
    assert_eq!(found[0].propose, ["p|n=b", "p"]);
}

/// Week 1 under threshold 5, week 2 under `threshold`: what is said of `a` in week 2.
fn raised(
    threshold: i64,
    weeks: [([Option<i64>; 4], [i64; 3]); 2],
    proved: (i64, i64),
) -> Vec<(Why, (i64, i64))> {
    let mandate = "cumulative = true\n[[mandate]]\npopulation = \"p\"\n";
    let later = format!("{mandate}[thresholds]\nordinary = {threshold}\n");
    let printed = [
        release(1, mandate, weeks[0].0),
        release(2, &later, weeks[1].0),
    ];
    // The world that goes furthest on each side, b giving way, and standing apart in week 1 only
    // where that was hidden.
    let aside = |week: usize, a: i64| {
        [
            ("p|n=a", a - weeks[week].1[0]),
            ("p|n=b", weeks[week].1[0] - a),
        ]
    };
    let mut proofs = weeks.map(|w| proof(w.1));
    let hidden = weeks[0].0[1].is_none();
    let span = [(1.min(proved.0), 4.min(proved.1)), proved];
    for (week, (low, high)) in span.into_iter().enumerate().skip(usize::from(!hidden)) {
        proofs[week].worlds = vec![world(1, &aside(week, low)), world(2, &aside(week, high))];
        let mut claim = claim("p|n=a", [Some(1), Some(2)], low, high);
        claim.required = (1, if week == 0 { 4 } else { threshold - 1 });
        proofs[week].claims = vec![claim];
    }
    let found = verdict(&printed, &proofs);
    let week_2 = found.iter().filter(|f| f.release == 2 && f.cell == "p|n=a");
    week_2.map(|f| (f.why, f.interval)).collect()
}

#[test]
fn a_raised_threshold_excuses_what_was_known_before_and_nothing_else() {
    let first = ([Some(60), Some(7), Some(20), Some(33)], [7, 20, 33]);
    let both_hidden = ([Some(62), None, None, Some(33)], [8, 21, 33]);
    // Week 1 and the two who came leave 7, 8 and 9. All of it is proved.
    let all = raised(10, [first, both_hidden], (7, 9));
    assert_eq!(all, [(Why::Unavoidable, (7, 9))]);
    // Less is proved, and nobody knows more than before.
    let less = raised(10, [first, both_hidden], (8, 9));
    assert_eq!(less, [(Why::Older, (8, 9))]);
    // Under a threshold that was not raised nothing excuses that.
    let first_low = ([Some(60), Some(7), Some(20), Some(33)], [7, 20, 33]);
    let same = raised(5, [first_low, both_hidden], (8, 9));
    assert_eq!(same, [(Why::Betrayed, (7, 9))]);
    // The other cells are printed: what was open before is not any more.
    let alone_hidden = ([Some(62), None, Some(21), Some(33)], [8, 21, 33]);
    let found = raised(10, [first, alone_hidden], (8, 8));
    assert_eq!(found, [(Why::Betrayed, (8, 8))]);
}

#[test]
fn a_raised_threshold_does_not_excuse_what_the_old_one_forbade() {
    let first = ([Some(60), None, None, Some(33)], [3, 24, 33]);
    let second = ([Some(70), None, None, Some(33)], [3, 34, 33]);
    assert_eq!(raised(10, [first, second], (1, 9)), []);
    assert_eq!(raised(10, [first, second], (1, 6)), [(Why::Older, (1, 6))]);
    assert_eq!(raised(10, [first, second], (1, 4)), [(Why::Older, (1, 4))]);
    assert_eq!(
        raised(10, [first, second], (1, 3)),
        [(Why::Reached, (1, 3))]
    );
    assert_eq!(
        raised(10, [first, second], (2, 9)),
        [(Why::Reached, (2, 9))]
    );
    assert_eq!(raised(5, [first, second], (1, 3)), [(Why::Reached, (1, 3))]);
    // A threshold that was lowered asks for less.
    assert_eq!(raised(4, [first, second], (1, 3)), []);
}

#[test]
fn a_hidden_cell_that_cannot_be_small_is_in_no_doubt() {
    let of = |a: i64| {
        let first = release(1, CUMULATIVE, [Some(60), Some(a), Some(20), Some(40 - a)]);
        let second = release(2, CUMULATIVE, [Some(80), None, None, None]);
        let found = attack(&[first, second]).unwrap();
        assert!(found.complete);
        (found.exact.len(), found.narrow.len(), found.doubtful)
    };
    assert_eq!(of(5), (0, 0, 0));
    assert_eq!(of(4), (0, 0, 1));
    assert_eq!(of(1), (0, 0, 0));
}

#[test]
fn an_interval_as_wide_as_required_is_not_betrayed() {
    let judge = |before: i64, total: i64| {
        let printed = [Some(59 + before), Some(before), Some(20), Some(39)];
        let first = release(1, CUMULATIVE, printed);
        let second = release(2, CUMULATIVE, [Some(total), None, None, None]);
        let proofs = [proof([before, 20, 39]), proof([2, 20, total - 22])];
        let found = verdict(&[first, second], &proofs);
        let a = found
            .into_iter()
            .find(|f| f.release == 2 && f.cell == "p|n=a")
            .unwrap();
        (a.why, a.interval, a.together)
    };
    // Three more may all be in a: 1 to 4 is what the rule asks for, and nobody proved it.
    assert_eq!(judge(1, 63), (Why::NotProved, (2, 2), Vec::new()));
    assert_eq!(judge(1, 62), (Why::Betrayed, (1, 3), vec![1, 2]));
    assert_eq!(judge(2, 66), (Why::Betrayed, (2, 7), vec![1, 2]));
}

#[test]
fn the_rest_of_a_subset_is_traced_and_proposed_for() {
    let mut both = release(1, "", [Some(60), Some(40), Some(10), Some(10)]);
    let mut of_q = both.tables["t"].replace("Total,60", "Total,53");
    // The rest is 2 of a, nobody of b, just enough of c.
    of_q = of_q.replace("a,40", "a,38").replace("c,10", "c,5");
    both.tables.insert("u".to_owned(), of_q);
    both.spec += "[[population]]\nname = \"q\"\n\
        [[table]]\nname = \"u\"\npopulation = \"q\"\ndimensions = [\"n\"]\n\
        [[relation]]\nkind = \"subset\"\nlesser = \"q\"\ngreater = \"p\"\n";
    let mut held = proof([40, 10, 10]);
    let more = [("q", 53), ("q|n=a", 38), ("q|n=b", 10), ("q|n=c", 5)];
    held.base.extend(more.map(|(name, n)| (name.to_owned(), n)));
    let found = verdict(&[both], &[held]);
    let told: Vec<_> = found
        .iter()
        .map(|f| (f.cell.as_str(), f.why, f.interval))
        .collect();
    assert_eq!(told, [("p|n=a minus q", Why::Betrayed, (2, 2))]);
    assert_eq!(found[0].propose, ["p|n=b", "p|n=c"]);
}

/// Two weeks of the same people: in `b`, `w` there are two, as a linear program knows from the
/// first week; the second prints `a`, `u` as well.
#[test]
fn what_a_linear_program_knew_before_is_excused() {
    let rows = |number: usize, au: &str, more: &str| {
        let spec = format!(
            "[release]\nas_of = \"x\"\n\
            [[dimension]]\nname = \"r\"\ncategories = [\"a\", \"b\", \"c\", \"d\"]\n\
            [[dimension]]\nname = \"s\"\ncategories = [\"u\", \"v\", \"w\", \"x\"]\n\
            [[population]]\nname = \"p\"\ncumulative = true\n\
            [[mandate]]\npopulation = \"p\"\n\
            [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"r\", \"s\"]\n{more}"
        );
        let text = format!(
            "r,s,count,flag\nTotal,Total,153,\nTotal,u,22,\nTotal,v,22,\nTotal,w,51,\nTotal,x,58,\n\
             a,Total,22,\na,u,{au}\na,v,,suppressed\na,w,9,\na,x,9,\n\
             b,Total,15,\nb,u,,suppressed\nb,v,,suppressed\nb,w,,suppressed\nb,x,9,\n\
             c,Total,58,\nc,u,9,\nc,v,9,\nc,w,,suppressed\nc,x,,suppressed\n\
             d,Total,58,\nd,u,9,\nd,v,9,\nd,w,,suppressed\nd,x,,suppressed\n"
        );
        Published {
            number,
            spec,
            merged: BTreeMap::new(),
            tables: BTreeMap::from([("t".to_owned(), text)]),
        }
    };
    let weeks = [
        rows(1, ",suppressed", ""),
        rows(2, "2,", "[thresholds]\nordinary = 10\n"),
    ];
    let counts = [
        ("a", [2, 2, 9, 9]),
        ("b", [2, 2, 2, 9]),
        ("c", [9, 9, 20, 20]),
        ("d", [9, 9, 20, 20]),
    ];
    let mut base = BTreeMap::from([("p".to_owned(), 153)]);
    for (r, row) in counts {
        base.insert(format!("p|r={r}"), row.iter().sum());
        for (s, n) in ["u", "v", "w", "x"].iter().zip(row) {
            base.insert(format!("p|r={r}|s={s}"), n);
            *base.entry(format!("p|s={s}")).or_insert(0) += n;
        }
    }
    let mut held = Proof {
        base,
        worlds: Vec::new(),
        claims: Vec::new(),
    };
    let first = held.clone();
    let mut claim = claim("p|r=b|s=w", [None, None], 2, 2);
    claim.required = (1, 9);
    held.claims = vec![claim];
    let found = verdict(&weeks, &[first, held]);
    let found: Vec<_> = found
        .iter()
        .filter(|f| f.release == 2 && f.cell == "p|r=b|s=w")
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].why, found[0].interval),
        (Why::Unavoidable, (2, 2))
    );
}
