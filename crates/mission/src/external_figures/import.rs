//! Figures that others sent as a table: a row for each number. Read by the rules of the form.

use jiff::civil::Date;
use kit::db::Tx;
use kit::http::Problem;
use kit::import;
use kit::jobs::Work;
use kit::policy::{Guarded, Thing};
use kit::ui::Answers;

use super::model::{self, CLASSES, Cell, Entered, NewCell, SERIES, Series};
use super::{KEEP, store, view, words};
use crate::imports::{
    self, About, Cells, Column, Desk, Identity, Import, List, Planned, Row, There, Vocabulary, What,
};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    KNOWN [] "select external_id, id, as_of as content from external_cell where true";
}

/// Where these cells come from.
const ORIGIN: &str = "external-list";

/// The kind of list.
pub(super) fn import() -> Import {
    Import::of::<Figures>()
}

static ABOUT: About = About {
    kind: "external_figures",
    title: words::list_title,
    explained: words::list_explained,
    would: words::list_would,
    action: KEEP,
    of_office: false,
    repeats: false,
    columns: COLUMNS,
    needed: &[&["series"], &["as_of"], &["value", "in_words"], &["source"]],
    home: "/external-figures",
};

const COLUMNS: &[Column] = &[
    Column::new(
        "series",
        words::series,
        "series, indicator, figure, what is counted, ряд, показатель, индикатор, \
            шэраг",
    )
    .once()
    .shown(),
    Column::new(
        "class",
        words::class,
        "class, group, nationality group, nationality, citizenship, country, \
            area, area country, category, класс, группа, категория, гражданство, \
            страна, страна территория, клас",
    )
    .once()
    .shown(),
    Column::new(
        "as_of",
        words::as_of,
        "as of, as of date, as of day, data as of, up to, по состоянию на, \
            на дату, на день, станам на, date, дата, day, день",
    )
    .day()
    .once()
    .shown(),
    Column::new(
        "received_on",
        words::received_on,
        "received on, date received, received, reported on, published on, \
            дата получения, получено, атрымана, date, дата, day, день",
    )
    .day()
    .once(),
    Column::new(
        "value",
        words::value,
        "value, number, total, count, persons, people, значение, число, \
            количество, всего, значэнне",
    )
    .shown(),
    Column::new(
        "low",
        words::low,
        "low, minimum, min, at least, lower, не менее, минимум, от",
    ),
    Column::new(
        "high",
        words::high,
        "high, maximum, max, at most, upper, не более, максимум, до",
    ),
    Column::new(
        "in_words",
        words::in_words,
        "in words, wording, statement, словами, описание",
    ),
    Column::new(
        "method",
        words::method,
        "method, methodology, how estimated, метод, метод оценки, метад",
    )
    .once(),
    Column::new(
        "source",
        words::source,
        "source, reported by, provider, источник, кто сообщил, крыніца",
    )
    .once()
    .shown(),
    Column::new(
        "reference",
        words::reference,
        "reference, document, link, url, message, документ, ссылка, дакумент",
    )
    .once(),
];

/// A row that was read; `None` where it has mistakes.
struct Good(Option<NewCell>);

impl Guarded for Good {
    fn thing(&self) -> Thing {
        // What others report belongs to the whole mission.
        Thing::default()
    }
}

/// What was looked up once for the list.
struct Figures {
    series: Vocabulary,
    classes: Vocabulary,
    /// Every cell of the series that the program knows, those taken back too.
    there: Vec<Cell>,
}

impl List for Figures {
    const ABOUT: &'static About = &ABOUT;
    type Good = Good;
    type Ready = Vec<(Entered, NewCell)>;

    fn open<'a>(desk: &'a Desk<'a>) -> Work<'a, Result<Self, Problem>> {
        Box::pin(async move {
            let house = &desk.app.house;
            let codes = SERIES.iter().map(|series| series.code);
            let mut there = Vec::new();
            for code in codes.clone() {
                there.extend(store::of_series(&house.db, code).await?);
            }
            Ok(Self {
                series: Vocabulary::of(&house.catalogue, codes, view::series_word)
                    .with(SERIES_IN_LISTS),
                classes: Vocabulary::of(&house.catalogue, CLASSES, view::class_word)
                    .with(CLASSES_IN_LISTS),
                there,
            })
        })
    }

    fn read(&self, cells: &mut Cells<'_>) -> Good {
        let series = cells.one_of("series", &self.series).unwrap_or_default();
        let class = cells.one_of("class", &self.classes);
        let class = class.or_else(|| only_class(&series)).unwrap_or_default();
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let received_on = cells.day("received_on").unwrap_or(cells.today());
        let answers = Answers::new()
            .with("series", series)
            .with("class", class)
            .with("as_of", day(cells.day("as_of")))
            .with("received_on", received_on.to_string())
            .with("value", number(cells, "value"))
            .with("low", number(cells, "low"))
            .with("high", number(cells, "high"))
            .with("in_words", import::text(&cells.cell("in_words")))
            .with("method", import::text(&cells.cell("method")))
            .with("source", import::text(&cells.cell("source")))
            .with("reference", import::text(&cells.cell("reference")));
        match model::parse(cells.lang(), &answers, cells.today()) {
            Ok(cell) => Good(Some(cell)),
            Err(errors) => {
                cells.mend(&errors);
                Good(None)
            }
        }
    }

