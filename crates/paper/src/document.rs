//! A report as plain data: what is said, in which order, and which printed numbers are figures.
//! It holds no layout and no markup; every text is plain text, whatever it looks like.

use jiff::civil::Date;

use crate::{Chart, Labels, Table};

/// One printing of a report, in one language.
///
/// Build it with struct update syntax from [`Document::new`] and push the blocks:
///
/// ```
/// use paper::{Block, Document, Labels, Language, Run};
///
/// let mut report = Document::new(Language::ltr("en"), "Situation report No. 18", Labels::default());
/// report.push(Block::Paragraph(vec![
///     Run::text("Since January "),
///     Run::figure("533", "18-avrr-departed"),
///     Run::text(" people returned."),
/// ]));
/// assert_eq!(report.blocks.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Language and direction of everything that a run does not mark otherwise.
    pub language: Language,
    /// The heading of the first page and the title of the file.
    pub title: String,
    /// One line under the title; empty for none.
    pub subtitle: String,
    /// Who publishes it, printed above the title and in the running header; empty for none.
    pub publisher: String,
    /// A mark of status in the masthead and on each page, such as "Internal".
    pub status: Option<String>,
    /// The lines of the masthead: period, as-of day, next issue.
    pub header: Vec<Fact>,
    /// The day of this printing, for the properties of the file. Never today by itself.
    pub date: Date,
    /// Where `/figures/{id}` lives, such as `https://mission.example`, without a slash at its end.
    /// HTML links stay relative when it is empty; paper then prints the id without an address.
    pub base_url: String,
    /// What the report says.
    pub blocks: Vec<Block>,
    /// The words that the layout itself needs.
    pub labels: Labels,
}

impl Document {
    /// An empty document in `language`, dated 1970-01-01 until the caller sets [`Document::date`].
    pub fn new(language: Language, title: impl Into<String>, labels: Labels) -> Self {
        Self {
            language,
            title: title.into(),
            subtitle: String::new(),
            publisher: String::new(),
            status: None,
            header: Vec::new(),
            date: Date::constant(1970, 1, 1),
            base_url: String::new(),
            blocks: Vec::new(),
            labels,
        }
    }

    /// Adds a block at the end.
    pub fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }
}

/// A language and the direction it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// BCP 47, such as `en`, `ru`, `be`, `ar`.
    pub tag: String,
    /// Which side a line starts at.
    pub direction: Direction,
}

impl Language {
    /// A language written from left to right.
    pub fn ltr(tag: impl Into<String>) -> Self {
        Self {
            tag: tag.into(),
            direction: Direction::Ltr,
        }
    }

    /// A language written from right to left.
    pub fn rtl(tag: impl Into<String>) -> Self {
        Self {
            tag: tag.into(),
            direction: Direction::Rtl,
        }
    }
}

/// The side a line starts at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// A name and what stands under it: "Period" – "27 May – 9 June 2022".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

impl Fact {
    /// A labelled line.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

/// One piece of a document, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading outside a card.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// Boxes with the main numbers, side by side.
    KeyFigures(Vec<KeyFigure>),
    /// A section that can be linked to by itself.
    Card(Card),
    /// A table.
    Table(Table),
    /// A chart, printed with its alternative text; HTML adds its data table.
    Chart(Chart),
    /// Bullets or numbers.
    List(List),
    /// Notes that the text refers to by their marks.
    Footnotes(Vec<Footnote>),
    /// Whom to ask.
    Contacts(Vec<Contact>),
    /// Small print at the end, a paragraph each.
    Disclaimers(Vec<String>),
}

/// A stretch of text of one kind within a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text itself. Line breaks (`\n`) are kept.
    pub text: String,
    /// Printed strongly.
    pub strong: bool,
    /// The id of the frozen figure that this number prints: a link to `/figures/{id}`.
    pub figure: Option<String>,
    /// What it says changed since the last issue.
    pub changed: bool,
    /// Set small and raised, like the mark of a footnote.
    pub raised: bool,
    /// Set when this stretch is in another language than the document.
    pub language: Option<Language>,
}

impl Run {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Strong text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self {
            strong: true,
            ..Self::text(text)
        }
    }

    /// A printed number and the id of its frozen figure.
    pub fn figure(text: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            figure: Some(id.into()),
            ..Self::text(text)
        }
    }

    /// The mark of a [`Footnote`], set after what it explains.
    pub fn mark(mark: impl Into<String>) -> Self {
        Self {
            raised: true,
            ..Self::text(mark)
        }
    }

    /// Marks it as changed since the last issue.
    #[must_use]
    pub fn changed(self) -> Self {
        Self {
            changed: true,
            ..self
        }
    }

    /// Says that it is in another language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self {
            language: Some(language),
            ..self
        }
    }
}

/// How deep a heading stands under the title of the document. A level left out is closed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A section, like the heading of a card.
    Section,
    /// A part of a section.
    Part,
    /// A part of a part.
    Detail,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its depth.
    pub level: Level,
    /// Its words.
    pub text: String,
    /// The fragment that links to it (`#anchor`), unique within the document; empty for none.
    pub anchor: String,
}

/// A section with a permalink.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Card {
    /// The fragment that links to it, unique within the document.
    pub anchor: String,
    /// Its heading, on the level of [`Level::Section`].
    pub heading: String,
    /// What it says. A card within a card is printed as a part of it.
    pub blocks: Vec<Block>,
}

/// A box with one number. Empty texts are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyFigure {
    /// The number as printed.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// How it moved: "+47 = 30 new, 21 late, −4 merged".
    pub delta: String,
    /// Which day or window it speaks of.
    pub as_of: String,
    /// What one must know to read it rightly.
    pub footnote: String,
    /// The id of the frozen figure.
    pub figure: Option<String>,
    /// It changed since the last issue.
    pub changed: bool,
}

/// Items, each a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// Numbers instead of bullets.
    pub ordered: bool,
    /// The items.
    pub items: Vec<Vec<Run>>,
}

/// A note and the mark by which the text refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// As written in the text: `1`, `*`.
    pub mark: String,
    /// The note.
    pub runs: Vec<Run>,
}

/// Somebody or an office to ask. Empty texts are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Name of the person or office.
    pub name: String,
    /// What they answer for.
    pub role: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number as printed.
    pub phone: String,
}

/// A file carried inside the PDF, such as the XLSX annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name, such as `figures.xlsx`.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// What it is, for somebody who cannot see its icon.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
