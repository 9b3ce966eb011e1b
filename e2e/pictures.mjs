// Makes the pictures of the README from a served demo: `node pictures.mjs http://127.0.0.1:8080`.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, open, root } from "./browser.mjs";

const address = process.argv[2] ?? "http://127.0.0.1:8080";
const folder = join(root, "docs/pictures");
await mkdir(folder, { recursive: true });
const browser = await launch();

async function signIn(login) {
  const page = await open(browser, `${address}/sign-in`, { size: { width: 1280, height: 860 } });
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', "waystation-demo");
  await page.click("form.ws-form button[type=submit]");
  await page.waitForURL(`${address}/`);
  return page;
}

const kim = await signIn("kim");
await kim.goto(`${address}/people`);
await kim.screenshot({ path: join(folder, "start.png") });
await kim.click("main table a");
await kim.screenshot({ path: join(folder, "person.png") });
const rita = await signIn("rita");
await rita.goto(`${address}/reports`);
await rita.click("main table a");
await rita.screenshot({ path: join(folder, "report.png") });
await browser.close();
