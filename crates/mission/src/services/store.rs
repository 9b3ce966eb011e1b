//! The SQL of deliveries, of those served, and of reports.

use jiff::civil::Date;
use kit::db::{Db, DbError, Tx, Where};
use kit::jobs::Work;
use kit::paging::{Cursor, Rows};
use kit::policy::Actor;

use super::model::{Change, Delivered, Delivery, NewReport, Served, Typing};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST []
        "select d.*, (select count(*) from delivery_person p where p.delivery = d.id) as named
         from delivery d where true";
    FIND [Text]
        "select d.*, (select count(*) from delivery_person p where p.delivery = d.id) as named
         from delivery d where d.id = $1";
    PERSONS [Text]
        "select registration, age from delivery_person where delivery = $1 order by registration";
    REPORTS [Text]
        "select reporter, reported_on, external_ref from delivery_report where delivery = $1
         order by recorded_at, reporter";
    ADD [Text, Text, Int, Int, Int, Text, Text, Text, Text, Text, Text, Text, Int, Text, Text, Text, Text, Int]
        "insert into delivery (id, item, quantity, redeemed, headcount, population, purpose,
         implementer, office, place, occurred_on, status, recorded_at, author, origin, external_id,
         void_reason, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    ADD_PERSON [Text, Text, Int]
        "insert into delivery_person (delivery, registration, age) values ($1, $2, $3)";
    ADD_REPORT [Text, Text, Text, Text, Int, Text]
        "insert into delivery_report (delivery, reporter, reported_on, external_ref, recorded_at, author)
         values ($1, $2, $3, $4, $5, $6)";
    REPORTED [Text, Text]
        "select reporter from delivery_report where delivery = $1 and reporter = $2";
    CHANGE [Text, Int, Text, Text, Int, Int]
        "update delivery set status = $3, occurred_on = $4, quantity = $5, redeemed = $6,
         version = version + 1 where id = $1 and version = $2 and voided_at is null";
    SET_AGE [Text, Text, Int]
        "update delivery_person set age = $3 where delivery = $1 and registration = $2";
    TOUCH [Text, Int]
        "update delivery set version = version + 1 where id = $1 and version = $2 and voided_at is null";
    VOID [Text, Int, Int, Text]
        "update delivery set voided_at = $3, void_reason = $4, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
    DAYS_OF [Text]
        "select p.delivery, d.occurred_on from delivery_person p join delivery d on d.id = p.delivery
         where p.registration = $1";
}

/// What a list may be narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) item: Option<String>,
    pub(super) place: Option<String>,
    pub(super) implementer: Option<String>,
    pub(super) status: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) voided: bool,
}

