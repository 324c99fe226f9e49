// Ticks on conditions, kept in this browser by document and row.
"use strict";

for (const box of document.querySelectorAll("[data-tick]")) {
  const { bilaga } = window;
  const name = `tick:${box.dataset.tick}`;
  const row = box.closest("li");
  box.checked = bilaga.recall(name) === "1";
  row.classList.toggle("ticked", box.checked);
  box.addEventListener("change", () => {
    bilaga.keep(name, box.checked ? "1" : null);
    row.classList.toggle("ticked", box.checked);
  });
}
