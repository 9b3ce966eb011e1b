//! Texts that show values: `${name}` and `instance(…)/…` become `output` elements.

use super::paths::{Paths, Style};
use super::xml::{Writer, escape};
use crate::expr::{Kind, Token, references, tokens};
use crate::form::NodeId;

/// Writes an element whose content is a text with values in it.
pub(super) fn write(
    out: &mut Writer,
    paths: &Paths<'_>,
    name: &str,
    attributes: &[(&str, &str)],
    text: &str,
    context: Option<NodeId>,
) {
    if text == "-" || !(text.contains("${") || text.contains("instance(")) {
        out.text_element(name, attributes, text);
        return;
    }
    match with_outputs(paths, text, context) {
        Some(content) => out.raw_element(name, attributes, &content),
        None => out.text_element(name, attributes, text),
    }
}

/// The text as XML with its values as `output` elements; `None` if it has none.
fn with_outputs(paths: &Paths<'_>, text: &str, context: Option<NodeId>) -> Option<String> {
    let mut values: Vec<(usize, usize)> = instance_paths(text);
    for reference in references(text) {
        if !values
            .iter()
            .any(|(s, e)| *s <= reference.start && reference.end <= *e)
        {
            values.push((reference.start, reference.end));
        }
    }
    values.sort_unstable();
    let (first, last) = (values.first()?.0, values.last()?.1);
    let mut out = String::with_capacity(text.len() + 64);
    let several = values.len() > 1 || first > 0 || last < text.len();
    // White space at the edges is not shown; it keeps text and value apart in every reader.
    if several && first > 0 {
        out.push(' ');
    }
    let mut end = 0;
    for (start, stop) in values {
        escape(&mut out, &text[end..start], false);
        let value = paths.resolve(&text[start..stop], context, Style::default());
        out.push_str("<output value=\"");
        escape(&mut out, &value, true);
        out.push_str("\"/>");
        end = stop;
    }
    escape(&mut out, &text[end..], false);
    if several {
        out.push(' ');
    }
    Some(out)
}

/// Where expressions such as `instance('l')/root/item[name = ${a}]/label` stand in a text. Outside
/// a predicate, white space ends them.
fn instance_paths(text: &str) -> Vec<(usize, usize)> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match instance_path(text, &tokens[at..]) {
            Some(length) => {
                found.push((tokens[at].start, tokens[at + length - 1].end));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Number of tokens of the instance expression at the start, if there is one.
fn instance_path(text: &str, tokens: &[Token]) -> Option<usize> {
    let kind = |n: usize| tokens.get(n).map(|t| t.kind);
    if kind(0) != Some(Kind::Call) || tokens[0].text(text) != "instance(" {
        return None;
    }
    if kind(1) != Some(Kind::Literal)
        || kind(2) != Some(Kind::Close)
        || kind(3) != Some(Kind::Slash)
    {
        return None;
    }
    let mut depth = 0_usize;
    let mut length = 4;
    for token in &tokens[4..] {
        match token.kind {
            Kind::PredicateOpen => depth += 1,
            Kind::Other if token.text(text) == "[" => depth += 1,
            Kind::PredicateClose => depth = depth.saturating_sub(1),
            Kind::Name | Kind::Slash | Kind::Dots | Kind::Math => {}
            _ if depth == 0 => break,
            _ => {}
        }
        length += 1;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        instance_paths(text)
            .into_iter()
            .map(|(s, e)| &text[s..e])
            .collect()
    }

    #[test]
    fn instance_expressions_in_prose() {
        assert_eq!(
            found("Go to instance('c')/root/item[name = ${a} and x='1 2']/label today."),
            ["instance('c')/root/item[name = ${a} and x='1 2']/label"]
        );
        assert_eq!(found("an instance('c') of it"), [""; 0]);
        assert_eq!(
            found("instance('a')/root/item[b = instance('c')/root/item[1]/d]/e instance('f')/g")
                .len(),
            2
        );
    }
}
