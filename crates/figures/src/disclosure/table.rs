//! Tables in and out: the counts that the mission holds, and the file that is published. What is
//! published must never carry a hidden count, nor text in the number column.

use std::collections::{HashMap, HashSet};
use std::num::IntErrorKind;

use super::cells::{table_key, walk};
use super::error::{TableError, TableProblem};
use super::spec::{Spec, TableSpec};

/// True counts of one table, for every combination of nodes, totals included.
#[derive(Clone, Debug)]
pub struct Counts {
    /// Index into [`Spec::tables`].
    pub table: usize,
    cells: HashMap<Vec<usize>, i64>,
}

impl Counts {
    /// Reads a CSV file with one column per dimension and a column `count`. A combination that
    /// does not stand there counts 0; totals may stand there and are then checked.
    ///
    /// # Errors
    /// [`TableError`] with the line.
    pub fn read(spec: &Spec, table: usize, file: &str, text: &str) -> Result<Counts, TableError> {
        let fail = |line: usize, problem| TableError {
            file: file.to_owned(),
            line,
            problem,
        };
        let rows = read_rows(spec, table, text).map_err(|(line, p)| fail(line, p))?;
        let declared = &spec.tables[table];
        let mut leaves: HashMap<Vec<usize>, i64> = HashMap::new();
        let mut totals = Vec::new();
        let mut seen = HashSet::new();
        for row in rows {
            let name = || table_key(spec, declared, &row.nodes);
            if !seen.insert(row.nodes.clone()) {
                return Err(fail(row.line, TableProblem::Twice(name())));
            }
            let all_leaves = declared
                .dimensions
                .iter()
                .zip(&row.nodes)
                .all(|(&d, &n)| spec.dimensions[d].is_leaf(n));
            if all_leaves {
                leaves.insert(row.nodes, row.count);
            } else {
                totals.push(row);
            }
        }
        let counts = Counts::from_leaves(spec, table, &leaves);
        for row in totals {
            if counts.at(&row.nodes) != row.count {
                let name = table_key(spec, declared, &row.nodes);
                return Err(fail(row.line, TableProblem::DoesNotAdd(name)));
            }
        }
        Ok(counts)
    }

    /// Adds up leaf counts to all totals.
    pub fn from_leaves(spec: &Spec, table: usize, leaves: &HashMap<Vec<usize>, i64>) -> Counts {
        let declared = &spec.tables[table];
        let above: Vec<Vec<Vec<usize>>> = declared
            .dimensions
            .iter()
            .map(|&d| ancestors(&spec.dimensions[d].children))
            .collect();
        let mut cells = HashMap::new();
        walk(spec, declared, |nodes| {
            cells.insert(nodes.to_vec(), 0);
        });
        for (leaf, &count) in leaves {
            let mut targets: Vec<Vec<usize>> = vec![Vec::new()];
            for (axis, &node) in leaf.iter().enumerate() {
                targets = targets
                    .iter()
                    .flat_map(|t| {
                        above[axis][node].iter().map(move |&a| {
                            let mut longer = t.clone();
                            longer.push(a);
                            longer
                        })
                    })
                    .collect();
            }
            for target in targets {
                *cells.entry(target).or_insert(0) += count;
            }
        }
        Counts { table, cells }
    }

    /// The count at these nodes, one per dimension of the table.
    pub fn at(&self, nodes: &[usize]) -> i64 {
        self.cells.get(nodes).copied().unwrap_or(0)
    }

    /// The leaf counts alone, for a specification whose inner nodes change.
    pub(crate) fn leaves(&self, spec: &Spec) -> HashMap<Vec<usize>, i64> {
        let dims = &spec.tables[self.table].dimensions;
        self.cells
            .iter()
            .filter(|(nodes, _)| {
                dims.iter()
                    .zip(nodes.iter())
                    .all(|(&d, &n)| spec.dimensions[d].is_leaf(n))
            })
            .map(|(nodes, &count)| (nodes.clone(), count))
            .collect()
    }
}

