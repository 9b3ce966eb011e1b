//! Forms and answers by chance. A field refers only to fields before it, so that a form has no
//! circles; expressions are typed, so that most of them are what authors would write.

use std::fmt::Write;

use super::expression::Author;
use super::random::Random;

/// A form, and what a person does with it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) zone: String,
    pub(crate) form: String,
    pub(crate) steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step {
    /// An answer at a path.
    Set(String, String),
    /// A further instance of the repeat at a path.
    Add(String),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Text,
    Int,
    Decimal,
    Date,
    DateTime,
    One,
    Many,
    Point,
    Group,
    Repeat,
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) path: String,
    pub(crate) kind: Kind,
    /// The innermost repeat around it.
    pub(crate) repeat: Option<String>,
    pub(crate) calculated: bool,
}

pub(crate) const CHOICES: [&str; 5] = ["a", "b", "c", "10", "x_1"];
const ZONES: [&str; 4] = ["UTC", "Europe/Minsk", "Asia/Kabul", "America/New_York"];

/// The case with this number.
pub(crate) fn case(number: u64) -> Case {
    let mut random = Random::new(number);
    let zone = (*random.pick(&ZONES)).to_owned();
    let mut builder = Builder {
        random,
        fields: Vec::new(),
        instance: String::new(),
        binds: String::new(),
        body: String::new(),
    };
    let size = 4 + builder.random.below(14);
    builder.fill("/data", None, size, 0);
    let form = builder.form();
    let steps = builder.answers();
    Case {
        id: number.to_string(),
        zone,
        form,
        steps,
    }
}

/// One case for each line of `expressions.txt`: a form with fixed answers and one calculation.
/// Every function and conversion has its lines, also those that fail.
pub(crate) fn probes() -> Vec<Case> {
    let lines = include_str!("expressions.txt").lines();
    let expressions = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    expressions
        .enumerate()
        .map(|(n, line)| probe(n, line))
        .collect()
}

fn probe(number: usize, line: &str) -> Case {
    let (kind, expression) = match line.split_once(" :: ") {
        Some((kind, expression)) => (kind, expression),
        None => ("string", line),
    };
    let binds = [
        ("int", "int"),
        ("dec", "decimal"),
        ("day", "date"),
        ("moment", "dateTime"),
        ("place", "geopoint"),
        ("shape", "geoshape"),
        ("flag", "boolean"),
        ("clock", "time"),
        ("empty", "int"),
    ];
    let mut form = String::from(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
         xmlns:jr=\"http://openrosa.org/javarosa\"><h:head><h:title>t</h:title><model>\
         <instance><data id=\"t\" version=\"7\"><text>two words</text><cyr>Ола</cyr><int>12</int><dec>2.50</dec>\
         <day>2022-03-15</day><moment>2022-03-15T10:20:30.500+02:00</moment><one>b</one><many>a c 10</many>\
         <place>53.9 27.5 200 4</place><shape>0 0 0 0; 0 1 0 0; 1 1 0 0; 0 0 0 0</shape><flag>1</flag>\
         <clock>10:20:00.000Z</clock><empty/><hidden>5</hidden>\
         <rep jr:template=\"\"><n/><t/></rep><rep><n>3</n><t>x</t></rep><rep><n>-4</n><t/></rep><rep><n/><t>z</t></rep>\
         <neg jr:template=\"\"><n/></neg><neg><n>-3</n></neg><neg><n>-5</n></neg><result/></data></instance>\
         <instance id=\"list\"><root><item><name>a</name><label>A</label></item><item><name>b</name><label>B</label>\
         </item></root></instance>",
    );
    for (name, kind) in binds {
        let _ = write!(form, "<bind nodeset=\"/data/{name}\" type=\"{kind}\"/>");
    }
    let _ = write!(
        form,
        "<bind nodeset=\"/data/rep/n\" type=\"int\"/><bind nodeset=\"/data/neg/n\" type=\"int\"/>\
         <bind nodeset=\"/data/hidden\" relevant=\"false()\"/>\
         <bind nodeset=\"/data/result\" type=\"{kind}\" calculate=\"{}\"/></model></h:head><h:body>\
         <select1 ref=\"/data/one\"><label>q</label><item><label>Bee</label><value>b</value></item></select1>\
         <select ref=\"/data/many\"><label>q</label><item><label>Ay</label><value>a</value></item>\
         <item><label>Cee</label><value>c</value></item><item><label>Ten</label><value>10</value></item></select>\
         <group ref=\"/data/rep\"><repeat nodeset=\"/data/rep\"><input ref=\"/data/rep/n\"><label>n</label></input>\
         </repeat></group><group ref=\"/data/neg\"><repeat nodeset=\"/data/neg\"><input ref=\"/data/neg/n\">\
         <label>n</label></input></repeat></group></h:body></h:html>",
        escape(expression)
    );
    Case {
        id: format!("line-{}", number + 1),
        zone: "Europe/Minsk".to_owned(),
        form,
        steps: Vec::new(),
    }
}

