//! The surface charts are drawn on: coordinates are given for a line that starts at the left and
//! are mirrored here for languages that start at the right. Text stays horizontal; colours come
//! from one palette whose neighbours differ in lightness and in pattern.

use std::borrow::Cow;

use crate::document::Direction;
use crate::markup::Markup;
use crate::text::line;

/// Width of every chart, in the units of its view box; about a pixel.
pub(crate) const WIDTH: f64 = 640.0;
/// Colours of words and of lines that carry no data.
pub(super) const INK: &str = "#16303c";
pub(super) const MUTED: &str = "#4a5a63";
pub(super) const RULE: &str = "#c9d4d9";
/// The first colour of the palette, for charts with one series.
pub(super) const PRIMARY: &str = "#0b4f6c";

const FONTS: &str = "Noto Sans, Noto Sans Arabic, system-ui, sans-serif";

/// How the parts of a chart are filled: colour, colour of words on it, pattern drawn over it.
/// Dark and light take turns, so that neighbours stay apart in greyscale.
const FILLS: [(&str, &str, Pattern); 6] = [
    (PRIMARY, "#ffffff", Pattern::Plain),
    ("#f2c48d", INK, Pattern::Plain),
    ("#3f7f93", "#ffffff", Pattern::Plain),
    ("#dfeaee", INK, Pattern::Stripes),
    ("#7a3b12", "#ffffff", Pattern::Plain),
    ("#ffffff", INK, Pattern::Dots),
];

#[derive(Clone, Copy, PartialEq)]
enum Pattern {
    Plain,
    Stripes,
    Dots,
}

/// Where text is held.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Hold {
    Start,
    Middle,
    End,
}

/// A line of text on the picture. It is kept apart from the shapes so that the PDF can set it with
/// its own shaping: SVG text loses the letters of Arabic on its way into an accessible PDF.
pub(crate) struct Lettering {
    /// Where it is held, from the left and from the top; `y` is the base line.
    pub(crate) at: (f64, f64),
    /// `Start` is the left here: mirroring is done.
    pub(crate) hold: Hold,
    pub(crate) pen: Pen,
    pub(crate) text: String,
}

/// A finished drawing.
pub(crate) struct Picture {
    /// Its shapes as SVG, with the text too if wanted.
    pub(crate) svg: String,
    /// In the units of [`WIDTH`].
    pub(crate) height: f64,
    pub(crate) letterings: Vec<Lettering>,
}

/// Size and look of text.
#[derive(Clone, Copy)]
pub(crate) struct Pen {
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) color: &'static str,
}

impl Pen {
    pub(super) const LABEL: Self = Self::new(12.0, false, INK);
    pub(super) const VALUE: Self = Self::new(12.0, true, INK);
    pub(super) const SMALL: Self = Self::new(11.0, false, MUTED);

    pub(super) const fn new(size: f64, bold: bool, color: &'static str) -> Self {
        Self { size, bold, color }
    }
}

/// Shapes are collected first because the height of a chart is known last.
pub(super) struct Canvas {
    markup: Markup,
    mirrored: bool,
    letterings: Vec<Lettering>,
    /// Prefix of the ids within this picture.
    name: String,
}

impl Canvas {
    pub(super) fn new(name: &str, direction: Direction) -> Self {
        Self {
            markup: Markup::default(),
            mirrored: direction == Direction::Rtl,
            letterings: Vec::new(),
            name: crate::markup::anchor(name),
        }
    }

