//! A form as it is evaluated: what each node of the answers is ([`Def`]), how it is asked
//! ([`Control`]), texts, secondary instances, actions and the order of evaluation. Nothing here
//! changes after [`super::Form::parse`], so that one form serves many submissions at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::data::DataType;
use super::finding::Rule;
use super::order::Order;
use super::tree::Tree;
use super::xpath::{Expr, Path};

/// Index of a [`Def`].
pub(crate) type DefId = usize;

/// A form, read from its XForm XML.
#[derive(Debug, Clone)]
pub struct Form {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) title: String,
    /// The default name space of the answers.
    pub(crate) namespace: Option<String>,
    /// The first one is the root of the answers.
    pub(crate) defs: Vec<Def>,
    /// Controls in the order of the form; the first level is [`Self::top`].
    pub(crate) controls: Vec<Control>,
    pub(crate) top: Vec<usize>,
    pub(crate) texts: Texts,
    pub(crate) instances: Vec<Secondary>,
    pub(crate) actions: Vec<Action>,
    /// The answers before anybody answered; values are texts still, because their types need a
    /// time zone.
    pub(crate) initial: Tree,
    pub(crate) templates: BTreeMap<DefId, Tree>,
    pub(crate) order: Order,
}

/// What the form says about one node of the answers.
#[derive(Debug, Clone)]
pub(crate) struct Def {
    pub(crate) name: Arc<str>,
    pub(crate) parent: Option<DefId>,
    pub(crate) children: BTreeMap<Arc<str>, DefId>,
    pub(crate) attributes: BTreeMap<Arc<str>, DefId>,
    pub(crate) kind: DataType,
    pub(crate) repeat: bool,
    /// How many instances a repeat has, if a count decides.
    pub(crate) count: Option<Expr>,
    pub(crate) control: Option<usize>,
    pub(crate) relevant: Option<Expr>,
    pub(crate) required: Option<Expr>,
    pub(crate) readonly: Option<Expr>,
    pub(crate) calculate: Option<Expr>,
    pub(crate) constraint: Option<Expr>,
    pub(crate) constraint_message: Option<Text>,
    pub(crate) required_message: Option<Text>,
    /// What the device fills in: kind and parameter.
    pub(crate) preload: Option<(String, String)>,
}

impl Def {
    pub(crate) fn new(name: Arc<str>, parent: Option<DefId>) -> Self {
        Self {
            name,
            parent,
            children: BTreeMap::new(),
            attributes: BTreeMap::new(),
            kind: DataType::Text,
            repeat: false,
            count: None,
            control: None,
            relevant: None,
            required: None,
            readonly: None,
            calculate: None,
            constraint: None,
            constraint_message: None,
            required_message: None,
            preload: None,
        }
    }

    pub(crate) fn rule(&self, rule: Rule) -> Option<&Expr> {
        match rule {
            Rule::Relevant => self.relevant.as_ref(),
            Rule::Required => self.required.as_ref(),
            Rule::Readonly => self.readonly.as_ref(),
            Rule::Calculate => self.calculate.as_ref(),
            Rule::Constraint => self.constraint.as_ref(),
            Rule::Choices | Rule::Count => None,
        }
    }
}

/// What a control is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlKind {
    /// A text, number, date or place.
    Input,
    /// One of several choices.
    Select,
    /// Some of several choices.
    SelectMany,
    /// Choices to be put in order.
    Rank,
    /// A number on a scale.
    Range,
    /// A confirmation.
    Trigger,
    /// A file.
    Upload,
    /// A group of controls.
    Group,
    /// A group that repeats.
    Repeat,
}

/// A control of the form's body.
#[derive(Debug, Clone)]
pub(crate) struct Control {
    pub(crate) kind: ControlKind,
    pub(crate) def: Option<DefId>,
    pub(crate) label: Option<Text>,
    pub(crate) hint: Option<Text>,
    pub(crate) appearance: String,
    pub(crate) choices: Choices,
    pub(crate) children: Vec<usize>,
}

/// Where the choices of a select come from.
#[derive(Debug, Clone)]
pub(crate) enum Choices {
    None,
    /// Written in the form: value and label.
    Listed(Vec<(String, Text)>),
    Itemset(Itemset),
}

#[derive(Debug, Clone)]
pub(crate) struct Itemset {
    pub(crate) nodes: Path,
    pub(crate) value: Expr,
    pub(crate) label: Option<Expr>,
    /// The label is the id of a text.
    pub(crate) label_is_itext: bool,
    pub(crate) shuffle: Option<Shuffle>,
}