struct Builder {
    random: Random,
    fields: Vec<Field>,
    instance: String,
    binds: String,
    body: String,
}

impl Builder {
    fn fill(&mut self, parent: &str, repeat: Option<&str>, size: usize, depth: usize) {
        for _ in 0..size {
            let roll = self.random.below(12);
            if depth < 2 && roll == 0 {
                self.group(parent, repeat, depth);
            } else if depth < 2 && roll == 1 {
                self.repeat(parent, depth);
            } else {
                self.field(parent, repeat);
            }
        }
    }

    fn name(&self, letter: &str) -> String {
        format!("{letter}{}", self.fields.len())
    }

    fn push(&mut self, path: &str, kind: Kind, repeat: Option<&str>, calculated: bool) {
        self.fields.push(Field {
            path: path.to_owned(),
            kind,
            repeat: repeat.map(str::to_owned),
            calculated,
        });
    }

    fn group(&mut self, parent: &str, repeat: Option<&str>, depth: usize) {
        let name = self.name("g");
        let path = format!("{parent}/{name}");
        let relevant = self.condition("relevant", &path, repeat, 2);
        if !relevant.is_empty() {
            let _ = writeln!(self.binds, "<bind nodeset=\"{path}\"{relevant}/>");
        }
        self.push(&path, Kind::Group, repeat, false);
        let _ = writeln!(self.instance, "<{name}>");
        let _ = writeln!(self.body, "<group ref=\"{path}\">");
        let size = 1 + self.random.below(4);
        self.fill(&path, repeat, size, depth + 1);
        let _ = writeln!(self.instance, "</{name}>");
        let _ = writeln!(self.body, "</group>");
    }

    fn repeat(&mut self, parent: &str, depth: usize) {
        let name = self.name("r");
        let path = format!("{parent}/{name}");
        if self.random.once_in(4) {
            let relevant = self.condition("relevant", &path, None, 1);
            let _ = writeln!(self.binds, "<bind nodeset=\"{path}\"{relevant}/>");
        }
        self.push(&path, Kind::Repeat, Some(&path), false);
        let before = std::mem::take(&mut self.instance);
        let _ = writeln!(
            self.body,
            "<group ref=\"{path}\"><repeat nodeset=\"{path}\">"
        );
        let size = 1 + self.random.below(4);
        self.fill(&path, Some(&path), size, depth + 1);
        let _ = writeln!(self.body, "</repeat></group>");
        let inside = std::mem::replace(&mut self.instance, before);
        let first = without_templates(&inside);
        let _ = writeln!(
            self.instance,
            "<{name} jr:template=\"\">{inside}</{name}><{name}>{first}</{name}>"
        );
    }

    /// ` attribute="…"`, or nothing but one time in `times`.
    fn condition(
        &mut self,
        attribute: &str,
        path: &str,
        repeat: Option<&str>,
        times: usize,
    ) -> String {
        if !self.random.once_in(times) {
            return String::new();
        }
        let mut author = Author::new(&mut self.random, &self.fields, path, repeat);
        let expression = author.truth(3);
        format!(" {attribute}=\"{}\"", escape(&expression))
    }

