//! Can every question be seen? Labels, media, and triggers that nobody could touch.

use crate::form::{Control, Form, Kind, Node};
use crate::problem::{Code, Place, Problem, Problems, nearest};
use crate::sheet::Table;

const MEDIA: [&str; 4] = ["audio", "big-image", "image", "video"];

/// Checks every question and group once the tree stands.
pub(crate) fn check(form: &Form, table: &Table<'_>, problems: &mut Problems) {
    let place = |node: &Node, key: &str| cell(table, node, key);
    for id in form.walk(Form::ROOT) {
        let node = form.node(id);
        let content = &node.content;
        let visible = node.kind == Kind::Question
            && node.question.tag != Control::None
            && !node.computes_silently();
        if visible
            && content.label.is_empty()
            && content.hint.is_empty()
            && content.media.is_empty()
        {
            problems.push(
                Problem::new(Code::LabelMissing, place(node, "label")).with("name", &node.name),
            );
        }
        let has = |kind: &str| content.media.iter().any(|(k, _)| k == kind);
        if visible && has("big-image") && !has("image") {
            problems.push(Problem::new(Code::BigImageAlone, place(node, "media")));
        }
        for (kind, _) in content
            .media
            .iter()
            .filter(|(k, _)| !MEDIA.contains(&k.as_str()))
        {
            problems.push(
                Problem::new(Code::MediaKind, place(node, "media"))
                    .with("kind", kind)
                    .suggest(nearest(kind, MEDIA)),
            );
        }
        for trigger in &node.question.triggers {
            let target = form.by_name.get(trigger).copied().flatten();
            if target.is_some_and(|t| form.node(t).computes_silently()) {
                problems.push(
                    Problem::new(Code::TriggerInvisible, place(node, "trigger"))
                        .with("name", trigger),
                );
            }
        }
    }
}

/// The cell of a node in the column with this first step of the path, or its row.
pub(crate) fn cell(table: &Table<'_>, node: &Node, key: &str) -> Place {
    let Some(row) = node.row else {
        return Place::sheet(&table.sheet.name);
    };
    match table.columns.iter().find(|c| c.key() == key) {
        Some(column) => table.sheet.place(row, column.index),
        None => table.sheet.row_place(row),
    }
}
