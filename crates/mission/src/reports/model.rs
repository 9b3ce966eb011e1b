//! What a report is, and the template that a new one starts from. No I/O.

use std::collections::BTreeMap;

use figures::Span;
use jiff::ToSpan;
use jiff::civil::Date;
use kit::form::Reader;
use kit::i18n::Lang;
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::words;

/// An issue as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Report {
    /// UUIDv7.
    pub id: String,
    /// Its number.
    pub issue: i64,
    /// First day of the period.
    pub period_from: String,
    /// Last day of the period.
    pub period_to: String,
    /// When the next is due, or empty.
    pub next_on: String,
    /// Cut-offs that differ from the end of the period, JSON by name.
    pub cutoffs: String,
    /// Language tag of the narrative.
    pub language: String,
    /// `draft`, `cleared`, `released`.
    pub status: String,
    /// Who drafted it.
    pub author: String,
    /// Who cleared it, or empty.
    pub cleared_by: String,
    /// When.
    pub cleared_at: Option<i64>,
    /// When it was released.
    pub released_at: Option<i64>,
    /// The printed sentence about surprising figures.
    pub explanation: String,
    /// Counts changes.
    pub version: i64,
}

impl Report {
    /// The days it covers; both ends count.
    pub fn period(&self) -> Span {
        let day = |text: &str| text.parse().unwrap_or(Date::ZERO);
        Span {
            from: day(&self.period_from),
            to: day(&self.period_to),
        }
    }

    /// The day up to which figures with this named cut-off are counted.
    pub fn cutoff(&self, name: &str) -> Date {
        let named: BTreeMap<String, String> =
            serde_json::from_str(&self.cutoffs).unwrap_or_default();
        named
            .get(name)
            .and_then(|day| day.parse().ok())
            .unwrap_or_else(|| self.period().to)
    }

    /// Whether its figures are frozen.
    pub fn is_frozen(&self) -> bool {
        self.status != "draft"
    }
}

impl Guarded for Report {
    fn thing(&self) -> Thing {
        Thing {
            author: self.author.clone(),
            state: self.status.clone(),
            ..Thing::default()
        }
    }
}

/// A section (card) of a report.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Section {
    /// UUIDv7.
    pub id: String,
    /// Its report.
    pub report: String,
    /// Its place.
    pub position: i64,
    /// Heading.
    pub heading: String,
    /// Narrative with figure tokens, paragraphs parted by an empty line.
    pub narrative: String,
    /// Counts changes.
    pub version: i64,
}

/// What the head of an issue says.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its number.
    pub issue: i64,
    /// First day.
    pub period_from: Date,
    /// Last day.
    pub period_to: Date,
    /// When the next is due.
    pub next_on: Option<Date>,
    /// Cut-offs by name.
    pub cutoffs: BTreeMap<String, Date>,
    /// Language tag of narrative and printings.
    pub language: String,
}

impl Head {
    /// The cut-offs as they are stored.
    pub(super) fn cutoffs_json(&self) -> String {
        let days: BTreeMap<&str, String> = self
            .cutoffs
            .iter()
            .map(|(name, day)| (name.as_str(), day.to_string()))
            .collect();
        serde_json::to_string(&days).unwrap_or_default()
    }
}

/// A report to make.
#[derive(Debug, Clone)]
pub struct NewReport {
    /// Its head.
    pub head: Head,
    /// Account.
    pub author: String,
    /// Heading and narrative.
    pub sections: Vec<(String, String)>,
}

/// Reads the form of an issue's head.
pub(super) fn parse(lang: &Lang, answers: &Answers, languages: &[Lang]) -> Result<Head, Errors> {
    let mut reader = Reader::new(lang, answers);
    let issue = reader.whole("issue", 1, 100_000);
    if issue.is_none() && reader.errors.of("issue").is_none() {
        reader.wrong("issue", kit::words::check_whole(lang));
    }
    let (from, to) = (reader.day("period_from"), reader.day("period_to"));
    for (name, day) in [("period_from", from), ("period_to", to)] {
        if day.is_none() && reader.errors.of(name).is_none() {
            reader.wrong(name, kit::words::check_whole_date(lang));
        }
    }
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reader.wrong("period_to", words::ends_before_it_begins(lang));
    }
    let hotline = reader.day("cutoff_hotline");
    let next_on = reader.day("next_on");
    let tags: Vec<&str> = languages.iter().map(Lang::tag).collect();
    let language = reader.required_choice("language", &words::language(lang), &tags);
    reader.finish()?;
    let cutoffs = hotline
        .map(|day| ("hotline".to_string(), day))
        .into_iter()
        .collect();
    Ok(Head {
        issue: issue.unwrap_or(1),
        period_from: from.unwrap_or(Date::ZERO),
        period_to: to.unwrap_or(Date::ZERO),
        next_on,
        cutoffs,
        language,
    })
}

/// What the form of issue N+1 starts with: the fortnight after issue N.
pub(super) fn following(last: Option<&Report>, today: Date) -> Answers {
    let (issue, from) = match last {
        Some(last) => (last.issue + 1, last.period().to.saturating_add(1.day())),
        None => (1, today.saturating_sub(13.days())),
    };
    let to = from.saturating_add(13.days());
    let language = last.map_or("en", |last| last.language.as_str());
    Answers::new()
        .with("issue", issue.to_string())
        .with("language", language)
        .with_date("period_from", from)
        .with_date("period_to", to)
        .with_date("next_on", to.saturating_add(14.days()))
        .with_date("cutoff_hotline", to.saturating_sub(3.days()))
}

/// What the form of a draft's head starts with.
pub(super) fn answers(report: &Report) -> Answers {
    let span = report.period();
    let answers = Answers::new()
        .with("issue", report.issue.to_string())
        .with("language", &report.language)
        .with("version", report.version.to_string())
        .with_date("period_from", span.from)
        .with_date("period_to", span.to)
        .with_date("cutoff_hotline", report.cutoff("hotline"));
    match report.next_on.parse() {
        Ok(next_on) => answers.with_date("next_on", next_on),
        Err(_) => answers,
    }
}

/// The sections of a mission's first report in a language, from `library/reports`: a heading line
/// begins with `# `. Languages that the mission added itself begin in English.
pub fn template(language: &str) -> Vec<(String, String)> {
    let text = match language {
        "ar" => include_str!("../../../../library/reports/sitrep.ar.md"),
        "be" => include_str!("../../../../library/reports/sitrep.be.md"),
        "ru" => include_str!("../../../../library/reports/sitrep.ru.md"),
        _ => include_str!("../../../../library/reports/sitrep.en.md"),
    };
    text.split("\n# ")
        .filter_map(|part| {
            let (heading, narrative) = part.trim_start_matches("# ").split_once('\n')?;
            Some((heading.trim().to_string(), narrative.trim().to_string()))
        })
        .collect()
}