    /// The whole picture, named and described for those who cannot see it.
    pub(super) fn finish(
        mut self,
        height: f64,
        title: &str,
        description: &str,
        lettered: bool,
    ) -> Picture {
        let (title_id, text_id) = (
            format!("{}-title", self.name),
            format!("{}-text", self.name),
        );
        let written_height = number(height);
        let view = format!("0 0 {} {written_height}", number(WIDTH));
        let mut out = Markup::default();
        out.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("viewBox", &view),
                ("width", &number(WIDTH)),
                ("height", &written_height),
                ("role", "img"),
                ("aria-labelledby", &format!("{title_id} {text_id}")),
                ("font-family", FONTS),
                // Anchors mean left and right here; `x` mirrors them.
                ("direction", "ltr"),
            ],
        );
        out.leaf("title", &[("id", &title_id)], title);
        out.leaf("desc", &[("id", &text_id)], description);
        self.patterns(&mut out);
        if lettered {
            self.letter();
        }
        out.own(&self.markup.finish());
        out.close("svg");
        Picture {
            svg: out.finish(),
            height,
            letterings: self.letterings,
        }
    }

    /// Writes the text above the shapes.
    fn letter(&mut self) {
        for lettering in &self.letterings {
            let (pen, (x, y)) = (lettering.pen, lettering.at);
            let anchor = match lettering.hold {
                Hold::Start => "",
                Hold::Middle => "middle",
                Hold::End => "end",
            };
            let text = if self.mirrored {
                right_to_left(&lettering.text)
            } else {
                Cow::Borrowed(lettering.text.as_str())
            };
            self.markup.leaf(
                "text",
                &[
                    ("x", &number(x)),
                    ("y", &number(y)),
                    ("font-size", &number(pen.size)),
                    ("font-weight", if pen.bold { "700" } else { "" }),
                    ("fill", pen.color),
                    ("text-anchor", anchor),
                ],
                &text,
            );
        }
    }

    fn patterns(&self, out: &mut Markup) {
        let drawn = &self.markup;
        let used: Vec<usize> = (0..FILLS.len())
            .filter(|&i| FILLS[i].2 != Pattern::Plain && drawn.contains(&self.fill(i)))
            .collect();
        if used.is_empty() {
            return;
        }
        out.open("defs", &[]);
        for i in used {
            let (color, _, pattern) = FILLS[i];
            out.open(
                "pattern",
                &[
                    ("id", &format!("{}-fill-{i}", self.name)),
                    ("width", "6"),
                    ("height", "6"),
                    ("patternUnits", "userSpaceOnUse"),
                ],
            );
            out.empty("rect", &[("width", "6"), ("height", "6"), ("fill", color)]);
            if pattern == Pattern::Stripes {
                let path = "M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5";
                out.empty(
                    "path",
                    &[("d", path), ("stroke", PRIMARY), ("stroke-width", "1")],
                );
            } else {
                let dot = [("cx", "3"), ("cy", "3"), ("r", "1.1"), ("fill", PRIMARY)];
                out.empty("circle", &dot);
            }
            out.close("pattern");
        }
        out.close("defs");
    }

    /// The value of `fill` for the series of this number.
    pub(super) fn fill(&self, series: usize) -> String {
        match FILLS[series % FILLS.len()] {
            (color, _, Pattern::Plain) => color.to_owned(),
            _ => format!("url(#{}-fill-{})", self.name, series % FILLS.len()),
        }
    }

    /// The colour of words on that fill, or `None` where a pattern would hide them.
    pub(super) fn on_fill(series: usize) -> Option<&'static str> {
        let (_, ink, pattern) = FILLS[series % FILLS.len()];
        (pattern == Pattern::Plain).then_some(ink)
    }

    fn x(&self, x: f64) -> f64 {
        if self.mirrored { WIDTH - x } else { x }
    }

    /// A filled box from `x` on, with a thin edge so that pale fills keep their shape.
    pub(super) fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, series: usize) {
        let left = if self.mirrored { WIDTH - x - width } else { x };
        let fill = self.fill(series);
        self.markup.empty(
            "rect",
            &[
                ("x", &number(left)),
                ("y", &number(y)),
                ("width", &number(width.max(0.0))),
                ("height", &number(height)),
                ("fill", &fill),
                ("stroke", PRIMARY),
                ("stroke-width", "0.75"),
            ],
        );
    }

    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), color: &str) {
        self.markup.empty(
            "line",
            &[
                ("x1", &number(self.x(from.0))),
                ("y1", &number(from.1)),
                ("x2", &number(self.x(to.0))),
                ("y2", &number(to.1)),
                ("stroke", color),
                ("stroke-width", "1"),
            ],
        );
    }

    /// A line through points, drawn in the manner of the series of this number.
    pub(super) fn path(&mut self, points: &[(f64, f64)], series: usize) {
        const DASHES: [&str; 4] = ["", "7 4", "2 3", "9 3 2 3"];
        let d = self.path_data(points);
        self.markup.empty(
            "path",
            &[
                ("d", &d),
                ("fill", "none"),
                ("stroke", line_color(series)),
                ("stroke-width", "2.25"),
                ("stroke-linejoin", "round"),
                ("stroke-dasharray", DASHES[series % DASHES.len()]),
            ],
        );
    }

    /// The space between points and the base line.
    pub(super) fn area(&mut self, points: &[(f64, f64)], base: f64) {
        let (Some(first), Some(last)) = (points.first(), points.last()) else {
            return;
        };
        let mut outline = points.to_vec();
        outline.extend([(last.0, base), (first.0, base)]);
        let d = self.path_data(&outline) + "Z";
        self.markup.empty("path", &[("d", &d), ("fill", "#d6e6ec")]);
    }

    fn path_data(&self, points: &[(f64, f64)]) -> String {
        let steps = points.iter().enumerate().map(|(i, &(x, y))| {
            let step = if i == 0 { 'M' } else { 'L' };
            format!("{step}{},{}", number(self.x(x)), number(y))
        });
        steps.collect()
    }

    /// The sign of the series of this number: disc, square, triangle, diamond.
    pub(super) fn marker(&mut self, (x, y): (f64, f64), series: usize) {
        let x = self.x(x);
        let color = line_color(series);
        let d = match series % 4 {
            0 => {
                let (cx, cy) = (number(x), number(y));
                let disc = [("cx", &*cx), ("cy", &*cy), ("r", "3.5"), ("fill", color)];
                self.markup.empty("circle", &disc);
                return;
            }
            1 => format!("M{},{}h7v7h-7Z", number(x - 3.5), number(y - 3.5)),
            2 => format!("M{},{}l4.5,8h-9Z", number(x), number(y - 5.0)),
            _ => format!("M{},{}l5,5l-5,5l-5,-5Z", number(x), number(y - 5.0)),
        };
        self.markup.empty("path", &[("d", &d), ("fill", color)]);
    }

    /// One line of text whose base line is at `y`.
    pub(super) fn text(&mut self, (x, y): (f64, f64), hold: Hold, pen: Pen, text: &str) {
        if text.is_empty() {
            return;
        }
        let hold = match (hold, self.mirrored) {
            (Hold::Start, true) => Hold::End,
            (Hold::End, true) => Hold::Start,
            (hold, _) => hold,
        };
        self.letterings.push(Lettering {
            at: (self.x(x), y),
            hold,
            pen,
            text: line(text).into_owned(),
        });
    }
}

