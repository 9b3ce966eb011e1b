//! Tokens to a tree, by recursive descent with one function for all binary operators. Depth is
//! counted and bounded; length costs no depth.

use thiserror::Error;

use super::ast::{Axis, Expr, Op, Path, Start, Step};
use super::lexer::{Token, lex};
use crate::engine::limits::{EXPRESSION_BYTES, EXPRESSION_DEPTH};

/// An expression that is not understood, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{problem} at character {at}")]
pub struct ParseError {
    /// Bytes before the place.
    pub at: usize,
    /// What is wrong.
    pub problem: Problem,
}

impl ParseError {
    pub(super) fn new(at: usize, problem: Problem) -> Self {
        Self { at, problem }
    }
}

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// Something that cannot stand here.
    #[error("unexpected text")]
    Unexpected,
    /// The expression ends too early.
    #[error("the expression ends too early")]
    Ends,
    /// A quote that is not closed.
    #[error("a quote is not closed")]
    OpenQuote,
    /// A part of XPath that forms cannot use.
    #[error("{0} cannot be used in forms")]
    Unsupported(&'static str),
    /// Too long.
    #[error("the expression is longer than {EXPRESSION_BYTES} bytes")]
    TooLong,
    /// Too many brackets inside each other.
    #[error("the expression is nested more than {EXPRESSION_DEPTH} deep")]
    TooDeep,
}

/// Reads an expression.
///
/// ```
/// let expr = xforms::engine::xpath::parse(". >= 18 and ../sex = 'f'").unwrap();
/// assert_eq!(expr.to_string(), ". >= 18 and ../sex = 'f'");
/// assert!(xforms::engine::xpath::parse("//name").is_err());
/// ```
///
/// # Errors
/// Names the place and what is wrong there; see [`Problem`].
pub fn parse(text: &str) -> Result<Expr, ParseError> {
    if text.len() > EXPRESSION_BYTES {
        return Err(ParseError::new(EXPRESSION_BYTES, Problem::TooLong));
    }
    let mut parser = Parser {
        tokens: lex(text)?,
        next: 0,
        depth: 0,
        end: text.len(),
    };
    let expr = parser.expression()?;
    match parser.peek() {
        None => Ok(expr),
        Some(_) => Err(parser.error(Problem::Unexpected)),
    }
}

