// Loads XForms into the engine of ODK Web Forms, the way a page does, and says which it refuses.
//
//   node load.js FOLDER...        every .xml inside; exit status 1 if one is refused
//
// Files that a form looks things up in are taken for missing: what is judged is the form. Secondary
// instances are empty then, and choices with them.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";

// The engine expects the names of a browser.
const { window } = new JSDOM("<!doctype html>");
for (const name of Object.getOwnPropertyNames(window)) {
  if (/^(XML|DOM|XPath|Node|Element|Document|Attr|Text|CDATA|Comment|Processing|CharacterData|HTML)/.test(name)) {
    globalThis[name] ??= window[name];
  }
}
globalThis.window ??= globalThis;
globalThis.document ??= window.document;
// Its parser asks for this in Node before it takes what is embedded.
globalThis.__dirname ??= "";

const { createInstance } = await import("@getodk/xforms-engine");

function files(path) {
  return path.endsWith(".xml")
    ? [path]
    : readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() || entry.name.endsWith(".xml") ? files(join(path, entry.name)) : [],
      );
}

/** The engine's answer, or the reason for which it refuses. */
async function load(path) {
  const missing = async () => new Response("", { status: 404 });
  const { root } = await createInstance(readFileSync(path, "utf-8"), {
    form: { fetchFormAttachment: missing, missingResourceBehavior: "BLANK" },
    instance: { geolocationProvider: { getLocation: async () => "" } },
  });
  // Everything is computed when it is asked for, and so asked for.
  const open = [root];
  let nodes = 0;
  while (open.length > 0) {
    const node = open.pop();
    const { label, hint, relevant, required, valueOptions, children } = node.currentState;
    void [label?.asString, hint?.asString, relevant, required, valueOptions?.length];
    nodes += 1;
    open.push(...(children ?? []));
  }
  await root.prepareInstancePayload();
  return nodes;
}

let refused = 0;
const all = process.argv.slice(2).flatMap(files).sort();
for (const path of all) {
  try {
    const nodes = await load(path);
    if (nodes < 2) throw new Error("nothing in it");
  } catch (error) {
    refused += 1;
    console.log(`${path}: ${String(error.message ?? error).split("\n").slice(0, 3).join(" ")}`);
  }
}
console.log(`${all.length - refused} of ${all.length} XForms load in ODK Web Forms`);
process.exit(refused > 0 ? 1 : 0);
