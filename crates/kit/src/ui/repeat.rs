//! A group of fields that repeats (members of a household). Works without scripts: "add another"
//! and "remove" send the form, and [`Answers::edit_rows`] gives back what to show. It must never
//! lose a row that was typed.

use super::{Answers, Form};
use crate::i18n::Text;
use crate::words;
use maud::{Markup, html};

impl Answers {
    /// How many rows of `list` hold something: one more than the highest number in a field name
    /// of the form `{list}_{number}_…`.
    pub fn rows(&self, list: &str) -> usize {
        self.names()
            .filter_map(|name| row_of(name, list))
            .map(|(number, _)| number + 1)
            .max()
            .unwrap_or(0)
    }

    /// What to show again when "add another" or "remove" was pressed rather than the form sent;
    /// `None` when it was sent.
    ///
    /// ```
    /// use kit::ui::Answers;
    /// let sent: Answers = [("member_0_name", "A"), ("member_1_name", "B"), ("remove", "member_0")].into();
    /// let again = sent.edit_rows().unwrap();
    /// assert_eq!(again.get("member_0_name"), "B");
    /// assert_eq!(again.rows("member"), 1);
    /// ```
    pub fn edit_rows(&self) -> Option<Self> {
        if !self.get("add").is_empty() {
            return Some(self.clone());
        }
        let (list, number) = self.get("remove").rsplit_once('_')?;
        let gone: usize = number.parse().ok()?;
        Some(
            self.pairs()
                .filter(|(name, _)| *name != "remove")
                .filter_map(|(name, value)| {
                    let name = match row_of(name, list) {
                        Some((n, _)) if n == gone => return None,
                        Some((n, rest)) if n > gone => format!("{list}_{}_{rest}", n - 1),
                        _ => name.to_owned(),
                    };
                    Some((name, value.to_owned()))
                })
                .collect(),
        )
    }
}

fn row_of<'n>(name: &'n str, list: &str) -> Option<(usize, &'n str)> {
    let (number, rest) = name
        .strip_prefix(list)?
        .strip_prefix('_')?
        .split_once('_')?;
    Some((number.parse().ok()?, rest))
}

impl Form<'_> {
    /// Rows of fields, at least `least` of them, each under `legend` and its number. `fields`
    /// writes a row, whose field names must begin with the prefix that it is given
    /// (`member_0_`). `add` is the label of the button that adds one.
    pub fn repeat(
        &self,
        list: &str,
        least: usize,
        legend: &Text,
        add: &Text,
        fields: impl Fn(&str) -> Markup,
    ) -> Markup {
        let extra = usize::from(self.answers.get("add") == list);
        let rows = (self.answers.rows(list) + extra).max(least);
        html! {
            div.ws-repeat data-module="ws-repeat" data-list=(list) data-least=(least) {
                // The first button of a form answers the Enter key: it must be the one that sends.
                button.govuk-visually-hidden type="submit" tabindex="-1" aria-hidden="true" {}
                @for n in 0..rows {
                    fieldset.govuk-fieldset.ws-repeat__row {
                        legend.govuk-fieldset__legend.govuk-fieldset__legend--s {
                            (numbered(legend, n))
                        }
                        button.ws-plain-button.ws-repeat__remove type="submit" name="remove"
                            value={ (list) "_" (n) } hidden[rows <= least] {
                            (words::ui_remove(self.lang))
                            span.govuk-visually-hidden { " " (numbered(legend, n)) }
                        }
                        (fields(&format!("{list}_{n}_")))
                    }
                }
                button.govuk-button.govuk-button--secondary type="submit" name="add" value=(list) {
                    (add)
                }
            }
        }
    }
}

fn numbered(legend: &Text, n: usize) -> Markup {
    html! { (legend) " " span data-number { (n + 1) } }
}