/// Marks on both sides make the whole line read from the right although the picture is set from
/// the left.
fn right_to_left(text: &str) -> Cow<'_, str> {
    Cow::Owned(format!("\u{200f}{text}\u{200f}"))
}

/// Lines are thin, so only the dark colours serve.
fn line_color(series: usize) -> &'static str {
    const COLORS: [&str; 4] = [PRIMARY, "#a4501a", "#3f7f93", INK];
    COLORS[series % COLORS.len()]
}

/// A coordinate with at most one digit after the point.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// About how wide text is. Without the font at hand it is an estimate on the wide side.
pub(super) fn text_width(text: &str, pen: Pen) -> f64 {
    let em: f64 = text.chars().map(char_width).sum();
    em * pen.size * if pen.bold { 1.06 } else { 1.0 }
}

fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' | 'I' => 0.29,
        'f' | 't' | 'r' | '(' | ')' | '-' | '–' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | 'ж' | 'ш' | 'щ' | 'ю' | 'ы' | 'м' => 0.9,
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2066}'..='\u{2069}' => 0.0,
        '\u{600}'..='\u{6ff}' => 0.56,
        '\u{2e80}'.. => 1.0,
        c if c.is_uppercase() => 0.69,
        c if c as u32 > 0x400 => 0.63,
        _ => 0.58,
    }
}

/// Breaks text into at most `lines` lines of `width`; what does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, width: f64, lines: usize, pen: Pen) -> Vec<String> {
    let text = line(text);
    let mut out: Vec<String> = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let last = out.len() == lines;
        let current = out.last_mut().expect("starts with one line");
        let joined = if current.is_empty() {
            word.to_owned()
        } else {
            format!("{current} {word}")
        };
        if text_width(&joined, pen) <= width {
            *current = joined;
        } else if last {
            *current = shorten(&joined, width, pen);
            break;
        } else if current.is_empty() {
            *current = shorten(word, width, pen);
        } else {
            let whole = text_width(word, pen) <= width;
            out.push(if whole {
                word.to_owned()
            } else {
                shorten(word, width, pen)
            });
        }
    }
    out
}

/// As many characters as fit, then an ellipsis.
fn shorten(text: &str, width: f64, pen: Pen) -> String {
    let mut kept = String::new();
    let room = width - text_width("…", pen);
    let mut used = 0.0;
    for c in text.chars() {
        used += text_width(c.encode_utf8(&mut [0; 4]), pen);
        if used > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_wrapped_then_cut() {
        let text = "Democratic Republic of the Congo and neighbouring provinces";
        let lines = wrap(text, 130.0, 2, Pen::LABEL);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|l| text_width(l, Pen::LABEL) <= 130.0));
        assert_eq!(wrap("Iraq", 130.0, 2, Pen::LABEL), ["Iraq"]);
        assert_eq!(wrap("", 130.0, 2, Pen::LABEL), [""]);
        let one = wrap(&"x".repeat(500), 130.0, 2, Pen::LABEL);
        assert!(one.iter().all(|l| text_width(l, Pen::LABEL) <= 130.0));
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!(number(12.04), "12");
        assert_eq!(number(12.25), "12.2");
    }
}
