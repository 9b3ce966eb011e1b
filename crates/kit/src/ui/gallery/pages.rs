//! The gallery's pages. They must never do what a room could not.

use super::samples::samples;
use crate::i18n::{Lang, Text};
use crate::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, IdentityBar, Input, KeyFigure,
    Link, NavItem, Page, Pager, Post, SummaryRow, Table, Task, TimelineItem, Tone, button_group,
    code, details, empty_state, identity_bar, inset, key_figures, link_button, name, name_link,
    number, post_button, sub_nav, submit, summary_list, tag, task_list, timeline, warning,
};
use maud::{Markup, html};

const ARABIC: &str = "زهراء عبد الرحمن محمود الحسيني";
const LATIN: &str = "Zahraa Abdulrahman Mahmood Al-Hussaini";
const CYRILLIC: &str = "Мария Константинопольская-Вознесенская";

pub(super) fn undo(lang: &Lang) -> Markup {
    let s = samples(lang);
    post_button(&Post {
        action: "#main",
        csrf: "token",
        label: s.undo.into(),
        context: s.address.into(),
        fields: &[("version", "3")],
        kind: Button::Plain,
    })
}

pub(super) fn parts(lang: &Lang) -> Page {
    let s = samples(lang);
    let tones = [
        (s.closed, Tone::Neutral),
        (s.in_progress, Tone::Info),
        (s.done, Tone::Good),
        (s.waiting, Tone::Attention),
        (s.overdue, Tone::Bad),
    ];
    Page::new(
        s.parts,
        html! {
            (figures(lang))
            (button_group(&[
                submit(s.save, Button::Primary),
                submit(s.change, Button::Secondary),
                link_button(s.import, "#main", Button::Secondary),
                submit(s.delete, Button::Warning),
                submit(s.undo, Button::Plain),
            ]))
            p { @for (word, tone) in tones { (tag(word, tone)) " " } }
            (inset(&html! { p.govuk-body { (s.inset) } }))
            (warning(lang, s.warning))
            (details(s.why_ask, &html! { p { (s.because) } }))
            (empty_state(s.nothing_yet, s.nothing_hint, Some(&link_button(s.register, "#main", Button::Primary))))
            (items(lang).view())
        },
    )
    .crumbs(vec![Link::new(s.people, "#main"), Link::new(s.households, "#main")])
}

fn figures(lang: &Lang) -> Markup {
    let s = samples(lang);
    let written = lang.number(1_533);
    key_figures(&[
        KeyFigure {
            value: &written,
            label: s.departures.into(),
            note: s.since_onset.into(),
            href: Some("#main"),
        },
        KeyFigure {
            value: "533",
            label: s.calls.into(),
            note: Text::default(),
            href: None,
        },
        KeyFigure {
            value: "–",
            label: s.households.into(),
            note: s.bruzgi.into(),
            href: Some("#main"),
        },
    ])
}

fn items(lang: &Lang) -> Table {
    let s = samples(lang);
    let columns = vec![
        Column::text(s.items),
        Column::number(s.female),
        Column::number(s.male),
        Column::number(s.sex_unknown),
        Column::number(s.total),
        Column::code(s.registered),
    ];
    let row = |label: &str, counts: [i64; 4]| {
        let mut cells = vec![html! { (label) }];
        cells.extend(counts.map(|n| number(&lang.number(n))));
        cells.push(code("2022-06-09"));
        cells
    };
    Table::grid(
        s.items,
        columns,
        vec![
            row(s.blankets, [1_204, 987, 12, 2_203]),
            row(s.hygiene, [640, 512, 0, 1_152]),
        ],
    )
    .total(row(s.total, [1_844, 1_499, 12, 3_355]))
}

pub(super) fn list(lang: &Lang) -> Page {
    let s = samples(lang);
    let answers: Answers = [("status", "open")].into();
    let filter = Filter::new(lang, "#main", &answers);
    let fields = filter.form();
    let pager = Pager {
        previous: Some("#main".into()),
        next: Some("#main".into()),
    };
    Page::new(
        s.people,
        html! {
            (filter.view(&[
                fields.select("status", s.status, None, &statuses(lang), false),
                fields.select("nationality", s.nationality, None, &countries(lang), false),
                fields.select("place", s.place, None, &[Choice::new("bruzgi", s.bruzgi)], false),
                fields.text("registered", s.registered, None, Input::Code),
            ]))
            (people(lang).view())
            (pager.view(lang))
        },
    )
    .actions(html! {
        (link_button(s.register, "#main", Button::Primary))
        (link_button(s.import, "#main", Button::Secondary))
    })
}

fn statuses(lang: &Lang) -> [Choice; 3] {
    let s = samples(lang);
    [
        Choice::new("open", s.open),
        Choice::new("waiting", s.waiting),
        Choice::new("closed", s.closed),
    ]
}

