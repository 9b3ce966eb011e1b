//! The audit log as the data-protection focal point reads it: ids and codes only.

use kit::audit::Event;
use kit::db::Where;
use kit::http::{Ctx, PageResult};
use kit::paging::{Rows, filters};
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
    let narrowed = Where::new()
        .and_some("actor = ?", answers.chosen("actor"))
        .and_some("action = ?", answers.chosen("act"))
        .and_some("subject = ?", answers.chosen("subject"));
    let wanted = narrowed.page(&LIST, ("at", "id"), after);
    let rows = Rows::cut(ctx.house.db.all(wanted).await?, |e: &Event| {
        (e.at, e.id.as_str())
    });
    Ok(ctx.page(&view::log(&ctx, &rows, &answers)))
}
