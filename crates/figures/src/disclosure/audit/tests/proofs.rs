//! What proves a claim, and what needs one.

use super::*;

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
