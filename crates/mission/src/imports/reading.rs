//! Reading one row: from cells to values, collecting every mistake at once, in the reader's
//! language. Liberal in how something is written, strict in what it means: what could be two things
//! is asked back.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kit::codes::country;
use kit::i18n::{Lang, Precision, Text};
use kit::import::{self, Cell, DayError};
use kit::policy::Actor;
use kit::ui::Errors;

use super::desk::Desk;
use super::plan::Mistake;
use super::vocabulary::Vocabulary;
use super::words;
use crate::places::Place;

/// Days before this year are slips of the keyboard.
const EARLIEST_YEAR: i16 = 1990;
/// And births before this one.
const EARLIEST_BIRTH: i16 = 1890;

/// The cells of one row, and what is wrong with them so far.
pub struct Cells<'a> {
    desk: &'a Desk<'a>,
    row: &'a import::Row,
    /// What is wrong so far.
    pub mistakes: Vec<Mistake>,
}

impl<'a> Cells<'a> {
    pub(super) fn of(desk: &'a Desk<'a>, row: &'a import::Row) -> Self {
        Self {
            desk,
            row,
            mistakes: Vec::new(),
        }
    }

    /// Language of the messages.
    pub fn lang(&self) -> &'a Lang {
        self.desk.lang
    }

    /// Who takes the list over.
    pub fn sender(&self) -> &'a Actor {
        self.desk.actor
    }

    /// Today, for the mission.
    pub fn today(&self) -> Date {
        self.desk.today
    }

    /// What the row holds in a column, or what was said for the whole list.
    pub fn cell(&self, code: &str) -> Cell {
        self.desk.cell(self.row, code)
    }

    /// Whether there is nothing in a column.
    pub fn is_empty(&self, code: &str) -> bool {
        self.cell(code) == Cell::Empty
    }

    /// Writes a mistake down.
    pub fn wrong(&mut self, column: &'static str, reason: Text) {
        let cell = self.cell(column).to_string();
        self.mistakes.push(Mistake {
            column,
            cell,
            reason,
        });
    }

    /// Writes down what a form would say to the same values, under the columns of the same names.
    pub fn mend(&mut self, errors: &Errors) {
        for (name, message) in errors.iter() {
            let columns = self.desk.about.columns;
            let same = columns.iter().find(|column| column.code == name);
            // A mistake in a field that no column holds is one of the row.
            let column = same.unwrap_or(&columns[0]).code;
            if !self.mistakes.iter().any(|mistake| mistake.column == column) {
                self.wrong(column, message.clone());
            }
        }
    }

    /// Writes down that something has to be there.
    pub fn asked(&mut self, column: &'static str) {
        let word = self.desk.about.word(self.lang(), column);
        let reason = kit::words::check_required(self.lang(), word);
        self.wrong(column, reason);
    }

    /// A text of at most `max` characters; empty where there is none.
    pub fn text(&mut self, code: &'static str, max: usize) -> String {
        let text = import::text(&self.cell(code));
        if text.chars().count() > max {
            let max = i64::try_from(max).unwrap_or(i64::MAX);
            self.wrong(code, kit::words::check_too_long(self.lang(), max));
        }
        text
    }

    /// A day that is not in the future.
    pub fn day(&mut self, code: &'static str) -> Option<Date> {
        match import::day(&self.cell(code), self.desk.said.order, self.today()) {
            Ok(Some(day)) if day > self.today() => {
                self.wrong(code, kit::words::check_future(self.lang()));
                None
            }
            Ok(Some(day)) if day.year() < EARLIEST_YEAR => {
                self.wrong(code, words::too_early(self.lang()));
                None
            }
            Ok(day) => day,
            Err(error) => {
                let reason = self.day_word(error);
                self.wrong(code, reason);
                None
            }
        }
    }

    /// The same where a day has to be there; today stands in for a mistake.
    pub fn required_day(&mut self, code: &'static str) -> Date {
        if self.is_empty(code) {
            self.asked(code);
        }
        self.day(code).unwrap_or(self.today())
    }

    fn day_word(&self, error: DayError) -> Text {
        match error {
            DayError::Ambiguous => words::ambiguous(self.lang()),
            DayError::Unreadable => kit::words::check_date(self.lang()),
        }
    }

    /// A birth date not after `latest`, which may be a year alone.
    pub fn birth(&mut self, code: &'static str, latest: Date) -> Option<(Date, Precision)> {
        match import::birth(&self.cell(code), self.desk.said.order, self.today()) {
            Ok(Some((day, _))) if day > latest || day.year() < EARLIEST_BIRTH => {
                self.wrong(code, kit::words::check_birth(self.lang()));
                None
            }
            Ok(birth) => birth,
            Err(error) => {
                let reason = self.day_word(error);
                self.wrong(code, reason);
                None
            }
        }
    }

    /// An age in completed years.
    pub fn age(&mut self, code: &'static str) -> Option<i64> {
        import::age(&self.cell(code)).unwrap_or_else(|_| {
            self.wrong(code, kit::words::check_range(self.lang(), "0", "120"));
            None
        })
    }

    /// One of `female`, `male`, `other`, `unknown`.
    pub fn sex(&mut self, code: &'static str) -> &'static str {
        import::sex(&self.cell(code)).unwrap_or_else(|_| {
            self.wrong(code, words::unknown_sex(self.lang()));
            "unknown"
        })
    }

    /// A country's alpha-3 code; empty where there is none.
    pub fn country(&mut self, code: &'static str) -> String {
        let typed = import::text(&self.cell(code));
        if typed.is_empty() {
            return typed;
        }
        if let Ok(country) = country::by_name(&typed) {
            return country.code().to_string();
        }
        self.wrong(code, words::unknown_country(self.lang()));
        String::new()
    }

    /// A whole number from `min` to `max`.
    pub fn whole(&mut self, code: &'static str, min: i64, max: i64) -> Option<i64> {
        match import::number(&self.cell(code)) {
            Ok(None) => None,
            Ok(Some(thousandths)) if thousandths % 1000 == 0 => {
                let whole = thousandths / 1000;
                if (min..=max).contains(&whole) {
                    return Some(whole);
                }
                let range = (self.desk.lang.number(min), self.desk.lang.number(max));
                let reason = kit::words::check_range(self.lang(), range.0, range.1);
                self.wrong(code, reason);
                None
            }
            _ => {
                self.wrong(code, words::no_number(self.lang()));
                None
            }
        }
    }

    /// Yes or no.
    pub fn yes_no(&mut self, code: &'static str) -> Option<bool> {
        import::yes_no(&self.cell(code)).unwrap_or_else(|_| {
            self.wrong(code, words::no_yes_no(self.lang()));
            None
        })
    }

    /// A code by one of its words.
    pub fn one_of(&mut self, code: &'static str, known: &Vocabulary) -> Option<String> {
        let typed = import::text(&self.cell(code));
        if typed.is_empty() {
            return None;
        }
        let found = known.find(&typed).map(str::to_string);
        if found.is_none() {
            let reason = known.ask(self.lang());
            self.wrong(code, reason);
        }
        found
    }

    /// Several codes in one cell, in order, each once.
    pub fn several(&mut self, code: &'static str, known: &Vocabulary) -> BTreeSet<String> {
        let typed = import::text(&self.cell(code));
        known.find_all(&typed).unwrap_or_else(|| {
            let reason = known.ask(self.lang());
            self.wrong(code, reason);
            BTreeSet::new()
        })
    }

    /// The same for a list in which a place that is none of ours says nothing and does no harm.
    pub fn office_and_known_place(
        &mut self,
        office: &'static str,
        place: &'static str,
    ) -> (String, String) {
        let before = self.mistakes.len();
        let found = self.office_and_place(office, place);
        let unknown = |mistake: &Mistake| mistake.column == place;
        let kept = self.mistakes.split_off(before);
        self.mistakes
            .extend(kept.into_iter().filter(|m| !unknown(m)));
        found
    }

    /// The office and the place of a row: a place that is an office of ours is the office. Rows that
    /// name no office belong to the one that was chosen for the list.
    pub fn office_and_place(
        &mut self,
        office: &'static str,
        place: &'static str,
    ) -> (String, String) {
        let named = self.place(office);
        let at = self.place(place);
        let is_office = |place: &&Place| place.kind == "office";
        if named.is_some_and(|named| named.kind != "office") {
            self.wrong(office, words::no_office(self.lang()));
        }
        let owner = named.filter(is_office).or(at.filter(is_office));
        let owner = owner.map_or(self.desk.office, |place| place.id.as_str());
        if owner.is_empty() {
            self.asked(office);
        }
        let site = at.filter(|place| place.id != owner);
        (
            owner.to_string(),
            site.map(|place| place.id.clone()).unwrap_or_default(),
        )
    }

    /// The place of that name, or the only one whose name holds those words.
    pub fn place(&mut self, code: &'static str) -> Option<&'a Place> {
        let typed = import::fold(&import::text(&self.cell(code)));
        if typed.is_empty() {
            return None;
        }
        let found = find_place(self.desk.places.values(), &typed);
        if found.is_none() {
            self.wrong(code, words::unknown_place(self.lang()));
        }
        found
    }
}

fn find_place<'p>(places: impl Iterator<Item = &'p Place>, typed: &str) -> Option<&'p Place> {
    let holds = |whole: &str, part: &str| {
        !part.is_empty() && format!(" {whole} ").contains(&format!(" {part} "))
    };
    let mut alike = Vec::new();
    for place in places {
        let names = [&place.id, &place.name, &place.local_name].map(|name| import::fold(name));
        if names.iter().any(|name| name == typed) {
            return Some(place);
        }
        if names
            .iter()
            .any(|name| holds(name, typed) || holds(typed, name))
        {
            alike.push(place);
        }
    }
    match alike[..] {
        [only] => Some(only),
        _ => None,
    }
}
