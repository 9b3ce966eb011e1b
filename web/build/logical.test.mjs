// The rewriting of physical properties, one rule of it per test.

import assert from "node:assert/strict";
import { test } from "node:test";
import postcss from "postcss";
import { logical, physicalLeft } from "./logical.mjs";

const turn = (css) => postcss([logical()]).process(`a{${css}}`, { from: undefined }).css.slice(2, -1);

test("names of sides become start and end", () => {
  assert.equal(turn("margin-left:1px"), "margin-inline-start:1px");
  assert.equal(turn("border-right-color:red"), "border-inline-end-color:red");
  assert.equal(turn("left:0"), "inset-inline-start:0");
});

test("values that name a side follow", () => {
  assert.equal(turn("text-align:right"), "text-align:end");
  assert.equal(turn("float:left"), "float:inline-start");
  assert.equal(turn("text-align:center"), "text-align:center");
});

test("four sides are split only where left and right differ", () => {
  assert.equal(turn("padding:1px 2px 3px 2px"), "padding:1px 2px 3px 2px");
  assert.equal(turn("padding:1px 2px 3px 4px"), "padding-block:1px 3px;padding-inline:4px 2px");
  assert.equal(
    turn("margin:0 calc(1px + 2px) 0 max(1em, 2px)"),
    "margin-block:0 0;margin-inline:max(1em, 2px) calc(1px + 2px)",
  );
});

test("corners keep their place in the text", () => {
  assert.equal(
    turn("border-radius:4px 0 0 4px"),
    "border-start-start-radius:4px;border-start-end-radius:0;border-end-end-radius:0;border-end-start-radius:4px",
  );
  assert.equal(turn("border-radius:4px"), "border-radius:4px");
});

test("a turned arrow without its mirror is reported", () => {
  const root = postcss.parse(".arrow{transform:rotate(45deg)}");
  assert.equal(physicalLeft(root, []).length, 1);
  assert.equal(physicalLeft(root, [".arrow"]).length, 0);
});
