//! Series of releases: what is published adds up, is true, and gives nobody away, and a proof that
//! was tampered with is noticed.

use std::collections::BTreeMap;

use figures::disclosure::audit::{Proof, Published, Why, attack, audit};
use figures::disclosure::error::{DisclosureError, TableProblem};
use figures::disclosure::ledger::Ledger;
use figures::disclosure::release::prepare;

use crate::mission::{MANDATE, Mission};

#[test]
fn a_weekly_series_gives_nobody_away() {
    for seed in 0..3 {
        let mut ledger = Ledger::default();
        let mut mission = Mission::new(seed, "", "cumulative = true\n", MANDATE);
        mission.arrive(60);
        for week in 0..8 {
            let release = mission.release(&mut ledger);
            assert!(release.audit.findings.is_empty());
            assert_eq!(release.entry.number, week + 1);
            assert!(release.hidden < release.cells);
            mission.arrive(7);
        }
        let found = attack(ledger.published()).unwrap();
        assert!(
            found.exact.is_empty() && found.narrow.is_empty(),
            "{found:?}"
        );
        let audited = audit(ledger.published(), &ledger.proofs().unwrap()).unwrap();
        assert!(!audited.refused());
        assert_eq!(audited.releases, 8);
    }
}

#[test]
fn what_is_large_is_printed_and_small_cells_are_not() {
    let mut ledger = Ledger::default();
    let mut mission = Mission::new(5, "", "", MANDATE);
    mission.arrive(300);
    let release = mission.release(&mut ledger);
    let text = &release.published.tables["nat_site"];
    for i in 0..6 {
        for j in 0..4 {
            let n = mission.count([Some(i), Some(j), None]);
            let line = text
                .lines()
                .find(|l| l.starts_with(&format!("nat{i},site{j},")))
                .unwrap();
            if (1..5).contains(&n) {
                assert!(line.ends_with(",,suppressed"), "{line}");
            }
        }
    }
    assert!(
        release.hidden * 2 < release.cells,
        "{} of {}",
        release.hidden,
        release.cells
    );
}

#[test]
fn withdrawn_people_are_a_declared_revision_or_an_error() {
    let mut ledger = Ledger::default();
    let mut mission = Mission::new(9, "", "cumulative = true\n", MANDATE);
    mission.arrive(80);
    mission.release(&mut ledger);
    mission.people.truncate(77);
    match mission.prepare(&ledger) {
        Err(DisclosureError::Table(e)) => assert!(matches!(e.problem, TableProblem::Fell(_))),
        other => panic!("{:?}", other.map(|r| r.hidden)),
    }
    mission.spec += "[[revision]]\npopulation = \"p\"\nreason = \"three withdrew\"\n";
    let release = mission.release(&mut ledger);
    assert_eq!(release.entry.revisions["p"], "three withdrew");
    assert!(release.audit.findings.is_empty());
}

#[test]
fn a_raised_threshold_reports_what_older_releases_expose() {
    let mut ledger = Ledger::default();
    let mut mission = Mission::new(4, "", "cumulative = true\n", MANDATE);
    mission.arrive(90);
    for _ in 0..3 {
        let release = mission.release(&mut ledger);
        assert!(release.audit.findings.is_empty());
        mission.arrive(6);
    }
    mission.spec = format!("{}[thresholds]\nordinary = 10\n", mission.spec);
    let release = mission.release(&mut ledger);
    assert_eq!(release.entry.thresholds["p"], 10);
    assert!(!release.audit.findings.is_empty());
    for finding in &release.audit.findings {
        assert!(matches!(finding.why, Why::Unavoidable | Why::Older));
        assert_eq!((finding.release, finding.required), (4, (1, 9)));
    }
}

