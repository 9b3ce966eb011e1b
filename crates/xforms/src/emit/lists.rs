//! Secondary instances: attached files, the last saved record, and the choice lists.

use super::paths::LAST_SAVED;
use super::xml::Writer;
use crate::expr::references;
use crate::form::{Form, Kind, List, Node, NodeId, Text};
use crate::passes::{cell, is_file, split_file};
use crate::problem::{Code, Problem, Problems};
use crate::sheet::Table;

/// Bind attributes that can call `pulldata()` or refer to the last saved record.
const EXPRESSIONS: [&str; 5] = [
    "calculate",
    "constraint",
    "readonly",
    "required",
    "relevant",
];

/// Where devices keep the last saved record.
const LAST_SAVED_ADDRESS: &str = "jr://instance/last-saved";

/// A file that the form reads.
struct File {
    name: String,
    address: String,
    node: NodeId,
    declared: bool,
}

/// Complains about names that would stand for two files.
pub(crate) fn check_instances(form: &Form, table: &Table<'_>, problems: &mut Problems) {
    let mut seen: Vec<File> = Vec::new();
    let mut files = files(form);
    files.extend(last_saved(form).map(|node| File {
        name: LAST_SAVED.to_string(),
        address: LAST_SAVED_ADDRESS.to_string(),
        node,
        declared: false,
    }));
    for file in files {
        let node = form.node(file.node);
        if let Some(first) = seen.iter().find(|f| f.name == file.name) {
            if first.address != file.address {
                problems.push(
                    Problem::new(Code::InstanceClash, cell(table, node, "type"))
                        .with("name", &file.name)
                        .with("first", &first.address)
                        .with("second", &file.address),
                );
            } else if first.declared && file.declared {
                problems.push(
                    Problem::new(Code::InstanceTwice, cell(table, node, "name"))
                        .with("name", &file.name),
                );
            }
            continue;
        }
        if form.lists.get(&file.name).is_some_and(|l| !l.inline) {
            problems.push(
                Problem::new(Code::InstanceClash, cell(table, node, "type"))
                    .with("name", &file.name)
                    .with("first", &file.address)
                    .with("second", "a list on the sheet choices"),
            );
        }
        seen.push(file);
    }
}

/// Writes all secondary instances.
pub(super) fn write(form: &Form, out: &mut Writer) {
    let mut seen: Vec<String> = Vec::new();
    for file in files(form) {
        if !seen.contains(&file.name) {
            out.empty("instance", &[("id", &file.name), ("src", &file.address)]);
            seen.push(file.name);
        }
    }
    if last_saved(form).is_some() {
        out.empty(
            "instance",
            &[("id", LAST_SAVED), ("src", LAST_SAVED_ADDRESS)],
        );
    }
    for list in form.lists.iter().filter(|l| !l.inline) {
        write_list(list, out);
    }
}

/// The files in the order in which the form mentions them.
fn files(form: &Form) -> Vec<File> {
    let mut found = Vec::new();
    for id in form.walk(Form::ROOT) {
        let node = form.node(id);
        let mut add = |name: &str, address: String, declared| {
            found.push(File {
                name: name.to_string(),
                address,
                node: id,
                declared,
            });
        };
        if node.kind == Kind::Entity {
            // An update looks the entity up in its list, which must be attached for that.
            if let Some(list) = updated_list(form, id) {
                add(&list, format!("jr://file-csv/{list}.csv"), false);
            }
            continue;
        }
        if node.kind == Kind::External {
            let (folder, ending) = match node.question.kind.as_str() {
                "csv-external" => ("file-csv", "csv"),
                _ => ("file", "xml"),
            };
            add(
                &node.name,
                format!("jr://{folder}/{}.{ending}", node.name),
                true,
            );
            continue;
        }
        for text in expressions(node).filter(|t| t.contains("pulldata")) {
            for file in pulldata_files(text) {
                add(&file, format!("jr://file-csv/{file}.csv"), false);
            }
        }
        let itemset = &node.question.itemset;
        if node.question.tag.is_select() && is_file(itemset) {
            let (name, ending) = split_file(itemset);
            let folder = if ending == ".csv" { "file-csv" } else { "file" };
            add(name, format!("jr://{folder}/{itemset}"), false);
        }
    }
    found
}

/// The list of an entity that is updated, unless the form has it in another way.
fn updated_list(form: &Form, entity: NodeId) -> Option<String> {
    let value = |name: &str| {
        let mut attributes = form.node(entity).children.iter().map(|id| form.node(*id));
        let found = attributes.find(|n| n.kind == Kind::Attribute && n.name == name)?;
        Some(found.question.value.clone())
    };
    value("update")?;
    value("dataset").filter(|list| form.lists.get(list).is_none() && !is_attached(form, list))
}

/// Whether the form reads a file of this name by itself.
fn is_attached(form: &Form, name: &str) -> bool {
    form.nodes.iter().any(|node| match node.kind {
        Kind::External => node.name == name,
        Kind::Question => {
            let itemset = &node.question.itemset;
            (node.question.tag.is_select() && is_file(itemset) && split_file(itemset).0 == name)
                || expressions(node)
                    .filter(|t| t.contains("pulldata"))
                    .any(|t| pulldata_files(t).iter().any(|f| f == name))
        }
        _ => false,
    })
}

/// The expressions of a node that can name a file.
fn expressions(node: &Node) -> impl Iterator<Item = &str> {
    EXPRESSIONS
        .into_iter()
        .filter_map(|name| node.content.bind(name))
        .chain([
            node.question.choice_filter.as_str(),
            node.question.default.as_str(),
        ])
}

/// The first node that refers to the last saved record.
fn last_saved(form: &Form) -> Option<NodeId> {
    form.walk(Form::ROOT).into_iter().find(|id| {
        expressions(form.node(*id)).any(|text| references(text).iter().any(|r| r.last_saved))
    })
}

/// First arguments of the calls of `pulldata()` in an expression.
fn pulldata_files(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("pulldata") {
        rest = &rest[at + "pulldata".len()..];
        let Some(arguments) = rest.trim_start().strip_prefix('(') else {
            continue;
        };
        if let Some((first, _)) = arguments.split_once(',') {
            let file = first.replace(['\'', '"'], "").trim().to_string();
            if !file.is_empty() {
                found.push(file);
            }
        }
    }
    found
}

fn write_list(list: &List, out: &mut Writer) {
    let itext = list.needs_itext();
    out.open("instance", &[("id", &list.name)]);
    out.open("root", &[]);
    for (index, choice) in list.choices.iter().enumerate() {
        out.open("item", &[]);
        if itext {
            out.text_element("itextId", &[], &format!("{}-{index}", list.name));
        }
        out.text_element("name", &[], &choice.name);
        if let (false, Text::Plain(label)) = (itext, &choice.label) {
            out.text_element("label", &[], label);
        }
        for (name, value) in &choice.extra {
            out.text_element(name, &[], value);
        }
        if !choice.sms_option.is_empty() {
            out.text_element("sms_option", &[], &choice.sms_option);
        }
        out.close("item");
    }
    out.close("root");
    out.close("instance");
}

#[cfg(test)]
mod tests {
    use super::pulldata_files;

    #[test]
    fn files_of_pulldata() {
        let text = "concat(pulldata('fruits', 'name', 'key', ${a}), pulldata ( \"b\" , 'c'))";
        assert_eq!(pulldata_files(text), ["fruits", "b"]);
        assert!(pulldata_files("pulldata").is_empty());
    }
}