/// The precedence above that of the strongest operator.
const OPERAND: u8 = 6;

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    depth: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn peek_at(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.next + ahead).map(|(_, token)| token)
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.next)?.1.clone();
        self.next += 1;
        Some(token)
    }

    fn accept(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), ParseError> {
        if self.accept(token) {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn error(&self, problem: Problem) -> ParseError {
        let at = self.tokens.get(self.next).map_or(self.end, |(at, _)| *at);
        ParseError::new(at, problem)
    }

    fn unexpected(&self) -> ParseError {
        let ended = self.peek().is_none();
        self.error(if ended {
            Problem::Ends
        } else {
            Problem::Unexpected
        })
    }

    fn expression(&mut self) -> Result<Expr, ParseError> {
        if self.depth >= EXPRESSION_DEPTH {
            return Err(self.error(Problem::TooDeep));
        }
        self.depth += 1;
        let expr = self.chain(0);
        self.depth -= 1;
        expr
    }

    fn chain(&mut self, precedence: u8) -> Result<Expr, ParseError> {
        if precedence == OPERAND {
            return self.signed();
        }
        let first = self.chain(precedence + 1)?;
        let mut rest = Vec::new();
        while let Some(op) = self.operator(precedence) {
            rest.push((op, self.chain(precedence + 1)?));
        }
        Ok(if rest.is_empty() {
            first
        } else {
            Expr::Chain(Box::new(first), rest)
        })
    }

    fn operator(&mut self, precedence: u8) -> Option<Op> {
        match self.peek() {
            Some(Token::Operator(op)) if op.precedence() == precedence => {
                let op = *op;
                self.next += 1;
                Some(op)
            }
            _ => None,
        }
    }

    fn signed(&mut self) -> Result<Expr, ParseError> {
        let mut signs = 0;
        while self.accept(&Token::Sign) {
            signs += 1;
        }
        if signs > EXPRESSION_DEPTH {
            return Err(self.error(Problem::TooDeep));
        }
        let mut expr = self.operand()?;
        for _ in 0..signs {
            expr = Expr::Negate(Box::new(expr));
        }
        Ok(expr)
    }

    fn operand(&mut self) -> Result<Expr, ParseError> {
        let expr = match self.peek() {
            Some(Token::Number(number)) => {
                let number = *number;
                self.next += 1;
                Expr::Number(number)
            }
            Some(Token::Literal(text)) => {
                let text = text.clone();
                self.next += 1;
                Expr::Literal(text)
            }
            Some(Token::Open) => {
                self.next += 1;
                let inner = self.expression()?;
                self.expect(&Token::Close)?;
                inner
            }
            Some(Token::Name(_)) if self.peek_at(1) == Some(&Token::Open) => return self.call(),
            Some(Token::Slash) => {
                self.next += 1;
                return self.path(Start::Root);
            }
            Some(_) => return self.path(Start::Context),
            None => return Err(self.unexpected()),
        };
        match self.peek() {
            Some(Token::Slash | Token::OpenPredicate) => {
                Err(self.error(Problem::Unsupported("a filter on anything but a path")))
            }
            _ => Ok(expr),
        }
    }

    fn call(&mut self) -> Result<Expr, ParseError> {
        let at = self.next;
        let Some(Token::Name(name)) = self.take() else {
            return Err(self.unexpected());
        };
        self.expect(&Token::Open)?;
        let mut arguments = Vec::new();
        if !self.accept(&Token::Close) {
            loop {
                arguments.push(self.expression()?);
                if self.accept(&Token::Close) {
                    break;
                }
                self.expect(&Token::Comma)?;
            }
        }
        let start = match (name.as_str(), arguments.as_slice()) {
            ("current", []) => Start::Current,
            ("instance", [Expr::Literal(id)]) => Start::Instance(id.clone()),
            ("node" | "text" | "comment" | "processing-instruction", []) => {
                self.next = at;
                return Err(self.error(Problem::Unsupported("a test for a kind of node")));
            }
            _ if matches!(self.peek(), Some(Token::Slash | Token::OpenPredicate)) => {
                return Err(self.error(Problem::Unsupported("a filter on anything but a path")));
            }
            _ => return Ok(Expr::Call(name, arguments)),
        };
        if self.accept(&Token::Slash) {
            return self.path(start);
        }
        if self.peek() == Some(&Token::OpenPredicate) {
            return Err(self.error(Problem::Unsupported("a filter on anything but a path")));
        }
        Ok(Expr::Path(Path {
            start,
            steps: Vec::new(),
        }))
    }

    /// The steps; `/` alone is the root.
    fn path(&mut self, start: Start) -> Result<Expr, ParseError> {
        let mut steps = Vec::new();
        if start == Start::Root && !self.at_step() {
            return Ok(Expr::Path(Path { start, steps }));
        }
        loop {
            steps.push(self.step()?);
            if !self.accept(&Token::Slash) {
                return Ok(Expr::Path(Path { start, steps }));
            }
        }
    }

    fn at_step(&self) -> bool {
        matches!(
            self.peek(),
            Some(Token::Name(_) | Token::Wildcard | Token::Dot | Token::DoubleDot | Token::At)
        )
    }

    fn step(&mut self) -> Result<Step, ParseError> {
        let axis = match self.peek() {
            Some(Token::Dot) => Axis::Itself,
            Some(Token::DoubleDot) => Axis::Parent,
            Some(Token::Wildcard) => Axis::AnyChild,
            Some(Token::At) => {
                self.next += 1;
                match self.peek() {
                    Some(Token::Name(name)) => Axis::Attribute(name.clone()),
                    _ => return Err(self.unexpected()),
                }
            }
            Some(Token::Name(axis)) if self.peek_at(1) == Some(&Token::Axis) => {
                let axis = axis.clone();
                self.next += 2;
                return self.long_step(&axis);
            }
            Some(Token::Name(_)) if self.peek_at(1) == Some(&Token::Open) => {
                return Err(self.error(Problem::Unsupported("a test for a kind of node")));
            }
            Some(Token::Name(name)) => Axis::Child(name.clone()),
            _ => return Err(self.unexpected()),
        };
        self.next += 1;
        self.predicates(axis)
    }

    /// What follows `axis::`.
    fn long_step(&mut self, axis: &str) -> Result<Step, ParseError> {
        let axis = match (axis, self.take()) {
            ("child", Some(Token::Name(name))) => Axis::Child(name),
            ("child", Some(Token::Wildcard)) => Axis::AnyChild,
            ("attribute", Some(Token::Name(name))) => Axis::Attribute(name),
            ("parent", Some(Token::Name(name))) if name == "node" => {
                self.expect(&Token::Open)?;
                self.expect(&Token::Close)?;
                Axis::Parent
            }
            ("self", Some(Token::Name(name))) if name == "node" => {
                self.expect(&Token::Open)?;
                self.expect(&Token::Close)?;
                Axis::Itself
            }
            _ => return Err(self.error(Problem::Unsupported("this axis"))),
        };
        self.predicates(axis)
    }

    fn predicates(&mut self, axis: Axis) -> Result<Step, ParseError> {
        let mut predicates = Vec::new();
        while self.accept(&Token::OpenPredicate) {
            predicates.push(self.expression()?);
            self.expect(&Token::ClosePredicate)?;
        }
        Ok(Step { axis, predicates })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn printed(text: &str) -> String {
        parse(text)
            .unwrap_or_else(|e| panic!("{text}: {e}"))
            .to_string()
    }

    #[test]
    fn precedence_is_that_of_xpath() {
        for (text, bracketed) in [
            ("1+2*3", "1 + 2 * 3"),
            ("(1+2)*3", "(1 + 2) * 3"),
            ("1-2-3", "1 - 2 - 3"),
            ("1-(2-3)", "1 - (2 - 3)"),
            ("a or b and c", "a or b and c"),
            ("(a or b) and c", "(a or b) and c"),
            ("a = b > c", "a = b > c"),
            ("(a = b) > c", "(a = b) > c"),
            ("-a * b", "-a * b"),
            ("-(a * b)", "-(a * b)"),
            ("--1", "--1"),
            ("2 - -1", "2 - -1"),
            ("a-b", "a-b"),
            ("a -b", "a - b"),
            ("/data/div div /data/mod", "/data/div div /data/mod"),
            ("*[1] * 2", "*[1] * 2"),
            ("child::a/parent::node()/@b", "a/../@b"),
            (
                "instance('c')/root/item[name=current()/../x]/label",
                "instance('c')/root/item[name = current()/../x]/label",
            ),
        ] {
            assert_eq!(printed(text), bracketed);
        }
        assert_ne!(parse("a = b > c"), parse("(a = b) > c"));
        assert_eq!(parse("a + b + c"), parse("a+b+c"));
    }

    #[test]
    fn says_what_cannot_be_used() {
        for text in [
            "//a",
            "a//b",
            "a | b",
            "$x",
            "(a)[1]",
            "concat('a')/b",
            "a/text()",
            "following::a",
        ] {
            assert!(
                matches!(
                    parse(text),
                    Err(ParseError {
                        problem: Problem::Unsupported(_),
                        ..
                    })
                ),
                "{text}: {:?}",
                parse(text)
            );
        }
        for text in [
            "", "1 +", "(1", "a[", "'a", "f(1,", "1 2", "a b", "if(a))", "=",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert_eq!(parse("a + ").unwrap_err().at, 4);
    }

    #[test]
    fn depth_is_bounded_and_length_is_not_depth() {
        let deep = format!("{}1{}", "(".repeat(5_000), ")".repeat(5_000));
        assert_eq!(parse(&deep).unwrap_err().problem, Problem::TooDeep);
        let signs = format!("{}1", "-".repeat(5_000));
        assert_eq!(parse(&signs).unwrap_err().problem, Problem::TooDeep);
        let long = vec!["a"; 10_000].join("+");
        assert!(parse(&long).is_ok());
        let longer = vec!["a"; 40_000].join("+");
        assert_eq!(parse(&longer).unwrap_err().problem, Problem::TooLong);
    }

    fn name() -> impl Strategy<Value = String> {
        "[a-z][a-z0-9_]{0,5}".prop_filter("not a kind of node, not a start", |name| {
            !["node", "text", "comment", "current", "instance"].contains(&name.as_str())
        })
    }

    fn path(inner: BoxedStrategy<Expr>) -> impl Strategy<Value = Expr> {
        let axis = prop_oneof![
            4 => name().prop_map(Axis::Child),
            1 => Just(Axis::AnyChild),
            1 => name().prop_map(Axis::Attribute),
            1 => Just(Axis::Parent),
            1 => Just(Axis::Itself),
        ];
        let step = (axis, prop::collection::vec(inner, 0..2))
            .prop_map(|(axis, predicates)| Step { axis, predicates });
        let start = prop_oneof![
            Just(Start::Root),
            Just(Start::Context),
            Just(Start::Current),
            name().prop_map(Start::Instance),
        ];
        (start, prop::collection::vec(step, 1..4))
            .prop_map(|(start, steps)| Expr::Path(Path { start, steps }))
    }

    fn op() -> impl Strategy<Value = u8> {
        0..6u8
    }

    fn ops_of(precedence: u8) -> Vec<Op> {
        use Op::*;
        [
            Or, And, Equal, NotEqual, Less, AtMost, Greater, AtLeast, Add, Subtract, Multiply,
            Divide, Modulo,
        ]
        .into_iter()
        .filter(|op| op.precedence() == precedence)
        .collect()
    }

    fn expr() -> impl Strategy<Value = Expr> {
        let leaf = prop_oneof![
            (0..10_000u32).prop_map(|n| Expr::Number(f64::from(n) / 4.0)),
            "[a-z' ]{0,6}".prop_map(Expr::Literal),
            name().prop_map(|n| Expr::Path(Path {
                start: Start::Context,
                steps: vec![Step {
                    axis: Axis::Child(n),
                    predicates: vec![]
                }],
            })),
        ];
        leaf.prop_recursive(4, 40, 4, |inner| {
            prop_oneof![
                (
                    op(),
                    inner.clone(),
                    prop::collection::vec((any::<prop::sample::Index>(), inner.clone()), 1..4)
                )
                    .prop_map(|(precedence, first, rest)| {
                        let ops = ops_of(precedence);
                        let rest: Vec<_> =
                            rest.into_iter().map(|(i, e)| (*i.get(&ops), e)).collect();
                        Expr::Chain(Box::new(first), rest)
                    }),
                inner.clone().prop_map(|e| Expr::Negate(Box::new(e))),
                (name(), prop::collection::vec(inner.clone(), 0..3))
                    .prop_map(|(n, a)| Expr::Call(n, a)),
                path(inner.boxed()),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(expr in expr()) {
            let text = expr.to_string();
            let read = parse(&text);
            prop_assert_eq!(read.as_ref(), Ok(&expr), "{}", text);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[-a-z0-9 ()\\[\\]/.,*+='\"@:|$<>!]{0,40}") {
            if let Ok(expr) = parse(&text) {
                prop_assert_eq!(parse(&expr.to_string()), Ok(expr));
            }
        }
    }
}
