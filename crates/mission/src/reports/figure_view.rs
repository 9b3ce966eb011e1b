//! The HTML of figures.

use figures::{Count, Definition, Revision};

use kit::http::Ctx;
use kit::i18n::{Lang, Text};
use kit::ui::{
    Button, Column, Link, Markup, Page, SummaryRow, Table, Tone, code, html, link, link_button,
    summary_list, tag, warning,
};

use super::figure_pages::Printed;
use super::live::Proven;
use super::{EVIDENCE, view, wording, words};

/// Rows of evidence shown on one page; the rest is counted.
const ROWS: usize = 500;

pub(super) fn list(ctx: &Ctx, definitions: &[Definition]) -> Page {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::figure(lang)),
        Column::text(words::kind(lang)),
        Column::code(words::figure_id(lang)),
        Column::text(words::refs(lang)),
    ];
    let rows = definitions
        .iter()
        .map(|d| {
            vec![
                link(wording::title(lang, d), &format!("/figures/{}", d.id)),
                html! { (kind(lang, d)) },
                code(&d.id),
                html! { (d.refs.join(", ")) },
            ]
        })
        .collect();
    Page::new(
        words::figures(lang),
        Table::list(words::figures(lang), columns, rows).view(),
    )
}

pub(super) fn show(
    ctx: &Ctx,
    definition: &Definition,
    latest: Option<&Proven>,
    printed: &[Printed],
) -> Page {
    let lang = &ctx.lang;
    let main = html! {
        @if let Some(Proven { figure, .. }) = latest {
            p.govuk-body-l { strong { (wording::sentence(lang, definition, figure)) } " · " (wording::span(lang, figure)) }
        }
        (summary_list(&meaning(lang, definition, latest)))
        @if let Some(Proven { figure, .. }) = latest.filter(|p| !p.figure.parts.is_empty()) { (view::parts_table(lang, &definition.parts, figure)) }
        h2 { (words::printed_in(lang)) }
        @if printed.is_empty() { p { (words::never_printed(lang)) } }
        @else { (issues(lang, printed)) }
        @for p in printed.iter().filter(|p| !p.is_whole) {
            (warning(lang, words::evidence_changed(lang, p.report.issue.to_string())))
        }
    };
    let records = html! {
        @if ctx.may_somewhere(EVIDENCE) {
            (link_button(words::records(lang), &format!("/figures/{}/records", definition.id), Button::Secondary))
        }
    };
    Page::new(wording::title(lang, definition), main)
        .crumbs(vec![Link::new(words::figures(lang), "/figures")])
        .actions(records)
}

fn meaning(lang: &Lang, definition: &Definition, latest: Option<&Proven>) -> Vec<SummaryRow> {
    let filters: Vec<String> = definition
        .filter
        .iter()
        .map(|(dimension, codes)| {
            let names: Vec<String> = codes
                .iter()
                .map(|c| wording::part(lang, dimension, c).to_string())
                .collect();
            lang.list_or(&names)
        })
        .collect();
    let mut rows = vec![
        SummaryRow::new(words::figure_id(lang), code(&definition.id)),
        SummaryRow::new(words::kind(lang), html! { (kind(lang, definition)) }),
        SummaryRow::new(words::rule(lang), html! { (rule(lang, definition)) }),
        SummaryRow::new(words::source(lang), code(&definition.source)),
        SummaryRow::new(words::only(lang), html! { (lang.list(&filters)) }),
        SummaryRow::new(words::window(lang), code(&definition.window.to_string())),
    ];
    if let Some(Proven { figure, evidence }) = latest {
        let pieces = i64::try_from(evidence.len()).unwrap_or(i64::MAX);
        rows.push(SummaryRow::new(
            words::evidence(lang),
            html! { (words::pieces(lang, pieces)) },
        ));
        if let Some(denominator) = figure.denominator {
            let whole = link(
                definition.share_of.as_str(),
                &format!("/figures/{}", definition.share_of),
            );
            rows.push(SummaryRow::new(
                words::numerator(lang),
                html! { (lang.number(figure.value)) },
            ));
            rows.push(SummaryRow::new(
                words::denominator(lang),
                html! { (lang.number(denominator)) " (" (whole) ")" },
            ));
        }
    }
    rows
}

