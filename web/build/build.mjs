// Builds `web/dist`: the style sheet, the scripts and the fonts under names that carry a hash of
// their content, each also gzipped, and `manifest.txt` (plain name, tab, hashed name) from which
// the program embeds them.

import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import postcss from "postcss";
import * as sass from "sass";
import { cutFonts } from "./fonts.mjs";
import { logical, physicalLeft } from "./logical.mjs";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(web, "dist");

/** Turned or shifted shapes that `src/style/_mirror.scss` mirrors, or that need no mirror. */
const MIRRORED = [
  ".govuk-back-link::before",
  ".govuk-breadcrumbs__list-item::before",
  ".govuk-details__summary::before",
  ".govuk-details[open]>.govuk-details__summary::before", // points down
  ".govuk-checkboxes__label::after",
];

/** Rules of the design systems that bring an image of theirs along for a part that we lack. */
const UNUSED = /moj-timeline__document/;

/** The page around a report has its heading already. */
const REPORT = `
.ws-report .paper-masthead { display: none; }
.ws-report .paper { font-size: inherit; }
.ws-report svg { max-width: 100%; height: auto; }
`;

async function styles(work) {
  const { css } = sass.compile(join(web, "src/style/app.scss"), {
    loadPaths: [web],
    quietDeps: true,
    charset: false,
  });
  const { root } = await postcss([logical()]).process(css, { from: undefined });
  root.walkRules(UNUSED, (rule) => rule.remove());
  const left = physicalLeft(root, MIRRORED);
  if (left.length > 0) {
    throw new Error(`These rules name a side and have no mirror:\n  ${left.join("\n  ")}`);
  }
  const faces = await cutFonts(join(web, "../library/fonts"), work);
  // The printed report looks the same on the page as in its own file.
  const report = await readFile(join(web, "../crates/paper/src/html/style.css"), "utf8");
  await writeFile(join(work, "app.css"), faces + root.toString() + report + REPORT);
}

async function bundle(work) {
  return esbuild.build({
    absWorkingDir: web,
    entryPoints: [
      { in: join(work, "app.css"), out: "app" },
      { in: "src/js/app.mjs", out: "app" },
      { in: "src/img/favicon.svg", out: "favicon" },
    ],
    outdir: dist,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    metafile: true,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file", ".svg": "copy" },
    legalComments: "none",
  });
}

/** `app-ABCD2345.css` is asked for as `app.css`. */
const plainName = (file) => file.replace(/-[A-Z0-9]{8}(\.[a-z0-9]+)$/, "$1");

async function finish() {
  const files = (await readdir(dist)).sort();
  const lines = [];
  for (const file of files) {
    const body = await readFile(join(dist, file));
    if (!file.endsWith(".woff2")) {
      await writeFile(join(dist, `${file}.gz`), gzipSync(body, { level: 9 }));
    }
    lines.push(`${plainName(file)}\t${file}\n`);
  }
  await writeFile(join(dist, "manifest.txt"), lines.join(""));
  return files;
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const work = await mkdtemp(join(tmpdir(), "waystation-web-"));
try {
  await styles(work);
  await bundle(work);
} finally {
  await rm(work, { recursive: true });
}
for (const file of await finish()) {
  const body = await readFile(join(dist, file));
  const sent = file.endsWith(".woff2") ? body.length : gzipSync(body, { level: 9 }).length;
  console.log(`${relative(web, join(dist, file)).padEnd(40)} ${String(sent).padStart(7)} bytes sent`);
}
