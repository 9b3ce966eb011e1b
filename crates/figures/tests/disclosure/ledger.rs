//! The ledger: nothing in it can be changed, left out or slipped in without being noticed, whether
//! it is kept in a database or in a folder.

use std::fs;

use figures::disclosure::audit::{Finding, Why, audit};
use figures::disclosure::error::DisclosureError;
use figures::disclosure::ledger::{Ledger, ReleaseBytes, folder};
use figures::disclosure::protect::{State, Subject};
use figures::disclosure::release::is_repeated;

use crate::mission::{MANDATE, Mission};

/// Three weeks, and the bytes to be stored.
fn weeks() -> (Mission, Ledger, Vec<ReleaseBytes>) {
    let mut ledger = Ledger::default();
    let mut mission = Mission::new(1, "", "cumulative = true\n", MANDATE);
    mission.arrive(90);
    let mut stored = Vec::new();
    for _ in 0..3 {
        let release = mission.prepare(&ledger).unwrap();
        stored.push(ledger.append(release).unwrap());
        mission.arrive(4);
    }
    (mission, ledger, stored)
}

fn fault(result: Result<Ledger, DisclosureError>) -> (usize, String) {
    match result {
        Err(DisclosureError::Ledger { release, what }) => (release, what),
        other => panic!("{:?}", other.map(|l| l.entries().len())),
    }
}

