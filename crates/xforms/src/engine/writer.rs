//! The answers of a [`Session`] as a submission. What is not relevant is left out, as tablets do.

use super::session::Session;
use super::state::State;
use super::tree::{NodeId, Tree};

impl Session<'_> {
    /// The submission as XML: what is relevant, with the id and version of the form.
    ///
    /// Whoever sends it fills in what only the sender knows (`instanceID`, times) with
    /// [`Session::answer`] before.
    ///
    /// ```
    /// use xforms::engine::{Environment, Form, Lists, Session};
    ///
    /// let form = Form::parse(r#"<h:html xmlns:h="h"><h:head><model>
    ///   <instance><data id="f" version="2"><a/><b/></data></instance>
    ///   <bind nodeset="/data/b" relevant="/data/a = 'x'"/>
    /// </model></h:head></h:html>"#)?;
    /// let lists = Lists::default();
    /// let mut session = Session::new(&form, &lists, Environment::default());
    /// session.answer("/data/a", "<y>")?;
    /// assert_eq!(
    ///     session.submission(),
    ///     r#"<data id="f" version="2"><a>&lt;y&gt;</a></data>"#
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn submission(&self) -> String {
        let state = &self.state;
        let mut xml = String::new();
        if !state.tree.is_empty() {
            write(state, Tree::ROOT, &mut xml);
        }
        xml
    }
}

/// Recursion is bounded by the depth of the form.
fn write(state: &State<'_>, node: NodeId, xml: &mut String) {
    let inside = state.tree.get(node);
    if !inside.relevant {
        return;
    }
    xml.push('<');
    xml.push_str(&inside.name);
    if let (Tree::ROOT, Some(namespace)) = (node, &state.form.namespace) {
        attribute(xml, "xmlns", namespace);
    }
    for owned in &inside.attributes {
        if state.tree.get(*owned).relevant {
            attribute(xml, &state.tree.get(*owned).name, &state.text(*owned));
        }
    }
    let text = state.text(node);
    if text.is_empty() && inside.children.is_empty() {
        xml.push_str("/>");
        return;
    }
    xml.push('>');
    xml.push_str(&escape(&text));
    for child in &inside.children {
        write(state, *child, xml);
    }
    xml.push_str("</");
    xml.push_str(&inside.name);
    xml.push('>');
}

fn attribute(xml: &mut String, name: &str, value: &str) {
    xml.push(' ');
    xml.push_str(name);
    xml.push_str("=\"");
    xml.push_str(&escape(value));
    xml.push('"');
}

/// Characters that XML cannot have become a space.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(character),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            other if other < ' ' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
