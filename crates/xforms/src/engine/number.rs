//! Numbers as text and back, the way tablets write them: a submission holds what Java printed, so
//! a recalculated number must be printed by the same rules before the two are compared.

/// Prints as `Double.toString` does: plain between 10⁻³ and 10⁷ with at least one decimal, else
/// with an exponent (`1.2345678901E10`).
pub(crate) fn java(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if number.is_infinite() {
        return format!("{sign}Infinity");
    }
    let size = number.abs();
    if size == 0.0 {
        return format!("{sign}0.0");
    }
    if (1e-3..1e7).contains(&size) {
        let plain = format!("{size}");
        let dot = if plain.contains('.') { "" } else { ".0" };
        return format!("{sign}{plain}{dot}");
    }
    let text = format!("{size:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let dot = if digits.contains('.') { "" } else { ".0" };
    format!("{sign}{digits}{dot}E{exponent}")
}

/// Prints as XPath's `string()` does on tablets: integers without a decimal point, what is next to
/// nothing as 0, the rest as [`java`].
pub(crate) fn string(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.abs() < 1e-12 {
        "0".to_owned()
    } else if (number - f64::from(to_int(number))).abs() < 1e-12 {
        to_int(number).to_string()
    } else {
        java(number)
    }
}

/// Java's narrowing to a 32-bit integer: towards zero, and held at the ends.
#[expect(clippy::cast_possible_truncation, reason = "Rust narrows as Java does")]
pub(crate) fn to_int(number: f64) -> i32 {
    number as i32
}

/// Java's narrowing to a 64-bit integer: towards zero, and held at the ends.
#[expect(clippy::cast_possible_truncation, reason = "Rust narrows as Java does")]
pub(crate) fn to_long(number: f64) -> i64 {
    number as i64
}

/// A long as a number, rounded to the nearest when it is beyond 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "that is what the format does")]
pub(crate) fn from_long(number: i64) -> f64 {
    number as f64
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "no list here has 2⁵³ entries")]
pub(crate) fn from_count(count: usize) -> f64 {
    count as f64
}

/// Reads a text as XPath's `number()` does on tablets: a comma is a point, no exponent, else NaN.
pub(crate) fn parse(text: &str) -> f64 {
    let text = text.replace(',', ".");
    let text = text.trim_matches(|c: char| c <= ' ');
    let plain = text
        .bytes()
        .all(|b| b == b'-' || b == b'.' || b.is_ascii_digit());
    if plain {
        text.parse().unwrap_or(f64::NAN)
    } else {
        f64::NAN
    }
}

/// Reads the text of a decimal answer as `Double.parseDouble` does, exponent included.
pub(crate) fn parse_decimal(text: &str) -> Option<f64> {
    let digits = text.trim_start_matches(['+', '-']);
    match digits {
        "NaN" => Some(f64::NAN),
        "Infinity" if text.starts_with('-') => Some(f64::NEG_INFINITY),
        "Infinity" => Some(f64::INFINITY),
        _ if digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') => {
            text.trim_end_matches(['f', 'F', 'd', 'D']).parse().ok()
        }
        _ => None,
    }
}

/// Rounds to `places` decimals on the printed digits, halves away from zero for positive numbers
/// and towards zero for negative ones (`round(-1.5)` is -1); more than 30 places either way is NaN.
pub(crate) fn round(number: f64, places: i32) -> f64 {
    if !number.is_finite() {
        return number;
    }
    if !(-30..=30).contains(&places) {
        return f64::NAN;
    }
    // A decimal of Java has no negative zero.
    if number == 0.0 {
        return 0.0;
    }
    if places < 0 {
        let scaled = shift(number, places);
        return shift(from_long(to_long(scaled + 0.5)), -places);
    }
    round_digits(number, places)
}

/// Moves the decimal point of the printed digits, so that 33.33 by -1 is 3.333 and not a neighbour.
fn shift(number: f64, places: i32) -> f64 {
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    format!("{digits}e{}", exponent + places)
        .parse()
        .unwrap_or(f64::NAN)
}

fn round_digits(number: f64, places: i32) -> f64 {
    let text = format!("{:e}", number.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
    // How many of the digits stand left of the cut.
    let keep = exponent + 1 + places;
    if keep >= i32::try_from(digits.len()).unwrap_or(i32::MAX) {
        return number;
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let Ok(keep) = usize::try_from(keep) else {
        return 0.0;
    };
    let exact_half = digits[keep] == b'5' && digits[keep + 1..].iter().all(|d| *d == b'0');
    let up = digits[keep] >= b'5' && !(exact_half && number < 0.0);
    let mut kept: Vec<u8> = std::iter::once(b'0')
        .chain(digits[..keep].iter().copied())
        .collect();
    if up {
        increment(&mut kept);
    }
    let kept = String::from_utf8(kept).unwrap_or_default();
    let value: f64 = format!("{sign}{kept}e{}", -places)
        .parse()
        .unwrap_or(f64::NAN);
    if value == 0.0 { 0.0 } else { value }
}

fn increment(digits: &mut [u8]) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prints_as_tablets_do() {
        for (number, text) in [
            (1.0, "1.0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (12_345_678_901.0, "1.2345678901E10"),
            (1e7, "1.0E7"),
            (0.001, "0.001"),
            (0.0001, "1.0E-4"),
            (-2.5, "-2.5"),
            (-0.0, "-0.0"),
        ] {
            assert_eq!(java(number), text);
        }
        assert_eq!(string(-0.0), "0");
        assert_eq!(string(5.0), "5");
        assert_eq!(string(3_000_000_000.0), "3.0E9");
    }

    #[test]
    fn rounds_halves_by_sign() {
        for (number, places, rounded) in [
            (1.5, 0, 2.0),
            (2.5, 0, 3.0),
            (-1.5, 0, -1.0),
            (-1.51, 0, -2.0),
            (1.005, 2, 1.01),
            (0.5, 0, 1.0),
            (-0.5, 0, 0.0),
            (0.05, 0, 0.0),
            (9.99, 1, 10.0),
            (33.33, -1, 30.0),
            (1234.0, -2, 1200.0),
            (7.0, 3, 7.0),
        ] {
            assert!(
                (round(number, places) - rounded).abs() < f64::EPSILON,
                "round({number}, {places}) = {}",
                round(number, places)
            );
        }
        assert!(round(1.0, 31).is_nan());
    }

    proptest! {
        #[test]
        fn printed_numbers_read_back(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
            prop_assert_eq!(parse_decimal(&java(number)), Some(number));
        }

        #[test]
        fn printed_strings_of_integers_read_back(number in any::<i32>()) {
            let number = f64::from(number);
            prop_assert!((parse(&string(number)) - number).abs() < f64::EPSILON);
        }

        #[test]
        fn rounding_is_near_and_stays(number in -1e6..1e6f64, places in 0..6i32) {
            let once = round(number, places);
            prop_assert!((once - number).abs() <= 0.5 * 10f64.powi(-places) + 1e-9);
            prop_assert!((round(once, places) - once).abs() < 1e-12);
        }
    }
}
