// Every part of a page in every state, at a desk and on a phone, in both writing directions, with
// and without scripts.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { DESK, PHONE, axe, launch, open, overflow, picture, root, serve } from "./browser.mjs";

const PAGES = ["parts", "list", "record", "form", "form-errors", "public"];
const SIZES = {
  desk: DESK,
  tablet: { width: 800, height: 1000 },
  phone: PHONE,
  narrow: { width: 320, height: 640 },
};
// Pictures and axe where the layout differs; the other sizes are asked for their width only.
const LOOKED_AT = ["desk", "phone"];

let browser;
let server;
let base;

before(async () => {
  execFileSync("cargo", ["build", "--quiet", "--workspace", "--bins", "--examples"], { cwd: root, stdio: "inherit" });
  const target = process.env.CARGO_TARGET_DIR ?? `${root}/target`;
  server = await serve(`${target}/debug/examples/gallery`, []);
  base = new URL(server.url).origin;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function visit(path, options) {
  return open(browser, `${base}/${path}`, options);
}

for (const lang of ["en", "ar", "ru"]) {
  for (const [sizeName, size] of Object.entries(SIZES)) {
    test(`gallery in ${lang}, ${sizeName}: nothing for axe, nothing past the side`, async () => {
      for (const name of PAGES) {
        const page = await visit(`${lang}/${name}`, { size, locale: lang });
        const where = `${lang}-${name}-${sizeName}`;
        assert.deepEqual(await overflow(page), [], where);
        if (LOOKED_AT.includes(sizeName)) {
          await picture(page, `gallery-${where}`);
          assert.deepEqual(await axe(page), [], where);
        }
        assert.deepEqual(page.problems, [], where);
        await page.context().close();
      }
    });
  }
}

test("without scripts: the menu is open, folds open, choices reveal their fields", async () => {
  for (const name of PAGES) {
    const page = await visit(`ar/${name}`, { size: PHONE, scripts: false });
    if (name !== "public") assert.ok(await page.locator(".ws-nav__panel").isVisible(), name);
    assert.deepEqual(await overflow(page), [], name);
    await page.context().close();
  }
  const list = await visit("en/list", { size: PHONE, scripts: false });
  assert.equal(await list.locator("#filter-status").isVisible(), false);
  await list.click(".ws-filter__summary");
  assert.ok(await list.locator("#filter-status").isVisible());
  await list.click(".ws-fold:last-child summary");
  assert.ok(await list.locator(".ws-fold__panel button").isVisible());
  await list.context().close();

  const form = await visit("en/form", { scripts: false });
  assert.ok(await form.locator("select#nationality").isVisible());
  assert.equal(await form.locator("#reach_phone").isVisible(), false);
  await form.click("label[for=reach]");
  assert.ok(await form.locator("#reach_phone").isVisible());
  await form.context().close();
});

test("the error summary takes the focus and leads to each field", async () => {
  const page = await visit("en/form-errors");
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  assert.match(await focused(), /govuk-error-summary/);
  for (const name of ["given_name", "born", "sex", "notes", "passport"]) {
    await page.click(`.govuk-error-summary a[href="#${name}"]`);
    assert.equal(await focused(), name);
  }
  await page.context().close();
});

test("the menu on a phone opens and closes by its button", async () => {
  const page = await visit("en/list", { size: PHONE });
  const panel = page.locator(".ws-nav__panel");
  assert.equal(await panel.isVisible(), false);
  await page.click(".ws-nav__toggle");
  assert.equal(await panel.isVisible(), true);
  assert.equal(await page.getAttribute(".ws-nav__toggle", "aria-expanded"), "true");
  await page.click(".ws-nav__toggle");
  assert.equal(await panel.isVisible(), false);
  await page.context().close();
});

test("rows are added and removed in place, with their names and numbers in order", async () => {
  const page = await visit("en/form-errors");
  const values = () =>
    page.$$eval(".ws-repeat__row input", (fields) => fields.map((field) => `${field.name}=${field.value}`));
  await page.click("button[name=add]");
  assert.equal((await values()).at(-2), "member_2_name=");
  await page.fill("#member_2_name", "Zahraa");
  await page.click("button[value=member_0]");
  const names = (await values()).filter((field) => field.includes("_name"));
  assert.deepEqual(names, ["member_0_name=Ali", "member_1_name=Zahraa"]);
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

test("a long list is typed into, and the select below it is what the form sends", async () => {
  const page = await visit("en/form");
  const field = page.locator("input#nationality");
  await field.fill("syr");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.$eval("select[name=nationality]", (select) => select.value), "SYR");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("characters are counted down as people count them", async () => {
  const page = await visit("en/form");
  await page.fill("#notes", "نص 🙂");
  assert.equal(await page.textContent("#notes-info"), "Characters left: 196");
  await page.context().close();
});

test("a page printed on A4 has no menu and no buttons", async () => {
  const page = await visit("en/record");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".ws-header").isVisible(), false);
  assert.equal(await page.locator("main .govuk-button").first().isVisible(), false);
  assert.equal(await page.locator(".ws-identity").isVisible(), true);
  await page.context().close();
});