fn countries(lang: &Lang) -> [Choice; 3] {
    let s = samples(lang);
    [
        Choice::new("IRQ", s.iraq),
        Choice::new("SYR", s.syria),
        Choice::new("COD", s.congo),
    ]
}

fn people(lang: &Lang) -> Table {
    let s = samples(lang);
    let columns = vec![
        Column::text(s.name),
        Column::code(s.number),
        Column::text(s.nationality),
        Column::number(s.age),
        Column::text(s.place),
        Column::text(s.status),
        Column::code(s.registered),
        Column::hidden(s.actions),
    ];
    let rows = [
        (
            LATIN,
            "BY-GRO-2022-000123-7",
            s.iraq,
            "34",
            s.open,
            Tone::Info,
        ),
        (
            ARABIC,
            "BY-GRO-2022-000124-5",
            s.syria,
            "7",
            s.overdue,
            Tone::Bad,
        ),
        (
            CYRILLIC,
            "BY-MSQ-2021-004711-0",
            s.congo,
            "61",
            s.waiting,
            Tone::Attention,
        ),
        (
            "Ali",
            "BY-MSQ-2021-004712-8",
            s.iraq,
            "–",
            s.closed,
            Tone::Neutral,
        ),
    ];
    let row = |(who, number_, country, age, status, tone): (&str, &str, &str, &str, &str, Tone)| {
        vec![
            name_link(who, "#main"),
            code(number_),
            html! { (country) },
            number(age),
            html! { (s.bruzgi) },
            tag(status, tone),
            code("2022-06-03"),
            post_button(&Post {
                action: "#main",
                csrf: "token",
                label: s.view.into(),
                context: who.into(),
                fields: &[],
                kind: Button::Plain,
            }),
        ]
    };
    Table::list(s.people, columns, rows.map(row).into())
}

pub(super) fn record(lang: &Lang) -> Page {
    let s = samples(lang);
    let bar = IdentityBar {
        label: s.persons.into(),
        name: ARABIC,
        other_name: LATIN,
        number: "BY-GRO-2022-000123-7",
        flags: vec![
            (s.do_not_call.into(), Tone::Bad),
            (s.child_alone.into(), Tone::Attention),
        ],
        facts: vec![
            (s.age.into(), html! { "16" }),
            (s.language.into(), html! { (s.sorani) }),
            (s.consent.into(), html! { (s.consent_given) }),
            (s.owner.into(), name("Alesia Hrynkevich")),
        ],
        next: Some(
            html! { (tag(s.overdue, Tone::Bad)) " " a.govuk-link href="#main" { (s.next_step) } },
        ),
    };
    let sections = [
        NavItem::new(s.overview, "#main", true),
        NavItem::new(s.documents, "#main", false),
        NavItem::new(s.returns, "#main", false),
        NavItem::new(s.services, "#main", false),
        NavItem::new(s.history, "#main", false),
    ];
    Page::new(
        s.overview,
        html! {
            (sub_nav(&s.persons.into(), &sections))
            (summary_list(&summary(lang)))
            h2.govuk-heading-m { (s.tasks) }
            (task_list("departure", &tasks(lang)))
            h2.govuk-heading-m { (s.history) }
            (history(lang))
        },
    )
    .strip(identity_bar(&bar))
    .crumbs(vec![Link::new(s.people, "#main")])
    .actions(link_button(s.change, "#main", Button::Secondary))
}

fn summary(lang: &Lang) -> [SummaryRow; 5] {
    let s = samples(lang);
    [
        SummaryRow::new(s.name, name(ARABIC)).action(s.change, s.name, "#main"),
        SummaryRow::new(s.born, code("2006-02")).action(s.change, s.born, "#main"),
        SummaryRow::new(s.phone, code("+375 29 555 01 23"))
            .action(s.change, s.phone, "#main")
            .action(s.history, s.phone, "#main"),
        SummaryRow::new(s.address, html! { (s.bruzgi) }).action(s.change, s.address, "#main"),
        SummaryRow::new(s.notes, html! {}),
    ]
}

fn tasks(lang: &Lang) -> [Task<'static>; 3] {
    let s = samples(lang);
    let task = |label: &str, href, hint: &str, status: &str, tone| Task {
        label: label.into(),
        href,
        hint: hint.into(),
        status: (status.into(), tone),
    };
    [
        task(s.task_declaration, Some("#main"), "", s.done, Tone::Good),
        task(
            s.task_medical,
            Some("#main"),
            s.next_step,
            s.overdue,
            Tone::Bad,
        ),
        task(s.task_ticket, None, "", s.not_yet, Tone::Neutral),
    ]
}