    fn field(&mut self, parent: &str, repeat: Option<&str>) {
        let calculated = self.random.once_in(3);
        let kind = *self.random.pick(&[
            Kind::Text,
            Kind::Text,
            Kind::Int,
            Kind::Int,
            Kind::Decimal,
            Kind::Date,
            Kind::DateTime,
            Kind::One,
            Kind::One,
            Kind::Many,
            Kind::Many,
            Kind::Point,
        ]);
        let kind = match kind {
            Kind::One | Kind::Many | Kind::Point if calculated => Kind::Text,
            kind => kind,
        };
        let name = self.name("f");
        let path = format!("{parent}/{name}");
        let default = if !calculated && self.random.once_in(6) {
            self.answer(kind)
        } else {
            String::new()
        };
        let _ = writeln!(self.instance, "<{name}>{}</{name}>", escape(&default));
        let mut bind = format!("<bind nodeset=\"{path}\" type=\"{}\"", type_name(kind));
        bind.push_str(&self.condition("relevant", &path, repeat, 4));
        bind.push_str(&self.condition("required", &path, repeat, 6));
        bind.push_str(&self.condition("readonly", &path, repeat, 10));
        if calculated {
            let mut author = Author::new(&mut self.random, &self.fields, &path, repeat);
            let mut expression = author.of(kind, 4);
            // Elsewhere it depends on when the node, or an instance it reads, was first there.
            let always_there =
                parent == "/data" && !bind.contains("relevant") && !expression.contains("/data/r");
            if always_there && self.random.once_in(6) {
                expression = format!("once({expression})");
            }
            let _ = write!(bind, " calculate=\"{}\"", escape(&expression));
        }
        if self.random.once_in(3) {
            let mut author = Author::new(&mut self.random, &self.fields, &path, repeat);
            author.own = Some(kind);
            let expression = author.truth(3);
            let _ = write!(bind, " constraint=\"{}\"", escape(&expression));
        }
        let _ = writeln!(self.binds, "{bind}/>");
        if !calculated {
            self.control(&path, kind, repeat);
        }
        self.push(&path, kind, repeat, calculated);
    }

    fn control(&mut self, path: &str, kind: Kind, repeat: Option<&str>) {
        let tag = match kind {
            Kind::One => "select1",
            Kind::Many => "select",
            _ => "input",
        };
        let _ = write!(self.body, "<{tag} ref=\"{path}\"><label>q</label>");
        if matches!(kind, Kind::One | Kind::Many) {
            let mut author = Author::new(&mut self.random, &self.fields, path, repeat);
            let nodeset = author.itemset();
            let _ = write!(
                self.body,
                "<itemset nodeset=\"{}\"><value ref=\"name\"/><label ref=\"label\"/></itemset>",
                escape(&nodeset)
            );
        }
        if self.random.once_in(8) {
            self.action(repeat);
        }
        let _ = writeln!(self.body, "</{tag}>");
    }

    /// When the answer changes, an earlier field beside it is set.
    fn action(&mut self, repeat: Option<&str>) {
        let beside = |field: &&Field| {
            field.repeat.as_deref() == repeat
                && !field.calculated
                && !matches!(field.kind, Kind::Group | Kind::Repeat)
        };
        let targets: Vec<Field> = self.fields.iter().filter(beside).cloned().collect();
        if targets.is_empty() {
            return;
        }
        let target = self.random.pick(&targets).clone();
        let mut author = Author::new(&mut self.random, &self.fields, &target.path, repeat);
        let value = match target.kind {
            Kind::Text => author.text(2),
            Kind::Int => format!("round({})", author.number(1)),
            Kind::Decimal => author.number(2),
            _ => "''".to_owned(),
        };
        let _ = write!(
            self.body,
            "<setvalue event=\"xforms-value-changed\" ref=\"{}\" value=\"{}\"/>",
            target.path,
            escape(&value)
        );
    }

    fn form(&self) -> String {
        let mut items = String::new();
        for (number, choice) in CHOICES.iter().enumerate() {
            let region = ["n", "s"][number % 2];
            let _ = write!(
                items,
                "<item><name>{choice}</name><label>L{number}</label><region>{region}</region><size>{}</size></item>",
                number * 7
            );
        }
        format!(
            "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
             xmlns:jr=\"http://openrosa.org/javarosa\"><h:head><h:title>t</h:title><model>\n\
             <instance><data id=\"t\" version=\"7\">\n{}</data></instance>\n\
             <instance id=\"list\"><root>{items}</root></instance>\n{}</model></h:head>\n\
             <h:body>\n{}</h:body></h:html>",
            self.instance, self.binds, self.body
        )
    }

