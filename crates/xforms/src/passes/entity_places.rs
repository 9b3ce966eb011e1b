//! Where each entity stands. An entity belongs into the `meta` of the group or repeat whose
//! answers it keeps; a container holds one entity only, so some move up. The scope of an entity is
//! the innermost repeat that it takes a value from, or the form.

use std::collections::{BTreeMap, HashMap};

use super::entities::Declaration;
use super::labels::cell;
use super::meta;
use crate::expr::is_name;
use crate::form::{Action, Attributes, Event, Form, Kind, Node, NodeId, Text};
use crate::problem::{Code, Problem, Problems, nearest};
use crate::sheet::Table;

/// A use of a question by an entity: the container it stands in.
struct Use {
    container: NodeId,
    row: usize,
    saves: bool,
    question: NodeId,
}

/// What an entity asks for.
struct Request {
    entity: usize,
    /// The repeat, or the form, that the entity belongs to.
    scope: NodeId,
    /// The container that would be best.
    wanted: NodeId,
    /// Containers of the questions that it saves.
    saved: Vec<NodeId>,
}

/// Reads the column save_to, checks it, and adds the entities to the tree.
pub(crate) fn place(
    form: &mut Form,
    entities: &[Declaration],
    survey: &Table<'_>,
    sheet: Option<&Table<'_>>,
    problems: &mut Problems,
) {
    let uses = uses(form, entities, survey, problems);
    let Some(sheet) = sheet.filter(|_| !entities.is_empty()) else {
        return;
    };
    let mut requests = Vec::new();
    for (entity, uses) in uses.iter().enumerate() {
        match request(form, entity, uses) {
            Ok(request) => requests.push(request),
            Err((row, other)) => problems.push(
                Problem::new(
                    Code::EntityScope,
                    sheet.sheet.row_place(entities[entity].row),
                )
                .with("name", &entities[entity].list)
                .with("row", (row + 1).to_string())
                .with("other", (other + 1).to_string()),
            ),
        }
    }
    match allocate(form, requests) {
        Ok(places) => {
            let deep = places.iter().any(|(at, _)| has_repeat(form, *at));
            form.entities = Some(if deep || entities.len() > 1 {
                "2025.1.0"
            } else {
                "2024.1.0"
            });
            for (at, entity) in places {
                add(form, at, &entities[entity]);
            }
        }
        Err((entity, other)) => problems.push(
            Problem::new(
                Code::EntityCrowded,
                sheet.sheet.row_place(entities[entity].row),
            )
            .with("name", &entities[entity].list)
            .with("other", &entities[other].list),
        ),
    }
}

/// For each entity the questions that it saves or refers to, in the order of the survey.
fn uses(
    form: &mut Form,
    entities: &[Declaration],
    survey: &Table<'_>,
    problems: &mut Problems,
) -> Vec<Vec<Use>> {
    let mut uses: Vec<Vec<Use>> = entities.iter().map(|_| Vec::new()).collect();
    let mut saved: HashMap<(usize, String), usize> = HashMap::new();
    for id in form.walk(Form::ROOT) {
        let node = form.node(id);
        let (Some(container), Some(row)) = (node.parent, node.row) else {
            continue;
        };
        let entry = |saves| Use {
            container,
            row,
            saves,
            question: id,
        };
        if let Some(save_to) = node.content.bind("entities:saveto").map(str::to_string)
            && node.kind == Kind::Question
        {
            match property(&save_to, entities) {
                Ok((entity, property)) => {
                    if let Some(first) = saved.insert((entity, property.clone()), row) {
                        let problem = at(survey, node, Code::EntityPropertyTwice);
                        problems.push(
                            problem
                                .with("name", &property)
                                .with("first", (first + 1).to_string()),
                        );
                    }
                    uses[entity].push(entry(true));
                    form.node_mut(id)
                        .content
                        .set_bind("entities:saveto", property);
                }
                Err((code, name)) => {
                    let near = nearest(&name, entities.iter().map(|e| e.list.as_str()));
                    let problem = at(survey, node, code).with("name", name);
                    problems.push(problem.suggest(near.filter(|_| code == Code::EntityUnknown)));
                }
            }
        }
        let name = form.node(id).name.clone();
        for (entity, declaration) in entities.iter().enumerate() {
            if declaration.references().any(|r| r == name) {
                uses[entity].push(entry(false));
            }
        }
    }
    uses
}

