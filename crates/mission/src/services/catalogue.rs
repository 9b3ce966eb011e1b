//! The catalogue of what can be given: rows that ship with the program, whose words stand in the
//! files of words, and rows that a mission adds under a name of its own. A row is never changed,
//! because deliveries are counted in its unit.

use kit::db::{Db, DbError, Tx};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::i18n::{Lang, Text};
use kit::policy::Thing;
use kit::ui::{Answers, Errors};

use super::{CATALOGUE, catalogue_view as view, words};

/// Kinds of things given.
pub(super) const KINDS: &[&str] = &["item", "service", "voucher", "information"];
/// What they are counted in.
pub(super) const UNITS: &[&str] = &["piece", "kit", "g", "ml", "service", "voucher", "leaflet"];
/// The sectors of humanitarian coordination.
pub(super) const SECTORS: &[&str] = &[
    "food",
    "hygiene",
    "nfi",
    "health",
    "mhpss",
    "protection",
    "livelihoods",
    "transport",
    "information",
];
/// Activity codes of the IASC table "who does what, where and until when" for mental health and
/// psychosocial support; empty for everything else.
pub(super) const MHPSS: &[&str] = &["", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    ALL [] "select * from service_item order by sector, kind, code";
    FIND [Text] "select * from service_item where code = $1";
    ADD [Text, Text, Text, Text, Text, Text]
        "insert into service_item (code, name, kind, unit, sector, mhpss, shipped)
         values ($1, $2, $3, $4, $5, $6, false)";
}

/// A row of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Item {
    /// Small Latin letters, digits and underscores.
    pub code: String,
    /// The mission's own name for it; empty for a row that ships.
    pub name: String,
    /// `item`, `service`, `voucher` or `information`.
    pub kind: String,
    /// `piece`, `kit`, `g`, `ml`, `service`, `voucher` or `leaflet`.
    pub unit: String,
    /// Its sector.
    pub sector: String,
    /// Its activity code in mental health and psychosocial support, or empty.
    pub mhpss: String,
    /// Whether it ships with the program.
    pub shipped: bool,
}

impl Item {
    /// Weighed or measured rather than counted: kept in thousandths of what people type.
    pub(super) fn is_measured(&self) -> bool {
        matches!(self.unit.as_str(), "g" | "ml")
    }

    /// A quantity as people type it: `332.2` kilograms for 332,200 grams.
    pub(super) fn typed(&self, quantity: i64) -> String {
        if !self.is_measured() {
            return quantity.to_string();
        }
        let text = format!("{}.{:03}", quantity / 1000, quantity % 1000);
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    }

    /// What to call it.
    pub fn label(&self, lang: &Lang) -> Text {
        if self.shipped {
            lang.text(
                &format!("services-item-{}", self.code.replace('_', "-")),
                &[],
            )
        } else {
            Text::from(self.name.as_str())
        }
    }
}

pub(super) async fn all(db: &Db) -> Result<Vec<Item>, DbError> {
    db.all(ALL.query()).await
}

/// Adds a row; for imports and the demo. The caller records the event.
pub async fn add_item(tx: &mut Tx, new: &Item) -> Result<(), DbError> {
    let query = ADD.bind(&new.code).bind(&new.name).bind(&new.kind);
    let query = query.bind(&new.unit).bind(&new.sector).bind(&new.mhpss);
    tx.run(query).await.map(drop)
}

fn parse(lang: &Lang, answers: &Answers) -> Result<Item, Errors> {
    let mut reader = Reader::new(lang, answers);
    let code = reader.required("code", &words::code(lang), 40);
    let of_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !code.chars().all(of_code) {
        reader.wrong("code", words::wrong_code(lang));
    }
    let name = reader.required("name", &words::name(lang), 100);
    let kind = reader.required_choice("kind", &words::kind(lang), KINDS);
    let unit = reader.required_choice("unit", &words::unit(lang), UNITS);
    let sector = reader.required_choice("sector", &words::sector(lang), SECTORS);
    let mhpss = reader.choice("mhpss", MHPSS).unwrap_or_default();
    reader.finish()?;
    Ok(Item {
        code,
        name,
        kind,
        unit,
        sector,
        mhpss,
        shipped: false,
    })
}

pub(super) async fn list(ctx: Ctx) -> PageResult {
    let items = all(&ctx.house.db).await?;
    Ok(ctx.page(&view::list(&ctx, &items)))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    Ok(ctx.page(&view::new_item(&ctx, &Answers::new(), &Errors::new())))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    ctx.permit(CATALOGUE, Thing::default())?;
    let new = match parse(&ctx.lang, &answers) {
        Ok(new) => new,
        Err(errors) => return Ok(ctx.page_with_errors(&view::new_item(&ctx, &answers, &errors))),
    };
    let there: Option<Item> = ctx.house.db.maybe(FIND.bind(&new.code)).await?;
    if there.as_ref().is_some_and(|there| *there != new) {
        let mut errors = Errors::new();
        errors.add("code", words::code_taken(&ctx.lang));
        return Ok(ctx.page_with_errors(&view::new_item(&ctx, &answers, &errors)));
    }
    // The code is the id: the same form sent twice adds one row.
    if there.is_none() {
        let new = &new;
        kit::write!(ctx.house.db, tx => {
            add_item(tx, new).await?;
            tx.record(ctx.event("services.item.added", &new.code)).await?;
            Ok::<(), Problem>(())
        })?;
    }
    Ok(see_other("/services/catalogue?done"))
}
