// The values of a table by the arrow keys: one stop for Tab a row, the rest by left, right, up and down.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const cell = event.target.closest?.("table.rows td, table.rows th");
  if (!cell || !cell.closest("tr.row")) return;
  const row = cell.parentElement;
  if (event.key === "Enter" && event.target === cell && cell.matches(".v")) {
    event.preventDefault();
    cell.click();
    return;
  }
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const across = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!sideways && !across) return;
  let target = null;
  if (sideways) target = row.cells[cell.cellIndex + sideways];
  else {
    const rows = [...row.closest("table").querySelectorAll("tr.row")];
    target = rows[rows.indexOf(row) + across]?.cells[cell.cellIndex];
  }
  const stop = target?.matches(".v") ? target : target?.querySelector("a, .v");
  if (!stop) return;
  event.preventDefault();
  stop.focus();
});
