//! Text to tokens. The one context rule of XPath lives here: after an operand, `*`, `-`, `and`,
//! `or`, `div` and `mod` are operators, elsewhere they are names, a wildcard and a sign.

use super::ast::Op;
use super::parser::{ParseError, Problem};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Literal(String),
    Name(String),
    Operator(Op),
    Sign,
    Wildcard,
    Slash,
    Open,
    Close,
    OpenPredicate,
    ClosePredicate,
    Dot,
    DoubleDot,
    At,
    Comma,
    Axis,
}

impl Token {
    /// After such a token an operator may follow.
    fn ends_operand(&self) -> bool {
        matches!(
            self,
            Self::Number(_)
                | Self::Literal(_)
                | Self::Name(_)
                | Self::Wildcard
                | Self::Close
                | Self::ClosePredicate
                | Self::Dot
                | Self::DoubleDot
        )
    }
}

/// Tokens with the byte at which each begins.
pub(super) fn lex(text: &str) -> Result<Vec<(usize, Token)>, ParseError> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens: Vec<(usize, Token)> = Vec::new();
    loop {
        lexer.skip_blanks();
        let at = lexer.at;
        let after_operand = tokens.last().is_some_and(|(_, last)| last.ends_operand());
        match lexer.next(after_operand)? {
            Some(token) => tokens.push((at, token)),
            None => return Ok(tokens),
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

const WORDS: [(&str, Op); 4] = [
    ("and", Op::And),
    ("or", Op::Or),
    ("div", Op::Divide),
    ("mod", Op::Modulo),
];

const SYMBOLS: [(&str, Token); 18] = [
    ("!=", Token::Operator(Op::NotEqual)),
    ("<=", Token::Operator(Op::AtMost)),
    (">=", Token::Operator(Op::AtLeast)),
    ("::", Token::Axis),
    ("..", Token::DoubleDot),
    ("=", Token::Operator(Op::Equal)),
    ("<", Token::Operator(Op::Less)),
    (">", Token::Operator(Op::Greater)),
    ("+", Token::Operator(Op::Add)),
    ("/", Token::Slash),
    ("[", Token::OpenPredicate),
    ("]", Token::ClosePredicate),
    ("(", Token::Open),
    (")", Token::Close),
    (".", Token::Dot),
    ("@", Token::At),
    (",", Token::Comma),
    ("*", Token::Wildcard),
];

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len()
            - rest
                .trim_start_matches([' ', '\n', '\t', '\x0c', '\r'])
                .len();
    }

    fn next(&mut self, after_operand: bool) -> Result<Option<Token>, ParseError> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(None);
        };
        let second = rest.chars().nth(1);
        if first.is_ascii_digit() || (first == '.' && second.is_some_and(|c| c.is_ascii_digit())) {
            return self.number().map(Some);
        }
        if first == '\'' || first == '"' {
            return self.literal(first).map(Some);
        }
        if after_operand && let Some(token) = self.operator() {
            return Ok(Some(token));
        }
        if first == '-' {
            self.at += 1;
            return Ok(Some(Token::Sign));
        }
        for (unsupported, name) in [("//", "//"), ("|", "|"), ("$", "$")] {
            if rest.starts_with(unsupported) {
                return Err(ParseError::new(self.at, Problem::Unsupported(name)));
            }
        }
        if let Some((symbol, token)) = SYMBOLS.iter().find(|(s, _)| rest.starts_with(s)) {
            self.at += symbol.len();
            return Ok(Some(token.clone()));
        }
        let name = name_length(rest);
        if name == 0 || after_operand {
            return Err(ParseError::new(self.at, Problem::Unexpected));
        }
        let token = Token::Name(rest[..name].to_owned());
        self.at += name;
        Ok(Some(token))
    }

    fn operator(&mut self) -> Option<Token> {
        let rest = self.rest();
        let (length, op) = if rest.starts_with('*') {
            (1, Op::Multiply)
        } else if rest.starts_with('-') {
            (1, Op::Subtract)
        } else {
            let (word, op) = WORDS.iter().find(|(word, _)| rest.starts_with(word))?;
            (word.len(), *op)
        };
        self.at += length;
        Some(Token::Operator(op))
    }

    fn number(&mut self) -> Result<Token, ParseError> {
        let rest = self.rest();
        let mut seen_point = false;
        let end = rest
            .find(|c: char| {
                let point = c == '.' && !seen_point;
                seen_point |= point;
                !(c.is_ascii_digit() || point)
            })
            .unwrap_or(rest.len());
        let number = rest[..end]
            .parse()
            .map_err(|_| ParseError::new(self.at, Problem::Unexpected))?;
        self.at += end;
        Ok(Token::Number(number))
    }

    fn literal(&mut self, quote: char) -> Result<Token, ParseError> {
        let inside = &self.rest()[1..];
        let end = inside
            .find(quote)
            .ok_or_else(|| ParseError::new(self.at, Problem::OpenQuote))?;
        let token = Token::Literal(inside[..end].to_owned());
        self.at += end + 2;
        Ok(token)
    }
}

/// Bytes of the name at the start of `text`, with at most one prefix (`jr:itext`).
fn name_length(text: &str) -> usize {
    let first = part_length(text);
    let rest = &text[first..];
    if first == 0 || !rest.starts_with(':') || rest.starts_with("::") {
        return first;
    }
    match part_length(&rest[1..]) {
        0 => first,
        second => first + 1 + second,
    }
}

fn part_length(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return 0;
    }
    text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .unwrap_or(text.len())
}
