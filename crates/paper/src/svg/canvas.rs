//! The surface charts are drawn on: coordinates are given for a line that starts at the left and
//! are mirrored here for languages that start at the right. Text stays horizontal; colours come
//! from one palette whose neighbours differ in lightness and in pattern.

use std::borrow::Cow;

use crate::document::Direction;
use crate::markup::Markup;
use crate::svg::letters::Pen;
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
    ("#3a788c", "#ffffff", Pattern::Plain),
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
#[cfg_attr(
    not(feature = "pdf"),
    expect(dead_code, reason = "only the PDF sets the letters itself")
)]
pub(crate) struct Picture {
    /// Its shapes as SVG, with the text too if wanted.
    pub(crate) svg: String,
    /// In the units of [`WIDTH`].
    pub(crate) height: f64,
    pub(crate) letterings: Vec<Lettering>,
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
    const COLORS: [&str; 4] = [PRIMARY, "#a4501a", "#3a788c", INK];
    COLORS[series % COLORS.len()]
}

/// A coordinate with at most one digit after the point.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        assert_eq!(number(12.04), "12");
        assert_eq!(number(12.25), "12.2");
    }

    /// Relative luminance of `#rrggbb`, as WCAG 2 defines it.
    fn luminance(color: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn words_stand_out_from_their_ground() {
        for (ground, words, _) in FILLS {
            assert!(contrast(ground, words) >= 4.5, "{words} on {ground}");
        }
        for words in [INK, MUTED, PRIMARY] {
            assert!(contrast("#ffffff", words) >= 4.5, "{words}");
        }
        for series in 0..4 {
            assert!(contrast("#ffffff", line_color(series)) >= 4.5);
        }
    }

    #[test]
    fn neighbours_differ_in_greyscale() {
        for pair in FILLS.windows(2) {
            let (first, second) = (pair[0], pair[1]);
            let apart = contrast(first.0, second.0);
            assert!(
                apart >= 3.0 || first.2 != second.2,
                "{} {}",
                first.0,
                second.0
            );
        }
    }
}
