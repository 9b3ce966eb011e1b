//! What a form says about a question and what a submission says about its own moment: for those who
//! show findings to people. Nothing here evaluates: an output inside a label may hold an answer, and
//! is left out.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::date;
use super::environment::Environment;
use super::model::{DefId, Form, Part, Text};
use super::submission::Submission;
use super::xml::Document;

/// A node as the form's author describes it, in one language and without any answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its name.
    pub name: String,
    /// What is asked; empty for a node that nobody is asked for.
    pub label: String,
    /// What the form says to an answer that does not meet the constraint; empty without it.
    pub constraint_message: String,
    /// What the form says where an answer is missing; empty without it.
    pub required_message: String,
}

impl Form {
    /// Describes the node at the path of a finding; none if the form has no such node. `…` stands
    /// for outputs. The language is the form's default if it is not one of [`Form::languages`].
    ///
    /// ```
    /// use xforms::engine::Form;
    ///
    /// let form = Form::parse(r#"<h:html xmlns:h="h"><h:head><model>
    ///   <instance><data id="f"><p><name/><age/></p></data></instance>
    ///   <bind nodeset="/data/p/age" constraintMsg="Too old"/>
    /// </model></h:head><h:body><group ref="/data/p"><repeat nodeset="/data/p">
    ///   <input ref="/data/p/age"><label>Age of <output value="../name"/></label></input>
    /// </repeat></group></h:body></h:html>"#)?;
    /// let age = form.describe("/data/p[2]/age", None).ok_or("no such node")?;
    /// assert_eq!((&*age.name, &*age.label, &*age.constraint_message), ("age", "Age of …", "Too old"));
    /// assert_eq!(form.describe("/data/q", None), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn describe(&self, path: &str, language: Option<&str>) -> Option<Asked> {
        let def = self.def_at(path)?;
        let plain =
            |text: Option<&Text>| text.map_or(String::new(), |text| self.plain(text, language));
        let inside = &self.defs[def];
        let own = inside
            .control
            .and_then(|it| self.controls[it].label.as_ref());
        // The label of a repeat stands at the group around it.
        let label = own.or_else(|| {
            let mut around = self.controls.iter().filter(|it| it.def == Some(def));
            around
                .find_map(|it| it.label.as_ref())
                .filter(|_| inside.repeat)
        });
        Some(Asked {
            name: inside.name.to_string(),
            label: plain(label),
            constraint_message: plain(inside.constraint_message.as_ref()),
            required_message: plain(inside.required_message.as_ref()),
        })
    }

    /// The def at a path such as `/data/person[2]/@id`, whatever the numbers.
    fn def_at(&self, path: &str) -> Option<DefId> {
        let mut steps = path.strip_prefix('/')?.split('/');
        if steps.next()? != &*self.defs.first()?.name {
            return None;
        }
        steps.try_fold(0, |def, step| match step.strip_prefix('@') {
            Some(attribute) => self.attribute_def(def, attribute),
            None => self.child_def(def, step.split('[').next().unwrap_or(step)),
        })
    }

    fn plain(&self, text: &Text, language: Option<&str>) -> String {
        let parts = match text {
            Text::Literal(parts) => Some(parts),
            Text::Itext(id) => {
                let mut languages = self.texts.languages.iter();
                let wanted = languages.position(|(name, _)| Some(name.as_str()) == language);
                let texts = self
                    .texts
                    .languages
                    .get(wanted.unwrap_or(self.texts.default));
                texts.and_then(|(_, texts)| texts.get(id))
            }
        };
        let words = parts.into_iter().flatten().map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Output(_) => "…",
        });
        let whole: String = words.collect();
        whole.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What a submission says of the world in which it was filled in: the moment at which it was
    /// finished and the offset of the tablet's clock, from the answer of the form's `end`. Without
    /// one, neither is known.
    ///
    /// ```
    /// use xforms::engine::{Form, Submission};
    ///
    /// let form = Form::parse(r#"<h:html xmlns:h="h" xmlns:jr="j"><h:head><model>
    ///   <instance><data id="f"><end/></data></instance>
    ///   <bind nodeset="/data/end" jr:preload="timestamp" jr:preloadParams="end"/>
    /// </model></h:head></h:html>"#)?;
    /// let sent = Submission::parse("<data id='f'><end>2022-06-09T10:00:00.000+03:00</end></data>")?;
    /// let now = form.environment(&sent).now.ok_or("no end")?;
    /// assert_eq!(now.to_string(), "2022-06-09T07:00:00Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn environment(&self, submission: &Submission) -> Environment {
        let end = self.end(&submission.doc);
        let (now, zone) = end.map_or((None, TimeZone::UTC), |(at, zone)| (Some(at), zone));
        Environment {
            zone,
            now,
            ..Environment::default()
        }
    }

    fn end(&self, doc: &Document) -> Option<(Timestamp, TimeZone)> {
        let is_end =
            |(kind, parameter): &(String, String)| kind == "timestamp" && parameter == "end";
        let end = self
            .defs
            .iter()
            .position(|def| def.preload.as_ref().is_some_and(is_end))?;
        let mut steps = self.def_chain(end).into_iter().skip(1);
        let element = steps.try_fold(Document::ROOT, |element, def| {
            doc.child(element, &self.defs[def].name)
        })?;
        let text = doc.text(element);
        let offset = Offset::from_seconds(date::minutes_ahead(&text)?.checked_mul(60)?).ok()?;
        let at = date::parse_moment(&text, &TimeZone::UTC)?;
        Some((
            Timestamp::from_millisecond(at).ok()?,
            TimeZone::fixed(offset),
        ))
    }
}
