//! Expressions by chance, of a wanted type, over the fields that stand before.

use super::generate::{CHOICES, Field, Kind};
use super::random::Random;

pub(crate) struct Author<'a> {
    random: &'a mut Random,
    fields: &'a [Field],
    path: String,
    repeat: Option<String>,
    /// The type of the field itself, where `.` may be used.
    pub(crate) own: Option<Kind>,
}

impl<'a> Author<'a> {
    pub(crate) fn new(
        random: &'a mut Random,
        fields: &'a [Field],
        path: &str,
        repeat: Option<&str>,
    ) -> Self {
        Self {
            random,
            fields,
            path: path.to_owned(),
            repeat: repeat.map(str::to_owned),
            own: None,
        }
    }

    pub(crate) fn of(&mut self, kind: Kind, depth: usize) -> String {
        match kind {
            Kind::Int | Kind::Decimal => self.number(depth),
            Kind::Date => self.date(depth),
            Kind::DateTime => self.moment(),
            _ => match self.random.below(5) {
                0 => self.truth(depth),
                1 => self.number(depth),
                2 => self.date(depth),
                _ => self.text(depth),
            },
        }
    }

    /// Fields that are one node from here.
    fn near(&self, wanted: &[Kind]) -> Vec<Field> {
        let reachable = |field: &&Field| {
            let shared = field.repeat.as_deref().is_none_or(|repeat| {
                self.repeat
                    .as_deref()
                    .is_some_and(|own| own == repeat || own.starts_with(&format!("{repeat}/")))
            });
            wanted.contains(&field.kind) && shared
        };
        self.fields.iter().filter(reachable).cloned().collect()
    }

    /// Fields inside repeats that are not around here: many nodes.
    fn far(&self, wanted: &[Kind]) -> Vec<Field> {
        let own = self.repeat.clone().unwrap_or_default();
        let many = |field: &&Field| {
            let inside = field.repeat.as_deref();
            wanted.contains(&field.kind)
                && inside.is_some_and(|repeat| {
                    own.is_empty() || !own.starts_with(repeat) && !repeat.starts_with(&own)
                })
        };
        self.fields.iter().filter(many).cloned().collect()
    }

    /// A reference to one node, absolute or relative, if there is one of that type.
    fn reference(&mut self, wanted: &[Kind]) -> Option<String> {
        if let Some(own) = self.own
            && wanted.contains(&own)
            && self.random.once_in(2)
        {
            return Some(".".to_owned());
        }
        let near = self.near(wanted);
        if near.is_empty() {
            return None;
        }
        let field = self.random.pick(&near).path.clone();
        Some(match self.random.below(4) {
            0 => relative(&self.path, &field),
            1 => format!("current()/{}", relative(&self.path, &field)),
            _ => field,
        })
    }

    fn pick(&mut self, list: &[&str]) -> String {
        (*self.random.pick(list)).to_owned()
    }

