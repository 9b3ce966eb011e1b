//! A linear or integer program, solved by `microlp`, or by HiGHS with the feature `highs`. It must
//! never hand out numbers of a solve that failed; that they fit in whole numbers is for the caller
//! to check.

/// A number to be found.
struct Column {
    cost: f64,
    low: i32,
    high: i32,
    whole: bool,
}

/// What a row's sum must be of its value.
#[derive(Clone, Copy)]
pub(super) enum Sum {
    Equal,
    AtMost,
}

struct Row {
    terms: Vec<(usize, f64)>,
    sum: Sum,
    value: f64,
}

/// Numbers between bounds, rows that they must fit, and what each costs.
#[derive(Default)]
pub(super) struct Program {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

impl Program {
    /// Adds a number and gives its place among the solution.
    pub(super) fn column(&mut self, cost: f64, (low, high): (i32, i32), whole: bool) -> usize {
        self.columns.push(Column {
            cost,
            low,
            high,
            whole,
        });
        self.columns.len() - 1
    }

    /// Adds a rule about the sum of some numbers, each times its factor.
    pub(super) fn row(&mut self, terms: Vec<(usize, f64)>, sum: Sum, value: f64) {
        self.rows.push(Row { terms, sum, value });
    }
}

#[cfg(not(feature = "highs"))]
mod solver {
    use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions};

    use super::{Program, Sum};

    /// Nodes of the search for whole numbers.
    const NODES: u64 = 200;

    impl Program {
        /// The numbers of least cost; `None` if there are none, or none was found.
        pub(in super::super) fn least(&self) -> Option<Vec<f64>> {
            let mut problem = Problem::new(OptimizationDirection::Minimize);
            let columns: Vec<_> = self
                .columns
                .iter()
                .map(|c| {
                    if c.whole {
                        problem.add_integer_var(c.cost, (c.low, c.high))
                    } else {
                        problem.add_var(c.cost, (c.low.into(), c.high.into()))
                    }
                })
                .collect();
            for row in &self.rows {
                let terms: Vec<_> = row.terms.iter().map(|&(c, f)| (columns[c], f)).collect();
                let op = match row.sum {
                    Sum::Equal => ComparisonOp::Eq,
                    Sum::AtMost => ComparisonOp::Le,
                };
                problem.add_constraint(&terms, op, row.value);
            }
            let mut options = SolveOptions::default();
            options.node_limit = Some(NODES);
            let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
            Some(columns.iter().map(|&c| solution.var_value(c)).collect())
        }
    }
}

#[cfg(feature = "highs")]
mod solver {
    use highs::{HighsModelStatus, RowProblem, Sense};

    use super::{Program, Sum};

    /// Nodes of the search for whole numbers: a limit in time would not repeat.
    const NODES: i32 = 2_000;

    impl Program {
        /// The numbers of least cost; `None` if there are none, or none was found.
        pub(in super::super) fn least(&self) -> Option<Vec<f64>> {
            let mut problem = RowProblem::default();
            let columns: Vec<_> = self
                .columns
                .iter()
                .map(|c| problem.add_column_with_integrality(c.cost, c.low..=c.high, c.whole))
                .collect();
            for row in &self.rows {
                let terms: Vec<_> = row.terms.iter().map(|&(c, f)| (columns[c], f)).collect();
                match row.sum {
                    Sum::Equal => problem.add_row(row.value..=row.value, &terms),
                    Sum::AtMost => problem.add_row(..=row.value, &terms),
                }
            }
            let mut model = problem.try_optimise(Sense::Minimise).ok()?;
            model.make_quiet();
            model.set_threads(std::num::NonZeroU32::MIN);
            model.set_option("mip_max_nodes", NODES);
            let solved = model.try_solve().ok()?;
            let is_best = solved.status() == HighsModelStatus::Optimal;
            is_best.then(|| solved.get_solution().columns().to_vec())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_numbers_that_fit_are_found() {
        // Three apples or two pears, whole ones, for at least 8 of something.
        let mut program = Program::default();
        let apple = program.column(3.0, (0, 10), true);
        let pear = program.column(4.0, (0, 10), true);
        program.row(vec![(apple, -3.0), (pear, -5.0)], Sum::AtMost, -8.0);
        assert_eq!(program.least().unwrap(), [1.0, 1.0]);
        // One and a half pears would do if they could be cut.
        let mut cut = Program::default();
        let apple = cut.column(3.0, (0, 10), false);
        let pear = cut.column(4.0, (0, 10), false);
        cut.row(vec![(apple, -3.0), (pear, -5.0)], Sum::AtMost, -8.0);
        let found = cut.least().unwrap();
        assert!((found[pear] - 1.6).abs() < 1e-6 && found[apple].abs() < 1e-6);
    }

    #[test]
    fn what_cannot_be_is_not_found() {
        let mut program = Program::default();
        let one = program.column(1.0, (0, 1), false);
        program.row(vec![(one, 1.0)], Sum::Equal, 2.0);
        assert!(program.least().is_none());
        let mut half = Program::default();
        let whole = half.column(1.0, (0, 9), true);
        half.row(vec![(whole, 2.0)], Sum::Equal, 3.0);
        assert!(half.least().is_none());
    }
}
