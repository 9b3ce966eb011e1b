//! Dates in parts, as people know them: the whole date, a month, a year, or only an age. They must
//! never guess a part that was left empty.

use super::Form;
use super::field::Parts;
use crate::i18n::Text;
use crate::words;
use maud::{Markup, html};

/// How much of a date has to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    /// Day, month and year.
    Full,
    /// The day, or day and month, may stay empty.
    Partial,
    /// As `Partial`, or an age in years instead.
    PartialOrAge,
}

impl Form<'_> {
    /// A date in parts named `{name}_day`, `{name}_month`, `{name}_year` and, with
    /// [`Date::PartialOrAge`], `{name}_age`. Errors stand under `name`.
    pub fn date(
        &self,
        name: &str,
        legend: impl Into<Text>,
        hint: Option<Text>,
        kind: Date,
    ) -> Markup {
        let built_in = || (kind != Date::Full).then(|| words::ui_date_partial(self.lang));
        let hint = hint.or_else(built_in);
        let parts = self.parts(name, hint);
        let legend = legend.into();
        self.day_in_force(name, &legend);
        let day = self.date_part(&parts, name, "day", words::ui_day(self.lang), true);
        let month = self.date_part(&parts, name, "month", words::ui_month(self.lang), false);
        let year = self.date_part(&parts, name, "year", words::ui_year(self.lang), false);
        let inputs = html! {
            div.govuk-date-input {
                (day) (month) (year)
                @if kind == Date::PartialOrAge {
                    (self.date_part(&parts, name, "age", words::ui_age_about(self.lang), false))
                }
            }
        };
        self.grouped(&parts, legend, &inputs)
    }

    fn day_in_force(&self, name: &str, legend: &Text) {
        let fields = ["year", "month", "day"].map(|part| format!("{name}_{part}"));
        let typed: Vec<&str> = fields
            .iter()
            .map(|field| self.answers.get(field))
            .filter(|typed| !typed.is_empty())
            .collect();
        if !typed.is_empty() {
            let names = fields.each_ref().map(String::as_str);
            self.in_force(&names, legend, &Text::from(typed.join("-")));
        }
    }

    fn date_part(
        &self,
        parts: &Parts,
        name: &str,
        part: &str,
        label: impl Into<Text>,
        first: bool,
    ) -> Markup {
        let id = if first {
            parts.id.clone()
        } else {
            format!("{}_{part}", parts.id)
        };
        let width = if part == "year" {
            "govuk-input--width-4"
        } else {
            "govuk-input--width-2"
        };
        let field = format!("{name}_{part}");
        html! {
            div.govuk-date-input__item {
                label.govuk-label.govuk-date-input__label for=(id) { (label.into()) }
                input.govuk-input.govuk-date-input__input.(width)
                    .govuk-input--error[parts.error.is_some()]
                    type="text" inputmode="numeric" dir="ltr" autocomplete="off"
                    id=(id) name=(field) value=(self.answers.get(&field))
                    aria-invalid=[parts.error.map(|_| "true")];
            }
        }
    }
}
