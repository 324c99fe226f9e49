// The next and the previous document: as the index was last sorted and filtered, else as it is by itself.
"use strict";

{
  const { bilaga } = window;
  const listed = (bilaga.recall("order") ?? "").split(" ");
  const here = listed.indexOf(document.body.dataset.document);
  const links = { "to-previous": here - 1, "to-next": here + 1 };
  if (here >= 0) {
    for (const [id, place] of Object.entries(links)) {
      const link = document.getElementById(id);
      link.hidden = !listed[place];
      link.href = `${listed[place]}.html`;
      link.removeAttribute("title");
    }
  }
  const go = (id) => () => {
    const link = document.getElementById(id);
    if (!link.hidden) link.click();
  };
  for (const key of ["]", "N"]) bilaga.onKey(key, go("to-next"));
  for (const key of ["[", "P"]) bilaga.onKey(key, go("to-previous"));
}