#[test]
fn what_was_stored_gives_the_same_ledger() {
    let (mission, ledger, stored) = weeks();
    assert_eq!(ledger.entries().len(), 3);
    assert_eq!(ledger.next_number(), 4);
    let numbers: Vec<usize> = stored.iter().map(|b| b.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    // Older states may be dropped.
    let kept = stored.into_iter().map(|mut bytes| {
        if bytes.number < 3 {
            bytes.state.clear();
        }
        bytes
    });
    let again = Ledger::from_releases(kept).unwrap();
    assert_eq!(again.entries(), ledger.entries());
    assert_eq!(again.head(), ledger.head());
    assert_eq!(again.state().unwrap(), ledger.state().unwrap());
    assert_eq!(again.proofs().unwrap(), ledger.proofs().unwrap());
    let verdict = audit(again.published(), &again.proofs().unwrap()).unwrap();
    assert!(!verdict.refused() && verdict.releases == 3);
    let next = mission.prepare(&again).unwrap();
    assert_eq!(next.entry, mission.prepare(&ledger).unwrap().entry);
    assert_eq!(next.entry.previous, ledger.head());
}

#[test]
fn whatever_is_altered_is_noticed() {
    let (_, _, stored) = weeks();
    let alter = |change: &dyn Fn(&mut Vec<ReleaseBytes>)| {
        let mut altered = stored.clone();
        change(&mut altered);
        fault(Ledger::from_releases(altered))
    };
    let found = alter(&|s| s[1].files.get_mut("nat_sex.csv").unwrap().push('\n'));
    assert_eq!(found, (2, "nat_sex.csv was altered".to_owned()));
    let found = alter(&|s| s[2].files.get_mut("spec.toml").unwrap().push('\n'));
    assert_eq!(found, (3, "spec.toml was altered".to_owned()));
    let found = alter(&|s| drop(s[0].files.remove("nat_site.csv")));
    assert_eq!(found, (1, "nat_site.csv is missing".to_owned()));
    let found = alter(&|s| drop(s[0].files.insert("more.csv".to_owned(), String::new())));
    assert_eq!(found, (1, "more.csv was added".to_owned()));
    let broken = "it does not continue the release before".to_owned();
    let found = alter(&|s| s[0].entry = s[0].entry.replace("reporting officer", "somebody"));
    assert_eq!(found, (2, broken.clone()));
    assert_eq!(alter(&|s| drop(s.remove(0))), (1, broken.clone()));
    assert_eq!(alter(&|s| drop(s.remove(1))), (2, broken.clone()));
    assert_eq!(alter(&|s| s.swap(1, 2)), (2, broken.clone()));
    assert_eq!(alter(&|s| s[0].number = 7), (1, broken.clone()));
    let found = alter(&|s| s[0].entry = s[0].entry.replace("\"number\":1", "\"number\":2"));
    assert_eq!(found, (1, broken));
    assert!(alter(&|s| s[1].entry.clear()).1.contains("unreadable"));
    // The last entry is chained by nobody, but its specification speaks.
    let other = (3, "release.json says other than spec.toml".to_owned());
    for (from, to) in [
        ("{\"p\":5}", "{\"p\":3}"),
        ("2022-06-09", "2022-06-10"),
        ("\"revisions\":{}", "\"revisions\":{\"p\":\"x\"}"),
    ] {
        assert!(stored[2].entry.contains(from), "{}", stored[2].entry);
        let found = alter(&|s| s[2].entry = s[2].entry.replace(from, to));
        assert_eq!(found, other);
    }
}

#[test]
fn a_state_that_does_not_fit_its_proof_is_not_continued() {
    let (_, _, stored) = weeks();
    let state = Ledger::from_releases(stored.clone())
        .unwrap()
        .state()
        .unwrap();
    let told = |state: &State| {
        let mut altered = stored.clone();
        altered[2].state = serde_json::to_string(state).unwrap();
        let ledger = Ledger::from_releases(altered).unwrap();
        ledger.state().map_err(|e| e.to_string())
    };
    assert_eq!(told(&state).unwrap(), state);
    let said = "ledger: release 3: its state is not that of its proof";
    let mut other = state.clone();
    other.cells.get_mut("p").unwrap().count += 1;
    assert_eq!(told(&other).unwrap_err(), said);
    other = state.clone();
    other.cells.remove("p|site=site1");
    assert_eq!(told(&other).unwrap_err(), said);
    other = state.clone();
    *other.worlds[0].offsets.values_mut().next().unwrap() += 1;
    assert_eq!(told(&other).unwrap_err(), said);
    other = state.clone();
    other.worlds.pop();
    assert_eq!(told(&other).unwrap_err(), said);
}

#[test]
fn of_two_releases_at_once_one_goes_out() {
    let (mission, _, stored) = weeks();
    let dir = tempfile::tempdir().unwrap();
    for bytes in &stored {
        folder::write(dir.path(), bytes).unwrap();
    }
    let release = || {
        let mut ledger = folder::read(dir.path()).unwrap();
        let release = mission.prepare(&ledger).unwrap();
        ledger.append(release).unwrap()
    };
    let both = [release(), release()];
    let written = std::thread::scope(|scope| {
        let threads = both
            .each_ref()
            .map(|bytes| scope.spawn(|| folder::write(dir.path(), bytes)));
        threads.map(|thread| thread.join().unwrap())
    });
    assert_eq!(written.iter().filter(|w| w.is_ok()).count(), 1);
    let late = written.into_iter().find_map(Result::err).unwrap();
    let said = "ledger: release 4: another one was released in between: release again";
    assert_eq!(late.to_string(), said);
    let ledger = folder::read(dir.path()).unwrap();
    assert_eq!(ledger.entries().len(), 4);
    assert!(ledger.state().is_ok() && ledger.proofs().is_ok());
}

#[test]
fn a_ledger_without_proofs_can_be_attacked_and_not_continued() {
    let (mission, _, mut stored) = weeks();
    for bytes in &mut stored {
        bytes.proof.clear();
        bytes.state.clear();
    }
    let ledger = Ledger::from_releases(stored).unwrap();
    assert_eq!(ledger.published().len(), 3);
    assert!(ledger.proofs().is_err());
    let what = match mission.prepare(&ledger) {
        Err(DisclosureError::Ledger { release: 3, what }) => what,
        other => panic!("{:?}", other.map(|r| r.hidden)),
    };
    assert!(
        what.contains("its state is missing or unreadable"),
        "{what}"
    );
}

#[test]
fn a_refused_release_and_one_prepared_too_early_are_not_added() {
    let (mission, mut ledger, _) = weeks();
    let head = ledger.head().to_owned();
    let mut refused = mission.prepare(&ledger).unwrap();
    refused.audit.findings.push(Finding {
        release: 4,
        cell: "p".to_owned(),
        subject: Subject::Count,
        interval: (1, 1),
        required: (1, 4),
        together: Vec::new(),
        why: Why::NotProved,
        propose: Vec::new(),
    });
    let error = ledger.append(refused).unwrap_err();
    assert!(matches!(error, DisclosureError::Refused));
    let (one, two) = (mission.prepare(&ledger), mission.prepare(&ledger));
    assert_eq!(ledger.head(), head);
    ledger.append(one.unwrap()).unwrap();
    assert!(ledger.append(two.unwrap()).is_err());
    assert_eq!(ledger.entries().len(), 4);
}

#[test]
fn the_same_counts_again_are_noticed() {
    let (mut mission, mut ledger, _) = weeks();
    let repeated = |mission: &Mission, ledger: &Ledger| {
        is_repeated(ledger, &mission.spec, &mission.files()).unwrap()
    };
    assert!(!repeated(&mission, &ledger) && !repeated(&mission, &Ledger::default()));
    mission.release(&mut ledger);
    assert!(repeated(&mission, &ledger));
    mission.spec.push('\n');
    assert!(!repeated(&mission, &ledger));
    mission.spec.pop();
    mission.arrive(1);
    assert!(!repeated(&mission, &ledger));
}

#[test]
fn a_folder_holds_the_same_ledger_and_nothing_is_overwritten() {
    let (mission, ledger, stored) = weeks();
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("ledger");
    assert!(folder::read(&dir).unwrap().entries().is_empty());
    for bytes in &stored {
        folder::write(&dir, bytes).unwrap();
    }
    let again = folder::read(&dir).unwrap();
    assert_eq!(again.head(), ledger.head());
    assert_eq!(again.state().unwrap(), ledger.state().unwrap());
    assert!(mission.prepare(&again).is_ok());
    assert!(!dir.join("0002/private/state.json").exists());
    assert!(matches!(
        folder::write(&dir, &stored[1]),
        Err(DisclosureError::Ledger { release: 2, .. })
    ));
    assert_eq!(folder::read(&dir).unwrap().head(), ledger.head());
    // A release that was not written to the end does not exist.
    fs::create_dir_all(dir.join("0004.part/private")).unwrap();
    assert_eq!(folder::read(&dir).unwrap().entries().len(), 3);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(dir.join("0001/private"))
            .unwrap()
            .permissions();
        assert_eq!(mode.mode() & 0o077, 0);
    }
    let file = dir.join("0002/nat_sex.csv");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\n")).unwrap();
    let altered = (2, "nat_sex.csv was altered".to_owned());
    assert_eq!(fault(folder::read(&dir)), altered);
    fs::remove_file(&file).unwrap();
    let missing = (2, "nat_sex.csv is missing".to_owned());
    assert_eq!(fault(folder::read(&dir)), missing);
    fs::write(&file, &text).unwrap();
    fs::remove_file(dir.join("0002/release.json")).unwrap();
    let headless = (2, "it has no release.json".to_owned());
    assert_eq!(fault(folder::read(&dir)), headless);
    fs::remove_dir_all(dir.join("0002")).unwrap();
    assert_eq!(fault(folder::read(&dir)), (2, "it is missing".to_owned()));
    fs::remove_dir_all(dir.join("0003")).unwrap();
    fs::write(dir.join("0001/extra.csv"), "").unwrap();
    let extra = (1, "extra.csv does not belong to it".to_owned());
    assert_eq!(fault(folder::read(&dir)), extra);
}
