//! A document as values for `template.typ`. Strings stay strings: the template prints them and
//! never evaluates them. What the template must not decide is decided here: levels of headings,
//! numbers of figures, widths of columns, which characters can be written.

use typst::foundations::{Array, Bytes, Dict, IntoValue, Value, dict};

use super::PdfFault;
use super::glyphs::check;
use super::world::datetime;
use crate::chart::Chart;
use crate::document::{
    Attachment, Block, Card, Contact, Direction, Document, Heading, KeyFigure, Language, Run,
};
use crate::labels::Labels;
use crate::machine;
use crate::markup::{anchor, escape_address, figure_address};
use crate::outline::Outline;
use crate::svg::{Hold, Lettering, WIDTH};
use crate::table::{Align, Cell, Row, Table, Value as CellValue};
use crate::text::{clean, line};

/// Tables of fewer characters are narrower than the page.
const FULL_WIDTH: usize = 72;

/// The whole document, or the first thing in it that cannot be printed.
pub(super) fn of(document: &Document, attachments: &[Attachment]) -> Result<Dict, PdfFault> {
    let mut writer = Writer {
        document,
        outline: Outline::default(),
        figures: Vec::new(),
        changed: false,
    };
    let blocks = writer.blocks(&document.blocks)?;
    let labels = labels(&document.labels)?;
    let facts = array(&document.header, |fact| {
        Ok(dict! { "label" => text(&fact.label)?, "value" => text(&fact.value)? })
    })?;
    let figures = writer.figures()?;
    let files = attachments.iter().map(|file| {
        dict! {
            "name" => anchor(&line(&file.name)),
            "media-type" => &*file.media_type,
            "description" => line(&file.description).into_owned(),
            "data" => Bytes::new(file.bytes.clone()),
        }
        .into_value()
    });
    Ok(dict! {
        "lang" => language_code(&document.language),
        "rtl" => document.language.direction == Direction::Rtl,
        "title" => text(&line(&document.title))?,
        "subtitle" => text(&document.subtitle)?,
        "publisher" => text(&line(&document.publisher))?,
        "status" => text(&line(document.status.as_deref().unwrap_or_default()))?,
        "date" => datetime(document.date),
        "facts" => facts,
        "blocks" => blocks,
        "labels" => labels,
        "changed" => writer.changed,
        "figures" => figures,
        "files" => files.collect::<Array>(),
    })
}

