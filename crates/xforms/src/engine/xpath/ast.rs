//! The tree of an expression, and its printing. Two trees that are equal mean the same; printing
//! puts brackets only where the tree needs them.

use std::fmt;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A number.
    Number(f64),
    /// A quoted text.
    Literal(String),
    /// Operands joined by operators of one precedence, from left to right. One level for a chain
    /// of any length, so that a sum of a thousand fields is no deeper than a sum of two.
    Chain(Box<Expr>, Vec<(Op, Expr)>),
    /// The sign.
    Negate(Box<Expr>),
    /// A function and its arguments.
    Call(String, Vec<Expr>),
    /// Nodes.
    Path(Path),
}

/// A binary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the operator of its name")]
pub enum Op {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

impl Op {
    /// 0 binds weakest.
    pub(super) fn precedence(self) -> u8 {
        match self {
            Self::Or => 0,
            Self::And => 1,
            Self::Equal | Self::NotEqual => 2,
            Self::Less | Self::AtMost | Self::Greater | Self::AtLeast => 3,
            Self::Add | Self::Subtract => 4,
            Self::Multiply | Self::Divide | Self::Modulo => 5,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "div",
            Self::Modulo => "mod",
        }
    }
}

/// A location path.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Where it begins.
    pub start: Start,
    /// Where it goes.
    pub steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// `/`: the root of the answers.
    Root,
    /// The node at hand.
    Context,
    /// `current()`: the node whose expression this is, also inside predicates.
    Current,
    /// `instance('id')`: the root of a secondary instance.
    Instance(String),
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Which way.
    pub axis: Axis,
    /// Conditions that a node must meet, in order.
    pub predicates: Vec<Expr>,
}

/// The way a step goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Axis {
    /// `name`
    Child(String),
    /// `*`
    AnyChild,
    /// `@name`
    Attribute(String),
    /// `..`
    Parent,
    /// `.`
    Itself,
}

impl Expr {
    fn precedence(&self) -> u8 {
        match self {
            Self::Chain(_, rest) => rest.first().map_or(7, |(op, _)| op.precedence()),
            Self::Negate(_) => 6,
            _ => 7,
        }
    }

    /// Brackets around what binds weaker than its place allows.
    fn write_at(&self, f: &mut fmt::Formatter<'_>, least: u8) -> fmt::Result {
        if self.precedence() < least {
            write!(f, "({self})")
        } else {
            write!(f, "{self}")
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Literal(text) if text.contains('\'') => write!(f, "\"{text}\""),
            Self::Literal(text) => write!(f, "'{text}'"),
            Self::Chain(first, rest) => {
                let least = self.precedence() + 1;
                first.write_at(f, least)?;
                for (op, operand) in rest {
                    write!(f, " {} ", op.text())?;
                    operand.write_at(f, least)?;
                }
                Ok(())
            }
            Self::Negate(operand) => {
                write!(f, "-")?;
                operand.write_at(f, 6)
            }
            Self::Call(name, arguments) => {
                write!(f, "{name}(")?;
                for (index, argument) in arguments.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{argument}")?;
                }
                write!(f, ")")
            }
            Self::Path(path) => write!(f, "{path}"),
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.start {
            Start::Root | Start::Context => {}
            Start::Current => write!(f, "current()")?,
            Start::Instance(id) => write!(f, "instance({})", Expr::Literal(id.clone()))?,
        }
        if self.steps.is_empty() && self.start == Start::Root {
            return write!(f, "/");
        }
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 || self.start != Start::Context {
                write!(f, "/")?;
            }
            match &step.axis {
                Axis::Child(name) => write!(f, "{name}")?,
                Axis::AnyChild => write!(f, "*")?,
                Axis::Attribute(name) => write!(f, "@{name}")?,
                Axis::Parent => write!(f, "..")?,
                Axis::Itself => write!(f, ".")?,
            }
            for predicate in &step.predicates {
                write!(f, "[{predicate}]")?;
            }
        }
        Ok(())
    }
}
