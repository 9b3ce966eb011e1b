//! Figures as the records give them now. Each source of facts is read once for all the figures that
//! count it.

use std::collections::{BTreeMap, HashMap};

use figures::{Definition, Fact, Figure, Span};
use kit::http::Problem;
use serde::Serialize;
use utoipa::ToSchema;

use super::frozen::{self, Frozen};
use super::model::Report;
use super::store;
use crate::App;

/// Computes every figure of a report. The order is that of the ids.
pub async fn compute_all(app: &App, report: &Report) -> Result<BTreeMap<String, Figure>, Problem> {
    let mut by_source: BTreeMap<&str, Vec<&Definition>> = BTreeMap::new();
    for definition in &app.definitions {
        by_source.entry(&definition.source).or_default().push(definition);
    }
    let mut computed = BTreeMap::new();
    for (source, definitions) in by_source {
        let until = definitions.iter().map(|d| span_of(app, d, report).to).max();
        let facts = facts(app, source, until.unwrap_or(report.period().to)).await?;
        for definition in definitions {
            let span = span_of(app, definition, report);
            computed.insert(definition.id.clone(), figures::compute(definition, span, &facts));
        }
    }
    for definition in app.definitions.iter().filter(|d| !d.share_of.is_empty()) {
        let whole = computed.get(&definition.share_of).cloned();
        let Some((part, whole)) = computed.get_mut(&definition.id).zip(whole) else { continue };
        // Definitions were checked at start: kinds are alike. A share over another span has no
        // denominator and so stops clearance.
        *part = figures::share(part, &whole).unwrap_or_else(|_| part.clone());
    }
    Ok(computed)
}

/// The days a definition means in a report.
pub(super) fn span_of(app: &App, definition: &Definition, report: &Report) -> Span {
    let cutoff = report.cutoff(&definition.cutoff);
    definition.window.span(report.period(), cutoff, app.house.settings.onset)
}

/// The facts of a source up to a day; none when the mission has switched its room off.
pub(super) async fn facts(app: &App, source: &str, until: jiff::civil::Date) -> Result<Vec<Fact>, Problem> {
    match app.sources.iter().find(|s| s.name == source) {
        Some(source) => Ok((source.load)(app, until).await?),
        None => Ok(Vec::new()),
    }
}

/// The figures of a report: frozen ones when it is cleared, computed ones while it is a draft.
pub(super) async fn of_report(app: &App, report: &Report) -> Result<BTreeMap<String, Figure>, Problem> {
    if report.is_frozen() {
        let frozen = frozen::of_report(&app.house.db, &report.id).await?;
        return Ok(frozen.into_iter().map(|f| (f.figure.clone(), f.to_figure())).collect());
    }
    compute_all(app, report).await
}

/// The same figures in the issues before, newest first.
pub(super) async fn earlier(app: &App, report: &Report) -> Result<Vec<BTreeMap<String, Figure>>, Problem> {
    let mut all = Vec::new();
    for issue in store::before(&app.house.db, report.issue).await? {
        if issue.is_frozen() {
            let frozen = frozen::of_report(&app.house.db, &issue.id).await?;
            all.push(frozen.iter().map(|f: &Frozen| (f.figure.clone(), f.to_figure())).collect());
        }
    }
    Ok(all)
}

/// A figure as the command line and the API give it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigureOut {
    /// Id of the definition.
    pub id: String,
    /// Rows of the acceptance table that it answers.
    pub refs: Vec<String>,
    /// Number of the issue.
    pub report: i64,
    /// Kind of number.
    pub kind: String,
    /// Unit word.
    pub unit: String,
    /// The count; for a share, per cent with one decimal.
    #[schema(value_type = f64)]
    pub value: serde_json::Number,
    /// For a share.
    pub numerator: Option<i64>,
    /// For a share.
    pub denominator: Option<i64>,
    /// Parts by code.
    pub parts: BTreeMap<String, i64>,
    /// First and last day.
    pub window: String,
    /// Last day.
    pub as_of: String,
    /// `draft`, `cleared` or `released`.
    pub status: String,
}

/// Every figure of a report for machines.
pub async fn figures_json(app: &App, report: &Report) -> Result<Vec<FigureOut>, Problem> {
    let computed = of_report(app, report).await?;
    let definitions: HashMap<&str, &Definition> = app.definitions.iter().map(|d| (d.id.as_str(), d)).collect();
    Ok(computed
        .values()
        .map(|figure| {
            let share = figure.denominator.is_some();
            FigureOut {
                id: figure.id.clone(),
                refs: definitions.get(figure.id.as_str()).map(|d| d.refs.clone()).unwrap_or_default(),
                report: report.issue,
                kind: figure.kind.as_str().to_string(),
                unit: if share { "percent".into() } else { figure.unit.clone() },
                value: number(figure),
                numerator: share.then_some(figure.value),
                denominator: figure.denominator,
                parts: figure.parts.clone(),
                window: if figure.span.is_open() {
                    format!("as of {}", figure.span.to)
                } else {
                    format!("{}/{}", figure.span.from, figure.span.to)
                },
                as_of: figure.span.to.to_string(),
                status: report.status.clone(),
            }
        })
        .collect())
}

fn number(figure: &Figure) -> serde_json::Number {
    let per_mille = figure.denominator.and(figure.per_mille());
    per_mille
        .and_then(|tenths| format!("{}.{}", tenths / 10, tenths % 10).parse().ok())
        .unwrap_or_else(|| figure.value.into())
}