/// Walks a document and remembers what its end needs.
struct Writer<'a> {
    document: &'a Document,
    outline: Outline,
    /// Id and printed text, in the order of their numbers.
    figures: Vec<(String, String)>,
    changed: bool,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<Array, PdfFault> {
        array(blocks, |block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<Dict, PdfFault> {
        Ok(match block {
            Block::Heading(heading) => self.heading(heading)?,
            Block::Paragraph(runs) => dict! { "kind" => "paragraph", "body" => self.runs(runs)? },
            Block::KeyFigures(boxes) => {
                let boxes = array(boxes, |key| self.key_figure(key))?;
                dict! { "kind" => "keys", "items" => boxes }
            }
            Block::Card(card) => self.card(card)?,
            Block::Table(table) => self.table(table)?,
            Block::Chart(chart) => self.chart(chart)?,
            Block::List(list) => {
                let items = array(&list.items, |item| self.runs(item))?;
                dict! { "kind" => "list", "ordered" => list.ordered, "items" => items }
            }
            Block::Footnotes(notes) => {
                let items = array(notes, |note| {
                    Ok(dict! { "mark" => text(&note.mark)?, "body" => self.runs(&note.runs)? })
                })?;
                dict! { "kind" => "notes", "items" => items }
            }
            Block::Contacts(contacts) => {
                dict! { "kind" => "contacts", "items" => array(contacts, contact)? }
            }
            Block::Disclaimers(texts) => {
                dict! { "kind" => "disclaimers", "items" => array(texts, |t| text(t))? }
            }
        })
    }

    fn heading(&mut self, heading: &Heading) -> Result<Dict, PdfFault> {
        Ok(dict! {
            "kind" => "heading",
            "level" => level(self.outline.heading(heading.level, &heading.text)),
            "text" => text(&line(&heading.text))?,
        })
    }

    fn card(&mut self, card: &Card) -> Result<Dict, PdfFault> {
        let place = self.outline.enter(&card.heading);
        let blocks = self.blocks(&card.blocks)?;
        self.outline.leave();
        Ok(dict! {
            "kind" => "card",
            "level" => level(place),
            "text" => text(&line(&card.heading))?,
            "blocks" => blocks,
        })
    }

    /// Stretches of neighbours that changed alike, so that one mark runs through a sentence.
    fn runs(&mut self, runs: &[Run]) -> Result<Array, PdfFault> {
        let stretches: Vec<&[Run]> = runs.chunk_by(|a, b| a.changed == b.changed).collect();
        array(&stretches, |stretch| {
            let changed = stretch.iter().any(|run| run.changed);
            self.changed |= changed;
            let runs = array(stretch, |run| self.run(run))?;
            Ok(dict! { "changed" => changed, "runs" => runs })
        })
    }

    fn run(&mut self, run: &Run) -> Result<Dict, PdfFault> {
        let mut out = dict! {
            "text" => text(&run.text)?,
            "strong" => run.strong,
            "raised" => run.raised,
            "figure" => self.figure(run.figure.as_deref(), &run.text),
            "lang" => Value::None,
        };
        if let Some(language) = &run.language {
            out.insert("lang".into(), language_code(language).into_value());
            let rtl = language.direction == Direction::Rtl;
            out.insert("rtl".into(), rtl.into_value());
        }
        Ok(out)
    }

    /// Address and number of a figure in running text; the same id has one number.
    fn figure(&mut self, id: Option<&str>, printed: &str) -> Value {
        let Some(id) = id else { return Value::None };
        let known = self.figures.iter().position(|(known, _)| known == id);
        let number = known.unwrap_or_else(|| {
            self.figures.push((id.to_owned(), printed.to_owned()));
            self.figures.len() - 1
        });
        dict! { "number" => number + 1, "address" => self.address(id) }.into_value()
    }

    /// Paper knows no relative links: without an address of the mission there is none.
    fn address(&self, id: &str) -> Value {
        let address = figure_address(&self.document.base_url, id);
        if address.starts_with("http") {
            address.into_value()
        } else {
            Value::None
        }
    }

    fn figures(&self) -> Result<Array, PdfFault> {
        array(&self.figures, |(id, printed)| {
            Ok(dict! {
                "id" => text(&line(id))?,
                "text" => text(&line(printed))?,
                "address" => self.address(id),
            })
        })
    }

    fn key_figure(&mut self, key: &KeyFigure) -> Result<Dict, PdfFault> {
        self.changed |= key.changed;
        Ok(dict! {
            "value" => narrow(&line(&key.value))?,
            "label" => narrow(&key.label)?,
            "delta" => narrow(&key.delta)?,
            "as-of" => narrow(&key.as_of)?,
            "footnote" => narrow(&key.footnote)?,
            "figure" => self.figure(key.figure.as_deref(), &key.value),
            "changed" => key.changed,
        })
    }

    fn table(&self, table: &Table) -> Result<Dict, PdfFault> {
        let labels = &self.document.labels;
        let widths = widths(table, labels);
        let share = (widths.iter().sum::<usize>() * 100 / FULL_WIDTH).clamp(45, 100);
        let heads = array(&table.columns, |column| narrow(&column.heading))?;
        let ends = table
            .columns
            .iter()
            .map(|c| (c.align == Align::End).into_value());
        let rows = array(&table.rows, |row| {
            let cells = (0..table.columns.len()).map(|index| self.cell(row, index));
            let cells = cells.collect::<Result<Array, _>>()?;
            Ok(dict! { "total" => row.total, "cells" => cells })
        })?;
        let mut notes = Vec::new();
        if machine::has_withheld(table) {
            notes.push(format!("{} {}", labels.suppressed_mark, labels.suppressed));
        }
        notes.extend(table.notes.iter().cloned());
        Ok(dict! {
            "kind" => "table",
            "caption" => text(&table.caption)?,
            "widths" => widths.iter().map(|w| int(*w)).collect::<Array>(),
            "share" => int(share),
            "heads" => heads,
            "ends" => ends.collect::<Array>(),
            "rows" => rows,
            "headings" => table.row_headings,
            "notes" => array(&notes, |note| text(note))?,
        })
    }

    fn cell(&self, row: &Row, index: usize) -> Result<Value, PdfFault> {
        let cell = machine::cell(row, index);
        let printed = printed(cell, &self.document.labels);
        let address = cell
            .figure
            .as_deref()
            .map_or(Value::None, |id| self.address(id));
        Ok(dict! { "text" => narrow(&printed)?, "address" => address }.into_value())
    }

    fn chart(&self, chart: &Chart) -> Result<Dict, PdfFault> {
        let labels = &self.document.labels;
        let alternative = clean(&chart.alternative(labels)).into_owned();
        if alternative.trim().is_empty() {
            return Err(PdfFault::MissingAlternative {
                chart: chart.title.clone(),
            });
        }
        let picture = chart.picture(labels, self.document.language.direction, false);
        Ok(dict! {
            "kind" => "chart",
            "title" => text(&chart.title)?,
            "subtitle" => text(&chart.subtitle)?,
            "alt" => alternative,
            "letterings" => array(&picture.letterings, lettering)?,
            "svg" => Bytes::from_string(picture.svg),
            "size" => [WIDTH, picture.height].map(Value::Float).into_iter().collect::<Array>(),
            "notes" => array(&chart.notes, |note| text(note))?,
        })
    }
}

/// A cell as readers see it.
fn printed(cell: &Cell, labels: &Labels) -> String {
    labels.show(&cell.value).unwrap_or_else(|| {
        if cell.value == CellValue::Suppressed {
            labels.suppressed_mark.clone()
        } else {
            labels.empty_mark.clone()
        }
    })
}

/// Parts of the width for each column: its longest cell within reason, at least its longest word.
fn widths(table: &Table, labels: &Labels) -> Vec<usize> {
    const REASON: std::ops::RangeInclusive<usize> = 6..=38;
    let length = |text: &str| text.chars().count();
    let widths = table.columns.iter().enumerate().map(|(index, column)| {
        let cells = table
            .rows
            .iter()
            .map(|row| length(&printed(machine::cell(row, index), labels)));
        let head = column.heading.split_whitespace().map(length).max();
        let longest = cells.max().unwrap_or(0).max(head.unwrap_or(0) + 1);
        longest.max(length(&column.heading) / 3) + 2
    });
    widths
        .map(|w| w.clamp(*REASON.start(), *REASON.end()))
        .collect()
}

/// A line of text on a chart, at its place in units of the picture.
fn lettering(lettering: &Lettering) -> Result<Dict, PdfFault> {
    let share = match lettering.hold {
        Hold::Start => 0.0,
        Hold::Middle => 0.5,
        Hold::End => 1.0,
    };
    Ok(dict! {
        "x" => lettering.at.0,
        "y" => lettering.at.1,
        "before" => share,
        "size" => lettering.pen.size,
        "bold" => lettering.pen.bold,
        "color" => lettering.pen.color,
        "text" => text(&lettering.text)?,
    })
}

fn contact(contact: &Contact) -> Result<Dict, PdfFault> {
    let email = text(&line(&contact.email))?;
    Ok(dict! {
        "name" => text(&line(&contact.name))?,
        "role" => text(&line(&contact.role))?,
        "mailto" => format!("mailto:{}", escape_address(&contact.email)),
        "email" => email,
        "phone" => text(&line(&contact.phone))?,
    })
}

fn labels(labels: &Labels) -> Result<Dict, PdfFault> {
    Ok(dict! {
        "page" => text(&line(&labels.page))?,
        "changed" => text(&labels.changed)?,
        "no-rows" => text(&labels.no_rows)?,
        "figures-heading" => text(&line(&labels.figures_heading))?,
        "figures-text" => text(&labels.figures_text)?,
    })
}

/// Text that can be printed, in a line of the page.
fn text(text: &str) -> Result<String, PdfFault> {
    printable(text, 60)
}

/// Text that can be printed, in a column of a table.
fn narrow(text: &str) -> Result<String, PdfFault> {
    printable(text, 24)
}

/// Cleans and checks text, and lets words longer than `longest` break, since they would run out of
/// their place.
fn printable(text: &str, longest: usize) -> Result<String, PdfFault> {
    const MAY_BREAK: char = '\u{200b}';
    let text = clean(text);
    check(&text)?;
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if word.chars().count() <= longest {
            out.push_str(word);
            continue;
        }
        for (i, c) in word.chars().enumerate() {
            if i > 0 && i.is_multiple_of(longest / 2) {
                out.push(MAY_BREAK);
            }
            out.push(c);
        }
    }
    Ok(out)
}

fn array<T, V: IntoValue>(
    items: &[T],
    mut value: impl FnMut(&T) -> Result<V, PdfFault>,
) -> Result<Array, PdfFault> {
    items
        .iter()
        .map(|item| Ok(value(item)?.into_value()))
        .collect()
}

/// The level of a heading, or none for one that is not printed.
fn level(level: Option<u8>) -> Value {
    level.map_or(Value::None, |level| i64::from(level).into_value())
}

fn int(number: usize) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into_value()
}

/// The language subtag alone: typst knows languages of two or three letters.
fn language_code(language: &Language) -> String {
    let code = language.tag.split(['-', '_']).next().unwrap_or_default();
    if (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphabetic()) {
        code.to_ascii_lowercase()
    } else {
        "und".to_owned()
    }
}
