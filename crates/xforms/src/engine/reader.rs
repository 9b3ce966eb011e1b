//! XForm XML to [`Form`]: instances, binds, texts and actions; [`super::body`] reads the controls.
//! It follows no address and opens no file: what is attached is named, and given later.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use thiserror::Error;

use super::body;
use super::data::{Data, DataType};
use super::finding::Rule;
use super::limits::{Limits, NODES};
use super::model::{Action, ControlKind, Def, DefId, Form, Part, Secondary, Source, Text, Texts};
use super::order;
use super::tree::{NodeId, Positions, Tree};
use super::xml::{Content, Document, Element, ElementId, XmlError, local};
use super::xpath::{self, Axis, Expr, ParseError, Path, Start};

/// Why a form cannot be evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FormError {
    /// Not XML, or not within the limits.
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// A part that every XForm has is missing.
    #[error("the form has no {0}")]
    Missing(&'static str),
    /// An expression that is not understood.
    #[error("{path}: {rule}: {error}")]
    Expression {
        /// The node whose expression it is.
        path: String,
        /// Which of its expressions.
        rule: &'static str,
        /// What is wrong with it.
        error: ParseError,
    },
    /// A reference that is not a plain path to a node of the answers.
    #[error("{0} is not the path of a question")]
    Reference(String),
    /// More nodes of answers than allowed.
    #[error("the form has more than {NODES} nodes of answers")]
    TooManyNodes,
    /// Its expressions refer to each other in more ways than can be followed.
    #[error("the expressions of the form are too entangled")]
    TooComplex,
}

impl Form {
    /// Reads a form within [`Limits::FORM`].
    ///
    /// ```
    /// use xforms::engine::Form;
    ///
    /// let form = Form::parse(r#"
    ///   <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
    ///     <h:head><h:title>Arrival</h:title><model>
    ///       <instance><data id="arrival" version="3"><age/></data></instance>
    ///       <bind nodeset="/data/age" type="int" constraint=". &lt; 120"/>
    ///     </model></h:head>
    ///     <h:body><input ref="/data/age"><label>Age</label></input></h:body>
    ///   </h:html>"#)?;
    /// assert_eq!((form.id(), form.version(), form.title()), ("arrival", "3", "Arrival"));
    /// # Ok::<(), xforms::engine::FormError>(())
    /// ```
    ///
    /// # Errors
    /// [`FormError`] names the first thing that is wrong and where.
    pub fn parse(xml: &str) -> Result<Self, FormError> {
        Self::parse_within(xml, &Limits::FORM)
    }

    /// Reads a form within limits of the caller.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_within(xml: &str, limits: &Limits) -> Result<Self, FormError> {
        let doc = Document::parse(xml, limits)?;
        let mut reader = Reader::new(&doc)?;
        reader.read_answers()?;
        reader.read_binds()?;
        body::read(&mut reader)?;
        reader.read_actions()?;
        reader.read_trees();
        let mut form = reader.form;
        form.order = order::order(&form).ok_or(FormError::TooComplex)?;
        Ok(form)
    }
}

pub(super) struct Reader<'d> {
    pub(super) doc: &'d Document,
    pub(super) form: Form,
    model: ElementId,
    root: ElementId,
    pub(super) body: Option<ElementId>,
}

impl<'d> Reader<'d> {
    fn new(doc: &'d Document) -> Result<Self, FormError> {
        let head = doc.child(Document::ROOT, "head");
        let model = head
            .and_then(|head| doc.child(head, "model"))
            .ok_or(FormError::Missing("model"))?;
        let root = doc
            .child(model, "instance")
            .and_then(|instance| doc.children(instance).next())
            .ok_or(FormError::Missing("primary instance"))?;
        let title = head.and_then(|head| doc.child(head, "title"));
        let attribute = |name| doc.get(root).attribute(name).unwrap_or_default().to_owned();
        let form = Form {
            id: attribute("id"),
            version: attribute("version"),
            title: title.map(|title| doc.text(title)).unwrap_or_default(),
            namespace: namespace(doc.get(root)),
            defs: Vec::new(),
            controls: Vec::new(),
            top: Vec::new(),
            texts: Texts::default(),
            instances: Vec::new(),
            actions: Vec::new(),
            initial: Tree::default(),
            templates: BTreeMap::new(),
            order: order::Order::default(),
        };
        Ok(Self {
            doc,
            form,
            model,
            root,
            body: doc.child(Document::ROOT, "body"),
        })
    }