#[test]
fn small_increments_of_a_sensitive_class_are_hidden() {
    let mut ledger = Ledger::default();
    let population = "class = \"trafficking\"\ncumulative = true\n";
    let mut mission = Mission::new(3, "", population, "");
    mission.arrive(400);
    let first = mission.release(&mut ledger);
    assert!(first.published.tables["nat_sex"].contains("Total,Total,400,\n"));
    mission.people.push([0, 0, 0]);
    let second = mission.release(&mut ledger);
    let text = &second.published.tables["nat_sex"];
    for row in [
        "nat0,sex0,,suppressed",
        "nat0,Total,,suppressed",
        "Total,Total,,suppressed",
    ] {
        assert!(text.contains(row), "{text}");
    }
    let found = attack(ledger.published()).unwrap();
    assert!(found.exact.is_empty(), "{found:?}");
}

#[test]
fn rounding_adds_up_and_is_tied_from_week_to_week() {
    let mut ledger = Ledger::default();
    let mut mission = Mission::new(6, "round_to = 5\n", "cumulative = true\n", MANDATE);
    mission.arrive(120);
    let first = mission.release(&mut ledger);
    assert!(first.published.tables["nat_site"].contains("rounded"));
    assert!(first.published.tables["nat_site"].contains("Total,Total,120,\n"));
    let again = mission.release(&mut ledger);
    assert_eq!(first.published.tables, again.published.tables);
    mission.arrive(9);
    mission.release(&mut ledger);
}

#[test]
fn the_rest_of_a_subset_is_protected() {
    let spec = "[release]\nas_of = \"2022-06-09\"\n\
        [[dimension]]\nname = \"nat\"\ncategories = [\"a\", \"b\", \"c\", \"d\"]\n\
        [[population]]\nname = \"all\"\n[[population]]\nname = \"children\"\n\
        [[table]]\nname = \"all\"\npopulation = \"all\"\ndimensions = [\"nat\"]\n\
        [[table]]\nname = \"children\"\npopulation = \"children\"\ndimensions = [\"nat\"]\n\
        [[relation]]\nkind = \"subset\"\nlesser = \"children\"\ngreater = \"all\"\n";
    let ledger = Ledger::default();
    let files = |children: &str| {
        BTreeMap::from([
            (
                "all".to_owned(),
                "nat,count\na,40\nb,30\nc,50\nd,60\n".to_owned(),
            ),
            ("children".to_owned(), format!("nat,count\n{children}")),
        ])
    };
    // Two adults among 40: one of both cells must be hidden, and not alone.
    let release = prepare(&ledger, spec, &files("a,38\nb,10\nc,20\nd,20\n"), "x").unwrap();
    assert!(!release.audit.refused(), "{:?}", release.audit.findings);
    let printed = |table: &str| release.published.tables[table].contains("a,38,\n");
    let all = release.published.tables["all"].contains("a,40,\n");
    assert!(!(printed("children") && all));
    assert!(
        release
            .proof
            .claims
            .iter()
            .any(|c| c.cell == "all|nat=a minus children")
    );
    // No adult at all is nobody to protect.
    let none = prepare(&ledger, spec, &files("a,40\nb,10\nc,20\nd,20\n"), "x").unwrap();
    assert_eq!((none.hidden, none.proof.claims.len()), (0, 0));
    let more = prepare(&ledger, spec, &files("a,41\n"), "x").unwrap_err();
    assert!(more.to_string().contains("exceeds"), "{more}");
}

#[test]
fn merged_categories_are_printed_as_one() {
    let spec = "[release]\nas_of = \"2022-06-09\"\n\
        [[dimension]]\nname = \"nat\"\ncategories = [\"a\", \"b\", \"c\", \"d\"]\nmerge_into = \"Other\"\n\
        [[dimension]]\nname = \"sex\"\ncategories = [\"F\", \"M\"]\n\
        [[population]]\nname = \"p\"\n\
        [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"nat\", \"sex\"]\n";
    let ledger = Ledger::default();
    let rows = "nat,sex,count\na,F,40\na,M,70\nb,F,3\nb,M,1\nc,F,4\nd,F,4\nc,M,0\nd,M,3\n";
    let files = BTreeMap::from([("t".to_owned(), rows.to_owned())]);
    let release = prepare(&ledger, spec, &files, "x").unwrap();
    assert!(!release.audit.refused(), "{:?}", release.audit.findings);
    assert_eq!(release.entry.merged["nat"], ["b", "c"]);
    let text = &release.published.tables["t"];
    assert!(
        text.contains("b,Total,,merged") && text.contains("Other,"),
        "{text}"
    );
}

