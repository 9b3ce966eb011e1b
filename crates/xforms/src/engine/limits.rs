//! How much a form or a submission may ask of this machine. A limit is an error with a name, and
//! it is met long before memory or the clock is; nothing here may be read from the hostile text.

/// Bounds for reading one XML text and for evaluating one form.
///
/// The bounds follow the house rule for XML from outside (no DOCTYPE, depth, elements,
/// attributes), with more elements for forms, because each question has a bind, a control and a
/// text in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole text.
    pub bytes: usize,
    /// Levels of elements inside each other.
    pub depth: usize,
    /// Elements in the whole text.
    pub elements: usize,
    /// Attributes of one element, name space declarations included.
    pub attributes: usize,
    /// Name space declarations of one element.
    pub namespaces: usize,
}

impl Limits {
    /// For XForms: 16 MiB, 64 levels, 300,000 elements.
    pub const FORM: Self = Self {
        bytes: 16 << 20,
        depth: 64,
        elements: 300_000,
        attributes: 64,
        namespaces: 16,
    };

    /// For submissions: 4 MiB, 64 levels, 20,000 elements. A household roster of 30 people with 50
    /// questions each has 1,500.
    pub const SUBMISSION: Self = Self {
        bytes: 4 << 20,
        depth: 64,
        elements: 20_000,
        attributes: 64,
        namespaces: 16,
    };

    /// For attached lists (entity lists, choices in files): 64 MiB and a million elements.
    pub const INSTANCE: Self = Self {
        bytes: 64 << 20,
        depth: 64,
        elements: 1_000_000,
        attributes: 64,
        namespaces: 16,
    };
}

/// Nodes and attributes in the answers of one form. The largest forms in use have some thousand.
pub(crate) const NODES: usize = 50_000;
/// Bytes of one XPath expression.
pub(crate) const EXPRESSION_BYTES: usize = 64 << 10;
/// Levels of brackets, calls and predicates inside one expression. Long `and`, `+` or `or` chains
/// are one level, whatever their length.
pub(crate) const EXPRESSION_DEPTH: usize = 200;
/// Characters of one computed text.
pub(crate) const TEXT_BYTES: usize = 1 << 20;
/// Nodes and operators visited in one evaluation of a whole form: about a second.
pub(crate) const STEPS: u64 = 8_000_000;
/// Nodes visited to find the order of a form's expressions.
pub(crate) const ORDER_STEPS: u64 = 3_000_000;
/// Instances of one repeat that a count may ask for.
pub(crate) const REPEATS: u32 = 2_000;
