// Counts down under a long text. The words come with the page; what is read out waits until
// typing rests.

export function counter(field) {
  const message = document.getElementById(`${field.id}-info`);
  const limit = Number(field.dataset.limit);
  const spoken = document.createElement("div");
  spoken.className = "govuk-visually-hidden";
  spoken.setAttribute("aria-live", "polite");
  message.after(spoken);
  let rest;
  const update = () => {
    // The server counts characters as people do, not UTF-16 units.
    const left = limit - [...field.value.replaceAll("\r\n", "\n")].length;
    const words = left < 0 ? message.dataset.over : message.dataset.left;
    message.textContent = words.replace("%", String(Math.abs(left)));
    message.classList.toggle("ws-counter--over", left < 0);
    clearTimeout(rest);
    rest = setTimeout(() => (spoken.textContent = message.textContent), 1000);
  };
  field.addEventListener("input", update);
  if (field.value) update();
}