fn published(number: usize, rows: &str) -> Published {
    let spec = "[release]\nas_of = \"2022-06-09\"\n\
        [[dimension]]\nname = \"nat\"\ncategories = [\"a\", \"b\", \"c\"]\n\
        [[population]]\nname = \"p\"\ncumulative = true\n\
        [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"nat\"]\n";
    Published {
        number,
        spec: spec.to_owned(),
        merged: BTreeMap::new(),
        tables: BTreeMap::from([("t".to_owned(), format!("nat,count,flag\n{rows}"))]),
    }
}

#[test]
fn common_practice_is_found_out_over_two_releases() {
    // Each week two cells are hidden. Between the weeks one person came, and c did not change.
    let first = published(1, "Total,18,\na,,suppressed\nb,,suppressed\nc,10,\n");
    let second = published(2, "Total,19,\na,5,\nb,4,\nc,10,\n");
    let alone = attack(std::slice::from_ref(&first)).unwrap();
    assert!(alone.exact.is_empty() && alone.complete);
    assert_eq!((alone.hidden, alone.releases), (2, 1));
    let both = attack(&[first.clone(), second]).unwrap();
    let known: Vec<(i64, i64)> = both.narrow.iter().map(|k| (k.low, k.high)).collect();
    assert_eq!(known, [(3, 4)], "{both:?}");
    assert_eq!(both.doubtful, 1);
    let third = published(2, "Total,18,\na,5,\nb,3,\nc,10,\n");
    let exact = attack(&[first, third]).unwrap();
    assert_eq!(exact.exact.len(), 2);
    assert_eq!((exact.exact[0].release, exact.exact[0].low), (1, 5));
}

#[test]
fn files_that_cannot_be_true_are_a_fault() {
    let wrong = published(1, "Total,18,\na,9,\nb,8,\nc,10,\n");
    assert!(attack(&[wrong]).unwrap_err().what.contains("no count of"));
    let text = published(1, "Total,18,\na,<5,suppressed\nb,8,\nc,10,\n");
    assert!(attack(&[text]).unwrap_err().what.contains("flag"));
    let missing = published(1, "Total,18,\na,9,\nb,8,\n");
    assert_eq!(attack(&[missing]).unwrap_err().what, "t.csv: no row for c");
}

#[test]
fn a_proof_that_does_not_hold_is_refused() {
    let mut ledger = Ledger::default();
    let mut mission = Mission::new(2, "", "cumulative = true\n", MANDATE);
    mission.arrive(70);
    mission.release(&mut ledger);
    mission.arrive(5);
    mission.release(&mut ledger);
    let good = ledger.proofs().unwrap();
    let verdict = |proofs: &[Proof]| audit(ledger.published(), proofs);
    assert!(!verdict(&good).unwrap().refused());
    // No claims, no worlds, another base, an offset in a printed cell, a sum left open.
    let mut bad = good.clone();
    bad[1].claims.clear();
    assert!(verdict(&bad).unwrap().refused());
    bad = good.clone();
    bad[0].worlds.clear();
    assert!(verdict(&bad).unwrap().refused());
    bad = good.clone();
    *bad[0].base.get_mut("p").unwrap() += 1;
    assert!(verdict(&bad).is_err());
    bad = good.clone();
    for world in &mut bad[1].worlds {
        *world.offsets.entry("p".to_owned()).or_insert(0) += 1;
    }
    assert!(verdict(&bad).unwrap().refused());
    bad = good.clone();
    for world in &mut bad[0].worlds {
        if let Some((_, offset)) = world.offsets.iter_mut().next() {
            *offset += 1;
        }
    }
    assert!(verdict(&bad).unwrap().refused());
    // A claim must ask for what the rule asks for.
    bad = good.clone();
    for claim in &mut bad[1].claims {
        claim.required = (claim.low, claim.high);
    }
    if bad[1].claims != good[1].claims {
        assert!(verdict(&bad).unwrap().refused());
    }
    assert!(verdict(&good[..1]).is_err());
}