    /// Defs from the primary instance, texts, secondary instances.
    fn read_answers(&mut self) -> Result<(), FormError> {
        self.read_def(self.root, None)?;
        let instances: Vec<ElementId> = self
            .doc
            .children(self.model)
            .filter(|child| self.doc.get(*child).local() == "instance")
            .skip(1)
            .collect();
        for instance in instances {
            self.read_instance(instance);
        }
        if let Some(itext) = self.doc.child(self.model, "itext") {
            self.read_texts(itext)?;
        }
        Ok(())
    }

    fn read_def(&mut self, element: ElementId, parent: Option<DefId>) -> Result<(), FormError> {
        if self.form.defs.len() > NODES {
            return Err(FormError::TooManyNodes);
        }
        let name = self.doc.get(element).local();
        let known = parent.and_then(|parent| self.form.child_def(parent, name));
        let def = known.unwrap_or_else(|| self.add_def(name, parent));
        for (name, _) in &self.doc.get(element).attributes {
            let plain = local(name);
            let is_data = !name.starts_with("xmlns") && plain != "template";
            if is_data && self.form.attribute_def(def, plain).is_none() {
                let attribute = self.form.defs.len();
                self.form.defs.push(Def::new(plain.into(), Some(def)));
                self.form.defs[def]
                    .attributes
                    .insert(plain.into(), attribute);
            }
        }
        for child in self.doc.children(element) {
            self.read_def(child, Some(def))?;
        }
        Ok(())
    }

    fn add_def(&mut self, name: &str, parent: Option<DefId>) -> DefId {
        let id = self.form.defs.len();
        self.form.defs.push(Def::new(name.into(), parent));
        if let Some(parent) = parent {
            self.form.defs[parent].children.insert(name.into(), id);
        }
        id
    }

    fn read_instance(&mut self, instance: ElementId) {
        let element = self.doc.get(instance);
        let Some(id) = element.attribute("id").map(str::to_owned) else {
            return;
        };
        let source = match element.attribute("src") {
            Some(src) => Source::File(src.rsplit('/').next().unwrap_or(src).to_owned()),
            None => {
                let mut tree = Tree::default();
                if let Some(root) = self.doc.children(instance).next() {
                    plain_tree(self.doc, root, &mut tree);
                }
                Source::Inline(tree)
            }
        };
        self.form.instances.push(Secondary { id, source });
    }

    fn read_texts(&mut self, itext: ElementId) -> Result<(), FormError> {
        for translation in self.doc.children(itext) {
            let element = self.doc.get(translation);
            if element.local() != "translation" {
                continue;
            }
            let language = element.attribute("lang").unwrap_or_default().to_owned();
            if element
                .attribute("default")
                .is_some_and(|text| text != "false()")
            {
                self.form.texts.default = self.form.texts.languages.len();
            }
            let mut texts = BTreeMap::new();
            for text in self.doc.children(translation) {
                let id = self.doc.get(text).attribute("id").unwrap_or_default();
                let plain = self.doc.children(text).find(|value| {
                    let value = self.doc.get(*value);
                    value.local() == "value" && value.attribute("form").is_none()
                });
                if let Some(value) = plain {
                    texts.insert(id.to_owned(), self.parts(value, id)?);
                }
            }
            self.form.texts.languages.push((language, texts));
        }
        Ok(())
    }

    /// Mixed text and `<output>`.
    pub(super) fn parts(&self, element: ElementId, owner: &str) -> Result<Vec<Part>, FormError> {
        let mut parts = Vec::new();
        for content in &self.doc.get(element).content {
            match content {
                Content::Text(text) => parts.push(Part::Text(text.clone())),
                Content::Element(output) => {
                    let output = self.doc.get(*output);
                    let value = output.attribute("value").or(output.attribute("ref"));
                    if let Some(value) = value {
                        parts.push(Part::Output(parse_expr(value, owner, "output")?));
                    }
                }
            }
        }
        Ok(parts)
    }

    fn read_binds(&mut self) -> Result<(), FormError> {
        let binds: Vec<ElementId> = self
            .doc
            .children(self.model)
            .filter(|child| self.doc.get(*child).local() == "bind")
            .collect();
        for bind in binds {
            self.read_bind(bind)?;
        }
        Ok(())
    }

