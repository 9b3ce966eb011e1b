// Journeys through the demo mission in a real browser: every page of every role, at desk and phone
// width, in English and Arabic, with and without scripts; and the acts of an ordinary day.
//
// It serves the demo with the debug binary on a free loopback port. WAYSTATION names another binary.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { DESK, PHONE, axe, launch, open, overflow, picture, root } from "./browser.mjs";

const binary = process.env.WAYSTATION ?? join(root, "target/debug/waystation");
const PASSWORD = "waystation-demo";
let browser, server, address, folder;

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "waystation-e2e-"));
  const made = spawnSync(binary, ["demo", "--data", folder, "--no-serve"], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const port = await freePort();
  server = spawn(binary, ["serve", "--data", folder, "--port", String(port)]);
  address = `http://127.0.0.1:${port}`;
  await new Promise((resolve, reject) => {
    server.stdout.on("data", (chunk) => String(chunk).includes("serves") && resolve());
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.kill("SIGTERM");
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Signs in and answers a page of that account. */
async function signIn(login, options = {}) {
  const page = await open(browser, `${address}/sign-in`, options);
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', PASSWORD);
  await page.click("form.ws-form button[type=submit]");
  await page.waitForURL(`${address}/`);
  return page;
}

/** The code that an authenticator app shows, `later` half minutes from now (RFC 6238). */
function totp(secret, later) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(" ", "")].map((l) => letters.indexOf(l).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + later));
  const hash = createHmac("sha1", key).update(counter).digest();
  const number = hash.readUInt32BE(hash[19] & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** Every page that an account's menu leads to, and the first record of each list. */
async function places(page) {
  const menu = await page.$$eval("main ul a", (links) => links.map((a) => a.getAttribute("href")));
  const found = [...menu];
  for (const path of menu) {
    await page.goto(address + path);
    const inside = await page.$$eval("main table a, main .ws-heading__actions a", (links) => links.map((a) => a.getAttribute("href")));
    const own = inside.filter((href) => href?.startsWith("/") && !href.includes("/print/"));
    const kinds = new Map(own.map((href) => [href.replace(/[0-9a-f-]{36}/g, "id"), href]));
    found.push(...[...kinds.values()].slice(0, 4));
  }
  return [...new Set(found)];
}

for (const login of ["kim", "rita", "chief", "olga", "lena", "pavel", "dina", "ada"]) {
  describe(`${login}'s pages`, () => {
    for (const [name, size, locale] of [["desk", DESK, "en"], ["phone", PHONE, "ar"]]) {
      test(`${name}, ${locale}: accessible, nothing beyond the edge, a clean console`, async () => {
        const page = await signIn(login, { size, locale });
        const paths = await places(page);
        assert.ok(paths.length > 1, `only ${paths}`);
        for (const path of paths) {
          const answer = await page.goto(address + path);
          assert.equal(answer.status(), 200, `${path} answers ${answer.status()}`);
          await picture(page, `${login}-${name}${path.replace(/[0-9a-f-]{36}/g, "id").replaceAll("/", "-")}`);
          assert.deepEqual(await axe(page), [], `${path}`);
          assert.deepEqual(await overflow(page), [], `${path} runs over the edge`);
        }
        assert.deepEqual(page.problems, []);
        await page.context().close();
      });
    }
  });
}

describe("an ordinary day", () => {
  test("Kim registers a family without scripts, finds it again, and is shown who may be known", async () => {
    const page = await signIn("kim", { scripts: false });
    await page.goto(`${address}/people/new`);
    await page.selectOption('select[name="channel"]', "walk_in");
    await page.selectOption('select[name="population"]', "stranded");
    await page.fill('input[name="given"]', "Zeyneb");
    await page.fill('input[name="family"]', "Qeredaxî");
    await page.check('input[name="sex"][value="female"]');
    await page.fill('input[name="birth_year"]', "1990");
    await page.click("form.ws-form .govuk-button-group button");
    await page.waitForURL(/\/people\/[0-9a-f-]{36}\?done/);
    assert.match(await page.textContent("main"), /Zeyneb Qeredaxî/);
    await page.goto(`${address}/people`);
    await page.fill('input[name="q"]', "qered");
    await page.click('form[action="/people/search"] button[type=submit]');
    await page.waitForURL(/\/people\/search\//);
    assert.ok(!page.url().includes("qered"), "a name must not stand in an address");
    assert.match(await page.textContent("main"), /Zeyneb Qeredaxî/);
    await page.context().close();
  });

  test("Lena sends Monday's list without scripts, looks at it, and takes the good rows over", async () => {
    const list = [
      "Distribution list;;;;;",
      "Date;Site;Item;Qty;Persons;Implementing partner",
      "07.06.2022;;Хлеб;332,5 кг;120;BRC",
      "44719;;Hygiene kits;40;40;Belarusian Red Cross",
      "07.06.2022;;Magic beans;5;5;BRC",
      "Total;;;372,5;165;",
    ].join("\r\n");
    const file = { name: "monday.csv", mimeType: "text/csv", buffer: Buffer.from(list) };
    const page = await signIn("lena", { scripts: false });
    await page.goto(`${address}/imports/new/services`);
    await page.selectOption('select[name="office"]', { index: 1 });
    await page.setInputFiles('input[name="file"]', file);
    await page.click("form.ws-form button[type=submit]");
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    const waiting = new URL(page.url()).pathname;
    const dryRun = await page.textContent("main");
    assert.match(dryRun, /“Magic beans”: This is not in the catalogue/);
    assert.match(dryRun, /Left out: totals/);
    for (const [name, size, locale] of [["desk", DESK, "en"], ["phone", PHONE, "ar"]]) {
      const look = await signIn("lena", { size, locale });
      for (const path of ["/imports", "/imports/new/services", waiting]) {
        await look.goto(address + path);
        if (path === waiting) await look.$eval("main details", (details) => (details.open = true));
        await picture(look, `import-${name}${path.replace(/[0-9a-f-]{36}/, "id").replaceAll("/", "-")}`);
        assert.deepEqual(await axe(look), [], `${path}, ${locale}`);
        assert.deepEqual(await overflow(look), [], `${path}, ${locale} runs over the edge`);
      }
      assert.deepEqual(look.problems, []);
      await look.context().close();
    }
    await page.click(`form[action="${waiting}/commit"] button`);
    await page.waitForURL(/\?done/);
    assert.match(await page.textContent("main"), /Added\s*2[\s\S]*Rows to be mended\s*1/);
    await page.goto(`${address}/services`);
    assert.match(await page.textContent("main table"), /332\.5 kg/);
    await page.context().close();
  });

  test("the same list from the command line: looked at, taken over once, and what is no list refused", () => {
    const rows = "Name;Sex;Age;Nationality;Date\nShirin Qadir;F;31;Iraqi;07.06.2022\n;M;5;Iraq;07.06.2022\n";
    const file = join(folder, "registered.csv");
    const run = (...more) => {
      const words = ["import", "people", file, "--data", folder, "--user", "kim", ...more];
      return spawnSync(binary, words, { encoding: "utf8" });
    };
    writeFileSync(file, rows);
    const looked = run("--dry-run");
    assert.equal(looked.status, 1, looked.stderr);
    assert.match(looked.stdout, /3 +refused +Full name: Enter a name or a number/);
    assert.match(looked.stdout, /1 would be added, 0 known already, 1 refused/);
    assert.equal(run().status, 1);
    writeFileSync(file, rows.replace("\n;M;5;Iraq;07.06.2022", ""));
    const again = run();
    assert.equal(again.status, 0, again.stderr);
    assert.match(again.stdout, /0 added, 1 known already, 0 refused/);
    writeFileSync(file, Buffer.from([0xff, 0xd8, 0xff, 0x00]));
    assert.equal(run().status, 2);
    const nobody = spawnSync(binary, ["import", "people", file, "--data", folder], { encoding: "utf8" });
    assert.equal(nobody.status, 2);
    assert.match(nobody.stderr, /--user .*kim/);
  });

  test("a form with mistakes keeps what was typed and leads to the field", async () => {
    const page = await signIn("kim");
    await page.goto(`${address}/people/new`);
    await page.fill('input[name="given"]', "Никто");
    await page.click("form.ws-form .govuk-button-group button");
    await page.waitForSelector(".govuk-error-summary");
    assert.equal(await page.inputValue('input[name="given"]'), "Никто");
    assert.deepEqual(await axe(page), []);
    await page.context().close();
  });

  test("Rita cannot clear her own draft; the chief clears it, and its numbers stand", async () => {
    const rita = await signIn("rita");
    await rita.goto(`${address}/reports`);
    await rita.click("main table a");
    const report = new URL(rita.url()).pathname;
    const refused = await rita.goto(`${address}${report}/clear`);
    assert.equal(refused.status(), 404);
    await rita.context().close();
    const chief = await signIn("chief");
    await chief.goto(`${address}${report}/clear`);
    const explanation = await chief.$('textarea[name="explanation"]');
    await explanation?.fill("The border authority has not updated two of its three cells.");
    await chief.click("form.ws-form button[type=submit]");
    await chief.waitForURL(/\?done/);
    await chief.goto(`${address}/figures/avrr.returned.ytd`);
    assert.match(await chief.textContent("main"), /533/);
    await chief.context().close();
  });

  test("Dina asks for an erasure, the chief confirms it, and the record says so; every page accessible", async () => {
    const looked = async (page, name) => {
      assert.deepEqual(await axe(page), [], name);
      assert.deepEqual(await overflow(page), [], name);
      await picture(page, name);
    };
    const dina = await signIn("dina", { scripts: false });
    await dina.goto(`${address}/people`);
    await dina.click("main table a");
    const record = new URL(dina.url()).pathname;
    const dinaLooks = await signIn("dina", { size: PHONE, locale: "ar" });
    await dinaLooks.goto(`${address}${record}/erase`);
    await looked(dinaLooks, "erase-ask-phone-ar");
    await dina.goto(`${address}${record}/erase`);
    await dina.check('input[name="reason"][value="withdrawn"]');
    await dina.fill('input[name="reference"]', "DP-2022-014");
    await dina.click("form.ws-form .govuk-button-group button");
    await dina.waitForURL(/\/people\/erasures\/[0-9a-f-]{36}\?done/);
    const erasure = new URL(dina.url()).pathname;
    assert.equal(await dina.locator('form[action$="/confirm"]').count(), 0, "nobody confirms her own");
    const chief = await signIn("chief");
    await chief.goto(`${address}${erasure}`);
    await looked(chief, "erasure-desk-en");
    await chief.click('form[action$="/confirm"] button');
    await chief.waitForURL(/\?done/);
    await dinaLooks.goto(`${address}${record}`);
    await looked(dinaLooks, "erased-phone-ar");
    await dina.goto(`${address}${record}`);
    assert.match(await dina.textContent("h1"), /Erased on/);
    for (const path of ["/retention", "/retention/hotline.notes", "/retention/holds/new?class=hotline.notes", "/people/erasures", "/people?sex=female&nationality=IRQ"]) {
      await dinaLooks.goto(address + path);
      await looked(dinaLooks, `phone-ar${path.replace(/[^a-z]/g, "-")}`);
    }
    for (const page of [dina, chief, dinaLooks]) await page.context().close();
  });

  test("a filter in force is a chip that can be taken away without scripts", async () => {
    const page = await signIn("kim", { scripts: false });
    await page.goto(`${address}/people?sex=female&population=stranded`);
    assert.equal(await page.locator("a.ws-chip").count(), 2);
    await page.click("a.ws-chip >> nth=0");
    assert.equal(await page.locator("a.ws-chip").count(), 1);
    await page.context().close();
  });

  test("Lena sets up a second factor by the text of the secret, without scripts, and signs in with it", async () => {
    const page = await signIn("lena", { scripts: false });
    await page.goto(`${address}/account/second-factor`);
    const secret = await page.getAttribute('input[name="secret"]', "value");
    const looks = await signIn("lena", { size: PHONE, locale: "ar" });
    await looks.goto(`${address}/account/second-factor`);
    assert.deepEqual(await axe(looks), []);
    assert.deepEqual(await overflow(looks), []);
    assert.deepEqual(looks.problems, [], "the picture is drawn within the policy");
    await picture(looks, "second-factor-phone-ar");
    await page.fill('input[name="code"]', totp(secret, 0));
    await page.click("form.ws-form .govuk-button-group button");
    assert.equal(await page.locator("main li .ws-code").count(), 10);
    await page.context().close();
    await looks.context().close();
    const again = await open(browser, `${address}/sign-in`, { scripts: false });
    await again.fill('input[name="login"]', "lena");
    await again.fill('input[name="password"]', PASSWORD);
    await again.click("form.ws-form button[type=submit]");
    await again.waitForURL(/\/sign-in\/code/);
    await picture(again, "sign-in-code-desk-en");
    await again.fill('input[name="code"]', totp(secret, 1));
    await again.click("form.ws-form button[type=submit]");
    await again.waitForURL(`${address}/`);
    await again.context().close();
  });

  test("from a printed number to its definition in one click", async () => {
    const page = await signIn("rita");
    await page.goto(`${address}/reports`);
    await page.click("main table a");
    await page.click('.ws-report a[href$="/figures/avrr.returned.ytd"]');
    assert.match(await page.textContent("main"), /Each person once/);
    await page.context().close();
  });
});
