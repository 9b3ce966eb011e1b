//! Postings: how many people serve where, in which function, from when to when. A posting holds no
//! name; it is what the report counts.

use kit::db::{DbError, Tx};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::policy::Thing;
use kit::ui::{Answers, Errors};

use super::{KEEP, view, words};
use crate::places;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST [] "select * from posting order by from_day desc, id desc";
    ADD [Text, Text, Text, Text, Text, Int]
        "insert into posting (id, place, function, from_day, to_day, recorded_at) values ($1, $2, $3, $4, $5, $6)";
}

/// Functions that are told apart.
pub(super) const FUNCTIONS: &[&str] = &["field", "local", "medical", "management"];

/// A posting as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Posting {
    pub(super) id: String,
    pub(super) place: String,
    pub(super) function: String,
    pub(super) from_day: String,
    pub(super) to_day: Option<String>,
    pub(super) recorded_at: i64,
}

/// A posting to store.
#[derive(Debug, Clone)]
pub struct NewPosting {
    /// Place id.
    pub place: String,
    /// `field`, `local`, `medical`, `management`.
    pub function: String,
    /// First day.
    pub from_day: String,
    /// Last day, or `None`.
    pub to_day: Option<String>,
    /// µs UTC.
    pub recorded_at: i64,
}

pub(super) async fn insert(tx: &mut Tx, id: &str, new: &NewPosting) -> Result<(), DbError> {
    let query = ADD
        .bind(id)
        .bind(&new.place)
        .bind(&new.function)
        .bind(&new.from_day);
    tx.run(query.bind(new.to_day.clone()).bind(new.recorded_at))
        .await
        .map(drop)
}

pub(super) async fn all(db: &kit::db::Db) -> Result<Vec<Posting>, DbError> {
    db.all(LIST.query()).await
}

pub(super) async fn list(ctx: Ctx) -> PageResult {
    ctx.permit(KEEP, Thing::default())?;
    page(&ctx, &Answers::new(), &Errors::new()).await
}

async fn page(ctx: &Ctx, answers: &Answers, errors: &Errors) -> PageResult {
    let (rows, places) = (all(&ctx.house.db).await?, places::all(&ctx.house.db).await?);
    let page = view::postings(ctx, &rows, &places, answers, errors);
    Ok(if errors.is_empty() {
        ctx.page(&page)
    } else {
        ctx.page_with_errors(&page)
    })
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    ctx.permit(KEEP, Thing::default())?;
    let places = places::all(&ctx.house.db).await?;
    let ids: Vec<&str> = places.keys().map(String::as_str).collect();
    let mut reader = Reader::new(&ctx.lang, &answers);
    let new = NewPosting {
        place: reader.required_choice("place", &words::duty_station(&ctx.lang), &ids),
        function: reader.required_choice("function", &words::function(&ctx.lang), FUNCTIONS),
        from_day: reader
            .past_day("from_day", &words::from_day(&ctx.lang), ctx.house.today())
            .to_string(),
        to_day: reader.day("to_day").map(|day| day.to_string()),
        recorded_at: ctx.house.now(),
    };
    if let Err(errors) = reader.finish() {
        return page(&ctx, &answers, &errors).await;
    }
    let (id, new) = (&ctx.house.ids.new_id(), &new);
    kit::write!(ctx.house.db, tx => {
        insert(tx, id, new).await?;
        tx.record(ctx.event("staff.posting.added", id)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other("/staff/postings?done"))
}
