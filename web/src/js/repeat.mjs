// Adds and removes rows of a repeating group in place. Without scripts the same buttons send the
// form and the server shows it again with the rows changed.

export function repeat(group) {
  const list = group.dataset.list;
  const least = Number(group.dataset.least);
  const rows = () => [...group.querySelectorAll(":scope > .ws-repeat__row")];
  const inPlace = rows().every((row) => row.querySelector("[data-module]") === null);
  if (!inPlace) return; // rows with parts of their own are made by the server

  group.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=add], button[name=remove]");
    if (!button || !group.contains(button)) return;
    event.preventDefault();
    if (button.name === "add") add();
    else remove(button.closest(".ws-repeat__row"));
  });

  function add() {
    const last = rows().at(-1);
    const row = last.cloneNode(true);
    for (const field of row.querySelectorAll("input, select, textarea")) clear(field);
    for (const message of row.querySelectorAll(".govuk-error-message")) message.remove();
    for (const wrong of row.querySelectorAll("[class*='--error']")) {
      wrong.className = wrong.className.replace(/\S+--error/g, "").trim();
    }
    last.after(row);
    number();
    row.querySelector("input, select, textarea").focus();
  }

  function remove(row) {
    const next = row.nextElementSibling;
    row.remove();
    number();
    (next.querySelector("input, select, textarea") ?? next).focus();
  }

  /** Gives every row its place in names, ids and heading. */
  function number() {
    rows().forEach((row, n, all) => {
      const own = new RegExp(`\\b${list}_\\d+`, "g");
      for (const element of row.querySelectorAll("*")) {
        for (const attribute of ["id", "for", "name", "value", "aria-describedby"]) {
          if (attribute === "value" && element.name !== "remove") continue;
          const value = element.getAttribute(attribute);
          if (value) element.setAttribute(attribute, value.replace(own, `${list}_${n}`));
        }
        if (element.hasAttribute("data-number")) element.textContent = String(n + 1);
        if (element.name === "remove") element.hidden = all.length <= least;
      }
    });
  }
}

function clear(field) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = false;
  else if (field.tagName === "SELECT") field.selectedIndex = 0;
  else field.value = "";
  field.removeAttribute("aria-invalid");
  const described = field.getAttribute("aria-describedby")?.split(" ").filter((id) => !id.endsWith("-error"));
  if (described?.length) field.setAttribute("aria-describedby", described.join(" "));
  else field.removeAttribute("aria-describedby");
}
