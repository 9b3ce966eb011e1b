//! Where the choices of a question come from, as the `itemset` of its control.

use super::paths::{Paths, Style};
use super::xml::Writer;
use crate::expr::references;
use crate::form::{Control, Form, Node, NodeId, get};
use crate::passes::{is_file, split_file};

/// An itemset before it is written.
struct Itemset {
    nodeset: String,
    value: String,
    label: String,
    filter: String,
}

/// Writes the itemset of a question, if it has one.
pub(super) fn write(form: &Form, paths: &Paths<'_>, id: NodeId, out: &mut Writer) {
    let node = form.node(id);
    let question = &node.question;
    if question.itemset.is_empty() || question.inline {
        return;
    }
    let geo = matches!(question.kind.as_str(), "geopoint" | "geotrace" | "geoshape");
    if question.tag == Control::Input && !geo {
        return;
    }
    let from_reference = !references(&question.itemset).is_empty();
    let mut itemset = if is_file(&question.itemset) {
        from_file(node)
    } else if from_reference {
        from_answers(paths, node, id, geo)
    } else {
        from_list(form, node)
    };
    if question.tag != Control::Range {
        filter(paths, node, id, from_reference, &mut itemset);
        randomize(paths, node, id, &mut itemset);
    }
    out.open("itemset", &[("nodeset", &itemset.nodeset)]);
    out.empty("value", &[("ref", &itemset.value)]);
    out.empty("label", &[("ref", &itemset.label)]);
    out.close("itemset");
}

fn items(instance: &str) -> String {
    format!("instance('{instance}')/root/item")
}

fn from_list(form: &Form, node: &Node) -> Itemset {
    let name = &node.question.itemset;
    let list = form.lists.get(name);
    let label = match list {
        Some(list) if list.needs_itext() => "jr:itext(itextId)",
        // A label that no choice has would make the form invalid.
        Some(list) if list.choices.iter().all(|c| c.label.is_empty()) => "name",
        _ => "label",
    };
    Itemset {
        nodeset: items(name),
        value: "name".into(),
        label: label.into(),
        filter: String::new(),
    }
}

fn from_file(node: &Node) -> Itemset {
    let (name, ending) = split_file(&node.question.itemset);
    let (value, label) = if ending == ".geojson" {
        ("id", "title")
    } else {
        ("name", "label")
    };
    let parameters = &node.question.parameters;
    Itemset {
        nodeset: items(name),
        value: get(parameters, "value").unwrap_or(value).into(),
        label: get(parameters, "label").unwrap_or(label).into(),
        filter: String::new(),
    }
}

/// Choices that are the answers to another question, given in a repeat.
fn from_answers(paths: &Paths<'_>, node: &Node, id: NodeId, geo: bool) -> Itemset {
    let style = Style {
        above_repeat: true,
        ..Style::default()
    };
    let path = paths.resolve(&node.question.itemset, Some(id), style);
    let path = path.trim();
    if geo {
        return Itemset {
            nodeset: path.to_string(),
            value: "geometry".into(),
            label: "geometry".into(),
            filter: "./geometry != ''".into(),
        };
    }
    let (nodeset, last) = path.rsplit_once('/').unwrap_or(("", path));
    Itemset {
        nodeset: nodeset.to_string(),
        value: last.to_string(),
        label: last.to_string(),
        filter: format!("./{last} != ''"),
    }
}

fn filter(paths: &Paths<'_>, node: &Node, id: NodeId, from_reference: bool, itemset: &mut Itemset) {
    if !node.question.choice_filter.is_empty() {
        let style = Style {
            current: true,
            above_repeat: from_reference,
        };
        let mut filter = paths.resolve(&node.question.choice_filter, Some(id), style);
        if from_reference {
            // What the choices come from is `.` in their own predicate.
            filter = filter
                .replace(&format!("current()/{}", itemset.nodeset), ".")
                .replace(&itemset.nodeset, ".");
        }
        itemset.filter = filter;
    }
    if !itemset.filter.is_empty() {
        let filter = std::mem::take(&mut itemset.filter);
        itemset.nodeset = format!("{}[{filter}]", itemset.nodeset);
    }
}

fn randomize(paths: &Paths<'_>, node: &Node, id: NodeId, itemset: &mut Itemset) {
    let parameters = &node.question.parameters;
    if get(parameters, "randomize") != Some("true") {
        return;
    }
    let nodeset = std::mem::take(&mut itemset.nodeset);
    itemset.nodeset = match get(parameters, "seed") {
        Some(seed) => {
            let seed = paths.resolve(seed, Some(id), Style::default());
            format!("randomize({nodeset}, {})", seed.trim())
        }
        None => format!("randomize({nodeset})"),
    };
}
