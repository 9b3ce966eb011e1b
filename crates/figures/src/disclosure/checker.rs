//! A specification checked: from what TOML says to what may be used. Every complaint names its line;
//! whatever is not declared is an error.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;

use super::error::{SpecError, SpecProblem};
use super::raw;
use super::spec::{
    Dimension, DimensionKind, Mandate, Mode, Percentage, Population, Relation, Revision, Spec,
    TableSpec, Zeros,
};

/// A date that exists, or what a release is called otherwise: `week 23`.
fn is_day_or_name(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let dashes = text.bytes().filter(|&b| b == b'-').count();
    let like_a_day = digits + dashes == text.len() && dashes == 2;
    let said = !text.trim().is_empty() && !text.contains(char::is_control);
    said && (!like_a_day || text.parse::<jiff::civil::Date>().is_ok())
}

/// Cells of one table, totals included: far more than anybody reads.
const MOST_CELLS: u128 = 200_000;

pub(super) fn line_of(text: &str, span: &Range<usize>) -> usize {
    text[..span.start.min(text.len())].matches('\n').count() + 1
}

pub(super) struct Checker<'a> {
    pub(super) text: &'a str,
}

impl Checker<'_> {
    fn fail<T>(&self, span: &Range<usize>, problem: SpecProblem) -> Result<T, SpecError> {
        Err(SpecError {
            line: line_of(self.text, span),
            problem,
        })
    }

    pub(super) fn check(&self, raw: &raw::File) -> Result<Spec, SpecError> {
        let thresholds = raw.thresholds.clone().unwrap_or_default();
        self.check_thresholds(&thresholds)?;
        let as_of = &raw.release.as_of;
        if !is_day_or_name(as_of.get_ref()) {
            return self.fail(&as_of.span(), SpecProblem::Day(as_of.get_ref().clone()));
        }
        let mut spec = Spec {
            as_of: as_of.get_ref().clone(),
            mode: self.mode(raw.release.round_to.as_ref())?,
            dimensions: Vec::new(),
            populations: Vec::new(),
            tables: Vec::new(),
            mandates: Vec::new(),
            relations: Vec::new(),
            percentages: Vec::new(),
            revisions: Vec::new(),
        };
        for d in &raw.dimension {
            self.name(&d.name)?;
            if ["count", "flag"].contains(&d.name.get_ref().as_str()) {
                let taken = SpecProblem::Column(d.name.get_ref().clone());
                return self.fail(&d.name.span(), taken);
            }
            if spec.dimension(d.name.get_ref()).is_some() {
                return self.fail(&d.name.span(), SpecProblem::Twice(d.name.get_ref().clone()));
            }
            spec.dimensions.push(self.dimension(d)?);
        }
        for p in &raw.population {
            self.name(&p.name)?;
            if spec.population(p.name.get_ref()).is_some() {
                return self.fail(&p.name.span(), SpecProblem::Twice(p.name.get_ref().clone()));
            }
            spec.populations.push(Population {
                name: p.name.get_ref().clone(),
                class: p.class,
                cumulative: p.cumulative,
                zeros: p.zeros.unwrap_or(if p.cumulative {
                    Zeros::Hidden
                } else {
                    Zeros::Public
                }),
                threshold: thresholds.of(p.class),
            });
        }
        for t in &raw.table {
            let table = self.table(&spec, t)?;
            spec.tables.push(table);
        }
        self.known(&mut spec, raw)?;
        Ok(spec)
    }

    fn check_thresholds(&self, t: &raw::Thresholds) -> Result<(), SpecError> {
        for value in t.all().into_iter().flatten() {
            if *value.get_ref() < 3 {
                return self.fail(&value.span(), SpecProblem::Threshold(*value.get_ref()));
            }
        }
        Ok(())
    }

    fn mode(&self, round_to: Option<&Spanned<i64>>) -> Result<Mode, SpecError> {
        match round_to {
            None => Ok(Mode::Suppress),
            Some(base) if (2..=1_000).contains(base.get_ref()) => Ok(Mode::Round {
                base: *base.get_ref(),
            }),
            Some(base) => self.fail(&base.span(), SpecProblem::Base(*base.get_ref())),
        }
    }

    fn dimension(&self, raw: &raw::Dimension) -> Result<Dimension, SpecError> {
        let mut nodes = vec![raw.total.clone().unwrap_or_else(|| "Total".to_owned())];
        for label in raw.categories.iter().chain(&raw.merge_into) {
            self.name(label)?;
            if nodes.contains(label.get_ref()) {
                return self.fail(&label.span(), SpecProblem::Twice(label.get_ref().clone()));
            }
            nodes.push(label.get_ref().clone());
        }
        // The merged category is a node from the day on which something is merged.
        nodes.truncate(raw.categories.len() + 1);
        let index = |label: &Spanned<String>| match nodes.iter().position(|n| n == label.get_ref())
        {
            Some(i) => Ok(i),
            None => self.fail(
                &label.span(),
                SpecProblem::UnknownCategory(label.get_ref().clone(), raw.name.get_ref().clone()),
            ),
        };
        let mut parent = vec![0; nodes.len()];
        let mut spans = vec![raw.name.span(); nodes.len()];
        for link in &raw.part {
            let child = index(&link.child)?;
            parent[child] = index(&link.of)?;
            spans[child] = link.child.span();
        }
        let mut children = vec![Vec::new(); nodes.len()];
        for child in 1..nodes.len() {
            let mut seen = BTreeSet::new();
            let mut at = child;
            while at != 0 {
                if !seen.insert(at) {
                    return self.fail(&spans[child], SpecProblem::Loop(nodes[child].clone()));
                }
                at = parent[at];
            }
            children[parent[child]].push(child);
        }
        if nodes.len() < 2 {
            return self.fail(
                &raw.name.span(),
                SpecProblem::Empty(raw.name.get_ref().clone()),
            );
        }
        Ok(Dimension {
            name: raw.name.get_ref().clone(),
            kind: raw.kind,
            nodes,
            children,
            merge_into: raw.merge_into.as_ref().map(|label| label.get_ref().clone()),
            line: line_of(self.text, &raw.name.span()),
        })
    }

    fn name(&self, name: &Spanned<String>) -> Result<(), SpecError> {
        let text = name.get_ref();
        let strange = |c: char| c == '|' || c == '=' || c.is_control();
        if text.is_empty() || text.trim() != text || text.contains(strange) {
            return self.fail(&name.span(), SpecProblem::Name(text.clone()));
        }
        Ok(())
    }

    fn table(&self, spec: &Spec, raw: &raw::Table) -> Result<TableSpec, SpecError> {
        let name = raw.name.get_ref();
        let plain = name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        if name.is_empty() || !plain {
            return self.fail(&raw.name.span(), SpecProblem::TableName(name.clone()));
        }
        // Files whose names differ by case alone are one file on some systems.
        let same = |t: &TableSpec| t.name.to_lowercase() == name.to_lowercase();
        if spec.tables.iter().any(same) {
            return self.fail(&raw.name.span(), SpecProblem::Twice(name.clone()));
        }
        let population = self.population(spec, &raw.population)?;
        let mut dimensions = Vec::new();
        for d in &raw.dimensions {
            let at = self.dimension_index(spec, d)?;
            if dimensions.contains(&at) {
                return self.fail(&d.span(), SpecProblem::Twice(d.get_ref().clone()));
            }
            if spec.populations[population].class.is_sensitive()
                && spec.dimensions[at].kind == DimensionKind::Place
            {
                return self.fail(
                    &d.span(),
                    SpecProblem::SensitiveByPlace(
                        raw.population.get_ref().clone(),
                        d.get_ref().clone(),
                    ),
                );
            }
            dimensions.push(at);
        }
        if dimensions.is_empty() {
            return self.fail(&raw.name.span(), SpecProblem::Empty(name.clone()));
        }
        let cells = dimensions.iter().fold(1_u128, |cells, &d| {
            cells.saturating_mul(spec.dimensions[d].nodes.len() as u128)
        });
        if cells > MOST_CELLS {
            let problem = SpecProblem::TooManyCells(name.clone(), cells, MOST_CELLS);
            return self.fail(&raw.name.span(), problem);
        }
        Ok(TableSpec {
            name: name.clone(),
            population,
            dimensions,
            line: line_of(self.text, &raw.name.span()),
        })
    }

    fn known(&self, spec: &mut Spec, raw: &raw::File) -> Result<(), SpecError> {
        for m in &raw.mandate {
            let population = self.population(spec, &m.population)?;
            let mut cell = BTreeMap::new();
            for (dimension, label) in &m.cell {
                let d = self.dimension_index(spec, dimension)?;
                let node = if label.get_ref() == "*" {
                    None
                } else {
                    Some(self.node(spec, d, label)?)
                };
                cell.insert(d, node);
            }
            spec.mandates.push(Mandate { population, cell });
        }
        for r in &raw.relation {
            let lesser = self.population(spec, &r.lesser)?;
            let greater = self.population(spec, &r.greater)?;
            if lesser == greater {
                return self.fail(
                    &r.greater.span(),
                    SpecProblem::SelfRelation(r.greater.get_ref().clone()),
                );
            }
            spec.relations.push(Relation {
                lesser,
                greater,
                subset: r.kind == raw::RelationKind::Subset,
            });
        }
        for p in &raw.percentage {
            let percentage = self.percentage(spec, p)?;
            spec.percentages.push(percentage);
        }
        for r in &raw.revision {
            let population = self.population(spec, &r.population)?;
            if r.reason.get_ref().trim().is_empty() {
                return self.fail(&r.reason.span(), SpecProblem::NoReason);
            }
            spec.revisions.push(Revision {
                population,
                reason: r.reason.get_ref().clone(),
            });
        }
        Ok(())
    }

    fn percentage(&self, spec: &Spec, raw: &raw::Percentage) -> Result<Percentage, SpecError> {
        let value = raw.value.get_ref();
        let Some((scaled, scale)) = parse_percent(value) else {
            return self.fail(&raw.value.span(), SpecProblem::Percent(value.clone()));
        };
        Ok(Percentage {
            population: self.population(spec, &raw.population)?,
            cell: self.coordinates(spec, &raw.cell)?,
            base: self.coordinates(spec, &raw.base)?,
            scaled,
            scale,
            line: line_of(self.text, &raw.value.span()),
        })
    }

    fn coordinates(
        &self,
        spec: &Spec,
        raw: &BTreeMap<Spanned<String>, Spanned<String>>,
    ) -> Result<BTreeMap<usize, usize>, SpecError> {
        raw.iter()
            .map(|(dimension, label)| {
                let d = self.dimension_index(spec, dimension)?;
                Ok((d, self.node(spec, d, label)?))
            })
            .collect()
    }

    fn population(&self, spec: &Spec, name: &Spanned<String>) -> Result<usize, SpecError> {
        match spec.population(name.get_ref()) {
            Some(i) => Ok(i),
            None => self.fail(
                &name.span(),
                SpecProblem::UnknownPopulation(name.get_ref().clone()),
            ),
        }
    }

    fn dimension_index(&self, spec: &Spec, name: &Spanned<String>) -> Result<usize, SpecError> {
        match spec.dimension(name.get_ref()) {
            Some(i) => Ok(i),
            None => self.fail(
                &name.span(),
                SpecProblem::UnknownDimension(name.get_ref().clone()),
            ),
        }
    }

    fn node(&self, spec: &Spec, d: usize, label: &Spanned<String>) -> Result<usize, SpecError> {
        match spec.dimensions[d].node(label.get_ref()) {
            Some(i) => Ok(i),
            None => self.fail(
                &label.span(),
                SpecProblem::UnknownCategory(
                    label.get_ref().clone(),
                    spec.dimensions[d].name.clone(),
                ),
            ),
        }
    }
}

/// `"74.7"` → (747, 10). Printed percentages are text: their decimals matter.
fn parse_percent(text: &str) -> Option<(i64, i64)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{part}");
    let plain =
        !whole.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    if !plain {
        return None;
    }
    let scale = 10_i64.pow(u32::try_from(part.len()).ok()?);
    Some((digits.parse().ok()?, scale))
}
