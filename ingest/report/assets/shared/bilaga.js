// The words of the page in the other language, and the switch. Defines `bilaga`, which all other scripts share.
"use strict";

window.bilaga = {
  words: window.bilagaWords,
  language: document.documentElement.lang,

  /** The words of a key in the language of the page; `numbers` fill its {places}. */
  say(key, numbers = {}) {
    const [english, swedish] = this.words[key];
    const text = this.language === "sv" ? swedish : english;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in numbers ? String(numbers[name]) : whole));
  },

  /** What this browser keeps under a name; null where it keeps nothing or may not. */
  recall(name) {
    try {
      return window.localStorage.getItem(`bilaga:${name}`);
    } catch {
      return null;
    }
  },

  /** Keeps a text, or forgets it (null). A browser that keeps nothing is no error. */
  keep(name, text) {
    try {
      if (text === null) window.localStorage.removeItem(`bilaga:${name}`);
      else window.localStorage.setItem(`bilaga:${name}`, text);
    } catch {
      // private windows may refuse
    }
  },

  /** Says an element anew: its text and its labels. */
  sayAgain(element) {
    const { dataset } = element;
    const numbers = dataset.sayWith ? JSON.parse(dataset.sayWith) : {};
    if (dataset.say) element.textContent = this.say(dataset.say, numbers);
    for (const [name, key] of Object.entries(dataset)) {
      if (!name.startsWith("say") || name === "say" || name === "sayWith") continue;
      const attribute = name.slice(3).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).slice(1);
      element.setAttribute(attribute, this.say(key, numbers));
    }
  },

  /** Turns the whole page. Tells others by the event `bilaga:language`. */
  turnTo(language) {
    this.language = language;
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("*")) {
      if (Object.keys(element.dataset).some((name) => name.startsWith("say"))) this.sayAgain(element);
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    document.dispatchEvent(new CustomEvent("bilaga:language", { detail: { language } }));
  },
};

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    window.bilaga.turnTo(button.dataset.language);
    window.bilaga.keep("language", button.dataset.language);
  });
}
const kept = window.bilaga.recall("language");
if ((kept === "sv" || kept === "en") && kept !== window.bilaga.language) window.bilaga.turnTo(kept);
