//! The body of an XForm: controls, their choices and the actions inside them. Unknown elements are
//! passed over, because forms carry extensions of their makers.

use super::model::{Choices, Control, ControlKind, DefId, Itemset, Shuffle, Text};
use super::reader::{FormError, Reader, itext_id, kind_of_control, parse_expr};
use super::xml::ElementId;
use super::xpath::Expr;

/// Reads the body, if the form has one.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<(), FormError> {
    if let Some(body) = reader.body {
        reader.form.top = children(reader, body, 0)?;
    }
    Ok(())
}

fn children(
    reader: &mut Reader<'_>,
    element: ElementId,
    context: DefId,
) -> Result<Vec<usize>, FormError> {
    let inside: Vec<ElementId> = reader.doc.children(element).collect();
    let mut found = Vec::new();
    for child in inside {
        let name = reader.doc.get(child).local();
        if let Some(kind) = kind_of(name) {
            found.push(control(reader, child, kind, context)?);
        }
    }
    Ok(found)
}

fn kind_of(name: &str) -> Option<ControlKind> {
    Some(match name {
        "input" | "secret" | "textarea" => ControlKind::Input,
        "select1" => ControlKind::Select,
        "select" => ControlKind::SelectMany,
        "rank" => ControlKind::Rank,
        "range" => ControlKind::Range,
        "trigger" => ControlKind::Trigger,
        "upload" => ControlKind::Upload,
        "group" => ControlKind::Group,
        "repeat" => ControlKind::Repeat,
        _ => return None,
    })
}

fn control(
    reader: &mut Reader<'_>,
    element: ElementId,
    kind: ControlKind,
    context: DefId,
) -> Result<usize, FormError> {
    let doc = reader.doc;
    let tag = doc.get(element);
    let reference = tag.attribute("ref").or(tag.attribute("nodeset"));
    let def = match reference {
        Some(reference) => reader.resolve(reference, context)?,
        None => match tag.attribute("bind") {
            Some(_) => None,
            None => (kind == ControlKind::Group).then_some(context),
        },
    };
    let context = def.unwrap_or(context);
    let owner = reference.unwrap_or_default();
    let label = text(reader, element, "label", owner)?;
    let hint = text(reader, element, "hint", owner)?;
    let choices = choices(reader, element, owner)?;
    let index = reader.form.controls.len();
    reader.form.controls.push(Control {
        kind,
        def,
        label,
        hint,
        appearance: tag.attribute("appearance").unwrap_or_default().to_owned(),
        choices,
        children: Vec::new(),
    });
    if let (Some(def), true) = (def, reference.is_some()) {
        let count = tag.attribute("count");
        let count = count
            .map(|count| parse_expr(count, owner, "jr:count"))
            .transpose()?;
        let def = &mut reader.form.defs[def];
        def.repeat |= kind == ControlKind::Repeat;
        def.count = def.count.take().or(count);
        if kind != ControlKind::Group || def.control.is_none() {
            def.control = Some(index);
        }
        def.kind = kind_of_control(kind).unwrap_or(def.kind);
    }
    for child in doc.children(element) {
        if doc.get(child).local() == "setvalue" {
            reader.read_action(child, def)?;
        }
    }
    reader.form.controls[index].children = children(reader, element, context)?;
    Ok(index)
}

/// `<label>` or `<hint>`: a reference to a text, or the text itself.
fn text(
    reader: &Reader<'_>,
    element: ElementId,
    name: &str,
    owner: &str,
) -> Result<Option<Text>, FormError> {
    let Some(found) = reader.doc.child(element, name) else {
        return Ok(None);
    };
    let id = reader.doc.get(found).attribute("ref").and_then(itext_id);
    Ok(Some(match id {
        Some(id) => Text::Itext(id),
        None => Text::Literal(reader.parts(found, owner)?),
    }))
}

fn choices(reader: &Reader<'_>, element: ElementId, owner: &str) -> Result<Choices, FormError> {
    if let Some(itemset) = reader.doc.child(element, "itemset") {
        return Ok(itemset_of(reader, itemset, owner)?.map_or(Choices::None, Choices::Itemset));
    }
    let mut listed = Vec::new();
    for item in reader.doc.children(element) {
        if reader.doc.get(item).local() == "item" {
            let value = reader.doc.child(item, "value");
            let value = value
                .map(|value| reader.doc.text(value))
                .unwrap_or_default();
            let label = text(reader, item, "label", owner)?;
            listed.push((value, label.unwrap_or(Text::Literal(Vec::new()))));
        }
    }
    Ok(if listed.is_empty() {
        Choices::None
    } else {
        Choices::Listed(listed)
    })
}

fn itemset_of(
    reader: &Reader<'_>,
    element: ElementId,
    owner: &str,
) -> Result<Option<Itemset>, FormError> {
    let doc = reader.doc;
    let nodeset = doc.get(element).attribute("nodeset").unwrap_or_default();
    let (nodes, shuffle) = match parse_expr(nodeset, owner, "itemset")? {
        Expr::Path(path) => (path, None),
        Expr::Call(name, arguments) if name == "randomize" => {
            let mut arguments = arguments.into_iter();
            let (Some(Expr::Path(path)), seed) = (arguments.next(), arguments.next()) else {
                return Ok(None);
            };
            (path, Some(seed.map_or(Shuffle::ByChance, Shuffle::Seeded)))
        }
        _ => return Ok(None),
    };
    let reference = |name| {
        doc.child(element, name)
            .and_then(|child| doc.get(child).attribute("ref"))
    };
    let value = parse_expr(reference("value").unwrap_or("."), owner, "itemset")?;
    let label = reference("label").map(|label| parse_expr(label, owner, "itemset"));
    let (label, label_is_itext) = match label.transpose()? {
        Some(Expr::Call(name, mut arguments)) if name == "jr:itext" && arguments.len() == 1 => {
            (arguments.pop(), true)
        }
        other => (other, false),
    };
    Ok(Some(Itemset {
        nodes,
        value,
        label,
        label_is_itext,
        shuffle,
    }))
}