fn issues(lang: &Lang, printed: &[Printed]) -> Markup {
    let columns = vec![
        Column::text(words::issue(lang)),
        Column::text(words::window(lang)),
        Column::number(words::printed_value(lang)),
        Column::number(words::value_now(lang)),
        Column::text(words::difference(lang)),
    ];
    let rows = printed
        .iter()
        .map(|p| {
            let then = p.frozen.to_figure();
            vec![
                link(
                    words::issue_number(lang, p.report.issue.to_string()),
                    &format!("/reports/{}", p.report.id),
                ),
                html! { (wording::span(lang, &then)) },
                html! { (wording::number(lang, &then)) },
                html! { (lang.number(p.now.value)) },
                difference(lang, &p.revision),
            ]
        })
        .collect();
    Table::grid(words::printed_in(lang), columns, rows).view()
}

/// "+47 = 30 new, 21 late, −4 merged"; a published number never changes silently.
fn difference(lang: &Lang, revision: &Revision) -> Markup {
    let parts = [
        (revision.new, words::revision_new as fn(&Lang, i64) -> Text),
        (revision.late, words::revision_late),
        (revision.corrected, words::revision_corrected),
        (revision.merged, words::revision_merged),
        (revision.voided, words::revision_voided),
    ];
    let named: Vec<String> = parts
        .iter()
        .filter(|(n, _)| *n != 0)
        .map(|(n, word)| word(lang, *n).to_string())
        .collect();
    if named.is_empty() {
        return tag(words::unchanged(lang), Tone::Neutral);
    }
    let total = revision.total();
    let sign = if total > 0 { "+" } else { "" };
    html! { (tag(words::revised(lang), Tone::Attention)) " " (sign) (lang.number(total)) " = " (lang.list(&named)) }
}

pub(super) fn records(ctx: &Ctx, definition: &Definition, proven: &Proven) -> Page {
    let (lang, Proven { figure, evidence }) = (&ctx.lang, proven);
    let columns = vec![
        Column::code(words::record(lang)),
        Column::code(words::counted_as(lang)),
        Column::number(words::amount(lang)),
    ];
    let by_person = matches!(
        definition.count,
        Count::Persons | Count::People | Count::Ranking
    );
    let rows = evidence
        .iter()
        .take(ROWS)
        .map(|e| {
            let counted = if by_person && kit::id::is_id(&e.counted_as) {
                link(e.counted_as.as_str(), &format!("/people/{}", e.counted_as))
            } else {
                code(&e.counted_as)
            };
            vec![code(&e.fact), counted, html! { (lang.number(e.amount)) }]
        })
        .collect();
    let more = evidence.len().saturating_sub(ROWS);
    let main = html! {
        p { (wording::sentence(lang, definition, figure)) " · " (wording::span(lang, figure)) }
        (Table::grid(words::records(lang), columns, rows).view())
        @if more > 0 { p { (kit::words::list_more(lang, i64::try_from(more).unwrap_or(i64::MAX))) } }
    };
    Page::new(words::records(lang), main).crumbs(vec![
        Link::new(words::figures(lang), "/figures"),
        Link::new(
            wording::title(lang, definition),
            format!("/figures/{}", definition.id),
        ),
    ])
}

fn kind(lang: &Lang, definition: &Definition) -> Text {
    use figures::Kind;
    match definition.kind {
        Kind::EntryFlow => words::kind_entry_flow(lang),
        Kind::StockEstimate => words::kind_stock_estimate(lang),
        Kind::RegisteredPersons => words::kind_registered_persons(lang),
        Kind::PersonsServed => words::kind_persons_served(lang),
        Kind::ServiceOccurrences => words::kind_service_occurrences(lang),
        Kind::Items => words::kind_items(lang),
        Kind::Contacts => words::kind_contacts(lang),
        Kind::Resources => words::kind_resources(lang),
    }
}

fn rule(lang: &Lang, definition: &Definition) -> Text {
    match definition.count {
        Count::Persons => words::rule_persons(lang),
        Count::Occurrences => words::rule_occurrences(lang),
        Count::Quantity => words::rule_quantity(lang),
        Count::People => words::rule_people(lang),
        Count::LastCells => words::rule_last_cells(lang),
        Count::Ranking => words::rule_ranking(lang),
    }
}