    /// A bind on a node that is not there is passed over, as tablets do.
    fn read_bind(&mut self, bind: ElementId) -> Result<(), FormError> {
        let element = self.doc.get(bind);
        let nodeset = element.attribute("nodeset").unwrap_or_default();
        let Some(id) = self.resolve(nodeset, 0)? else {
            return Ok(());
        };
        let expr = |name: &str, rule: Rule| {
            let text = element
                .attribute(name)
                .filter(|text| !text.trim().is_empty());
            text.map(|text| parse_expr(text, nodeset, rule.name()))
                .transpose()
        };
        let relevant = expr("relevant", Rule::Relevant)?;
        let required = expr("required", Rule::Required)?;
        let readonly = expr("readonly", Rule::Readonly)?;
        let calculate = expr("calculate", Rule::Calculate)?;
        let constraint = expr("constraint", Rule::Constraint)?;
        let def = &mut self.form.defs[id];
        if let Some(kind) = element.attribute("type") {
            def.kind = DataType::of_bind(kind);
        }
        def.relevant = relevant;
        def.required = required;
        def.readonly = readonly;
        def.calculate = calculate;
        def.constraint = constraint;
        def.constraint_message = element.attribute("constraintMsg").map(message);
        def.required_message = element.attribute("requiredMsg").map(message);
        def.preload = element.attribute("preload").map(|kind| {
            let parameter = element.attribute("preloadParams").unwrap_or_default();
            (kind.to_owned(), parameter.to_owned())
        });
        Ok(())
    }

    /// The def at a plain path, absolute or from `context`.
    pub(super) fn resolve(&self, path: &str, context: DefId) -> Result<Option<DefId>, FormError> {
        let wrong = || FormError::Reference(path.to_owned());
        let Ok(Expr::Path(parsed)) = xpath::parse(path) else {
            return Err(wrong());
        };
        resolve_plain(&self.form, &parsed, context).map_err(|()| wrong())
    }

    fn read_actions(&mut self) -> Result<(), FormError> {
        let in_model: Vec<ElementId> = self
            .doc
            .children(self.model)
            .filter(|child| self.doc.get(*child).local() == "setvalue")
            .collect();
        for element in in_model {
            self.read_action(element, None)?;
        }
        Ok(())
    }

    pub(super) fn read_action(
        &mut self,
        element: ElementId,
        inside: Option<DefId>,
    ) -> Result<(), FormError> {
        let action = self.doc.get(element);
        let reference = action.attribute("ref").unwrap_or_default();
        let Some(target) = self.resolve(reference, inside.unwrap_or(0))? else {
            return Ok(());
        };
        let value = match action.attribute("value") {
            Some(value) => parse_expr(value, reference, "setvalue")?,
            None => Expr::Literal(self.doc.text(element)),
        };
        let events: BTreeSet<&str> = action
            .attribute("event")
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        self.form.actions.push(Action {
            first_load: events.contains("odk-instance-first-load")
                || events.contains("xforms-ready"),
            new_repeat: events.contains("odk-new-repeat"),
            value_changed: events.contains("xforms-value-changed"),
            inside,
            target,
            value,
        });
        Ok(())
    }

    /// The first answers and a template for each repeat, now that repeats are known.
    fn read_trees(&mut self) {
        let mut initial = Tree::default();
        self.fill(self.root, 0, (None, 0), &mut initial, false);
        self.form.initial = initial;
        self.find_templates(self.root, 0);
    }

    fn is_template(&self, element: ElementId) -> bool {
        let attributes = &self.doc.get(element).attributes;
        attributes
            .iter()
            .any(|(name, _)| name.contains(':') && local(name) == "template")
    }

    /// Copies an element without templates; `bare` leaves out inner repeats too.
    fn fill(
        &self,
        element: ElementId,
        def: DefId,
        (parent, position): (Option<NodeId>, usize),
        tree: &mut Tree,
        bare: bool,
    ) {
        let node = tree.add(parent, &self.form.defs[def].name, Some(def), position);
        for (name, value) in &self.doc.get(element).attributes {
            let attribute = self.form.attribute_def(def, local(name));
            let is_data = !name.starts_with("xmlns") && local(name) != "template";
            if let (Some(attribute), true) = (attribute, is_data) {
                let name = Arc::clone(&self.form.defs[attribute].name);
                let node = tree.add_attribute(node, &name, Some(attribute));
                tree.get_mut(node).data = raw(value);
            }
        }
        let mut leaf = true;
        let mut positions = Positions::default();
        for child in self.doc.children(element) {
            leaf = false;
            let Some(inner) = self.form.child_def(def, self.doc.get(child).local()) else {
                continue;
            };
            let left_out = bare && self.form.defs[inner].repeat;
            if !self.is_template(child) && !left_out {
                let position = positions.next(&self.form.defs[inner].name);
                self.fill(child, inner, (Some(node), position), tree, bare);
            }
        }
        if leaf {
            tree.get_mut(node).data = raw(&self.doc.text(element));
        }
    }

