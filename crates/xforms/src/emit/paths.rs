//! Puts paths in the place of `${name}`. Inside a repeat the path is relative, so that it means
//! the same round of the repeat; elsewhere it is absolute.

use crate::expr::{Reference, references};
use crate::form::{Form, Kind, NodeId};

/// Name of the instance that holds the last saved record.
pub(super) const LAST_SAVED: &str = "__last-saved";

const INDEXED_REPEAT: &str = "indexed-repeat(";
const INSTANCE: &str = "instance(";

/// How a reference is to be written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// The expression stands in a predicate, where `.` means the choice: begin with `current()`.
    pub(super) current: bool,
    /// Stop one level above the common repeat, so that a predicate can be put on it.
    pub(super) above_repeat: bool,
}

/// Resolves references in one form.
pub(super) struct Paths<'f> {
    form: &'f Form,
}

impl<'f> Paths<'f> {
    pub(super) fn new(form: &'f Form) -> Self {
        Self { form }
    }

    /// The expression with all references resolved, as seen from a node.
    pub(super) fn resolve(&self, text: &str, context: Option<NodeId>, style: Style) -> String {
        let found = references(text);
        if found.is_empty() {
            return text.to_string();
        }
        let mut out = String::with_capacity(text.len() * 2);
        let mut end = 0;
        // Texts without these calls need no look at what stands before each reference.
        let plain = !(text.contains(INDEXED_REPEAT) || text.contains(INSTANCE));
        for reference in found {
            out.push_str(&text[end..reference.start]);
            let before = if plain { reference.start } else { 0 };
            out.push_str(&self.path(&text[before..], &reference.shifted(before), context, style));
            end = reference.end;
        }
        out.push_str(&text[end..]);
        out
    }

    /// The path of one reference, with a space before and after.
    fn path(
        &self,
        text: &str,
        reference: &Reference<'_>,
        context: Option<NodeId>,
        style: Style,
    ) -> String {
        let Some(target) = self.form.by_name.get(reference.name).copied().flatten() else {
            // Reported before; the reference stays as it is.
            return text[reference.start..reference.end].to_string();
        };
        let path = &self.form.node(target).path;
        if reference.last_saved {
            return format!(" instance('{LAST_SAVED}'){path} ");
        }
        if let Some(context) = context.filter(|_| may_be_relative(text, reference))
            && let Some((steps, below)) = self.relative(context, target, style.above_repeat)
        {
            let current = style.current || in_instance_predicate(text, reference);
            let start = if current { "current()/" } else { "" };
            let up = vec![".."; steps].join("/");
            return format!(" {start}{up}{below} ");
        }
        format!(" {path} ")
    }

    /// Steps up from a node and the path down to the target, if both lie in one repeat.
    fn relative(
        &self,
        source: NodeId,
        target: NodeId,
        above_repeat: bool,
    ) -> Option<(usize, String)> {
        let up: Vec<NodeId> = self.form.ancestors(source).collect();
        let over: Vec<NodeId> = self.form.ancestors(target).collect();
        let shared = |id: &NodeId| over.contains(id);
        let kind = |id: NodeId| self.form.node(id).kind;
        let repeat_at = up
            .iter()
            .position(|id| kind(*id) == Kind::Repeat && shared(id))?;
        let repeat = up[repeat_at];
        if above_repeat {
            let outermost = self.form.repeat_of(repeat).is_none();
            let inner = self.form.repeat_of(source) != Some(repeat);
            if self.form.repeat_of(target) == Some(repeat) && (outermost || inner) {
                let parent = self.form.node(repeat).parent?;
                return Some((repeat_at + 2, self.below(parent, target)));
            }
        }
        let nearest_at = up.iter().position(|id| {
            matches!(kind(*id), Kind::Group | Kind::Repeat | Kind::Hidden) && shared(id)
        })?;
        Some((nearest_at + 1, self.below(up[nearest_at], target)))
    }

    /// The path from a container down to a node, beginning with a slash.
    fn below(&self, container: NodeId, target: NodeId) -> String {
        let full = &self.form.node(target).path;
        let above = &self.form.node(container).path;
        full.strip_prefix(above.as_str())
            .unwrap_or(full)
            .to_string()
    }
}

/// Arguments of `indexed-repeat` that name repeats, or what to take from them, are absolute.
fn may_be_relative(text: &str, reference: &Reference<'_>) -> bool {
    let Some(call) = text[..reference.start].rfind(INDEXED_REPEAT) else {
        return true;
    };
    let inside = &text[call + INDEXED_REPEAT.len()..reference.start];
    let mut depth = 0_i32;
    let mut argument = 0;
    for c in inside.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => argument += 1,
            _ => {}
        }
        if depth < 0 {
            return true;
        }
    }
    !matches!(argument, 0 | 1 | 3 | 5)
}

/// Whether a reference stands in a predicate on a secondary instance.
fn in_instance_predicate(text: &str, reference: &Reference<'_>) -> bool {
    let before = &text[..reference.start];
    let open = before.matches('[').count();
    let closed = before.matches(']').count();
    open > closed && before.contains(INSTANCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(text: &str) -> Vec<bool> {
        references(text)
            .iter()
            .map(|r| may_be_relative(text, r))
            .collect()
    }

    #[test]
    fn arguments_of_indexed_repeat() {
        let text = "${a} + indexed-repeat(${b}, ${r}, if(${c}, 1, 2), ${s}, ${d}) + ${e}";
        assert_eq!(
            relative(text),
            [true, false, false, true, false, true, true]
        );
        let two = "indexed-repeat(${a}, ${r}, 1) + indexed-repeat(${b}, ${r}, ${c})";
        assert_eq!(relative(two), [false, false, false, false, true]);
    }

    #[test]
    fn predicates_of_instances() {
        let text = "instance('l')/root/item[name=${a}]/b + ${c}";
        let found: Vec<bool> = references(text)
            .iter()
            .map(|r| in_instance_predicate(text, r))
            .collect();
        assert_eq!(found, [true, false]);
    }
}
