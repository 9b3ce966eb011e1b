//! Numbers on a scale. All arithmetic is exact, so that 0.3 is three steps of 0.1.

use super::rows::Row;
use super::tree::Builder;
use crate::form::{Node, get, set};
use crate::problem::{Code, Problem};

/// A decimal number as a whole number of 10⁻¹².
type Fixed = i128;
const DIGITS: usize = 12;

/// Reads a decimal number exactly; `None` if it is none, or too long.
fn fixed(text: &str) -> Option<Fixed> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    let length = whole.len() + fraction.len();
    if length == 0
        || whole.len() > 18
        || fraction.len() > DIGITS
        || !all_digits(whole)
        || !all_digits(fraction)
    {
        return None;
    }
    let number = format!("{whole}{fraction:0<DIGITS$}");
    number.parse::<Fixed>().ok().map(|n| sign * n)
}

/// The numbers of a range.
struct Scale {
    start: Fixed,
    end: Fixed,
    step: Fixed,
    interval: Option<Fixed>,
}

impl Scale {
    fn holds(&self, value: Fixed) -> bool {
        (self.start.min(self.end)..=self.start.max(self.end)).contains(&value)
    }

    fn on(&self, value: Fixed, step: Fixed) -> bool {
        (value - self.start) % step == 0
    }
}

const NEW: [&str; 3] = ["tick_interval", "placeholder", "tick_labelset"];

impl Builder<'_, '_> {
    pub(super) fn range(&mut self, row: &Row, node: &mut Node) {
        let mut parameters = std::mem::take(&mut node.question.parameters);
        self.allow(
            row,
            &parameters,
            &["start", "end", "step", NEW[0], NEW[1], NEW[2]],
        );
        let appearance = get(&node.content.control, "appearance")
            .unwrap_or("")
            .to_string();
        let plain = appearance.is_empty()
            || appearance.contains("vertical")
            || appearance.contains("no-ticks");
        if !plain && NEW.iter().any(|n| get(&parameters, n).is_some()) {
            self.complain(Code::RangeAppearance, row, &["parameters"]);
        }
        for (name, value) in [("start", "1"), ("end", "10"), ("step", "1")] {
            if get(&parameters, name).is_none() {
                set(&mut parameters, name, value);
            }
        }
        let mut read = |name: &str| {
            let value = get(&parameters, name)?;
            let number = fixed(value);
            if number.is_none() {
                self.refuse(row, name, value, "a number");
            }
            number
        };
        let (start, end, step) = (read("start"), read("end"), read("step"));
        let (interval, placeholder) = (read(NEW[0]), read(NEW[1]));
        let (Some(start), Some(end), Some(step)) = (start, end, step) else {
            return;
        };
        let scale = Scale {
            start,
            end,
            step,
            interval,
        };
        self.check_scale(row, &scale, placeholder);
        if let Some(list) = get(&parameters, NEW[2]) {
            self.check_ticks(row, &scale, list, appearance.contains("no-ticks"));
            node.question.itemset = list.to_string();
        }
        let one = 10_i128.pow(u32::try_from(DIGITS).unwrap_or(0));
        let numbers = [Some(start), Some(end), Some(step), interval, placeholder];
        if numbers.iter().flatten().any(|n| n % one != 0) {
            node.content.set_bind("type", "decimal");
        }
        for (name, value) in parameters {
            let attribute = match name.as_str() {
                "tick_labelset" => continue,
                "tick_interval" => "odk:tick-interval",
                "placeholder" => "odk:placeholder",
                other => other,
            };
            set(&mut node.content.control, attribute, value);
        }
    }

    fn check_scale(&mut self, row: &Row, scale: &Scale, placeholder: Option<Fixed>) {
        let width = (scale.end - scale.start).abs();
        let mut found = Vec::new();
        for (name, value) in [("step", Some(scale.step)), (NEW[0], scale.interval)] {
            let Some(value) = value else { continue };
            if value == 0 {
                found.push((Code::RangeZero, name));
            } else if value > width {
                found.push((Code::RangeTooWide, name));
            } else if scale.step != 0 && value % scale.step != 0 {
                found.push((Code::RangeOffStep, name));
            }
        }
        if let Some(value) = placeholder {
            if scale.step != 0 && !scale.on(value, scale.step) {
                found.push((Code::RangeOffStep, NEW[1]));
            }
            if !scale.holds(value) {
                found.push((Code::RangeOutside, NEW[1]));
            }
        }
        let place = self.at(row, &["parameters"]);
        for (code, name) in found {
            self.problems
                .push(Problem::new(code, place.clone()).with("parameter", name));
        }
    }

    /// The labels below the scale: choices whose names are numbers on it.
    fn check_ticks(&mut self, row: &Row, scale: &Scale, list: &str, no_ticks: bool) {
        let place = self.at(row, &["parameters"]);
        let problem = |code| Problem::new(code, place.clone()).with("list", list);
        let Some(found) = self.form.lists.get(list) else {
            self.problems.push(problem(Code::RangeTickList));
            return;
        };
        let (step, name) = match scale.interval {
            Some(interval) => (interval, NEW[0]),
            None => (scale.step, "step"),
        };
        let mut values = Vec::new();
        let mut wrong = Vec::new();
        for choice in &found.choices {
            let code = match fixed(&choice.name) {
                None => Code::RangeTickNumber,
                Some(value) if !scale.holds(value) => Code::RangeTickOutside,
                Some(value) if step != 0 && !scale.on(value, step) => Code::RangeTickOffStep,
                Some(value) => {
                    values.push(value);
                    continue;
                }
            };
            wrong.push(
                problem(code)
                    .with("choice", &choice.name)
                    .with("parameter", name),
            );
        }
        values.sort_unstable();
        values.dedup();
        let ends = [scale.start.min(scale.end), scale.start.max(scale.end)];
        if no_ticks && wrong.is_empty() && values != ends {
            wrong.push(problem(Code::RangeTickEnds));
        }
        for problem in wrong {
            self.problems.push(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        assert_eq!(fixed("0.3").unwrap() % fixed("0.1").unwrap(), 0);
        assert_eq!(fixed("-1.5"), Some(-1_500_000_000_000));
        for bad in ["", "-", ".", "a", "1e3", "1.2.3", "inf"] {
            assert_eq!(fixed(bad), None, "{bad}");
        }
    }
}
