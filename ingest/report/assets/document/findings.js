// From finding to finding, each with its row and its place.
"use strict";

{
  const { bilaga } = window;
  const findings = [...document.querySelectorAll(".finding")];
  let at = -1;

  /** Shows a finding: itself, its row and its place are lit. */
  bilaga.showFinding = (id) => {
    const finding = document.getElementById(id);
    if (!finding) return;
    at = findings.indexOf(finding);
    const { mark, rowKey, row, field } = finding.dataset;
    bilaga.select(mark || rowKey || "", field, row);
    for (const other of findings) other.classList.toggle("selected", other === finding);
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
    if (mark && window.matchMedia("(min-width: 68rem)").matches) bilaga.showMark(mark);
  };

  const step = (by) => {
    if (!findings.length) return;
    at = (at + by + findings.length) % findings.length;
    bilaga.showFinding(findings[at].id);
  };

  for (const key of ["n", "j"]) bilaga.onKey(key, () => step(1));
  for (const key of ["p", "k"]) bilaga.onKey(key, () => step(at < 0 ? 0 : -1));
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(at < 0 ? (button.dataset.step === "1" ? 1 : 0) : Number(button.dataset.step)));
  }
  document.addEventListener("click", (event) => {
    const flag = event.target.closest?.("a.flag");
    if (!flag) return;
    event.preventDefault();
    bilaga.showFinding(flag.dataset.finding);
    document.getElementById(flag.dataset.finding).scrollIntoView({ block: "center" });
  });
  document.addEventListener("DOMContentLoaded", () => {
    if (/^#f\d+$/.test(window.location.hash)) bilaga.showFinding(window.location.hash.slice(1));
  });
}
