//! What is hidden, and by which other worlds it is proved, written down release by release in
//! the folder `plans`: by the same solver the same counts get the same plan on every machine, and a change of plan is seen
//! by whoever reviews it. `UPDATE=1 cargo test -p figures --test disclosure` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use figures::disclosure::ledger::Ledger;
use figures::disclosure::release::{Release, prepare};
use sha2::{Digest, Sha256};

use crate::mission::{Chance, MANDATE};

/// A series of releases of one invented mission.
struct Story {
    name: String,
    spec: String,
    /// Labels of each dimension, the bottom ones only.
    labels: Vec<Vec<String>>,
    /// Dimension names.
    dimensions: Vec<&'static str>,
    /// Tables: name, axes, and whether only the first half of all people count.
    tables: Vec<(String, Vec<usize>, bool)>,
    people: Vec<Vec<usize>>,
    chance: Chance,
    ledger: Ledger,
    told: String,
}

impl Story {
    fn new(name: &str, seed: u64, dimensions: &[(&'static str, usize)]) -> Self {
        let mut spec = "[release]\nas_of = \"2022-06-09\"\n".to_owned();
        let mut labels = Vec::new();
        for (dimension, size) in dimensions {
            let all: Vec<String> = (0..*size).map(|i| format!("{dimension}{i}")).collect();
            writeln!(
                spec,
                "[[dimension]]\nname = \"{dimension}\"\ncategories = {all:?}"
            )
            .unwrap();
            labels.push(all);
        }
        Story {
            name: name.to_owned(),
            spec,
            labels,
            dimensions: dimensions.iter().map(|(d, _)| *d).collect(),
            tables: Vec::new(),
            people: Vec::new(),
            chance: Chance(seed),
            ledger: Ledger::default(),
            told: String::new(),
        }
    }

    /// A population and its tables, each over some of the dimensions.
    fn population(mut self, name: &str, more: &str, tables: &[&[usize]]) -> Self {
        writeln!(self.spec, "[[population]]\nname = \"{name}\"\n{more}").unwrap();
        for axes in tables {
            let dimensions: Vec<&str> = axes.iter().map(|&a| self.dimensions[a]).collect();
            let table = format!("{name}_{}", dimensions.join("_"));
            writeln!(
                self.spec,
                "[[table]]\nname = \"{table}\"\npopulation = \"{name}\"\ndimensions = {dimensions:?}"
            )
            .unwrap();
            self.tables.push((table, axes.to_vec(), name == "half"));
        }
        self
    }

    fn say(mut self, more: &str) -> Self {
        self.spec += more;
        self
    }

    fn arrive(mut self, n: usize) -> Self {
        for _ in 0..n {
            let chance = &mut self.chance;
            let person = self.labels.iter().map(|l| chance.skewed(l.len())).collect();
            self.people.push(person);
        }
        self
    }

    fn leave(mut self, n: usize) -> Self {
        for _ in 0..n {
            let who = self.chance.below(self.people.len());
            self.people.remove(who);
        }
        self
    }

    fn files(&self) -> BTreeMap<String, String> {
        let table = |(name, axes, half): &(String, Vec<usize>, bool)| {
            let dimensions: Vec<&str> = axes.iter().map(|&a| self.dimensions[a]).collect();
            let mut rows: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
            for (i, person) in self.people.iter().enumerate() {
                if !half || i % 2 == 0 {
                    let row = axes.iter().map(|&a| self.labels[a][person[a]].as_str());
                    *rows.entry(row.collect()).or_default() += 1;
                }
            }
            let mut text = format!("{},count\n", dimensions.join(","));
            for (row, count) in rows {
                writeln!(text, "{},{count}", row.join(",")).unwrap();
            }
            (name.clone(), text)
        };
        self.tables.iter().map(table).collect()
    }

    /// Releases under the specification as it stands, with `more` for this time alone.
    fn release_with(mut self, more: &str) -> Self {
        let spec = format!("{}{more}", self.spec);
        let release = match prepare(&self.ledger, &spec, &self.files(), "x") {
            Ok(release) => release,
            Err(error) => {
                writeln!(self.told, "{}: {error}", self.name).unwrap();
                return self;
            }
        };
        self.told += &line(&self.name, &release);
        if !release.audit.refused() {
            self.ledger.append(release).unwrap();
        }
        self
    }

    fn release(self) -> Self {
        self.release_with("")
    }

    /// A percentage with one decimal, printed elsewhere, of the first two dimensions.
    fn share(&self, cell: [Option<usize>; 2], base: [Option<usize>; 2]) -> String {
        let count = |wanted: [Option<usize>; 2]| {
            let fits = |p: &&Vec<usize>| (0..2).all(|d| wanted[d].is_none_or(|w| w == p[d]));
            self.people.iter().filter(fits).count()
        };
        let named = |wanted: [Option<usize>; 2]| -> String {
            let each = (0..2).filter_map(|d| Some((d, wanted[d]?)));
            let each =
                each.map(|(d, w)| format!("{} = \"{}\"", self.dimensions[d], self.labels[d][w]));
            each.collect::<Vec<_>>().join(", ")
        };
        let whole = count(base);
        let tenths = (2_000 * count(cell) + whole) / (2 * whole);
        format!(
            "[[percentage]]\npopulation = \"p\"\ncell = {{ {} }}\nbase = {{ {} }}\nvalue = \"{}.{}\"\n",
            named(cell),
            named(base),
            tenths / 10,
            tenths % 10
        )
    }
}

/// The plans of some stories beside those that were written down.
struct Plans {
    file: PathBuf,
    kept: String,
    told: String,
}

impl Plans {
    fn of(name: &str) -> Self {
        let file = format!("tests/disclosure/plans/{name}.txt");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        Plans {
            file,
            kept,
            told: String::new(),
        }
    }

    /// Compares at once: the first plan that differs is the one to look at.
    fn tell(&mut self, story: &Story) {
        self.told += &story.told;
        if std::env::var_os("UPDATE").is_none() && !self.kept.starts_with(&self.told) {
            let lines = self.told.lines().zip(self.kept.lines());
            let differing: Vec<_> = lines.filter(|(now, kept)| now != kept).collect();
            panic!("UPDATE=1 writes the plans anew: {differing:#?}");
        }
    }

    fn end(self) {
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(self.file, self.told).unwrap();
        } else {
            assert_eq!(self.told.lines().count(), self.kept.lines().count());
        }
    }
}

/// One release in one line, ending with a digest of all that is published, proved and kept.
fn line(name: &str, release: &Release) -> String {
    let mut all = Sha256::new();
    all.update(serde_json::to_vec(&release.published.tables).unwrap());
    all.update(serde_json::to_vec(&release.proof).unwrap());
    all.update(serde_json::to_vec(&release.state).unwrap());
    let mut findings: Vec<String> = release
        .audit
        .findings
        .iter()
        .map(ToString::to_string)
        .collect();
    findings.sort();
    all.update(findings.join("\n"));
    let digest: String = all.finalize()[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!(
        "{name} {}: {} of {} hidden, {} claims, {} worlds, {} findings{}, {digest}\n",
        release.entry.number,
        release.hidden,
        release.cells,
        release.proof.claims.len(),
        release.proof.worlds.len(),
        findings.len(),
        if release.audit.refused() {
            ", refused"
        } else {
            ""
        },
    )
}

const CUMULATIVE: &str = "cumulative = true";
const LEFT: &str = "[[revision]]\npopulation = \"p\"\nreason = \"withdrawn\"\n";
const PEOPLE: [(&str, usize); 3] = [("nat", 6), ("site", 4), ("sex", 2)];

fn linked(name: &str, seed: u64, population: &str) -> Story {
    Story::new(name, seed, &PEOPLE)
        .population("p", population, &[&[0, 1], &[0, 2], &[2, 1]])
        .say(MANDATE)
}

/// Weeks with arrivals, one with people who withdrew.
fn weeks(mut story: Story, first: usize, each: usize) -> Story {
    story = story.arrive(first).release();
    for _ in 0..2 {
        story = story.arrive(each).release();
    }
    story = story.arrive(1).leave(4).release_with(LEFT);
    story.arrive(each).release().release()
}

#[test]
fn plans_of_weekly_series_are_what_they_were() {
    let mut all = Plans::of("series");
    for seed in 0..3 {
        all.tell(&weeks(linked("weekly", seed, CUMULATIVE), 80, 9));
        let printed = "cumulative = true\nzeros = \"public\"";
        all.tell(&weeks(linked("zeros printed", seed, printed), 200, 30));
        let raised = linked("raised", seed, CUMULATIVE).arrive(150).release();
        let raised = raised
            .arrive(12)
            .release_with("[thresholds]\nordinary = 9\n");
        all.tell(&raised.arrive(12).release());
        let dimensions = [("nat", 5), ("sex", 2), ("age", 3)];
        let sensitive = "class = \"violence\"\ncumulative = true";
        let story = Story::new("sensitive", seed, &dimensions).population(
            "p",
            sensitive,
            &[&[0, 1], &[0, 2], &[1, 2]],
        );
        all.tell(&weeks(story.say(MANDATE), 400, 30));
        let skipped = linked("a table left out", seed, CUMULATIVE)
            .arrive(90)
            .release();
        all.tell(&without_a_table(skipped));
    }
    all.end();
}

/// The second table is not published for two weeks and then again.
fn without_a_table(mut story: Story) -> Story {
    let (spec, tables) = (story.spec.clone(), story.tables.clone());
    let block =
        "[[table]]\nname = \"p_nat_sex\"\npopulation = \"p\"\ndimensions = [\"nat\", \"sex\"]\n";
    assert!(spec.contains(block));
    story.spec = spec.replace(block, "");
    story.tables.remove(1);
    story = story.arrive(5).release().arrive(7).release();
    (story.spec, story.tables) = (spec, tables);
    story.arrive(4).release()
}

#[test]
fn plans_of_rounded_tables_are_what_they_were() {
    let mut all = Plans::of("rounding");
    for seed in 0..3 {
        for base in [3, 5, 10] {
            let mut story = linked(&format!("rounded to {base}"), seed, CUMULATIVE);
            story.spec = story
                .spec
                .replacen("as_of", &format!("round_to = {base}\nas_of"), 1);
            all.tell(&weeks(story, 100, 13));
            let mut free = Story::new(&format!("rounded {base} stock"), seed, &PEOPLE).population(
                "p",
                "",
                &[&[0, 1], &[0, 2], &[2, 1]],
            );
            free.spec = free
                .spec
                .replacen("as_of", &format!("round_to = {base}\nas_of"), 1);
            free = free.arrive(40 + 60 * base).release().arrive(11).release();
            all.tell(&free.leave(30).release());
        }
    }
    for seed in 0..3 {
        let mandate = "[[mandate]]\npopulation = \"p\"\ncell = { nat = \"*\" }\n";
        for more in ["", mandate] {
            let mut story = Story::new("rounded and merged", seed, &[("nat", 9), ("sex", 2)]);
            story.spec = story.spec.replacen("as_of", "round_to = 5\nas_of", 1);
            let into = "\"nat8\"]\nmerge_into = \"Other\"";
            story.spec = story.spec.replacen("\"nat8\"]", into, 1);
            let story = story.population("p", CUMULATIVE, &[&[0, 1]]).say(more);
            all.tell(&weeks(story, 90, 11));
        }
        let mut story = Story::new("rounded subset", seed, &[("nat", 4), ("sex", 2)]);
        story.spec = story.spec.replacen("as_of", "round_to = 5\nas_of", 1);
        let story = story
            .population("p", "", &[&[0, 1]])
            .population("half", "", &[&[0, 1]])
            .say("[[relation]]\nkind = \"subset\"\nlesser = \"half\"\ngreater = \"p\"\n");
        all.tell(&story.arrive(120).release().arrive(16).release());
    }
    all.end();
}

#[test]
fn plans_of_all_shapes_are_what_they_were() {
    let mut all = Plans::of("shapes");
    for seed in 0..6 {
        let flat = Story::new("one table", seed, &[("a", 5), ("b", 4)]);
        let flat = flat.population("p", "", &[&[0, 1]]).say(MANDATE);
        all.tell(&flat.arrive(110).release().leave(20).release());
        let cube = Story::new("cube", seed, &[("a", 3), ("b", 3), ("c", 2)]);
        all.tell(
            &cube
                .population("p", "", &[&[0, 1, 2]])
                .arrive(130)
                .release(),
        );
        let wide = Story::new("two tables", seed, &PEOPLE);
        let wide = wide.population("p", "", &[&[0, 1], &[2, 0]]);
        all.tell(&wide.arrive(140).release());
    }
    for seed in 0..3 {
        let cubes = Story::new("cube by week", seed, &[("a", 3), ("b", 2), ("c", 2)]);
        let cubes = cubes
            .population("p", CUMULATIVE, &[&[0, 1, 2]])
            .say(MANDATE);
        all.tell(&weeks(cubes, 60, 9));
        let mut tree = Story::new("regions", seed, &[("site", 5), ("sex", 2), ("nat", 3)]);
        tree.spec = tree.spec.replacen(
            "\"site4\"]",
            "\"site4\", \"region\"]\npart = [{ child = \"site2\", of = \"region\" }, \
             { child = \"site3\", of = \"region\" }]",
            1,
        );
        let tree = tree.population("p", CUMULATIVE, &[&[0, 1], &[0, 2]]);
        all.tell(&weeks(tree.say(MANDATE), 90, 11));
        let mut merged = Story::new("merged", seed, &[("nat", 9), ("sex", 2), ("site", 3)]);
        merged.spec = merged
            .spec
            .replacen("\"nat8\"]", "\"nat8\"]\nmerge_into = \"Other\"", 1);
        let merged = merged.population("p", CUMULATIVE, &[&[0, 1], &[0, 2]]);
        all.tell(&weeks(merged, 90, 11));
    }
    all.end();
}

#[test]
fn plans_of_related_populations_are_what_they_were() {
    let mut all = Plans::of("relations");
    let left = format!("{LEFT}{}", LEFT.replace("\"p\"", "\"half\""));
    for seed in 0..3 {
        for (kind, population) in [("subset", ""), ("subset", CUMULATIVE), ("at_most", "")] {
            let story = Story::new(kind, seed, &[("nat", 4), ("sex", 2)])
                .population("p", population, &[&[0, 1]])
                .population("half", population, &[&[0, 1]])
                .say(&format!(
                    "[[relation]]\nkind = \"{kind}\"\nlesser = \"half\"\ngreater = \"p\"\n"
                ));
            let story = story.arrive(120).release().arrive(16).release();
            all.tell(&story.leave(5).release_with(&left).arrive(8).release());
        }
        for (populations, revised) in [
            ([CUMULATIVE, ""], ""),
            (["", CUMULATIVE], ""),
            ([CUMULATIVE; 2], "p"),
            ([CUMULATIVE; 2], "half"),
        ] {
            let story = Story::new("half related", seed, &[("nat", 4), ("sex", 2)])
                .population("p", populations[0], &[&[0, 1]])
                .population("half", populations[1], &[&[0, 1]])
                .say("[[relation]]\nkind = \"subset\"\nlesser = \"half\"\ngreater = \"p\"\n");
            let story = story.arrive(90).release().arrive(17).release();
            let one = format!("[[revision]]\npopulation = \"{revised}\"\nreason = \"r\"\n");
            let one = if revised.is_empty() { "" } else { one.as_str() };
            all.tell(&story.leave(1).release_with(one).arrive(6).release());
        }
        for (population, cell, base) in [
            ("", [Some(1), Some(0)], [Some(1), None]),
            (CUMULATIVE, [Some(1), Some(0)], [Some(1), None]),
            ("", [Some(2), None], [None, None]),
            (CUMULATIVE, [None, Some(1)], [None, None]),
            ("", [Some(3), Some(1)], [None, Some(1)]),
        ] {
            let story = Story::new("shares", seed, &[("nat", 4), ("sex", 2)]);
            let story = story.population("p", population, &[&[0, 1]]).arrive(70);
            let first = story.share(cell, base);
            let story = story.release_with(&first).arrive(9);
            let second = story.share(cell, base);
            all.tell(&story.release_with(&second).arrive(8).release());
        }
        let share = linked("percentage", seed, "").arrive(100);
        let rows = share.people.iter().filter(|p| p[0] == 1).count();
        let known = format!(
            "[[percentage]]\npopulation = \"p\"\ncell = {{ nat = \"nat1\" }}\nbase = {{}}\nvalue = \"{rows}\"\n"
        );
        all.tell(&share.release_with(&known));
    }
    all.end();
}
