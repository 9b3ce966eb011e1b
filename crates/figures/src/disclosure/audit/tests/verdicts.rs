//! What a finding says, and what excuses it.

use super::*;

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
    let rests = [("p", 7), ("p|n=a", 2), ("p|n=b", 0), ("p|n=c", 5)];
    held.base
        .extend(rests.map(|(name, n)| (format!("{name} minus q"), n)));
    let found = verdict(&[both], &[held]);
    let told: Vec<_> = found
        .iter()
        .map(|f| (f.cell.as_str(), f.why, f.interval))
        .collect();
    assert_eq!(told, [("p|n=a minus q", Why::Betrayed, (2, 2))]);
    assert_eq!(found[0].propose, ["q|n=a", "p|n=a"]);
}

/// Two weeks of the same people: in `b`, `w` there are two, as a linear program knows from the
/// first week; the second prints `a`, `u` as well.
#[test]
fn what_a_linear_program_knew_before_is_excused() {
    let rows = |number: usize, au: &str, more: &str| {
        let spec = format!(
            "[release]\nas_of = \"2022-06-09\"\n\
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
