//! The charts of a report, drawn from its figures.

use kit::i18n::Lang;
use paper::{Bar, Cell, Chart, ChartKind};

use super::printing::Figures;
use super::{wording, words};

/// Countries named in the chart; the small rest is one bar, because a count of one points at
/// somebody.
const NAMED: usize = 2;

/// What a report draws: returns by nationality, entries by class.
pub(super) fn charts(lang: &Lang, figures: &Figures<'_>) -> Vec<Chart> {
    [("avrr.returned.ytd.nationality", NAMED), ("external_figures.border_entries.since", 9)]
        .into_iter()
        .filter_map(|(id, named)| bars(lang, figures, id, named))
        .collect()
}

fn bars(lang: &Lang, figures: &Figures<'_>, id: &str, named: usize) -> Option<Chart> {
    let (definition, figure) = figures.find(id)?;
    let mut parts: Vec<(&String, i64)> = figure.parts.iter().map(|(code, n)| (code, *n)).filter(|(_, n)| *n > 0).collect();
    if parts.is_empty() {
        return None;
    }
    parts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let rest: i64 = parts.iter().skip(named).map(|(_, n)| n).sum();
    let mut bars: Vec<Bar> = parts
        .iter()
        .take(named)
        .map(|(code, n)| Bar::new(wording::part(lang, &definition.parts, code).to_string(), Cell::int(*n)))
        .collect();
    if rest > 0 {
        bars.push(Bar::new(words::others(lang).to_string(), Cell::int(rest)));
    }
    Some(Chart {
        anchor: id.replace(['.', '_'], "-"),
        title: wording::title(lang, definition).to_string(),
        subtitle: wording::span(lang, figure),
        axis: words::part(lang).to_string(),
        alternative: None,
        kind: ChartKind::Bars { measure: words::count(lang).to_string(), tag: "#indicator+num".into(), bars },
        notes: Vec::new(),
    })
}