#[derive(Debug, Clone)]
pub(crate) enum Shuffle {
    ByChance,
    Seeded(Expr),
}

/// A text for people.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    /// By its id, in the language of the day.
    Itext(String),
    Literal(Vec<Part>),
}

#[derive(Debug, Clone)]
pub(crate) enum Part {
    Text(String),
    Output(Expr),
}

/// Language → id → text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    pub(crate) languages: Vec<(String, BTreeMap<String, Vec<Part>>)>,
    pub(crate) default: usize,
}

/// A secondary instance.
#[derive(Debug, Clone)]
pub(crate) struct Secondary {
    pub(crate) id: String,
    pub(crate) source: Source,
}

#[derive(Debug, Clone)]
pub(crate) enum Source {
    Inline(Tree),
    /// The name of an attached file.
    File(String),
}

/// A `setvalue`.
#[derive(Debug, Clone)]
pub(crate) struct Action {
    pub(crate) first_load: bool,
    pub(crate) new_repeat: bool,
    pub(crate) value_changed: bool,
    /// The question or repeat in which it stands.
    pub(crate) inside: Option<DefId>,
    pub(crate) target: DefId,
    pub(crate) value: Expr,
}

impl Form {
    /// The id of the form, under which it is submitted.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version; empty if the form has none.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The title; empty if the form has none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The languages of the texts, in the order of the form. Empty if texts are in one unnamed
    /// language.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.texts.languages.iter().map(|(name, _)| name.as_str())
    }

    /// The files that the form's secondary instances come from.
    ///
    /// ```
    /// # let xml = r#"<h:html xmlns:h="h"><h:head><model>
    /// # <instance><data id="f"><a/></data></instance>
    /// # <instance id="sites" src="jr://file-csv/sites.csv"/></model></h:head></h:html>"#;
    /// let form = xforms::engine::Form::parse(xml)?;
    /// assert_eq!(form.files().collect::<Vec<_>>(), ["sites.csv"]);
    /// # Ok::<(), xforms::engine::FormError>(())
    /// ```
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.instances.iter().filter_map(|one| match &one.source {
            Source::File(name) => Some(name.as_str()),
            Source::Inline(_) => None,
        })
    }

    /// The paths of nodes whose calculations or conditions depend on each other in a circle; they
    /// are never evaluated.
    pub fn cycles(&self) -> Vec<String> {
        let mut paths: Vec<String> = self
            .order
            .cyclic
            .iter()
            .map(|(def, _)| self.path_of(*def))
            .collect();
        paths.dedup();
        paths
    }

    /// `/data/group/question`, with `@` before an attribute.
    pub(crate) fn path_of(&self, def: DefId) -> String {
        let mut names = Vec::new();
        let mut at = Some(def);
        while let Some(id) = at {
            let def = &self.defs[id];
            let is_attribute = def
                .parent
                .is_some_and(|parent| self.attribute_def(parent, &def.name) == Some(id));
            names.push(if is_attribute {
                format!("/@{}", def.name)
            } else {
                format!("/{}", def.name)
            });
            at = def.parent;
        }
        names.reverse();
        names.concat()
    }

    pub(crate) fn child_def(&self, parent: DefId, name: &str) -> Option<DefId> {
        self.defs[parent].children.get(name).copied()
    }

    pub(crate) fn attribute_def(&self, owner: DefId, name: &str) -> Option<DefId> {
        self.defs[owner].attributes.get(name).copied()
    }

    /// From the root to the def, both included.
    pub(crate) fn def_chain(&self, def: DefId) -> Vec<DefId> {
        let mut chain = vec![def];
        while let Some(parent) = self.defs[chain[chain.len() - 1]].parent {
            chain.push(parent);
        }
        chain.reverse();
        chain
    }

    /// Whether `def` is `ancestor` or inside it.
    pub(crate) fn is_inside(&self, def: DefId, ancestor: DefId) -> bool {
        let mut at = Some(def);
        while let Some(id) = at {
            if id == ancestor {
                return true;
            }
            at = self.defs[id].parent;
        }
        false
    }

    /// A control that a person can answer.
    pub(crate) fn question(&self, def: DefId) -> Option<&Control> {
        let control = &self.controls[self.defs[def].control?];
        let asked = !matches!(control.kind, ControlKind::Group | ControlKind::Repeat);
        asked.then_some(control)
    }
}