    /// The template of a repeat is what is marked as one, else its first instance without the
    /// repeats inside.
    fn find_templates(&mut self, element: ElementId, def: DefId) {
        let children: Vec<ElementId> = self.doc.children(element).collect();
        for child in children {
            let Some(inner) = self.form.child_def(def, self.doc.get(child).local()) else {
                continue;
            };
            let marked = self.is_template(child);
            if self.form.defs[inner].repeat && (marked || !self.form.templates.contains_key(&inner))
            {
                let mut tree = Tree::default();
                self.fill(child, inner, (None, 0), &mut tree, !marked);
                self.form.templates.insert(inner, tree);
            }
            self.find_templates(child, inner);
        }
    }
}

fn namespace(root: &Element) -> Option<String> {
    let mut attributes = root.attributes.iter();
    let (_, value) = attributes.find(|(name, _)| name == "xmlns")?;
    Some(value.clone())
}

fn raw(text: &str) -> Option<Data> {
    (!text.trim().is_empty()).then(|| Data::Text(text.trim().to_owned()))
}

/// Copies an element and all below it into a tree of texts.
pub(super) fn plain_tree(doc: &Document, root: ElementId, tree: &mut Tree) {
    let mut open = vec![(root, None, 0)];
    while let Some((element, parent, position)) = open.pop() {
        let node = tree.add(parent, &doc.get(element).local().into(), None, position);
        for (name, value) in &doc.get(element).attributes {
            if !name.starts_with("xmlns") {
                let attribute = tree.add_attribute(node, &local(name).into(), None);
                tree.get_mut(attribute).data = raw(value);
            }
        }
        let mut positions = Positions::default();
        let children: Vec<_> = doc
            .children(element)
            .map(|child| (child, Some(node), positions.next(doc.get(child).local())))
            .collect();
        if children.is_empty() {
            tree.get_mut(node).data = raw(&doc.text(element));
        }
        open.extend(children.into_iter().rev());
    }
}

/// The def that a path without predicates leads to; none if there is no such node, an error if
/// the path is of another kind.
pub(super) fn resolve_plain(form: &Form, path: &Path, context: DefId) -> Result<Option<DefId>, ()> {
    let mut steps = path.steps.as_slice();
    let mut at = match path.start {
        Start::Root => {
            steps = steps.get(1..).unwrap_or_default();
            0
        }
        Start::Context | Start::Current => context,
        Start::Instance(_) => return Err(()),
    };
    for step in steps {
        if !step.predicates.is_empty() {
            return Err(());
        }
        let next = match &step.axis {
            Axis::Child(name) => form.child_def(at, local(name)),
            Axis::Attribute(name) => form.attribute_def(at, local(name)),
            Axis::Parent => form.defs[at].parent,
            Axis::Itself => Some(at),
            Axis::AnyChild => return Err(()),
        };
        match next {
            Some(next) => at = next,
            None => return Ok(None),
        }
    }
    Ok(Some(at))
}

pub(super) fn parse_expr(text: &str, path: &str, rule: &'static str) -> Result<Expr, FormError> {
    xpath::parse(text).map_err(|error| FormError::Expression {
        path: path.to_owned(),
        rule,
        error,
    })
}

/// A message is a text, or `jr:itext('id')`.
fn message(text: &str) -> Text {
    itext_id(text).map_or_else(
        || Text::Literal(vec![Part::Text(text.to_owned())]),
        Text::Itext,
    )
}

pub(super) fn itext_id(text: &str) -> Option<String> {
    match xpath::parse(text) {
        Ok(Expr::Call(name, arguments)) if local(&name) == "itext" => match arguments.as_slice() {
            [Expr::Literal(id)] => Some(id.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The type that a control gives its node, whatever the bind says.
pub(super) fn kind_of_control(kind: ControlKind) -> Option<DataType> {
    match kind {
        ControlKind::Select => Some(DataType::Choice),
        ControlKind::SelectMany | ControlKind::Rank => Some(DataType::Choices),
        _ => None,
    }
}