fn at(survey: &Table<'_>, node: &Node, code: Code) -> Problem {
    let column = survey.column(&["bind", "entities:saveto"]);
    let place = match (node.row, column) {
        (Some(row), Some(column)) => survey.sheet.place(row, column.index),
        _ => cell(survey, node, "bind"),
    };
    Problem::new(code, place)
}

/// The entity and property that a save_to names.
fn property(text: &str, entities: &[Declaration]) -> Result<(usize, String), (Code, String)> {
    if entities.is_empty() {
        return Err((Code::EntityNotDeclared, text.into()));
    }
    let (entity, property) = match text.split_once('#') {
        Some((_, property)) if property.contains('#') => {
            return Err((Code::EntityDelimiter, text.into()));
        }
        Some((list, property)) => {
            let entity = entities.iter().position(|e| e.list == list);
            (
                entity.ok_or((Code::EntityUnknown, list.to_string()))?,
                property,
            )
        }
        None if entities.len() > 1 => return Err((Code::EntityPrefix, text.into())),
        None => (0, text),
    };
    let reserved = ["name", "label"].contains(&property.to_lowercase().as_str());
    if reserved || property.starts_with("__") || !is_name(property) {
        return Err((Code::EntityProperty, property.into()));
    }
    Ok((entity, property.to_string()))
}

/// From the form down to a container, both included.
fn lineage(form: &Form, container: NodeId) -> Vec<NodeId> {
    let mut nodes: Vec<NodeId> = std::iter::once(container)
        .chain(form.ancestors(container))
        .collect();
    nodes.reverse();
    nodes
}

fn is_scope(form: &Form, id: NodeId) -> bool {
    matches!(form.node(id).kind, Kind::Survey | Kind::Repeat)
}

/// The innermost repeat, or the form, around a container.
fn scope(form: &Form, container: NodeId) -> NodeId {
    std::iter::once(container)
        .chain(form.ancestors(container))
        .find(|id| is_scope(form, *id))
        .unwrap_or(Form::ROOT)
}

fn has_repeat(form: &Form, container: NodeId) -> bool {
    scope(form, container) != Form::ROOT
}

/// Repeats above a container, and groups between it and its scope.
fn depth(form: &Form, container: NodeId) -> (usize, usize) {
    let nodes = lineage(form, container);
    let repeats = nodes.iter().filter(|n| form.node(**n).kind == Kind::Repeat);
    let groups = nodes.iter().rev().take_while(|n| !is_scope(form, **n));
    (repeats.count(), groups.count())
}

/// The first of those with the greatest key: `max_by_key` would take the last.
fn first_deepest<'u>(form: &Form, uses: impl Iterator<Item = &'u Use>) -> Option<&'u Use> {
    uses.reduce(|best, next| {
        if depth(form, next.container) > depth(form, best.container) {
            next
        } else {
            best
        }
    })
}

/// Where an entity would like to stand; two rows whose repeats exclude each other otherwise.
fn request(form: &Form, entity: usize, uses: &[Use]) -> Result<Request, (usize, usize)> {
    let Some(deepest) = first_deepest(form, uses.iter()) else {
        let scope = Form::ROOT;
        return Ok(Request {
            entity,
            scope,
            wanted: scope,
            saved: Vec::new(),
        });
    };
    let inner = scope(form, deepest.container);
    let inner_line = lineage(form, inner);
    let mut saved: Vec<NodeId> = Vec::new();
    for used in uses.iter().filter(|u| u.saves) {
        if !saved.contains(&used.container) {
            saved.push(used.container);
        }
    }
    let wanted = match first_deepest(form, uses.iter().filter(|u| u.saves)) {
        None => deepest.container,
        Some(save) => {
            let common = common_container(form, &saved);
            let bound = scope(form, save.container);
            if depth(form, common) >= depth(form, bound) {
                common
            } else {
                bound
            }
        }
    };
    for used in uses {
        let own = scope(form, used.container);
        let outside = !inner_line.contains(&own);
        if outside || (used.saves && own != scope(form, wanted)) {
            debug_assert!(form.node(used.question).row.is_some());
            return Err((used.row, deepest.row));
        }
    }
    Ok(Request {
        entity,
        scope: inner,
        wanted,
        saved,
    })
}

/// The innermost container that holds all the given ones.
fn common_container(form: &Form, containers: &[NodeId]) -> NodeId {
    let mut lines = containers.iter().map(|c| lineage(form, *c));
    let Some(mut common) = lines.next() else {
        return Form::ROOT;
    };
    for line in lines {
        let same = common.iter().zip(&line).take_while(|(a, b)| a == b).count();
        common.truncate(same);
    }
    common.last().copied().unwrap_or(Form::ROOT)
}

