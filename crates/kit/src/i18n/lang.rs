//! One language, as a request carries it: its words, with English behind them.
//!
//! It must never show a message that it could not complete, and never hold anything of a reader.

use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use intl_memoizer::concurrent::IntlLangMemoizer;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use super::locale::{self, Locale, Style};
use super::{Text, Value, bidi, format};

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left: Arabic, Persian, Sorani, Hebrew…
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The plural form that a count takes in a language (CLDR cardinal rules).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Plural {
    /// Arabic 0.
    Zero,
    /// English 1; Russian 1, 21, 31…; Arabic 1.
    One,
    /// Arabic 2.
    Two,
    /// Russian 2–4, 22–24…; Arabic 3–10.
    Few,
    /// Russian 5–20, 25–30…; Arabic 11–99.
    Many,
    /// Everything else.
    Other,
}

impl Plural {
    /// CLDR's name of the form, as it stands in Fluent files and in figure definitions.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// A language with everything needed to speak it. Cloning copies a pointer.
///
/// ```
/// # use kit::i18n::Catalogue;
/// let catalogue = Catalogue::builder().build();
/// let lang = catalogue.lang("ru");
/// assert_eq!(lang.tag(), "ru");
/// assert_eq!(lang.direction().as_str(), "ltr");
/// assert_eq!(lang.number(1_234_567), "1\u{a0}234\u{a0}567");
/// ```
#[derive(Clone)]
pub struct Lang(Arc<Inner>);

struct Inner {
    tag: String,
    rtl: bool,
    missing: usize,
    locale: &'static Locale,
    plural: PluralRules,
    bundle: FluentBundle<FluentResource>,
    /// None for English itself.
    english: Option<Lang>,
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Lang").field(&self.0.tag).finish()
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.0.tag == other.0.tag
    }
}

impl Eq for Lang {}

impl Lang {
    pub(super) fn new(
        id: &LanguageIdentifier,
        resources: Vec<FluentResource>,
        transform: Option<Transform>,
        english: Option<Lang>,
    ) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![id.clone()]);
        // We isolate only values that need it: see the module's page.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(write_value));
        bundle.set_transform(transform);
        bundle
            .add_builtins()
            .expect("a new bundle has no function of that name");
        for resource in resources {
            bundle.add_resource_overriding(resource);
        }
        let tag = id.to_string();
        Self(Arc::new(Inner {
            rtl: bidi::is_rtl(&tag),
            missing: 0,
            locale: locale::find(&tag),
            plural: plural_rules(id),
            bundle,
            english,
            tag,
        }))
    }

    /// Remembers how many of these messages the language lacks.
    pub(super) fn count_missing<'a>(mut self, ids: impl Iterator<Item = &'a str>) -> Self {
        let missing = ids.filter(|id| !self.0.bundle.has_message(id)).count();
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.missing = missing;
        }
        self
    }

    /// The BCP 47 tag, for `lang` attributes: `en`, `ar-IQ`.
    pub fn tag(&self) -> &str {
        &self.0.tag
    }

    /// The direction, for `dir` attributes.
    pub fn direction(&self) -> Direction {
        if self.0.rtl {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    /// What its speakers call it (message `language-name`), for the menu of languages; the tag if
    /// its files do not say.
    pub fn name(&self) -> String {
        self.say("language-name", &FluentArgs::new())
            .unwrap_or_else(|| self.0.tag.clone())
    }

    /// How many messages have no translation here and are shown in English.
    pub fn missing(&self) -> usize {
        self.0.missing
    }

    /// The message of that id with its values; `id.attribute` names an attribute.
    ///
    /// Call the generated functions (`words::…`) instead; they know which messages exist and what
    /// they need. English stands in where the language lacks the message or its translation asks
    /// for something it was not given. An id that nobody has comes back as itself.
    pub fn text(&self, id: &str, args: &[(&str, Value<'_>)]) -> Text {
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        if let Some(words) = self.say(id, &args) {
            return Text::new(words, false);
        }
        let english = self.0.english.as_ref();
        let words = english.and_then(|english| english.say(id, &args));
        Text::new(words.unwrap_or_else(|| id.to_string()), true)
    }

    /// The plural form that this count takes.
    ///
    /// ```
    /// # use kit::i18n::{Catalogue, Plural};
    /// let ru = Catalogue::builder().build().lang("ru");
    /// assert_eq!(ru.plural(21), Plural::One);
    /// assert_eq!(ru.plural(11), Plural::Many);
    /// ```
    pub fn plural(&self, count: i64) -> Plural {
        match self.0.plural.select(count.unsigned_abs()) {
            Ok(PluralCategory::ZERO) => Plural::Zero,
            Ok(PluralCategory::ONE) => Plural::One,
            Ok(PluralCategory::TWO) => Plural::Two,
            Ok(PluralCategory::FEW) => Plural::Few,
            Ok(PluralCategory::MANY) => Plural::Many,
            Ok(PluralCategory::OTHER) | Err(_) => Plural::Other,
        }
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.pattern(id).is_some()
    }

    pub(super) fn locale(&self) -> &'static Locale {
        self.0.locale
    }

    /// None when the message is not here or could not be completed.
    fn say(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.pattern(id)?;
        let (mut words, mut errors) = (String::new(), Vec::new());
        // Not `format_pattern`: that one sends the whole sentence through the formatter again.
        self.0
            .bundle
            .write_pattern(&mut words, pattern, Some(args), &mut errors)
            .ok()?;
        errors.is_empty().then_some(words)
    }

    fn pattern(&self, id: &str) -> Option<&Pattern<&str>> {
        match id.split_once('.') {
            None => self.0.bundle.get_message(id)?.value(),
            Some((id, attribute)) => {
                let message = self.0.bundle.get_message(id)?;
                Some(message.get_attribute(attribute)?.value())
            }
        }
    }
}

/// Rewrites the text between values: for pseudo-languages.
pub(super) type Transform = fn(&str) -> std::borrow::Cow<'_, str>;

fn plural_rules(id: &LanguageIdentifier) -> PluralRules {
    let bare = LanguageIdentifier::from_parts(id.language, None, None, &[]);
    PluralRules::create(bare, PluralRuleType::CARDINAL)
        .or_else(|_| PluralRules::create(unic_langid::langid!("en"), PluralRuleType::CARDINAL))
        .expect("English has plural rules")
}

/// How a value enters a sentence: numbers as the language writes them, strings isolated if needed.
fn write_value(value: &FluentValue<'_>, intls: &IntlLangMemoizer) -> Option<String> {
    let written = intls.with_try_get::<Style, _, _>((), |style| match value {
        FluentValue::String(words) => Some(bidi::isolate(words, style.rtl)),
        FluentValue::Number(number) => Some(format::fluent_number(style.locale, number)),
        _ => None,
    });
    written.unwrap_or_else(|never| match never {})
}
