//! Why an expression yields nothing: it failed, or it cannot be known here. The difference is the
//! point of re-checking: what cannot be known is said and never guessed.

use thiserror::Error;

/// An expression that yields no value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// It failed, and would have failed on the tablet.
    #[error(transparent)]
    Failed(#[from] Failure),
    /// Only the device, at that moment, could know.
    #[error(transparent)]
    Unknown(#[from] Unknown),
}

/// Why an expression failed. No variant carries an answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Failure {
    /// A value that cannot be taken for what is needed.
    #[error("a value cannot be taken for {0}")]
    Type(&'static str),
    /// A text or number that is no date, or outside the years 0 to 9999.
    #[error("a value cannot be taken for a date")]
    Date,
    /// A path that leads to several nodes where one is needed.
    #[error("{0} leads to several nodes; one is needed")]
    Repeated(String),
    /// A path above the root.
    #[error("a path leads above the root")]
    AboveRoot,
    /// A function that forms do not have.
    #[error("there is no function {0}")]
    NoFunction(String),
    /// A function with the wrong number of arguments.
    #[error("{0}() has the wrong number of arguments")]
    Arguments(String),
    /// A pattern that is no regular expression.
    #[error("a pattern is not a regular expression")]
    Pattern,
    /// A parameter that the function does not have.
    #[error("{0}() does not know this parameter")]
    Parameter(&'static str),
    /// No secondary instance has this id.
    #[error("there is no instance {0}")]
    NoInstance(String),
    /// More work than one form may ask for.
    #[error("the form asks for more work than allowed")]
    Budget,
    /// A text longer than one answer may be.
    #[error("a computed text is longer than allowed")]
    TooLong,
}

/// What only the device could know.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unknown {
    /// `now()`, `today()`.
    #[error("{0}() depends on the moment")]
    Moment(&'static str),
    /// `random()`, `uuid()`, `randomize()` without a seed.
    #[error("{0}() depends on chance")]
    Chance(&'static str),
    /// `once()`: its value stands since its first evaluation.
    #[error("once() keeps what it first was")]
    Once,
    /// `property('…')` and preloaded device values.
    #[error("the property {0} is known to the device only")]
    Property(String),
    /// An attached list that was not given.
    #[error("the attached list {0} is not here")]
    List(String),
    /// Texts in the language of the device.
    #[error("{0} depends on the language of the device")]
    Language(&'static str),
    /// A function of the device's engine that this one does not have.
    #[error("{0}() is not computed here")]
    Function(&'static str),
    /// A regular expression with a look around or a reference back.
    #[error("the pattern uses a feature that is not computed here")]
    Pattern,
}
