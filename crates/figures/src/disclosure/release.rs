//! A release from counts to bytes: merge, protect, write, audit against the whole ledger. It must
//! never hand out a release that the auditor refuses.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::{self, Audit, Proof, Published};
use super::cells::{table_key, walk};
use super::error::{DisclosureError, TableError, TableProblem};
use super::ledger::{Entry, Ledger, digest_of};
use super::merge;
use super::protect::{self, Protected, State};
use super::spec::Spec;
use super::table::{Counts, Printed, write};

/// A release ready to go out, or refused.
#[derive(Clone, Debug)]
pub struct Release {
    /// For the ledger.
    pub entry: Entry,
    /// The published bytes.
    pub published: Published,
    /// The auditor's verdict over all releases.
    pub audit: Audit,
    /// Confidential: the proof.
    pub proof: Proof,
    /// Confidential: for the next release.
    pub state: State,
    /// Number of hidden cells in this release.
    pub hidden: usize,
    /// Number of cells in this release.
    pub cells: usize,
}

/// Reads the input tables; every declared table must be given.
///
/// # Errors
/// [`TableError`] naming the file and the line.
pub fn read_tables(
    spec: &Spec,
    files: &BTreeMap<String, String>,
) -> Result<Vec<Counts>, TableError> {
    let fail = |name: &str, problem| TableError {
        file: format!("{name}.csv"),
        line: 1,
        problem,
    };
    if let Some(name) = files
        .keys()
        .find(|name| !spec.tables.iter().any(|t| t.name == **name))
    {
        return Err(fail(name, TableProblem::UnknownTable));
    }
    spec.tables
        .iter()
        .enumerate()
        .map(|(t, table)| match files.get(&table.name) {
            Some(text) => Counts::read(spec, t, &format!("{}.csv", table.name), text),
            None => Err(fail(&table.name, TableProblem::MissingTable)),
        })
        .collect()
}

/// Prepares the next release of a ledger. Nothing is written.
///
/// # Errors
/// A fault in the specification, the tables or the ledger. A release that the auditor refuses is
/// no error: see [`Release::audit`].
pub fn prepare(
    ledger: &Ledger,
    spec_text: &str,
    files: &BTreeMap<String, String>,
    released_by: &str,
) -> Result<Release, DisclosureError> {
    let plain = Spec::parse(spec_text)?;
    if let Some(last) = ledger.published().last() {
        plain.goes_on_from(last.number, &Spec::parse(&last.spec)?)?;
    }
    let leaves = read_tables(&plain, files)?;
    let mut state = ledger.state()?;
    let merged = merge::members(&plain, &leaves, &state.merged);
    let spec = plain.clone().with_merged(&merged);
    let tables: Vec<Counts> = leaves
        .iter()
        .map(|c| Counts::from_leaves(&spec, c.table, &c.leaves(&plain)))
        .collect();
    state.merged.clone_from(&merged);
    let proofs = ledger.proofs()?;
    let mut demanded = BTreeSet::new();
    let mut rounds = 0;
    loop {
        rounds += 1;
        let protected = protect::protect(&spec, &tables, &state, &demanded)?;
        let release = write_release(ledger, &proofs, spec_text, &spec, protected, released_by)?;
        // What the auditor asks for is hidden, until he is content or has nothing more to ask.
        let asked = demanded.len();
        let refused = release.audit.findings.iter().filter(|f| f.refuses());
        demanded.extend(refused.flat_map(|f| f.propose.iter().cloned()));
        if demanded.len() == asked || rounds == ROUNDS {
            return Ok(release);
        }
    }
}

/// Times that a refused release is protected anew.
const ROUNDS: usize = 12;

/// Writes the files and has them audited.
fn write_release(
    ledger: &Ledger,
    proofs: &[Proof],
    spec_text: &str,
    spec: &Spec,
    protected: Protected,
    released_by: &str,
) -> Result<Release, DisclosureError> {
    let published = Published {
        number: ledger.next_number(),
        spec: spec_text.to_owned(),
        merged: protected.state.merged.clone(),
        tables: print(spec, &protected),
    };
    let (hidden, cells) = (protected.hidden_cells(), protected.hidden.len());
    let proof = Proof {
        base: protected.base,
        worlds: protected.worlds,
        claims: protected.claims,
    };
    let mut releases = ledger.published().to_vec();
    releases.push(published.clone());
    let mut proofs = proofs.to_vec();
    proofs.push(proof.clone());
    let audit = audit::audit(&releases, &proofs).map_err(|e| DisclosureError::Ledger {
        release: e.release,
        what: e.what,
    })?;
    Ok(Release {
        entry: entry(spec, &published, ledger.head(), released_by),
        published,
        audit,
        proof,
        state: protected.state,
        hidden,
        cells,
    })
}

/// True if the last release of the ledger is of this specification and these counts: there is
/// nothing to release again.
///
/// # Errors
/// A fault in the specification, the tables or the ledger.
pub fn is_repeated(
    ledger: &Ledger,
    spec_text: &str,
    files: &BTreeMap<String, String>,
) -> Result<bool, DisclosureError> {
    let plain = Spec::parse(spec_text)?;
    let tables = read_tables(&plain, files)?;
    let (Some(last), Some(proof)) = (ledger.published().last(), ledger.last_proof()?) else {
        return Ok(false);
    };
    if last.spec != spec_text {
        return Ok(false);
    }
    Ok(tables.iter().all(|counts| {
        let table = &plain.tables[counts.table];
        let mut same = true;
        walk(&plain, table, |nodes| {
            let released = proof.base.get(&table_key(&plain, table, nodes));
            same &= released == Some(&counts.at(nodes));
        });
        same
    }))
}

fn entry(spec: &Spec, published: &Published, previous: &str, released_by: &str) -> Entry {
    let mut files = BTreeMap::from([("spec.toml".to_owned(), digest_of(&published.spec))]);
    for (table, text) in &published.tables {
        files.insert(format!("{table}.csv"), digest_of(text));
    }
    Entry {
        number: published.number,
        previous: previous.to_owned(),
        as_of: spec.as_of.clone(),
        released_by: released_by.to_owned(),
        thresholds: spec.thresholds(),
        revisions: spec.reasons(),
        merged: published.merged.clone(),
        files,
    }
}

/// The published files.
fn print(spec: &Spec, protected: &Protected) -> BTreeMap<String, String> {
    spec.tables
        .iter()
        .map(|table| {
            let text = write(spec, table, |nodes| {
                let key = table_key(spec, table, nodes);
                let hidden = protected.hidden.get(&key).copied().unwrap_or(true);
                if hidden {
                    let mut at = table.dimensions.iter().zip(nodes);
                    let merged = at.any(|(&d, &n)| spec.dimensions[d].is_merged(n));
                    return if merged {
                        Printed::Merged
                    } else {
                        Printed::Suppressed
                    };
                }
                if let Some(&n) = protected.rounded.get(&key) {
                    return Printed::Rounded(n);
                }
                match protected.base.get(&key) {
                    Some(&n) => Printed::Exact(n),
                    None => Printed::Suppressed,
                }
            });
            (table.name.clone(), text)
        })
        .collect()
}
