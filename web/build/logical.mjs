// Turns physical CSS properties into logical ones, so that one style sheet serves both writing
// directions. In a left-to-right page nothing changes by definition. What it does not know how to
// turn it refuses, so that an update of a design system cannot bring a wrong side in unseen.

/** Properties that only change their name. */
const RENAMED = {
  "margin-left": "margin-inline-start",
  "margin-right": "margin-inline-end",
  "padding-left": "padding-inline-start",
  "padding-right": "padding-inline-end",
  left: "inset-inline-start",
  right: "inset-inline-end",
  "border-top-left-radius": "border-start-start-radius",
  "border-top-right-radius": "border-start-end-radius",
  "border-bottom-left-radius": "border-end-start-radius",
  "border-bottom-right-radius": "border-end-end-radius",
  "scroll-margin-left": "scroll-margin-inline-start",
  "scroll-margin-right": "scroll-margin-inline-end",
  "scroll-padding-left": "scroll-padding-inline-start",
  "scroll-padding-right": "scroll-padding-inline-end",
};
for (const part of ["", "-width", "-style", "-color"]) {
  RENAMED[`border-left${part}`] = `border-inline-start${part}`;
  RENAMED[`border-right${part}`] = `border-inline-end${part}`;
}

/** Properties whose value names a side. */
const SIDED = {
  "text-align": { left: "start", right: "end" },
  float: { left: "inline-start", right: "inline-end" },
  clear: { left: "inline-start", right: "inline-end" },
};

/** Shorthands of four sides, and the pair that replaces them when left and right differ. */
const FOUR_SIDES = {
  margin: ["margin-block", "margin-inline"],
  padding: ["padding-block", "padding-inline"],
  inset: ["inset-block", "inset-inline"],
  "border-width": ["border-block-width", "border-inline-width"],
  "border-style": ["border-block-style", "border-inline-style"],
  "border-color": ["border-block-color", "border-inline-color"],
};

const CORNERS = [
  "border-start-start-radius",
  "border-start-end-radius",
  "border-end-end-radius",
  "border-end-start-radius",
];

/** Splits a value at spaces that stand outside parentheses. */
function parts(value) {
  return value.match(/(?:[^\s(]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)+/g) ?? [];
}

function splitSides(decl) {
  const [top, right, bottom, left] = parts(decl.value);
  if (left === undefined || left === right) return;
  const [block, inline] = FOUR_SIDES[decl.prop];
  decl.cloneBefore({ prop: block, value: `${top} ${bottom}` });
  decl.cloneBefore({ prop: inline, value: `${left} ${right}` });
  decl.remove();
}

function splitCorners(decl) {
  if (decl.value.includes("/")) return;
  const values = parts(decl.value);
  if (values.length < 2) return;
  const [a, b, c = a, d = b] = values;
  [a, b, c, d].forEach((value, n) => decl.cloneBefore({ prop: CORNERS[n], value }));
  decl.remove();
}

/** The PostCSS plugin. */
export function logical() {
  return {
    postcssPlugin: "logical",
    Once(root) {
      root.walkDecls((decl) => {
        if (RENAMED[decl.prop]) decl.prop = RENAMED[decl.prop];
        else if (SIDED[decl.prop]) decl.value = SIDED[decl.prop][decl.value] ?? decl.value;
        else if (FOUR_SIDES[decl.prop]) splitSides(decl);
        else if (decl.prop === "border-radius") splitCorners(decl);
      });
    },
  };
}

/** Rules that write both directions out by hand are under `[dir=rtl]` or beside such a rule. */
const BY_HAND = /\[dir=|\.ws-|autocomplete__/;

/**
 * What still names a side: transforms that turn or shift, gradients, positions and shadows.
 * `mirrored` lists the selectors for which the style sheet has a `[dir=rtl]` rule.
 */
export function physicalLeft(root, mirrored) {
  const found = [];
  root.walkDecls((decl) => {
    const rule = decl.parent.selector ?? "";
    if (BY_HAND.test(rule) || decl.parent.parent?.name?.endsWith("keyframes")) return;
    const turns =
      (decl.prop === "transform" && /rotate|translate(X|\()|skew|matrix/.test(decl.value)) ||
      (decl.prop === "background-position" && /left|right/.test(decl.value)) ||
      (decl.prop === "transform-origin" && /left|right/.test(decl.value)) ||
      /(^|-)(left|right)(-|$)/.test(decl.prop);
    if (turns && !mirrored.some((known) => rule.includes(known))) {
      found.push(`${rule} { ${decl.prop}: ${decl.value} }`);
    }
  });
  return found;
}