/// For each node, itself and everything above it.
fn ancestors(children: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut above: Vec<Vec<usize>> = (0..children.len()).map(|n| vec![n]).collect();
    let mut stack = vec![0];
    while let Some(node) = stack.pop() {
        for &child in &children[node] {
            let mut line = vec![child];
            line.extend(&above[node]);
            above[child] = line;
            stack.push(child);
        }
    }
    above
}

struct Row {
    line: usize,
    nodes: Vec<usize>,
    count: i64,
}

fn read_rows(spec: &Spec, table: usize, text: &str) -> Result<Vec<Row>, (usize, TableProblem)> {
    let declared = &spec.tables[table];
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|e| (1, TableProblem::Syntax(e.to_string())))?
        .clone();
    let column = |name: &str| header.iter().position(|h| h.trim() == name);
    let need = |name: &str| column(name).ok_or((1, TableProblem::MissingColumn(name.to_owned())));
    let count_at = need("count")?;
    let mut at = Vec::new();
    for &d in &declared.dimensions {
        at.push(need(&spec.dimensions[d].name)?);
    }
    if let Some(extra) = (0..header.len()).find(|i| *i != count_at && !at.contains(i)) {
        return Err((1, TableProblem::UnknownColumn(header[extra].to_owned())));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| {
            let line = e.position().map_or(1, csv::Position::line);
            (to_line(line), TableProblem::Syntax(e.to_string()))
        })?;
        let line = to_line(record.position().map_or(1, csv::Position::line));
        let mut nodes = Vec::new();
        for (&d, &i) in declared.dimensions.iter().zip(&at) {
            let dimension = &spec.dimensions[d];
            let label = record[i].trim();
            let node = dimension.node(label).ok_or_else(|| {
                let name = dimension.name.clone();
                (line, TableProblem::UnknownCategory(label.to_owned(), name))
            })?;
            nodes.push(node);
        }
        let count = parse_count(record[count_at].trim()).map_err(|p| (line, p))?;
        rows.push(Row { line, nodes, count });
    }
    Ok(rows)
}

fn to_line(line: u64) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX)
}

/// Largest count accepted: sums over a whole release stay far from overflow.
const MOST: i64 = 1_000_000_000;

fn parse_count(text: &str) -> Result<i64, TableProblem> {
    match text.parse::<i64>() {
        Ok(n) if n < 0 => Err(TableProblem::Negative(text.to_owned())),
        Ok(n) if n <= MOST => Ok(n),
        Ok(_) => Err(TableProblem::TooLarge(text.to_owned())),
        Err(e) if *e.kind() == IntErrorKind::PosOverflow => {
            Err(TableProblem::TooLarge(text.to_owned()))
        }
        Err(_) => Err(TableProblem::NotANumber(text.to_owned())),
    }
}

/// What a published row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The exact count.
    Exact(i64),
    /// A multiple of the rounding base.
    Rounded(i64),
    /// Empty, flag `suppressed`.
    Suppressed,
    /// Empty, flag `merged`: part of the row named by `merge_into`.
    Merged,
}

impl Printed {
    /// The flag column.
    pub fn flag(self) -> &'static str {
        match self {
            Printed::Exact(_) => "",
            Printed::Rounded(_) => "rounded",
            Printed::Suppressed => "suppressed",
            Printed::Merged => "merged",
        }
    }
}

/// Writes a published table: the dimensions, `count`, `flag`.
pub fn write(
    spec: &Spec,
    table: &TableSpec,
    mut printed: impl FnMut(&[usize]) -> Printed,
) -> String {
    let mut out = String::new();
    for &d in &table.dimensions {
        push_field(&mut out, &spec.dimensions[d].name);
        out.push(',');
    }
    out.push_str("count,flag\n");
    walk(spec, table, |nodes| {
        for (&d, &n) in table.dimensions.iter().zip(nodes) {
            push_field(&mut out, &spec.dimensions[d].nodes[n]);
            out.push(',');
        }
        let cell = printed(nodes);
        if let Printed::Exact(n) | Printed::Rounded(n) = cell {
            out.push_str(&n.to_string());
        }
        out.push(',');
        out.push_str(cell.flag());
        out.push('\n');
    });
    out
}

fn push_field(out: &mut String, field: &str) {
    if field.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&field.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(field);
    }
}