/// Gives every entity a container of its own; an entity and the one in its way otherwise.
fn allocate(form: &Form, requests: Vec<Request>) -> Result<Vec<(NodeId, usize)>, (usize, usize)> {
    // A single entity of the form stands at the top, where older servers expect it.
    if let [only] = requests.as_slice()
        && only.scope == Form::ROOT
    {
        return Ok(vec![(Form::ROOT, only.entity)]);
    }
    let mut by_scope: BTreeMap<NodeId, Vec<Request>> = BTreeMap::new();
    for request in requests {
        by_scope.entry(request.scope).or_default().push(request);
    }
    let mut places = Vec::new();
    let mut reserved: HashMap<NodeId, usize> = HashMap::new();
    for (scope, mut requests) in by_scope {
        requests.sort_by_key(|r| r.entity);
        for request in requests {
            let place = free_container(form, scope, &request, &reserved)?;
            places.push((place, request.entity));
            reserved.insert(place, request.entity);
            // Other entities must not come between this one and the questions that it saves.
            for container in &request.saved {
                let between = lineage(form, *container);
                let from = between.iter().position(|n| *n == place).unwrap_or(0);
                for node in &between[from..] {
                    reserved.insert(*node, request.entity);
                }
            }
        }
    }
    Ok(places)
}

/// The innermost free container between what is wanted and the scope.
fn free_container(
    form: &Form,
    scope: NodeId,
    request: &Request,
    reserved: &HashMap<NodeId, usize>,
) -> Result<NodeId, (usize, usize)> {
    let mut conflict = request.entity;
    for container in lineage(form, request.wanted).into_iter().rev() {
        let Some(other) = reserved.get(&container) else {
            return Ok(container);
        };
        conflict = *other;
        if let Some(other) = request.saved.iter().find_map(|c| reserved.get(c)) {
            return Err((request.entity, *other));
        }
        if container == scope {
            break;
        }
    }
    Err((request.entity, conflict))
}

/// Adds the `entity` element to the `meta` of its container.
fn add(form: &mut Form, container: NodeId, entity: &Declaration) {
    let repeated = has_repeat(form, container);
    let meta = meta::group(form, container);
    let node = form.add(meta, Node::new(Kind::Entity, "entity", None));
    let attribute = |name: &str, value: &str, calculate: Option<&str>| {
        let mut node = Node::new(Kind::Attribute, name, None);
        node.question.value = value.to_string();
        if let Some(calculate) = calculate {
            node.content.bind = Some(computed(calculate));
        }
        node
    };
    form.add(node, attribute("dataset", &entity.list, None));
    let creates = entity.entity_id.is_empty() || !entity.create_if.is_empty();
    let given = |text: &str| (!text.is_empty()).then(|| text.to_string());
    if creates {
        let condition = given(&entity.create_if);
        form.add(node, attribute("create", "1", condition.as_deref()));
    }
    let mut id = attribute("id", "", None);
    if entity.entity_id.is_empty() {
        id.content.bind = Some(vec![plain("readonly", "true()"), plain("type", "string")]);
        let action = |event| Action {
            element: "setvalue",
            event,
            value: Some("uuid()".into()),
            attributes: Attributes::new(),
        };
        id.question.actions.push(action(Event::FirstLoad));
        if repeated {
            id.question.actions.push(action(Event::NewRepeat));
        }
    } else {
        let condition = given(&entity.update_if);
        form.add(node, attribute("update", "1", condition.as_deref()));
        let item = format!(
            "instance('{}')/root/item[name={}]",
            entity.list, entity.entity_id
        );
        for (name, column) in [
            ("baseVersion", "__version"),
            ("trunkVersion", "__trunkVersion"),
            ("branchId", "__branchId"),
        ] {
            form.add(node, attribute(name, "", Some(&format!("{item}/{column}"))));
        }
        id.content.bind = Some(computed(&entity.entity_id));
    }
    form.add(node, id);
    if !entity.label.is_empty() {
        let mut label = Node::new(Kind::EntityLabel, "label", None);
        label.content.bind = Some(computed(&entity.label));
        form.add(node, label);
    }
}

fn plain(name: &str, value: &str) -> (String, Text) {
    (name.to_string(), Text::Plain(value.to_string()))
}

fn computed(calculate: &str) -> Vec<(String, Text)> {
    vec![
        plain("calculate", calculate),
        plain("readonly", "true()"),
        plain("type", "string"),
    ]
}