fn history(lang: &Lang) -> Markup {
    let s = samples(lang);
    timeline(
        &s.history.into(),
        &[
            TimelineItem {
                title: s.document_issued.into(),
                datetime: "2022-06-05",
                when: s.consent_given.into(),
                by: "Alesia Hrynkevich",
                body: html! { p { (s.embassy) } },
            },
            TimelineItem {
                title: s.counselled.into(),
                datetime: "2022-06-03",
                when: s.consent_given.into(),
                by: "",
                body: html! {},
            },
        ],
    )
}

pub(super) fn form(lang: &Lang) -> Page {
    registration(lang, &Answers::new(), &Errors::new())
}

pub(super) fn form_with_errors(lang: &Lang) -> Page {
    let s = samples(lang);
    let answers: Answers = [
        ("family_name", ARABIC),
        ("nationality", "SYR"),
        ("born_day", "4"),
        ("born_year", "87"),
        ("weight", "12,5,3"),
        ("needs", "food"),
        ("needs", "health"),
        ("reach", "phone"),
        ("reach_phone", "+375 29 555 01 23"),
        ("member_0_name", CYRILLIC),
        ("member_1_name", "Ali"),
    ]
    .into();
    let mut errors = Errors::new();
    for (field, message) in [
        ("given_name", s.enter_name),
        ("born", s.year_four),
        ("sex", s.choose_one),
        ("nationality", s.choose_one),
        ("weight", s.weight_number),
        ("needs", s.choose_one),
        ("notes", s.tell_more),
        ("passport", s.file_too_large),
        ("passphrase", s.choose_one),
        ("may_share", s.choose_one),
    ] {
        errors.add(field, message);
    }
    registration(lang, &answers, &errors)
}

fn registration(lang: &Lang, answers: &Answers, errors: &Errors) -> Page {
    let s = samples(lang);
    let form = Form::new(lang, "token", "#main", answers, errors);
    let person = html! {
        (form.side_by_side(&[
            form.text("given_name", s.given_name, None, Input::Name),
            form.text("family_name", s.family_name, None, Input::Name),
        ]))
        (form.date("born", s.born, None, Date::PartialOrAge))
        (form.radios("sex", s.sex, None, &[
            Choice::new("f", s.female), Choice::new("m", s.male), Choice::new("u", s.sex_unknown),
        ]))
        (form.select("nationality", s.nationality, Some(s.as_in_passport.into()), &countries(lang), true))
    };
    let fields = html! {
        (form.hidden("version"))
        (form.group(s.persons, &person))
        (form.group(s.needs, &needs(lang, &form)))
        (form.group(s.households, &form.repeat(
            "member", 1, &s.member.into(), &s.add_member.into(),
            |row| html! {
                (form.side_by_side(&[
                    form.text(&format!("{row}name"), s.name, None, Input::Name),
                    form.number(&format!("{row}age"), s.age, None, ""),
                ]))
            },
        )))
    };
    let cancel = Link::new(s.cancel, "#main");
    Page::form(
        s.register,
        errors,
        form.view_with_files(&fields, s.save, Some(cancel)),
    )
    .back("#main")
    .caption(name(s.bruzgi))
}

fn needs(lang: &Lang, form: &Form) -> Markup {
    let s = samples(lang);
    let reveal = form.text("reach_phone", s.phone, None, Input::Phone);
    html! {
        (form.checkboxes("needs", s.needs, Some(s.why_notes.into()), &[
            Choice::new("food", s.food),
            Choice::new("shelter", s.shelter),
            Choice::new("health", s.health).hint(s.health_hint),
        ]))
        (form.radios("reach", s.how_reach, None, &[
            Choice::new("phone", s.by_phone).reveal(reveal),
            Choice::new("person", s.in_person),
        ]))
        (form.number("weight", s.weight, None, s.kg))
        (form.textarea("notes", s.notes, Some(s.why_notes.into()), 4, Some(200)))
        (form.checkbox("may_share", s.may_share, Some(s.may_share_hint.into())))
        (form.file("passport", s.passport, Some(s.file_hint.into()), ".pdf,.jpg,.jpeg,.png"))
        (form.password("passphrase", s.passphrase, None, false))
        (details(s.why_ask, &html! { p { (s.because) } }))
    }
}

pub(super) fn public(lang: &Lang) -> Page {
    let s = samples(lang);
    let (answers, errors) = (Answers::new(), Errors::new());
    let form = Form::new(lang, "token", "#main", &answers, &errors);
    let fields = html! {
        (form.radios("reach", s.how_reach, None, &[
            Choice::new("phone", s.by_phone).hint(s.health_hint),
            Choice::new("person", s.in_person),
        ]))
        (form.date("arrived", s.registered, None, Date::Full))
    };
    Page::text(
        s.hotline,
        html! {
            p.govuk-body-l { (s.need_help) }
            (form.view(&fields, s.save, None))
        },
    )
    .exit("https://www.wikipedia.org/")
}
