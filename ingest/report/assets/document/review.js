// What a reader says of the values of a document: kept in this browser by the document's hash, exported as the
// corrections file that `bilaga ingest --corrections` takes, and imported again. Text is only ever set as text.
"use strict";

{
  const { bilaga } = window;
  const section = document.getElementById("review");
  const { columns, fields, held } = JSON.parse(section.dataset.review);
  const { sha256, document: documentId } = document.body.dataset;
  const list = section.querySelector("[data-reviewed]");
  const status = section.querySelector("[data-status]");
  const who = section.querySelector("[data-who]");
  const slot = document.querySelector('[data-slot="selected"]');
  const KEPT = "review:";
  let selected = null;

  const recall = (sha) => {
    try {
      return JSON.parse(bilaga.recall(KEPT + sha) ?? "[]");
    } catch {
      return [];
    }
  };
  const keep = (sha, said) => bilaga.keep(KEPT + sha, said.length ? JSON.stringify(said) : null);
  let said = recall(sha256);

  // One thing is said of a field; of a finding by what it says, of what is missing as often as one likes.
  const nameOf = (one) =>
    JSON.stringify(
      one.dataset === "findings" || one.verdict === "missing"
        ? [one.verdict, one.dataset, one.field, one.row, one.printed_text, one.reason].slice(0, one.verdict === "missing" ? 6 : 5)
        : [one.dataset, one.row, one.field],
    );

  const say = (one) => {
    const when = `${new Date().toISOString().slice(0, 19)}Z`;
    const empty = Object.fromEntries(columns.map((column) => [column, ""]));
    const whole = { ...empty, ...one, document_sha256: sha256, who: who.value.trim(), when };
    said = [...said.filter((other) => nameOf(other) !== nameOf(whole)), whole];
    keep(sha256, said);
    show();
  };
  const takeBack = (one) => {
    said = said.filter((other) => nameOf(other) !== nameOf(one));
    keep(sha256, said);
    show();
  };

  // --- what is printed where a field was read -------------------------------------------------------------------

  const SHOWN_AS = { text: "amount_sek", share_text: "share_percent" }; // of a table's row, whose prints stand in these
  const valueAt = (row, field) =>
    [...document.querySelectorAll(".v[data-row]")].find((v) => v.dataset.row === row && v.dataset.field === field);

  const printedFor = (at, field) => {
    if (at.dataset === "documents") return held[field] ?? "";
    if (at.dataset !== "allocations") {
      return at.dataset === "people" ? (valueAt(at.row, "name")?.dataset.printed ?? "") : at.printed;
    }
    const column = fields.allocations.find((one) => one.field === field)?.printed ?? "text";
    const own = valueAt(at.row, SHOWN_AS[column] ?? column);
    const ofRow = valueAt(at.row.split("/").slice(0, 3).join("/"), SHOWN_AS[column] ?? column);
    return (own ?? ofRow)?.dataset.printed ?? (column === "text" ? at.printed : "");
  };
  const contextOf = (at) =>
    at.dataset === "allocations" ? (valueAt(at.row.split("/").slice(0, 3).join("/"), "recipient")?.dataset.printed ?? "") : "";
  const NUMBERS = new Set(["amount_sek", "share_percent", "count", "unit_amount_sek"]);
  const of = (at, field) => ({
    dataset: at.dataset,
    row: at.row,
    field,
    printed_text: printedFor(at, field),
    context: contextOf(at),
  });

  const fieldsOf = (at) => fields[at.dataset] ?? [];
  const usual = (at) => (fieldsOf(at).some((one) => one.field === at.field) ? at.field : (fieldsOf(at)[0]?.field ?? at.field));
  const labelOf = (field) => (bilaga.words[`field.${field}`] ? bilaga.say(`field.${field}`) : field);

  // --- the controls beside what is selected -----------------------------------------------------------------------

  const faultOf = (field, text) => {
    if (!text.trim()) return field.null ? "" : bilaga.say("review.needed");
    if (field.words && !field.words.includes(text.trim())) return bilaga.say("review.word");
    if (field.kind === "date") return /^\d{4}-\d\d-\d\d$/.test(text.trim()) ? "" : bilaga.say("review.day");
    const places = { money: 2, percent: 4, int16: 0, int32: 0, int64: 0 }[field.kind];
    if (places === undefined) return "";
    const match = /^[-\u2212]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?(?: ?(?:kr|%))?$/.exec(text.trim());
    return match && (match[1]?.length ?? 0) <= places ? "" : bilaga.say("review.number");
  };

  const judge = (at) => {
    slot.replaceChildren();
    if (!at) return;
    const box = document.getElementById("review-form").content.cloneNode(true).firstElementChild;
    for (const element of box.querySelectorAll("[data-say]")) bilaga.sayAgain(element);
    bilaga.sayAgain(box);
    const form = box.querySelector("form");
    const { field: choice, value, note } = form.elements;
    const buttons = Object.fromEntries([...box.querySelectorAll("[data-judge]")].map((b) => [b.dataset.judge, b]));
    for (const one of fieldsOf(at)) choice.append(new Option(labelOf(one.field), one.field));
    choice.value = usual(at);
    const chosen = () => fieldsOf(at).find((one) => one.field === choice.value);
    const before = said.find((one) => one.dataset === at.dataset && one.row === at.row && one.verdict !== "missing");
    const words = () => box.querySelector("datalist").replaceChildren(...(chosen()?.words ?? []).map((word) => new Option(word)));

    buttons.wrong.hidden = fieldsOf(at).length === 0;
    buttons.nothing.hidden = !before;
    if (before) {
      buttons[before.verdict].setAttribute("aria-pressed", "true");
      if (before.verdict === "wrong") [choice.value, value.value, note.value] = [before.field, before.value, before.reason];
    }
    words();
    choice.addEventListener("change", words);
    value.addEventListener("input", () => value.setCustomValidity(""));
    buttons.accepted.addEventListener("click", () =>
      say({ ...of(at, at.field), value: NUMBERS.has(at.field) ? at.value : "", verdict: "accepted" }),
    );
    buttons.wrong.addEventListener("click", () => {
      form.hidden = !form.hidden;
      buttons.wrong.setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) value.focus();
    });
    buttons.nothing.addEventListener("click", () => takeBack(before));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      value.setCustomValidity(faultOf(chosen(), value.value));
      if (!form.reportValidity()) return;
      say({ ...of(at, choice.value), value: value.value.trim(), reason: note.value.trim(), verdict: "wrong" });
    });
    slot.append(box);
  };

  // --- what was said ------------------------------------------------------------------------------------------------

  // A row of a table is known by its recipient and amount column, a page by its number, all else by its address.
  const whatOf = (one) => {
    const [page, number] = one.row.split("/");
    if (one.verdict === "missing") return page === "page" ? bilaga.say("pages.page", { n: number }) : one.dataset;
    const place = one.dataset === "allocations" ? [one.context, ...one.row.split("/").slice(3)] : [one.row || one.dataset];
    return [...place, one.field && labelOf(one.field)].filter(Boolean).join(", ");
  };

  const line = (one) => {
    const item = document.createElement("li");
    const what = whatOf(one);
    const change = one.verdict === "wrong" ? ` → ${one.value || "–"}` : "";
    const reason = one.reason ? ` (${one.reason})` : "";
    const text = document.createElement("span");
    const printed = one.printed_text ? ` ”${one.printed_text}”` : "";
    text.textContent = `${bilaga.say(`review.is.${one.verdict}`)}: ${what}${printed}${change}${reason} `;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "plain";
    remove.textContent = bilaga.say("review.clear");
    remove.setAttribute("aria-label", bilaga.say("review.remove", { what }));
    remove.addEventListener("click", () => takeBack(one));
    item.append(text, remove);
    return item;
  };

  const show = () => {
    list.replaceChildren(...said.map(line));
    section.querySelector("[data-count]").textContent = said.length || "";
    for (const element of document.querySelectorAll(".v.is-accepted, .v.is-wrong")) element.classList.remove("is-accepted", "is-wrong");
    for (const one of said) valueAt(one.row, one.field)?.classList.add(`is-${one.verdict}`);
    for (const button of document.querySelectorAll("[data-accept]")) {
      const accepted = said.some((one) => one.field === button.dataset.accept && one.printed_text === button.dataset.message);
      button.setAttribute("aria-pressed", String(accepted));
    }
    judge(selected);
  };

  for (const button of document.querySelectorAll("[data-accept]")) {
    const one = () => ({ dataset: "findings", row: "", field: button.dataset.accept, printed_text: button.dataset.message, verdict: "accepted" });
    button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? takeBack(one()) : say(one())));
  }
  section.querySelector("[data-missing]").addEventListener("submit", (event) => {
    event.preventDefault();
    const { page, printed, note } = event.target.elements;
    say({ dataset: "", row: `page/${page.value}`, field: "", printed_text: printed.value.trim(), reason: note.value.trim(), verdict: "missing" });
    printed.value = note.value = "";
    note.focus();
  });

  // --- the file -------------------------------------------------------------------------------------------------------

  const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;
  const isFormula = (text) => FORMULA.test(text) && !/^-\d+(?:\.\d+)?$/.test(text);
  const cell = (text) => {
    const flat = String(text).replace(/\s+/g, " ").trim();
    const inert = isFormula(flat) ? `'${flat}` : flat;
    return /[",;'\t]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  };
  const fileOf = (all) => `\ufeff${[columns, ...all.map((one) => columns.map((column) => one[column] ?? ""))].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

  const everything = () => {
    const names = Object.keys(window.localStorage).filter((name) => name.startsWith(`bilaga:${KEPT}`)).sort();
    return names.flatMap((name) => recall(name.slice(`bilaga:${KEPT}`.length)));
  };
  for (const button of section.querySelectorAll("[data-export]")) {
    button.addEventListener("click", () => {
      const all = button.dataset.export === "all" ? everything() : said;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([fileOf(all)], { type: "text/csv" }));
      link.download = button.dataset.export === "all" ? "corrections.csv" : `corrections-${documentId}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      status.textContent = bilaga.say("review.exported", { n: all.length });
    });
  }

  const parsed = (text) => {
    const flat = text.replace(/^\ufeff/, "");
    const mark = [",", ";", "\t"].sort((a, b) => flat.split("\n")[0].split(b).length - flat.split("\n")[0].split(a).length)[0];
    const rows = [[""]];
    let quoted = false;
    for (let i = 0; i < flat.length; i += 1) {
      const [letter, row] = [flat[i], rows.at(-1)];
      if (quoted && letter === '"' && flat[i + 1] === '"') row[row.length - 1] += flat[(i += 1)];
      else if (letter === '"') quoted = !quoted;
      else if (!quoted && letter === mark) row.push("");
      else if (!quoted && letter === "\n") rows.push([""]);
      else if (quoted || letter !== "\r") row[row.length - 1] += letter;
    }
    const [header, ...lines] = rows.filter((row) => row.some((text_) => text_.trim()));
    if (!header?.includes("document_sha256") || !header.includes("printed_text")) return null;
    const plain = (text_) => (text_.startsWith("'") && isFormula(text_.slice(1)) ? text_.slice(1) : text_);
    return lines.map((row) => Object.fromEntries(columns.map((name) => [name, plain((row[header.indexOf(name)] ?? "").trim())])));
  };
  section.querySelector("[data-import]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    const found = file ? parsed(await file.text()) : null;
    event.target.value = "";
    if (!found) {
      status.textContent = bilaga.say("review.refused");
      return;
    }
    for (const one of found) {
      one.verdict ||= "wrong";
      const sha = one.document_sha256 === documentId ? sha256 : one.document_sha256;
      keep(sha, [...recall(sha).filter((other) => nameOf(other) !== nameOf(one)), one]);
    }
    said = recall(sha256);
    show();
    status.textContent = bilaga.say("review.imported", { n: found.length });
  });

  // --- keys, language ----------------------------------------------------------------------------------------------

  who.value = bilaga.recall("who") ?? "";
  who.addEventListener("change", () => bilaga.keep("who", who.value.trim() || null));
  document.addEventListener("bilaga:select", (event) => {
    selected = event.detail;
    judge(selected);
  });
  document.addEventListener("bilaga:language", show);
  bilaga.onKey("a", () => slot.querySelector('[data-judge="accepted"]')?.click());
  bilaga.onKey("w", () => slot.querySelector('[data-judge="wrong"]')?.click());
  bilaga.onKey("m", () => section.querySelector("[data-missing] [name=page]").focus());
  show();
}