    fn identity(good: &Good) -> Identity {
        let content = good.0.as_ref().map(|c| {
            let place = format!("{} {} {}", c.series, c.class, c.as_of);
            let said = format!("{:?} {:?} {:?} {}", c.value, c.low, c.high, c.in_words);
            format!("{place} {said} {}", c.source)
        });
        Identity::Content(content.unwrap_or_default())
    }

    fn known<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Row<'a, Good>],
    ) -> Work<'a, Result<Vec<There>, Problem>> {
        Box::pin(async move {
            let as_of = |good: &Good| {
                let cell = good.0.as_ref();
                cell.map(|cell| cell.as_of.to_string()).unwrap_or_default()
            };
            let mut known = imports::there(desk.app, &KNOWN, ORIGIN, rows, as_of).await?;
            for (row, there) in rows.iter().zip(&mut known) {
                // What somebody typed on the page is there too.
                let same = |cell: &&Cell| row.good.0.as_ref().is_some_and(|new| says(cell, new));
                if let (There::Not, Some(cell)) = (&*there, self.there.iter().find(same)) {
                    *there = There::Same(cell.id.clone());
                }
            }
            Ok(known)
        })
    }

    fn prepare<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Planned<Good>],
    ) -> Work<'a, Result<Self::Ready, Problem>> {
        Box::pin(async move {
            let new = rows.iter().filter_map(|planned| match &planned.what {
                What::New(Good(Some(cell))) => Some((planned, cell)),
                _ => None,
            });
            let ready = new.map(|(planned, cell)| {
                let entered = Entered {
                    id: desk.app.house.ids.new_id(),
                    author: desk.actor.id.clone(),
                    recorded_at: desk.app.house.now(),
                    origin: ORIGIN.into(),
                    external_id: planned.key.clone(),
                };
                (entered, cell.clone())
            });
            Ok(ready.collect())
        })
    }

    fn store<'a>(
        tx: &'a mut Tx,
        desk: &'a Desk<'a>,
        ready: &'a Self::Ready,
    ) -> Work<'a, Result<(), Problem>> {
        Box::pin(async move {
            for (entered, new) in ready {
                store::insert(tx, entered, new).await?;
                let event = desk.event("external_figures.cell.entered", &entered.id);
                let event = event.with("series", &new.series).with("class", &new.class);
                tx.record(event.with("origin", ORIGIN)).await?;
            }
            Ok(())
        })
    }
}

/// A number as a form would get it; what is none stays as it is, for the form's own message.
fn number(cells: &mut Cells<'_>, code: &'static str) -> String {
    let whole = cells.whole(code, 0, i64::MAX);
    whole.map(|n| n.to_string()).unwrap_or_default()
}

/// A series of one class need not say which.
fn only_class(series: &str) -> Option<String> {
    match Series::by_code(series)?.classes {
        [only] => Some((*only).to_string()),
        _ => None,
    }
}

/// Whether a cell says what this one says, about the same class and day.
fn says(cell: &Cell, new: &NewCell) -> bool {
    let place = (&cell.series, &cell.class, &cell.as_of);
    place == (&new.series, &new.class, &new.as_of.to_string())
        && (cell.value, cell.low, cell.high, &cell.in_words)
            == (new.value, new.low, new.high, &new.in_words)
}

const SERIES_IN_LISTS: &[(&str, &str)] = &[
    (
        "border_entries",
        "border entries, entries, border crossings, entries over the border, \
            entries since 24 february 2022, въезды, въезд, пересечения границы, \
            въезды через границу",
    ),
    (
        "direct_entries",
        "direct entries, entries from ukraine, прямые въезды, въезды из украины",
    ),
    (
        "camp_population",
        "camp population, people in the camp, camp, население лагеря, лагерь",
    ),
];

const CLASSES_IN_LISTS: &[(&str, &str)] = &[
    (
        "by",
        "blr, belarus, belarusian, belarusians, беларусь, белорусы, \
            граждане беларуси, рб",
    ),
    (
        "ua",
        "ukr, ukraine, ukrainian, ukrainians, украина, украинцы, граждане украины",
    ),
    (
        "tcn",
        "tcns, third country nationals, third countries, other nationalities, \
            гтс, граждане третьих стран, третьи страны",
    ),
    ("all", "total, everybody, any, всего, итого"),
];
