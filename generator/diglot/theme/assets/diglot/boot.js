/* What the reader chose, put on <html> as data-* before the page is painted; then the ways to the search and
   to a reading page’s comforts. */
{
  const choices = {
    view: ["columns", "interleaved", "single", "reveal"],
    lead: ["1", "2"],
    notes: ["on", "off"],
    terms: ["on", "off"],
    changes: ["off", "on"],
    size: ["1", "2", "3"],
  };
  const root = document.documentElement;
  let page;

  /* As the address says, or else the browser’s memory. The language that leads goes by its tag: on every page
     the same. */
  const choose = data => {
    const address = new URLSearchParams(location.search);
    let kept;
    try { kept = JSON.parse(localStorage.getItem("diglot.reading")); } catch { /* private */ }
    for (const name in choices) {
      let said = address.get(name) ?? kept?.[name];
      if (name === "lead") {
        const tags = data?.sides.map(side => side.tag) ?? [root.lang, said ?? root.lang];
        said = `${tags.indexOf(said) + 1}`; // 0, no choice, where nothing was said
      }
      root.dataset[name] = choices[name].includes(said) ? said : choices[name][0];
    }
  };

  const start = async () => {
    page?.abort(); // and with it the listeners of the page that was left
    const data = JSON.parse(document.querySelector(".reader-bar")?.dataset.reader ?? null);
    if (!data) return;
    choose(data);
    const { read } = await import("./reading/read.js");
    page?.abort();
    page = read(data, choices);
  };

  /* The search comes when it is first asked for; without it, a link stands for it. */
  const searching = () => {
    const link = document.querySelector("[data-search]");
    if (!link) return; // a header of the publisher’s own
    const ask = query => {
      const language = document.querySelector("[data-language]")?.dataset.language || link.dataset.search;
      import("./search/show.js").then(({ show }) => show(language, query)).catch(() => query ?? location.assign(link));
    };
    const take = event => {
      event.preventDefault();
      event.stopPropagation();
      ask();
    };
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", take);
    addEventListener("keydown", event => {
      const { altKey, ctrlKey, key, metaKey, shiftKey, target } = event;
      const command = ctrlKey || metaKey;
      if (altKey || (key === "k" ? !command || shiftKey : key !== "/" || command || isWriting(target))) return;
      take(event);
    });
    const query = new URLSearchParams(location.search).get("q");
    if (query) ask(query);
  };

  /* Where a single key is a letter, or the reader has turned such keys off. */
  const isWriting = target => {
    if (target.closest?.("input, textarea, select, [contenteditable]")) return true;
    try { return localStorage.getItem("diglot.keys") === "off"; } catch { return false; }
  };

  /* Light or dark, on pages that do without the theme’s own script. */
  const palette = () => {
    const inputs = [...document.querySelectorAll(".md-header [name=__palette]")];
    const asked = () => Math.max(0, inputs.findIndex(input => matchMedia(input.dataset.mdColorMedia).matches));
    const show = index => {
      const color = {};
      for (const name of ["media", "scheme", "primary", "accent"]) {
        color[name] = inputs[index].getAttribute(`data-md-color-${name}`);
        document.body.setAttribute(`data-md-color-${name}`, color[name]);
      }
      inputs.forEach((input, at) => { input.nextElementSibling.hidden = at !== index; });
      inputs[index].checked = true;
      return { index, color };
    };
    if (inputs.length < 2) return;
    show(__md_get("__palette")?.index ?? asked());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(asked()));
    inputs.forEach((input, at) => input.addEventListener("change", () => __md_set("__palette", show(at))));
  };

  const ready = () => {
    searching();
    if (window.document$) return document$.subscribe(start); // again on each page
    palette();
    start();
  };
  choose();
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", ready);
  else ready();
}
