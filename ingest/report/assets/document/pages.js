// The pages: which outlines are drawn, how large the paper is; the folded terms of a sum.
"use strict";

{
  const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
  const pages = document.querySelector(".pages");
  let at = steps.indexOf(1);

  for (const box of document.querySelectorAll("[data-show]")) {
    box.addEventListener("change", () => {
      for (const mark of document.querySelectorAll(`g.mark.${CSS.escape(box.dataset.show)}`)) {
        mark.style.display = box.checked ? "" : "none";
      }
    });
  }
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      at = Math.min(steps.length - 1, Math.max(0, at + Number(button.dataset.zoom)));
      pages.style.setProperty("--zoom", String(steps[at]));
    });
  }
  for (const button of document.querySelectorAll("[data-unfold]")) {
    button.addEventListener("click", () => {
      const folded = button.closest("tbody").nextElementSibling;
      folded.hidden = !folded.hidden;
      button.setAttribute("aria-expanded", String(!folded.hidden));
    });
  }
}
