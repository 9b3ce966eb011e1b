// What every browser test needs: the distribution's Chromium, pages of a given size and language,
// pictures, and the two judgements that every page must pass (axe, no sideways overflow). It must
// never download a browser.

import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The root of the repository. */
export const root = dirname(here);

/** Sizes that every page must fit. */
export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 780 };

/** The Chromium of the distribution: `CHROMIUM`, or the first one in the path. */
export function chromiumPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  for (const path of [process.env.CHROMIUM, ...candidates]) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not here; look on
    }
  }
  throw new Error("No Chromium found. Install your distribution's package `chromium`, or set CHROMIUM.");
}

/** Starts the browser. Close it with `await browser.close()`. */
export function launch() {
  // Without its sandbox: CI runs as root in a container, and pages are our own.
  return chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
}

/**
 * Opens a page in a fresh context and fails the test later through `page.problems` if anything
 * was written to the console as an error (a broken policy, a missing file, a script that threw).
 */
export async function open(browser, url, { size = DESK, scripts = true, locale = "en" } = {}) {
  const context = await browser.newContext({
    viewport: size,
    javaScriptEnabled: scripts,
    locale,
    bypassCSP: false,
  });
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") page.problems.push(message.text());
  });
  page.on("pageerror", (error) => page.problems.push(String(error)));
  await page.goto(url, { waitUntil: "load" });
  if (scripts) await page.evaluate(() => document.fonts.ready.then(() => {}));
  return page;
}

/** Writes a picture of the whole page to `e2e/out/{name}.png`. */
export async function picture(page, name) {
  await mkdir(join(here, "out"), { recursive: true });
  await page.screenshot({ path: join(here, "out", `${name}.png`), fullPage: true });
}

/**
 * What axe finds against WCAG 2.2 AA and its best practices, one line each. Runs through the
 * debugging protocol, so the page's own policy stays in force.
 */
export async function axe(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    }),
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${impact} ${id}: ${node.target.join(" ")} (${node.failureSummary})`),
  );
}

/** What reaches past the side of the page; axe does not look for it. */
export function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const rtl = document.dir === "rtl";
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return rtl ? left < -1 : right > clientWidth + 1;
    });
    const names = wide.map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`page is ${scrollWidth} px wide in ${clientWidth} px`, ...names.slice(0, 8)];
  });
}

/**
 * Starts a program of the workspace and waits for the first address that it prints.
 * Returns `{ url, stop }`.
 */
export function serve(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const stop = () =>
    new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill();
    });
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const url = printed.match(/http:\/\/\S+/)?.[0];
      if (url) resolve({ url, stop });
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${command} ended with ${code}: ${printed}`)));
  });
}