    pub(crate) fn truth(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.simple_truth();
        }
        let depth = depth - 1;
        match self.random.below(13) {
            12 => self.mixed(depth),
            0 => format!("{} and {}", self.operand(depth), self.operand(depth)),
            1 => format!("{} or {}", self.operand(depth), self.operand(depth)),
            2 => format!("not({})", self.truth(depth)),
            3 => {
                let op = self.pick(&["<", "<=", ">", ">=", "=", "!="]);
                format!("{} {op} {}", self.number(depth), self.number(depth))
            }
            4 => {
                let op = self.pick(&["=", "!="]);
                format!("{} {op} {}", self.text(depth), self.text(depth))
            }
            5 => {
                let op = self.pick(&["<", ">=", "="]);
                format!("{} {op} {}", self.date(depth), self.date(depth))
            }
            6 => {
                let function = self.pick(&["contains", "starts-with", "ends-with"]);
                format!("{function}({}, {})", self.text(depth), self.text(0))
            }
            7 => {
                let pattern = self.pick(&[
                    "[a-z]+",
                    "\\d+",
                    ".*a.*",
                    "[0-9]{1,2}",
                    "\\w\\s?\\w*",
                    "(a|b)?c?",
                ]);
                format!("regex({}, '{pattern}')", self.text(depth))
            }
            8 => format!("boolean-from-string({})", self.text(depth)),
            9 => format!(
                "checklist({}, {}, {}, {})",
                self.random.below(3),
                2 + self.random.below(2),
                self.truth(0),
                self.truth(0)
            ),
            10 => format!(
                "if({}, {}, {})",
                self.truth(0),
                self.truth(depth),
                self.truth(0)
            ),
            _ => self.simple_truth(),
        }
    }

    fn operand(&mut self, depth: usize) -> String {
        let inner = self.truth(depth);
        if self.random.once_in(2) {
            format!("({inner})")
        } else {
            inner
        }
    }

    /// Operands of types that authors mix up.
    fn mixed(&mut self, depth: usize) -> String {
        let op = self.pick(&["=", "!=", "<", ">="]);
        match self.random.below(5) {
            0 => format!("{} {op} {}", self.text(depth), self.factor(depth)),
            1 => format!("({}) {op} {}", self.truth(depth), self.text(depth)),
            2 => format!("{} {op} {}", self.date(depth), self.text(depth)),
            3 => format!("{} and {}", self.text(depth), self.factor(depth)),
            _ => format!("boolean({}) {op} {}", self.any(), self.any()),
        }
    }

    /// A field of any type.
    fn any(&mut self) -> String {
        let all = [
            Kind::Text,
            Kind::Int,
            Kind::Decimal,
            Kind::Date,
            Kind::DateTime,
            Kind::One,
            Kind::Many,
            Kind::Point,
        ];
        self.reference(&all).unwrap_or_else(|| "'7'".to_owned())
    }

    fn simple_truth(&mut self) -> String {
        let choice = self.pick(&CHOICES);
        if self.random.once_in(2)
            && let Some(select) = self.reference(&[Kind::One, Kind::Many])
        {
            return match self.random.below(3) {
                0 => format!("{select} = '{choice}'"),
                1 => format!("selected({select}, '{choice}')"),
                _ => format!("count-selected({select}) > 1"),
            };
        }
        if let Some(number) = self.reference(&[Kind::Int, Kind::Decimal]) {
            return format!("{number} > {}", self.random.below(12));
        }
        if let Some(text) = self.reference(&[Kind::Text, Kind::Date, Kind::DateTime, Kind::Point]) {
            return format!("{text} != ''");
        }
        self.pick(&["true()", "false()", "1 = 1", "'a' = \"b\""])
    }

    pub(crate) fn number(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.simple_number();
        }
        let depth = depth - 1;
        match self.random.below(18) {
            16 => format!("number({})", self.any()),
            17 => {
                let place = self.reference(&[Kind::Point]);
                let place = place.unwrap_or_else(|| "'54.1 27.1'".to_owned());
                format!("round(distance({place}, '53.9 27.6'), 3)")
            }
            0 | 1 => {
                let op = self.pick(&["+", "-", "*", "div", "mod"]);
                format!("{} {op} {}", self.number(depth), self.factor(depth))
            }
            2 => format!("({})", self.number(depth)),
            3 => format!("-{}", self.simple_number()),
            4 => format!("round({})", self.number(depth)),
            5 => format!(
                "round({}, {})",
                self.number(depth),
                i64::try_from(self.random.below(6)).unwrap() - 2
            ),
            6 => format!("int({})", self.number(depth)),
            7 => format!("abs({})", self.number(depth)),
            8 => format!(
                "if({}, {}, {})",
                self.truth(depth),
                self.number(depth),
                self.number(0)
            ),
            9 => format!("coalesce({}, {})", self.simple_number(), self.number(depth)),
            10 => format!("string-length({})", self.text(depth)),
            11 => format!("number({})", self.text(depth)),
            12 => {
                let function = self.pick(&["max", "min"]);
                format!(
                    "{function}({}, {}, {})",
                    self.number(0),
                    self.number(0),
                    self.number(0)
                )
            }
            13 => {
                let function = self.pick(&["sqrt", "exp", "log", "sin", "cos", "log10", "atan"]);
                format!("round({function}({}), 6)", self.number(0))
            }
            14 => self.over_many().unwrap_or_else(|| self.simple_number()),
            _ => self.over_dates(depth),
        }
    }

    fn factor(&mut self, depth: usize) -> String {
        let number = self.number(depth);
        format!("({number})")
    }

    fn over_dates(&mut self, depth: usize) -> String {
        match self.random.below(4) {
            0 => format!("{} - {}", self.date(depth), self.date(0)),
            1 => format!("number({})", self.date(depth)),
            2 => format!("round(decimal-date-time({}), 5)", self.moment()),
            _ => format!("int(format-date({}, '%m'))", self.date(depth)),
        }
    }

    /// A number over all instances of a repeat.
    fn over_many(&mut self) -> Option<String> {
        let far = self.far(&[Kind::Int, Kind::Decimal]);
        if self.random.once_in(2) && !far.is_empty() {
            let field = self.random.pick(&far).clone();
            let repeat = field.repeat.clone()?;
            let (path, nested) = (field.path, repeat[6..].contains("/r"));
            return Some(match self.random.below(6) {
                0 => format!("sum({path})"),
                1 => format!("max({path})"),
                2 => format!("min({path})"),
                3 => format!("count-non-empty({path})"),
                4 if !nested => format!(
                    "indexed-repeat({path}, {repeat}, {})",
                    1 + self.random.below(3)
                ),
                _ => format!("count({path})"),
            });
        }
        let repeats = self.far(&[Kind::Repeat]);
        if !repeats.is_empty() {
            let repeat = self.random.pick(&repeats).path.clone();
            let inside: Vec<String> = self
                .fields
                .iter()
                .filter(|field| field.repeat.as_deref() == Some(&repeat) && field.kind == Kind::Int)
                .filter_map(|field| {
                    field
                        .path
                        .strip_prefix(&format!("{repeat}/"))
                        .map(str::to_owned)
                })
                .filter(|rest| !rest.contains('/'))
                .collect();
            if !inside.is_empty() && self.random.once_in(2) {
                let field = self.random.pick(&inside).clone();
                return Some(format!(
                    "count({repeat}[{field} > {}])",
                    self.random.below(9)
                ));
            }
            return Some(format!("count({repeat})"));
        }
        let own = self.repeat.clone()?;
        let up = self.path[own.len()..].matches('/').count();
        Some(format!("position({})", vec![".."; up.max(1)].join("/")))
    }

    fn simple_number(&mut self) -> String {
        if !self.random.once_in(3)
            && let Some(number) = self.reference(&[Kind::Int, Kind::Decimal])
        {
            return number;
        }
        self.pick(&[
            "0", "1", "2", "7", "0.5", "2.5", "100", "3.14159", "1000000", ".25",
        ])
    }

    pub(crate) fn text(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.simple_text();
        }
        let depth = depth - 1;
        match self.random.below(17) {
            15 => format!("string({})", self.any()),
            16 => format!("concat({}, '/', {})", self.any(), self.any()),
            0 => format!("concat({}, {})", self.text(depth), self.text(depth)),
            1 => format!("concat({}, '-', {})", self.number(depth), self.truth(0)),
            2 => format!("join(' ', {}, {})", self.text(depth), self.text(0)),
            3 => format!(
                "substr({}, {}, {})",
                self.text(depth),
                i64::try_from(self.random.below(5)).unwrap() - 2,
                i64::try_from(self.random.below(6)).unwrap() - 1
            ),
            4 => {
                let function = self.pick(&["substring-before", "substring-after"]);
                format!("{function}({}, {})", self.text(depth), self.text(0))
            }
            5 => format!("translate({}, 'abc ', 'XY')", self.text(depth)),
            6 => format!("normalize-space({})", self.text(depth)),
            7 => format!("string({})", self.number(depth)),
            8 => format!(
                "if({}, {}, {})",
                self.truth(depth),
                self.text(depth),
                self.text(0)
            ),
            9 => format!("coalesce({}, {})", self.simple_text(), self.text(depth)),
            10 => {
                let pattern = self.pick(&["%Y-%m-%d", "%e/%n/%y", "%H:%M", "%b %a", "%d%%"]);
                format!("format-date-time({}, '{pattern}')", self.date(depth))
            }
            11 => self.looked_up(),
            12 => match self.reference(&[Kind::Many]) {
                Some(select) => format!("selected-at({select}, {})", self.random.below(3)),
                None => self.simple_text(),
            },
            13 => {
                let algorithm = self.pick(&["MD5", "SHA-1", "SHA-256"]);
                format!("digest({}, '{algorithm}', 'hex')", self.text(depth))
            }
            _ => {
                let far = self.far(&[Kind::Text, Kind::Int, Kind::One]);
                if far.is_empty() {
                    return self.simple_text();
                }
                format!("join(',', {})", self.random.pick(&far).path)
            }
        }
    }

    /// Inside repeats by `current()/…`, as compilers write it: see "absolute paths in look-ups" in
    /// `docs/reference/engine-differences.md`.
    fn looked_up(&mut self) -> String {
        let column = self.pick(&["label", "size"]);
        match self.reference(&[Kind::One]) {
            Some(select) if select.starts_with('/') && self.repeat.is_none() => {
                format!("instance('list')/root/item[name = {select}]/{column}")
            }
            Some(select) if select.starts_with("..") => {
                format!("instance('list')/root/item[name = current()/{select}]/{column}")
            }
            _ => format!(
                "instance('list')/root/item[name = '{}']/{column}",
                self.pick(&CHOICES)
            ),
        }
    }

    fn simple_text(&mut self) -> String {
        if !self.random.once_in(3)
            && let Some(text) = self.reference(&[Kind::Text, Kind::One, Kind::Many, Kind::Point])
        {
            return text;
        }
        self.pick(&["'a'", "'b'", "''", "'10'", "'x y'", "\"Ол\"", "' c '"])
    }

    pub(crate) fn date(&mut self, depth: usize) -> String {
        let literal = "date('2022-03-15')";
        match self.random.below(4) {
            0 if depth > 0 => format!(
                "date({} + {})",
                self.date(depth - 1),
                self.random.below(400)
            ),
            1 => literal.to_owned(),
            _ => self
                .reference(&[Kind::Date])
                .unwrap_or_else(|| literal.to_owned()),
        }
    }

    fn moment(&mut self) -> String {
        match self.random.below(3) {
            0 => "date-time('2022-03-15T10:20:30.500+02:00')".to_owned(),
            1 => format!("date-time({}.75)", 18_000 + self.random.below(2_000)),
            _ => self
                .reference(&[Kind::DateTime])
                .unwrap_or_else(|| "date-time('2021-12-31T23:30:00')".to_owned()),
        }
    }

    /// Choices from the list, filtered and shuffled at times.
    pub(crate) fn itemset(&mut self) -> String {
        let filter = match self.random.below(4) {
            0 => "[region = 'n']".to_owned(),
            1 => match self.reference(&[Kind::One, Kind::Text]) {
                Some(select) if select.starts_with("..") => format!("[name != current()/{select}]"),
                Some(select) if select.starts_with('/') && self.repeat.is_none() => {
                    format!("[name != {select}]")
                }
                _ => "[size > 6 and size < 25]".to_owned(),
            },
            _ => String::new(),
        };
        let nodeset = format!("instance('list')/root/item{filter}");
        if self.random.once_in(5) {
            format!("randomize({nodeset}, {})", self.random.below(1_000))
        } else {
            nodeset
        }
    }
}

/// From one path to another, by parents and children.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut steps = vec![".."; from.len() - shared];
    steps.extend(&to[shared..]);
    if steps.is_empty() {
        return ".".to_owned();
    }
    steps.join("/")
}
