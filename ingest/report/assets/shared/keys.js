// Single keys and the help that lists them. They can be turned off, and never act while one writes.
"use strict";

{
  const { bilaga } = window;
  const help = document.getElementById("help");
  const wanted = document.getElementById("shortcuts");
  const actions = new Map();

  /** Lets a key (as in KeyboardEvent.key) do something. */
  bilaga.onKey = (key, action) => actions.set(key, action);

  wanted.checked = bilaga.recall("shortcuts") !== "off";
  wanted.addEventListener("change", () => bilaga.keep("shortcuts", wanted.checked ? null : "off"));

  const writes = (element) => element.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key !== "Escape" && (!wanted.checked || writes(event.target))) return;
    const action = actions.get(event.key);
    if (!action) return;
    event.preventDefault();
    action(event);
  });

  bilaga.onKey("?", () => help.showModal());
  bilaga.onKey("u", () => document.querySelector("#to-index, .masthead-nav a")?.click());
  for (const button of document.querySelectorAll("[data-help]")) button.addEventListener("click", () => help.showModal());
  help.querySelector("[data-close]").addEventListener("click", () => help.close());
}