    /// Instances first, then answers in most fields.
    fn answers(&mut self) -> Vec<Step> {
        let fields = self.fields.clone();
        let mut steps = Vec::new();
        let mut instances: Vec<(String, Vec<String>)> =
            vec![("/data".to_owned(), vec!["/data".to_owned()])];
        for field in fields.iter().filter(|field| field.kind == Kind::Repeat) {
            let mut made = Vec::new();
            for parent in places(&instances, &field.path) {
                made.push(format!("{parent}[1]"));
                for number in 0..self.random.below(3) {
                    steps.push(Step::Add(parent.clone()));
                    made.push(format!("{parent}[{}]", number + 2));
                }
            }
            instances.push((field.path.clone(), made));
        }
        for field in fields.iter().filter(|field| !field.calculated) {
            if matches!(field.kind, Kind::Group | Kind::Repeat) {
                continue;
            }
            for path in places(&instances, &field.path) {
                if !self.random.once_in(4) {
                    let answer = self.answer(field.kind);
                    steps.push(Step::Set(path, answer));
                }
            }
        }
        steps
    }

    fn answer(&mut self, kind: Kind) -> String {
        let random = &mut self.random;
        let number = random.below(40);
        match kind {
            Kind::Text => (*random.pick(&[
                "a",
                "b",
                "10",
                "3.5",
                "Ола",
                "two words",
                "b c",
                " x ",
                "2022-03-01",
                "-4",
                "ABC",
                "مرحبا",
                "0",
                "1,5",
            ]))
            .to_owned(),
            Kind::Int => (i64::try_from(number).unwrap() - 8).to_string(),
            Kind::Decimal => [
                "0.1",
                "2.50",
                "-3.25",
                "1000000.5",
                "12345678.9",
                "1e3",
                "0.0004",
                "7",
            ][number % 8]
                .to_owned(),
            Kind::Date => format!(
                "20{:02}-{:02}-{:02}",
                10 + number % 15,
                1 + number % 12,
                1 + number % 28
            ),
            Kind::DateTime => format!(
                "2022-{:02}-{:02}T{:02}:30:{:02}.000{}",
                1 + number % 12,
                1 + number % 28,
                number % 24,
                number % 60,
                ["Z", "+03:00", "-05:00", "+04:30"][number % 4]
            ),
            Kind::One => (*random.pick(&CHOICES)).to_owned(),
            Kind::Many => {
                let chosen: Vec<&str> = CHOICES.into_iter().filter(|_| random.once_in(2)).collect();
                chosen.join(" ")
            }
            Kind::Point => format!(
                "{}.{} {}.5 0 {}",
                number,
                number % 7,
                number * 2,
                number % 5
            ),
            Kind::Group | Kind::Repeat => String::new(),
        }
    }
}

/// Templates stand in templates only, as compilers write them.
fn without_templates(instance: &str) -> String {
    let mut out = String::new();
    let mut rest = instance;
    while let Some(mark) = rest.find(" jr:template=\"\">") {
        let open = rest[..mark].rfind('<').unwrap();
        let close = format!("</{}>", &rest[open + 1..mark]);
        out.push_str(&rest[..open]);
        let end = rest[mark..].find(&close).unwrap();
        rest = &rest[mark + end + close.len()..];
    }
    out + rest
}

/// The paths of a field in all instances around it.
fn places(instances: &[(String, Vec<String>)], path: &str) -> Vec<String> {
    let (outer, made) = instances
        .iter()
        .rev()
        .find(|(outer, _)| path.starts_with(&format!("{outer}/")))
        .unwrap();
    let rest = &path[outer.len()..];
    made.iter().map(|place| format!("{place}{rest}")).collect()
}

fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Int => "int",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        Kind::DateTime => "dateTime",
        Kind::Point => "geopoint",
        _ => "string",
    }
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
