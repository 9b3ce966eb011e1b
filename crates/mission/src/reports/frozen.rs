//! Frozen figures: what a cleared report printed, with the ids of the evidence. They are written
//! once and never changed.

use figures::{Definition, Evidence, Figure, Kind, Span};
use kit::db::{Db, DbError, Tx};
use sha2::{Digest, Sha256};

use super::live::Proven;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    ADD [Text, Text, Text, Int, Text, Text, Text, Text, Text, Int, Int, Text, Text, Bytes, Int]
        "insert into figure_frozen (id, report, figure, definition_version, kind, unit, time_window, from_day,
         to_day, value, denominator, parts, evidence, evidence_hash, frozen_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    OF_REPORT [Text]
        "select id, report, figure, definition_version, kind, unit, from_day, to_day, value, denominator,
         parts, frozen_at from figure_frozen where report = $1 order by figure";
    OF_FIGURE [Text]
        "select id, report, figure, definition_version, kind, unit, from_day, to_day, value, denominator,
         parts, frozen_at from figure_frozen where figure = $1 order by frozen_at desc, id desc";
    EVIDENCE [Text] "select evidence, evidence_hash from figure_frozen where id = $1";
}

/// A frozen figure as stored, without its evidence: that is as long as there are records.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Frozen {
    id: String,
    pub(super) report: String,
    pub(super) figure: String,
    definition_version: i64,
    kind: String,
    unit: String,
    from_day: String,
    to_day: String,
    pub(super) value: i64,
    pub(super) denominator: Option<i64>,
    parts: String,
    #[sqlx(rename = "frozen_at")]
    pub(super) at: i64,
}

impl Frozen {
    /// As the arithmetic knows it.
    pub(super) fn to_figure(&self) -> Figure {
        let day = |text: &str| text.parse().unwrap_or(jiff::civil::Date::ZERO);
        Figure {
            id: self.figure.clone(),
            version: u32::try_from(self.definition_version).unwrap_or(0),
            kind: Kind::parse(&self.kind).unwrap_or(Kind::Resources),
            unit: self.unit.clone(),
            span: Span {
                from: day(&self.from_day),
                to: day(&self.to_day),
            },
            value: self.value,
            denominator: self.denominator,
            parts: serde_json::from_str(&self.parts).unwrap_or_default(),
        }
    }

    /// What it was frozen from.
    pub(super) async fn evidence(&self, db: &Db) -> Result<Kept, DbError> {
        let (evidence, hash): (String, Vec<u8>) = db.one(EVIDENCE.bind(&self.id)).await?;
        Ok(Kept {
            is_whole: Sha256::digest(evidence.as_bytes()).as_slice() == hash,
            evidence: read_evidence(&evidence),
        })
    }
}

/// The evidence of a frozen figure.
pub(super) struct Kept {
    pub(super) evidence: Vec<Evidence>,
    /// It is what was frozen: its hash fits.
    pub(super) is_whole: bool,
}

/// One line for each piece: record, whom it counted as, amount.
fn write_evidence(evidence: &[Evidence]) -> String {
    let lines = evidence
        .iter()
        .map(|e| format!("{}\t{}\t{}", e.fact, e.counted_as, e.amount));
    lines.collect::<Vec<_>>().join("\n")
}

fn read_evidence(text: &str) -> Vec<Evidence> {
    text.lines()
        .filter_map(|line| {
            let mut parts = line.split('\t').map(str::to_string);
            let (fact, counted_as, amount) = (parts.next()?, parts.next()?, parts.next()?);
            Some(Evidence {
                fact,
                counted_as,
                amount: amount.parse().ok()?,
            })
        })
        .collect()
}

/// Freezes the figures of a report. The caller records the event.
pub async fn freeze(
    tx: &mut Tx,
    report: &str,
    proven: &[Proven],
    definitions: &[Definition],
    ids: &[String],
    at: i64,
) -> Result<(), DbError> {
    for (Proven { figure, evidence }, id) in proven.iter().zip(ids) {
        let window = definitions
            .iter()
            .find(|d| d.id == figure.id)
            .map(|d| d.window.to_string());
        let evidence = write_evidence(evidence);
        let hash = Sha256::digest(evidence.as_bytes()).to_vec();
        let parts = serde_json::to_string(&figure.parts).unwrap_or_default();
        let query = ADD
            .bind(id)
            .bind(report)
            .bind(&figure.id)
            .bind(i64::from(figure.version));
        let query = query
            .bind(figure.kind.as_str())
            .bind(&figure.unit)
            .bind(window.unwrap_or_default());
        let query = query
            .bind(figure.span.from.to_string())
            .bind(figure.span.to.to_string());
        let query = query
            .bind(figure.value)
            .bind(figure.denominator)
            .bind(parts);
        tx.run(query.bind(evidence).bind(hash).bind(at)).await?;
    }
    Ok(())
}

pub(super) async fn of_report(db: &Db, report: &str) -> Result<Vec<Frozen>, DbError> {
    db.all(OF_REPORT.bind(report)).await
}

/// Every freezing of a figure, newest first.
pub(super) async fn of_figure(db: &Db, figure: &str) -> Result<Vec<Frozen>, DbError> {
    db.all(OF_FIGURE.bind(figure)).await
}
