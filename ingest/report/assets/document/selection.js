// What is selected: a row, one of its values, its outlines on the page. They light up together.
//
// For other scripts. Every value is an element `.v` with data-dataset, data-row (its address, as `bilaga explain`
// takes it), data-field and data-printed. When one is selected, the document gets the event `bilaga:select` whose
// detail is {key, dataset, row, field, printed, value, element}; when nothing is, its detail is null. The element
// [data-slot="selected"] is there for what belongs beside the selected value. `bilaga.select(key, field, row)` selects.
"use strict";

{
  const { bilaga } = window;
  const panel = document.getElementById("selected");
  const hint = panel.querySelector(".hint");
  const about = panel.querySelector(".about");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const behavior = () => (calm.matches ? "instant" : "smooth");
  const wide = window.matchMedia("(min-width: 68rem)");
  let selected = null;

  const rowOf = (key) => document.getElementById(`r-${key}`);
  const marksOf = (key) => [...document.querySelectorAll(`.mark[data-key="${CSS.escape(key)}"]`)];
  const valuesOf = (key) => [...document.querySelectorAll(`.v[data-key="${CSS.escape(key)}"]`)];

  const clear = () => {
    for (const element of document.querySelectorAll(".selected, .chosen, .arrived")) {
      element.classList.remove("selected", "chosen", "arrived");
    }
  };

  const line = (name, text, code) => {
    const group = document.createElement("div");
    const [term, said] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    if (code) {
      const inner = document.createElement("code");
      inner.textContent = text;
      said.append(inner);
    } else said.textContent = text;
    group.append(term, said);
    return group;
  };

  const tell = () => {
    hint.hidden = selected !== null;
    about.hidden = selected === null;
    about.replaceChildren();
    if (!selected) return;
    const { dataset, field, printed, value, row } = selected;
    const named = bilaga.words[`field.${field}`] ? bilaga.say(`field.${field}`) : field;
    about.append(line(bilaga.say(`dataset.${dataset}`), named));
    if (printed) about.append(line(bilaga.say("selected.printed"), printed));
    if (value && value !== printed) about.append(line(bilaga.say("selected.value"), value));
    about.append(line(bilaga.say("selected.explain"), `bilaga explain DATA "${row}"`, true));
  };

  /** Where in its row's outlines a value stands; the row's first one otherwise. */
  const outlineOf = (marks, value) =>
    marks.flatMap((mark) => [...mark.querySelectorAll(".outline")]).find(
      (outline) => value && outline.dataset.field === value.dataset.field && outline.dataset.row === value.dataset.row,
    ) ?? marks[0]?.querySelector(".fault") ?? marks[0];

  /** Scrolls the pages so that an outline stands in their middle, and the window where they are below the data. */
  bilaga.showMark = (key) => {
    const [mark] = marksOf(key);
    if (!mark) return false;
    const target = mark.querySelector(".chosen") ?? mark.querySelector(".fault") ?? mark.querySelector(".around");
    const picture = mark.closest(".paper").querySelector("img");
    if (picture) picture.loading = "eager";
    if (wide.matches) {
      const pages = mark.closest(".pages");
      const [box, view] = [target.getBoundingClientRect(), pages.getBoundingClientRect()];
      pages.scrollTo({ top: pages.scrollTop + box.top - view.top - view.height / 2.5, left: Math.max(0, pages.scrollLeft + box.left - view.left - view.width / 3), behavior: behavior() });
    } else target.scrollIntoView({ block: "center", inline: "nearest", behavior: behavior() });
    mark.classList.add("arrived");
    return true;
  };

  bilaga.showRow = (key) => {
    const row = rowOf(key);
    if (!row) return false;
    const shut = row.closest("details:not([open])");
    if (shut) shut.open = true;
    row.scrollIntoView({ block: "center", behavior: behavior() });
    return true;
  };

  /** Selects a row, or one of its values where `field` (and `row`, its address) name one. */
  bilaga.select = (key, field = null, row = null) => {
    clear();
    const values = valuesOf(key);
    const value = values.find((v) => v.dataset.field === field && (!row || v.dataset.row === row)) ?? null;
    const told = value ?? values[0] ?? null;
    const marks = marksOf(key);
    rowOf(key)?.classList.add("selected");
    value?.classList.add("chosen");
    for (const mark of marks) mark.classList.add("selected");
    if (value) outlineOf(marks, value)?.classList.add("chosen");
    const { dataset, row: address, field: name, printed, value: held } = told?.dataset ?? {};
    selected = told ? { key, dataset, row: address, field: name, printed, value: held, element: told } : null;
    tell();
    document.dispatchEvent(new CustomEvent("bilaga:select", { detail: selected }));
  };

  bilaga.letGo = () => {
    clear();
    selected = null;
    tell();
    document.dispatchEvent(new CustomEvent("bilaga:select", { detail: null }));
  };

  document.addEventListener("click", (event) => {
    const outline = event.target.closest?.(".mark");
    if (outline) {
      const box = event.target.closest(".outline");
      bilaga.select(outline.dataset.key, box?.dataset.field ?? null, box?.dataset.row ?? null);
      const finding = outline.dataset.findings?.split(" ")[0];
      if (!bilaga.showRow(outline.dataset.key) && finding) bilaga.showFinding?.(finding);
      return;
    }
    const link = event.target.closest?.("a[data-select]");
    if (link) {
      event.preventDefault();
      const { select: key, to, finding } = link.dataset;
      const about = finding ? document.getElementById(finding) : null;
      bilaga.select(key, about?.dataset.field, about?.dataset.row);
      about?.classList.add("selected");
      if (to === "row") bilaga.showRow(key);
      const seen = to === "row" && !wide.matches ? true : bilaga.showMark(key);
      if (to !== "mark" && (!seen || link.closest(".ledger, .equations, .timeline"))) bilaga.showRow(key);
      return;
    }
    const value = event.target.closest?.(".v[data-key]");
    if (value && !event.target.closest("a")) {
      bilaga.select(value.dataset.key, value.dataset.field, value.dataset.row);
      if (wide.matches) bilaga.showMark(value.dataset.key);
    }
  });

  document.addEventListener("bilaga:language", tell);
  bilaga.onKey("Escape", bilaga.letGo);

  document.addEventListener("DOMContentLoaded", () => {
    const start = decodeURIComponent(window.location.hash.slice(1));
    if (!/^[rm]-/.test(start) || /^r-table-/.test(start)) return;
    bilaga.select(start.slice(2));
    bilaga.showMark(start.slice(2));
  });
}
