// The index: sort, search, filter. What is chosen stands in the address, so that "back" finds it again.
"use strict";

{
  const { bilaga } = window;
  const table = document.getElementById("documents");
  if (table) {
    const body = table.tBodies[0];
    const search = document.getElementById("search");
    const kind = document.getElementById("kind");
    const check = document.getElementById("check");
    const failed = document.getElementById("only-failed");
    const shown = document.getElementById("shown");
    const none = document.getElementById("none");
    const form = document.getElementById("filters");

    const level = (text) => text.normalize("NFKC").toLocaleLowerCase("sv").replace(/\s+/g, " ");
    const rows = [...body.rows].map((element, place) => ({
      element,
      place,
      text: level(element.textContent),
      checks: element.dataset.checks.split(" "),
    }));
    const sort = { key: "", down: false };

    const numbers = { total: (row) => row.element.dataset.total, findings: (row) => row.element.dataset.weight };
    const compare = new Intl.Collator("sv", { numeric: true }).compare;
    const text = (row, key) => row.element.querySelector(`.c-${key}`).textContent.trim();

    const order = (key) => {
      const value = numbers[key];
      const known = (row) => (value ? value(row) !== "" : text(row, key) !== "");
      return (one, other) => {
        if (known(one) !== known(other)) return known(one) ? -1 : 1; // what is unknown stands last, either way
        const ahead = value ? Number(value(one)) - Number(value(other)) : compare(text(one, key), text(other, key));
        return (sort.down ? -ahead : ahead) || one.place - other.place;
      };
    };

    const sortBy = (key, down) => {
      Object.assign(sort, { key, down });
      rows.sort(key ? order(key) : (one, other) => one.place - other.place);
      body.append(...rows.map((row) => row.element));
      for (const button of table.querySelectorAll("[data-sort]")) {
        const head = button.closest("th");
        if (button.dataset.sort === key) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
    };

    const filter = () => {
      const words = level(search.value).split(" ").filter(Boolean);
      let count = 0;
      for (const { element, text: held, checks } of rows) {
        const fits =
          words.every((word) => held.includes(word)) &&
          (!kind.value || element.dataset.kind === kind.value) &&
          (!check.value || checks.includes(check.value)) &&
          (!failed.checked || element.dataset.failed !== "0");
        element.hidden = !fits;
        count += fits ? 1 : 0;
      }
      shown.dataset.sayWith = JSON.stringify({ n: count, all: rows.length });
      bilaga.sayAgain(shown);
      none.hidden = count > 0;
    };

    /** The documents as they are listed now: what "next document" goes by. */
    const remember = () => {
      const listed = rows.filter((row) => !row.element.hidden).map((row) => row.element.dataset.id);
      bilaga.keep("order", listed.length < rows.length || sort.key ? listed.join(" ") : null);
      const state = new URLSearchParams();
      for (const [name, value] of [["q", search.value], ["kind", kind.value], ["check", check.value], ["failed", failed.checked ? "1" : ""], ["sort", sort.key && (sort.down ? "-" : "") + sort.key]]) {
        if (value) state.set(name, value);
      }
      const address = state.toString();
      window.history.replaceState(null, "", address ? `#${address}` : window.location.pathname);
    };

    const update = () => {
      filter();
      remember();
    };

    for (const button of table.querySelectorAll("[data-sort]")) {
      button.addEventListener("click", () => {
        const { sort: key } = button.dataset;
        const first = key === "total" || key === "findings" || key === "date";
        sortBy(key, sort.key === key ? !sort.down : first);
        remember();
      });
    }
    for (const input of [search, kind, check, failed]) input.addEventListener("input", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      window.setTimeout(() => {
        sortBy("", false);
        update();
        search.focus();
      });
    });
    for (const button of document.querySelectorAll("[data-check]")) {
      button.addEventListener("click", () => {
        check.value = button.dataset.check;
        update();
        form.scrollIntoView();
        check.focus();
      });
    }
    document.addEventListener("bilaga:language", () => {
      for (const row of rows) row.text = level(row.element.textContent);
      filter();
    });
    bilaga.onKey("/", () => search.focus());

    const given = new URLSearchParams(window.location.hash.slice(1));
    search.value = given.get("q") ?? "";
    kind.value = given.get("kind") ?? "";
    check.value = given.get("check") ?? "";
    failed.checked = given.get("failed") === "1";
    const by = given.get("sort") ?? "";
    if (by) sortBy(by.replace(/^-/, ""), by.startsWith("-"));
    if (!window.location.hash.startsWith("#unreadable")) update();
  }
}
