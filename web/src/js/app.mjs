// What a page does better where scripts run. Everything here only adds: each page works without
// it. No inline handlers and no styles from strings, so that the content security policy holds.

import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { PasswordInput } from "govuk-frontend/dist/govuk/components/password-input/password-input.mjs";
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
import { counter } from "./counter.mjs";
import { dismissible } from "./dismiss.mjs";
import { menu } from "./menu.mjs";
import { repeat } from "./repeat.mjs";
import { scrollRegions } from "./scroll.mjs";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

/** Starts `Part` on every element that names it; one that fails leaves the others working. */
function start(Part) {
  for (const element of document.querySelectorAll(`[data-module="${Part.moduleName}"]`)) {
    try {
      new Part(element);
    } catch (error) {
      console.error(error);
    }
  }
}

const PARTS = [
  Button,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  PasswordInput,
  Radios,
  SkipLink,
];
PARTS.forEach(start);

for (const nav of document.querySelectorAll('[data-module="ws-menu"]')) menu(nav);
for (const details of document.querySelectorAll('[data-module="ws-dismiss"]')) dismissible(details);
for (const list of document.querySelectorAll('[data-module="ws-repeat"]')) repeat(list);
for (const field of document.querySelectorAll('[data-module="ws-counter"]')) counter(field);
scrollRegions();

// Fetched only by pages with a long list.
const lists = document.querySelectorAll('select[data-module="ws-combobox"]');
if (lists.length > 0) {
  const { combobox } = await import("./combobox.mjs");
  for (const select of lists) combobox(select);
}
