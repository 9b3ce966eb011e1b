// A frame that does not scroll needs no stop for the Tab key.

export function scrollRegions() {
  const regions = [...document.querySelectorAll(".ws-scroll")];
  const update = () => {
    for (const region of regions) {
      if (region.scrollWidth > region.clientWidth) region.setAttribute("tabindex", "0");
      else region.removeAttribute("tabindex");
    }
  };
  update();
  window.addEventListener("resize", update);
}
