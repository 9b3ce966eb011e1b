//! The SQL of the hotline.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use kit::db::{Db, DbError, Tx, Where};
use kit::paging::{Cursor, Rows};

use super::model::{Contact, Logged, NewContact};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST []
        "select id, office, author, occurred_at, occurred_on, recorded_at, channel, caller, language,
         area, ukraine, consultation, minutes, partner_desk, voided_at, void_reason, version
         from hotline_contact where true";
    FIND [Text]
        "select id, office, author, occurred_at, occurred_on, recorded_at, channel, caller, language,
         area, ukraine, consultation, minutes, partner_desk, voided_at, void_reason, version
         from hotline_contact where id = $1";
    REQUESTS [] "select contact, topic from hotline_request where true";
    ADD [Text, Text, Text, Int, Text, Int, Text, Text, Text, Text, Bool, Bool, Int, Text]
        "insert into hotline_contact (id, origin, external_id, office, author, occurred_at,
         occurred_on, recorded_at, channel, caller, language, area, ukraine, consultation, minutes,
         partner_desk, voided_at, void_reason, version)
         values ($1, 'waystation', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, null,
         '', 1)";
    ADD_REQUEST [Text, Text] "insert into hotline_request (contact, topic) values ($1, $2)";
    DROP_REQUESTS [Text] "delete from hotline_request where contact = $1";
    CHANGE [Text, Int, Int, Text, Text, Text, Text, Text, Bool, Bool, Int, Text]
        "update hotline_contact set occurred_at = $3, occurred_on = $4, channel = $5, caller = $6,
         language = $7, area = $8, ukraine = $9, consultation = $10, minutes = $11,
         partner_desk = $12, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
    VOID [Text, Int, Text, Int]
        "update hotline_contact set void_reason = $3, voided_at = $4, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
    TOUCH [Text, Int]
        "update hotline_contact set version = version + 1 where id = $1 and version = $2";
}

/// What a list may be narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    /// The offices that the reader works with; `None` for all.
    pub(super) offices: Option<BTreeSet<String>>,
    pub(super) topic: Option<String>,
    pub(super) channel: Option<String>,
    pub(super) ukraine: Option<bool>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

impl Filter {
    fn narrowed(&self) -> Where {
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        Where::new()
            .and_some("channel = ?", self.channel.as_deref())
            .and_some("ukraine = ?", self.ukraine)
            .and_some("occurred_on >= ?", day(self.from))
            .and_some("occurred_on <= ?", day(self.to))
            .and_some(
                "exists (select 1 from hotline_request r where r.contact = hotline_contact.id and r.topic = ?)",
                self.topic.as_deref(),
            )
            .within("office", self.offices.as_ref())
    }
}

#[derive(sqlx::FromRow)]
struct Request {
    contact: String,
    topic: String,
}

/// One page of the contacts of a filter, the latest first, each with its topics.
pub(super) async fn list(
    db: &Db,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<Rows<Contact>, DbError> {
    let wanted = filter.narrowed().page(&LIST, ("occurred_at", "id"), after);
    let mut page = Rows::cut(db.all(wanted).await?, |c: &Contact| {
        (c.occurred_at, c.id.as_str())
    });
    let wanted = Where::new().and_in("contact", page.rows.iter().map(|c| &c.id));
    let mut topics = topics_of(db, wanted).await?;
    for contact in &mut page.rows {
        fill_in(contact, &mut topics);
    }
    Ok(page)
}

/// The contact of that id with its topics.
pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Contact>, DbError> {
    let mut found: Option<Contact> = db.maybe(FIND.bind(id)).await?;
    let mut topics = topics_of(db, Where::new().and("contact = ?", id)).await?;
    if let Some(contact) = &mut found {
        fill_in(contact, &mut topics);
    }
    Ok(found)
}

/// Topics by contact.
type Topics = HashMap<String, Vec<String>>;

async fn topics_of(db: &Db, wanted: Where) -> Result<Topics, DbError> {
    let mut topics = Topics::new();
    db.each(wanted.over(&REQUESTS), |r| add(&mut topics, r))
        .await?;
    Ok(topics)
}

fn add(topics: &mut Topics, request: Request) {
    topics
        .entry(request.contact)
        .or_default()
        .push(request.topic);
}

fn fill_in(contact: &mut Contact, topics: &mut Topics) {
    contact.topics = topics.remove(&contact.id).unwrap_or_default();
    contact.topics.sort();
}

pub(super) async fn insert(tx: &mut Tx, logged: &Logged, new: &NewContact) -> Result<(), DbError> {
    let query = ADD
        .bind(&logged.id)
        .bind(&logged.office)
        .bind(&logged.author)
        .bind(new.occurred_at)
        .bind(new.occurred_on.to_string())
        .bind(logged.recorded_at)
        .bind(&new.channel)
        .bind(&new.caller)
        .bind(&new.language)
        .bind(&new.area)
        .bind(new.ukraine)
        .bind(new.consultation)
        .bind(new.minutes)
        .bind(&new.partner_desk);
    tx.run(query).await?;
    add_requests(tx, &logged.id, &new.topics).await
}

async fn add_requests(tx: &mut Tx, id: &str, topics: &[String]) -> Result<(), DbError> {
    if topics.is_empty() {
        return Ok(());
    }
    let rows = topics.iter().map(|topic| [id.into(), topic.into()]);
    tx.run(ADD_REQUEST.rows(rows)).await.map(drop)
}

/// Changes the contact if nobody did since `version`; `false` when somebody did, or when it was
/// taken back.
pub(super) async fn change(
    tx: &mut Tx,
    id: &str,
    version: i64,
    new: &NewContact,
) -> Result<bool, DbError> {
    let query = CHANGE
        .bind(id)
        .bind(version)
        .bind(new.occurred_at)
        .bind(new.occurred_on.to_string())
        .bind(&new.channel)
        .bind(&new.caller)
        .bind(&new.language)
        .bind(&new.area)
        .bind(new.ukraine)
        .bind(new.consultation)
        .bind(new.minutes)
        .bind(&new.partner_desk);
    if tx.run(query).await? != 1 {
        return Ok(false);
    }
    tx.run(DROP_REQUESTS.bind(id)).await?;
    add_requests(tx, id, &new.topics).await?;
    Ok(true)
}

/// Takes the contact back; `false` as in [`change`].
pub(super) async fn void(
    tx: &mut Tx,
    id: &str,
    version: i64,
    reason: &str,
    at: i64,
) -> Result<bool, DbError> {
    Ok(tx
        .run(VOID.bind(id).bind(version).bind(reason).bind(at))
        .await?
        == 1)
}

/// Counts a change of what is sealed for the contact; `false` when somebody was quicker.
pub(super) async fn touch(tx: &mut Tx, id: &str, version: i64) -> Result<bool, DbError> {
    Ok(tx.run(TOUCH.bind(id).bind(version)).await? == 1)
}
