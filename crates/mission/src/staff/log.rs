//! The audit log as the data-protection focal point reads it: ids and codes only.

use kit::audit::Event;
use kit::db::Where;
use kit::http::{Ctx, PageResult};
use kit::paging::{Cursor, PAGE, Rows, filters};
use kit::policy::Thing;

use super::{AUDIT, view};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST [] "select id, at, actor, action, subject, detail from audit_event where true";
}

pub(super) async fn list(ctx: Ctx) -> PageResult {
    ctx.permit(AUDIT, Thing::default())?;
    let (answers, after) = filters(ctx.query());
    let chosen = |name: &str| Some(answers.get(name).trim().to_string()).filter(|v| !v.is_empty());
    let narrowed = Where::new()
        .and_some("actor = ?", chosen("actor"))
        .and_some("action = ?", chosen("act"))
        .and_some("subject = ?", chosen("subject"))
        .before(("at", "id"), after.map(Cursor::key));
    let limit = i64::try_from(PAGE + 1).unwrap_or(51);
    let rows: Vec<Event> = ctx
        .house
        .db
        .all(narrowed.list(&LIST, "order by at desc, id desc", limit))
        .await?;
    let rows = Rows::cut(rows, |e| Cursor {
        at: e.at,
        id: e.id.clone(),
    });
    Ok(ctx.page(&view::log(&ctx, &rows, &answers)))
}
