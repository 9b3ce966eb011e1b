//! Figures as the records give them now. Each source of facts is read once for all the figures that
//! count it.

use std::collections::{BTreeMap, HashMap};

use figures::{Definition, Evidence, Facts, Figure, Span};
use kit::http::Problem;
use serde::Serialize;
use utoipa::ToSchema;

use super::frozen::{self, Frozen};
use super::model::Report;
use super::store;
use crate::App;

/// Every figure of a report as the records give it now. The order is that of the ids.
pub(super) async fn compute_all(
    app: &App,
    report: &Report,
) -> Result<BTreeMap<String, Figure>, Problem> {
    let mut computed = BTreeMap::new();
    over_facts(app, report, |definition, span, facts| {
        let figure = figures::compute(definition, span, facts);
        computed.insert(definition.id.clone(), figure);
    })
    .await?;
    make_shares(app, &mut computed);
    Ok(computed)
}

/// A figure with the records behind it.
pub struct Proven {
    pub(super) figure: Figure,
    pub(super) evidence: Vec<Evidence>,
}

/// The same with the evidence, both from one reading of the records: for freezing.
pub async fn prove_all(app: &App, report: &Report) -> Result<Vec<Proven>, Problem> {
    let (mut computed, mut evidence) = (BTreeMap::new(), BTreeMap::new());
    over_facts(app, report, |definition, span, facts| {
        let id = definition.id.clone();
        computed.insert(id.clone(), figures::compute(definition, span, facts));
        evidence.insert(id, figures::evidence(definition, span, facts));
    })
    .await?;
    make_shares(app, &mut computed);
    let proven = computed.into_values().map(|figure| Proven {
        evidence: evidence.remove(&figure.id).unwrap_or_default(),
        figure,
    });
    Ok(proven.collect())
}

/// One figure of a report, as it was frozen or as the records give it now; `facts` are those of its
/// source.
pub(super) async fn one(
    app: &App,
    report: &Report,
    definition: &Definition,
    facts: &Facts,
) -> Result<Proven, Problem> {
    if report.is_frozen() {
        let frozen = frozen::of_figure(&app.house.db, &definition.id).await?;
        if let Some(frozen) = frozen.iter().find(|f| f.report == report.id) {
            return Ok(Proven {
                figure: frozen.to_figure(),
                evidence: frozen.evidence(&app.house.db).await?.evidence,
            });
        }
    }
    let span = span_of(app, definition, report);
    let mut figure = figures::compute(definition, span, facts);
    let whole = app.definitions.iter().find(|d| d.id == definition.share_of);
    if let Some(whole) = whole {
        let span = span_of(app, whole, report);
        let whole = if whole.source == definition.source {
            figures::compute(whole, span, facts)
        } else {
            figures::compute(
                whole,
                span,
                &self::facts(app, &whole.source, span.to).await?,
            )
        };
        figure = figures::share(&figure, &whole).unwrap_or(figure);
    }
    Ok(Proven {
        evidence: figures::evidence(definition, span, facts),
        figure,
    })
}

/// Reads the facts of one source after the other, and lets `act` see those of each definition.
async fn over_facts(
    app: &App,
    report: &Report,
    mut act: impl FnMut(&Definition, Span, &Facts),
) -> Result<(), Problem> {
    let mut by_source: BTreeMap<&str, Vec<&Definition>> = BTreeMap::new();
    for definition in &app.definitions {
        by_source
            .entry(&definition.source)
            .or_default()
            .push(definition);
    }
    for (source, definitions) in by_source {
        let until = definitions.iter().map(|d| span_of(app, d, report).to).max();
        let facts = facts(app, source, until.unwrap_or(report.period().to)).await?;
        for definition in definitions {
            act(definition, span_of(app, definition, report), &facts);
        }
    }
    Ok(())
}

fn make_shares(app: &App, computed: &mut BTreeMap<String, Figure>) {
    for definition in app.definitions.iter().filter(|d| !d.share_of.is_empty()) {
        let whole = computed.get(&definition.share_of).cloned();
        let Some((part, whole)) = computed.get_mut(&definition.id).zip(whole) else {
            continue;
        };
        // Definitions were checked at start: kinds are alike. A share over another span has no
        // denominator and so stops clearance.
        *part = figures::share(part, &whole).unwrap_or_else(|_| part.clone());
    }
}

/// The days a definition means in a report.
pub(super) fn span_of(app: &App, definition: &Definition, report: &Report) -> Span {
    let cutoff = report.cutoff(&definition.cutoff);
    definition
        .window
        .span(report.period(), cutoff, app.house.settings.onset)
}

/// The facts of a source up to a day; none when the mission has switched its room off.
pub(super) async fn facts(
    app: &App,
    source: &str,
    until: jiff::civil::Date,
) -> Result<Facts, Problem> {
    match app.sources.iter().find(|s| s.name == source) {
        Some(source) => Ok((source.load)(app, until).await?),
        None => Ok(Facts::default()),
    }
}

/// The figures of a report: frozen ones when it is cleared, computed ones while it is a draft.
pub(super) async fn of_report(
    app: &App,
    report: &Report,
) -> Result<BTreeMap<String, Figure>, Problem> {
    if report.is_frozen() {
        let frozen = frozen::of_report(&app.house.db, &report.id).await?;
        return Ok(frozen
            .into_iter()
            .map(|f| (f.figure.clone(), f.to_figure()))
            .collect());
    }
    compute_all(app, report).await
}

/// The same figures in the issues before, newest first.
pub(super) async fn earlier(
    app: &App,
    report: &Report,
) -> Result<Vec<BTreeMap<String, Figure>>, Problem> {
    let mut all = Vec::new();
    for issue in store::before(&app.house.db, report.issue).await? {
        if issue.is_frozen() {
            let frozen = frozen::of_report(&app.house.db, &issue.id).await?;
            all.push(
                frozen
                    .iter()
                    .map(|f: &Frozen| (f.figure.clone(), f.to_figure()))
                    .collect(),
            );
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
    let definitions: HashMap<&str, &Definition> =
        app.definitions.iter().map(|d| (d.id.as_str(), d)).collect();
    Ok(computed
        .values()
        .map(|figure| {
            let share = figure.denominator.is_some();
            FigureOut {
                id: figure.id.clone(),
                refs: definitions
                    .get(figure.id.as_str())
                    .map(|d| d.refs.clone())
                    .unwrap_or_default(),
                report: report.issue,
                kind: figure.kind.as_str().to_string(),
                unit: if share {
                    "percent".into()
                } else {
                    figure.unit.clone()
                },
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
