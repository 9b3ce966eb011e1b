// Cuts the fonts of `library/fonts` into one small file per script and weight, and writes the
// `@font-face` rules whose `unicode-range` lets a browser fetch only the scripts on the page.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";

const WEIGHTS = { Regular: 400, Bold: 700 };

/** Scripts: the source font and the code points of each file. */
const SCRIPTS = [
  {
    name: "latin",
    font: "NotoSans",
    // ASCII, Latin-1, dashes, quotes, bullet, ellipsis, euro, minus, arrows, times.
    ranges: [
      [0x20, 0x7e],
      [0xa0, 0xff],
      [0x2010, 0x2015],
      [0x2018, 0x201f],
      [0x2022, 0x2022],
      [0x2026, 0x2026],
      [0x2039, 0x203a],
      [0x20ac, 0x20ac],
      [0x2116, 0x2116],
      [0x2190, 0x2193],
      [0x2212, 0x2212],
    ],
  },
  {
    name: "latin-ext",
    font: "NotoSans",
    ranges: [
      [0x100, 0x17f],
      [0x218, 0x21b],
      [0x1e9e, 0x1e9e],
    ],
  },
  {
    name: "cyrillic",
    font: "NotoSans",
    ranges: [
      [0x400, 0x45f],
      [0x490, 0x491],
    ],
  },
  {
    name: "arabic",
    font: "NotoSansArabic",
    // Arabic with the letters of Persian, Sorani, Pashto and Urdu; both sets of digits; joiners.
    ranges: [
      [0x60c, 0x60c],
      [0x61b, 0x61b],
      [0x61f, 0x64a],
      [0x64b, 0x655],
      [0x660, 0x66d],
      [0x670, 0x671],
      [0x679, 0x67e],
      [0x681, 0x698],
      [0x6a9, 0x6af],
      [0x6b5, 0x6d5],
      [0x6f0, 0x6f9],
      [0x200c, 0x200f],
    ],
  },
];

const hex = (n) => n.toString(16).toUpperCase().padStart(4, "0");

function unicodeRange(ranges) {
  return ranges
    .map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(", ");
}

function everyCharacter(ranges) {
  let text = "";
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) text += String.fromCodePoint(code);
  }
  return text;
}

/** Writes the cut fonts into `out` and returns the `@font-face` rules that name them. */
export async function cutFonts(library, out) {
  let css = "";
  for (const script of SCRIPTS) {
    for (const [style, weight] of Object.entries(WEIGHTS)) {
      const source = await readFile(join(library, `${script.font}-${style}.ttf`));
      const cut = await subsetFont(source, everyCharacter(script.ranges), {
        targetFormat: "woff2",
        noHinting: true,
      });
      const file = `noto-${script.name}-${weight}.woff2`;
      await writeFile(join(out, file), cut);
      css += `@font-face{font-family:"Noto Sans";font-style:normal;font-weight:${weight};
        font-display:swap;src:url("./${file}") format("woff2");
        unicode-range:${unicodeRange(script.ranges)}}\n`;
    }
  }
  return css;
}
