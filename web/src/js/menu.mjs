// The menu on a phone: closed until its button is pressed. Without scripts it stands open.

export function menu(nav) {
  const button = nav.querySelector(".ws-nav__toggle");
  const panel = nav.querySelector(".ws-nav__panel");
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = panel.classList.toggle("ws-nav__panel--open");
    button.setAttribute("aria-expanded", String(open));
  });
}
