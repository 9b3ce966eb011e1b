//! A small mission whose people arrive and leave, and what it would publish.

use std::collections::{BTreeMap, HashMap};

use figures::disclosure::error::DisclosureError;
use figures::disclosure::ledger::Ledger;
use figures::disclosure::release::{Release, prepare};

/// A number that looks like chance.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    /// Low numbers are likelier.
    pub(crate) fn skewed(&mut self, n: usize) -> usize {
        self.below(n).min(self.below(n))
    }
}

pub(crate) struct Mission {
    pub(crate) spec: String,
    tables: Vec<(&'static str, [usize; 2])>,
    pub(crate) people: Vec<[usize; 3]>,
    chance: Chance,
}

const SIZES: [usize; 3] = [6, 4, 2];
const NAMES: [&str; 3] = ["nat", "site", "sex"];

impl Mission {
    pub(crate) fn new(seed: u64, head: &str, population: &str, tail: &str) -> Self {
        let mut spec = format!("[release]\nas_of = \"2022-06-09\"\n{head}");
        for (name, size) in NAMES.iter().zip(SIZES) {
            let labels: Vec<String> = (0..size).map(|i| format!("\"{name}{i}\"")).collect();
            let labels = labels.join(", ");
            spec += &format!("[[dimension]]\nname = \"{name}\"\ncategories = [{labels}]\n");
        }
        spec += &format!("[[population]]\nname = \"p\"\n{population}");
        let tables = vec![("nat_site", [0, 1]), ("nat_sex", [0, 2])];
        for (name, [a, b]) in &tables {
            let (a, b) = (NAMES[*a], NAMES[*b]);
            spec += &format!(
                "[[table]]\nname = \"{name}\"\npopulation = \"p\"\ndimensions = [\"{a}\", \"{b}\"]\n"
            );
        }
        spec += tail;
        Mission {
            spec,
            tables,
            people: Vec::new(),
            chance: Chance(seed),
        }
    }

    pub(crate) fn arrive(&mut self, n: usize) {
        for _ in 0..n {
            let person = SIZES.map(|size| self.chance.skewed(size));
            self.people.push(person);
        }
    }

    pub(crate) fn count(&self, wanted: [Option<usize>; 3]) -> i64 {
        let fits = |p: &&[usize; 3]| (0..3).all(|i| wanted[i].is_none_or(|w| w == p[i]));
        i64::try_from(self.people.iter().filter(fits).count()).unwrap()
    }

    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for (name, [a, b]) in &self.tables {
            let mut text = format!("{},{},count\n", NAMES[*a], NAMES[*b]);
            for i in 0..SIZES[*a] {
                for j in 0..SIZES[*b] {
                    let mut wanted = [None; 3];
                    (wanted[*a], wanted[*b]) = (Some(i), Some(j));
                    let n = self.count(wanted);
                    text += &format!("{}{i},{}{j},{n}\n", NAMES[*a], NAMES[*b]);
                }
            }
            files.insert((*name).to_owned(), text);
        }
        files
    }

    pub(crate) fn prepare(&self, ledger: &Ledger) -> Result<Release, DisclosureError> {
        prepare(ledger, &self.spec, &self.files(), "reporting officer")
    }

    /// Releases, and checks every published file against the truth.
    pub(crate) fn release(&self, ledger: &mut Ledger) -> Release {
        let release = self.prepare(ledger).unwrap();
        assert!(!release.audit.refused(), "{:?}", release.audit.findings);
        for (name, axes) in &self.tables {
            self.check(&release.published.tables[*name], *axes);
        }
        ledger.append(release.clone()).unwrap();
        release
    }

    fn check(&self, text: &str, [a, b]: [usize; 2]) {
        let mut rows: HashMap<(String, String), String> = HashMap::new();
        for line in text.lines().skip(1) {
            let f: Vec<&str> = line.split(',').collect();
            let node = |label: &str, axis: usize| {
                label.strip_prefix(NAMES[axis]).map(|n| n.parse().unwrap())
            };
            let mut wanted = [None; 3];
            (wanted[a], wanted[b]) = (node(f[0], a), node(f[1], b));
            let truth = self.count(wanted);
            match f[3] {
                "" => assert_eq!(f[2], truth.to_string(), "{line}"),
                "rounded" => {
                    let n: i64 = f[2].parse().unwrap();
                    assert!(n % 5 == 0 && (n - truth).abs() < 10, "{line}");
                }
                flag => assert_eq!((flag, f[2]), ("suppressed", ""), "{line}"),
            }
            rows.insert((f[0].to_owned(), f[1].to_owned()), f[2].to_owned());
        }
        assert_eq!(rows.len(), (SIZES[a] + 1) * (SIZES[b] + 1));
        // Wherever a total and all its parts are printed, they add up.
        for i in 0..=SIZES[a] {
            let label = |n: usize, axis: usize, size: usize| {
                if n == size {
                    "Total".to_owned()
                } else {
                    format!("{}{n}", NAMES[axis])
                }
            };
            let row = label(i, a, SIZES[a]);
            let parts: Option<Vec<i64>> = (0..SIZES[b])
                .map(|j| rows[&(row.clone(), label(j, b, SIZES[b]))].parse().ok())
                .collect();
            let total: Option<i64> = rows[&(row, "Total".to_owned())].parse().ok();
            if let (Some(parts), Some(total)) = (parts, total) {
                let sum = parts.iter().sum::<i64>();
                assert!(sum == total || text.contains("rounded"));
            }
        }
    }
}

/// The grand total is public by mandate.
pub(crate) const MANDATE: &str = "[[mandate]]\npopulation = \"p\"\n";