/// A page of the deliveries that this actor may see, those recorded last first.
pub(super) async fn list(
    db: &Db,
    actor: &Actor,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<Rows<Delivery>, DbError> {
    let narrowed = Where::new()
        .and_some("d.item = ?", filter.item.as_deref())
        .and_some("d.place = ?", filter.place.as_deref())
        .and_some("d.implementer = ?", filter.implementer.as_deref())
        .and_some("d.status = ?", filter.status.as_deref())
        .and_some("d.occurred_on >= ?", filter.from.as_deref())
        .and_some("d.occurred_on <= ?", filter.to.as_deref())
        .and("(d.voided_at is not null) = ?", filter.voided);
    let wanted = of_actor(narrowed, actor).page(&LIST, ("d.recorded_at", "d.id"), after);
    Ok(Rows::cut(db.all(wanted).await?, |d: &Delivery| {
        (d.recorded_at, d.id.as_str())
    }))
}

/// Deliveries that may be the one just typed, told by somebody else: same thing, as much, by the
/// same hands, within a week.
pub(super) async fn alike(
    db: &Db,
    actor: &Actor,
    typing: &Typing,
) -> Result<Vec<Delivery>, DbError> {
    use jiff::ToSpan;
    let (from, to) = (
        typing.occurred_on.saturating_sub(7.days()),
        typing.occurred_on.saturating_add(7.days()),
    );
    let narrowed = Where::new()
        .and("d.item = ?", &typing.item)
        .and("d.quantity = ?", typing.quantity)
        .and("d.implementer = ?", &typing.implementer)
        .and("d.office = ?", &typing.office)
        .and("d.population = ?", &typing.population)
        .and("d.occurred_on >= ?", from.to_string())
        .and("d.occurred_on <= ?", to.to_string())
        .and("(d.voided_at is not null) = ?", false);
    let order = "order by d.occurred_on desc, d.id desc";
    db.all(of_actor(narrowed, actor).list(&LIST, order, 5))
        .await
}

/// A partner sees what it did; everybody else what their offices own.
fn of_actor(narrowed: Where, actor: &Actor) -> Where {
    if actor.has("partner") {
        return narrowed
            .and("d.implementer = ?", &actor.partner)
            .and("d.implementer <> ?", "");
    }
    narrowed.within("d.office", actor.office_scope())
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Delivery>, DbError> {
    db.maybe(FIND.bind(id)).await
}

/// Those who are named on a delivery.
pub(super) async fn persons(db: &Db, id: &str) -> Result<Vec<Served>, DbError> {
    let rows: Vec<(String, Option<i64>)> = db.all(PERSONS.bind(id)).await?;
    let served = |(registration, age)| Served { registration, age };
    Ok(rows.into_iter().map(served).collect())
}

/// A report as pages show it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Report {
    pub(super) reporter: String,
    pub(super) reported_on: String,
    pub(super) external_ref: String,
}

/// The reports of a delivery in the order of their arrival.
pub(super) async fn reports(db: &Db, id: &str) -> Result<Vec<Report>, DbError> {
    db.all(REPORTS.bind(id)).await
}

pub(super) async fn insert(tx: &mut Tx, deliveries: &[Delivered]) -> Result<(), DbError> {
    if deliveries.is_empty() {
        return Ok(());
    }
    let rows = deliveries.iter().map(|d| {
        let d = &d.delivery;
        [
            (&d.id).into(),
            (&d.item).into(),
            d.quantity.into(),
            d.redeemed.into(),
            d.headcount.into(),
            (&d.population).into(),
            (&d.purpose).into(),
            (&d.implementer).into(),
            (&d.office).into(),
            (&d.place).into(),
            (&d.occurred_on).into(),
            (&d.status).into(),
            d.recorded_at.into(),
            (&d.author).into(),
            (&d.origin).into(),
            (&d.external_id).into(),
            "".into(),
            1.into(),
        ]
    });
    tx.run(ADD.rows(rows)).await?;
    let served = deliveries.iter().flat_map(|d| {
        let row = |s: &Served| {
            [
                (&d.delivery.id).into(),
                (&s.registration).into(),
                s.age.into(),
            ]
        };
        d.served.iter().map(row)
    });
    let served: Vec<_> = served.collect();
    for slice in served.chunks(5000) {
        tx.run(ADD_PERSON.rows(slice.to_vec())).await?;
    }
    let reports = deliveries.iter().flat_map(|d| {
        let id = &d.delivery.id;
        d.reports.iter().map(move |r| report_row(id, r))
    });
    let reports: Vec<_> = reports.collect();
    for slice in reports.chunks(5000) {
        tx.run(ADD_REPORT.rows(slice.to_vec())).await?;
    }
    Ok(())
}

fn report_row(id: &str, r: &NewReport) -> [kit::db::Value; 6] {
    [
        id.into(),
        (&r.reporter).into(),
        (&r.reported_on).into(),
        (&r.external_ref).into(),
        r.recorded_at.into(),
        (&r.author).into(),
    ]
}

/// How a report went in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reported {
    /// It is new.
    Added,
    /// This organisation told of it before.
    Before,
    /// The delivery was changed meanwhile.
    Stale,
}

/// Adds a report: the delivery's version counts it, because figures can be narrowed to reporters.
pub(super) async fn report(
    tx: &mut Tx,
    id: &str,
    version: i64,
    new: &NewReport,
) -> Result<Reported, DbError> {
    let before: Option<(String,)> = tx.maybe(REPORTED.bind(id).bind(&new.reporter)).await?;
    if before.is_some() {
        return Ok(Reported::Before);
    }
    if tx.run(TOUCH.bind(id).bind(version)).await? == 0 {
        return Ok(Reported::Stale);
    }
    tx.run(ADD_REPORT.rows([report_row(id, new)])).await?;
    Ok(Reported::Added)
}

/// False when the delivery was changed or taken back meanwhile. `ages` are those of the persons on
/// the day that now holds.
pub(super) async fn change(
    tx: &mut Tx,
    id: &str,
    version: i64,
    new: &Change,
    ages: &[Served],
) -> Result<bool, DbError> {
    let query = CHANGE.bind(id).bind(version).bind(&new.status);
    let query = query
        .bind(new.occurred_on.to_string())
        .bind(new.quantity)
        .bind(new.redeemed);
    if tx.run(query).await? == 0 {
        return Ok(false);
    }
    for served in ages {
        let query = SET_AGE.bind(id).bind(&served.registration);
        tx.run(query.bind(served.age)).await?;
    }
    Ok(true)
}

/// False when the delivery was changed or taken back meanwhile.
pub(super) async fn void(
    tx: &mut Tx,
    id: &str,
    version: i64,
    at: i64,
    reason: &str,
) -> Result<bool, DbError> {
    let query = VOID.bind(id).bind(version).bind(at).bind(reason);
    Ok(tx.run(query).await? == 1)
}

/// Reckons the ages anew that stand beside deliveries, after a birth date was corrected.
pub(super) fn birth_corrected<'a>(
    tx: &'a mut Tx,
    registration: &'a str,
    born: Option<Date>,
) -> Work<'a, Result<(), DbError>> {
    Box::pin(async move {
        let days: Vec<(String, String)> = tx.all(DAYS_OF.bind(registration)).await?;
        for (delivery, day) in days {
            let age = born
                .zip(day.parse().ok())
                .map(|(born, day)| kit::time::age_on(born, day));
            tx.run(SET_AGE.bind(delivery).bind(registration).bind(age))
                .await?;
        }
        Ok(())
    })
}
