/* What the reader chose, before the page is painted; then the ways to the search and to a reading page’s comforts. */
{
  const choices = {
    view: ["columns", "interleaved", "single", "reveal"],
    lead: ["1", "2"],
    notes: ["on", "off"],
    terms: ["on", "off"],
    changes: ["off", "on"],
    pinyin: ["off", "on"],
    traditional: ["off", "on"],
    size: ["1", "2", "3"],
  };
  const root = document.documentElement;
  let page;

  const stored = key => {
    try { return JSON.parse(localStorage[key]); } catch { /* nothing, or not ours */ }
  };

  /* As the address says, or else the browser’s memory. The language that leads goes by its tag. */
  const choose = data => {
    const address = new URLSearchParams(location.search);
    const kept = stored("diglot.reading");
    for (const name in choices) {
      let said = address.get(name) ?? kept?.[name];
      if (name === "lead") {
        const tags = data?.sides.map(side => side.tag) ?? [root.lang, said ?? root.lang];
        said = `${tags.indexOf(said) + 1}`; // 0, no choice, where nothing was said
      }
      root.dataset[name] = choices[name].includes(said) ? said : choices[name][0];
    }
    root.toggleAttribute("data-early", root.dataset.pinyin === "on" || root.dataset.traditional === "on");
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
    const links = document.querySelectorAll("[data-search]");
    if (!links[0]) return; // a header of the publisher’s own
    const ask = (event, query, link = links[0]) => {
      event?.preventDefault();
      event?.stopPropagation();
      const language = document.querySelector("[data-language]")?.dataset.language || link.dataset.search;
      import("./search/show.js").then(({ show }) => show(language, query)).catch(() => query ?? location.assign(link));
    };
    for (const link of links) {
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("click", event => ask(event, undefined, link));
    }
    addEventListener("keydown", event => {
      const { altKey, key, shiftKey, target } = event;
      const command = event.ctrlKey || event.metaKey;
      if (!altKey && (command ? key === "k" && !shiftKey : key === "/" && !isLetter(target))) ask(event);
    });
    const query = new URLSearchParams(location.search).get("q");
    if (query) ask(null, query);
  };

  /* Of an entry, a report begins with a form; without it, it is a letter. */
  const suggesting = () => {
    const link = document.querySelector("[data-report]");
    const entry = document.querySelector("[data-kind=entry]");
    if (link && entry) link.addEventListener("click", event => {
      event.preventDefault();
      const [id] = location.pathname.split("/").slice(-2);
      import("./suggest/suggest.js").then(({ suggest }) => suggest({ lang: entry.dataset.language, id })).catch(() => location.assign(link));
    });
  };

  /* In a field, and where single keys are off. */
  const isLetter = target => {
    try {
      return target.closest("input, select, textarea, [contenteditable]") || localStorage.getItem("diglot.keys");
    } catch { /* private */ }
  };

  /* Light or dark: as the reader chose, or as the system is. */
  const palette = () => {
    if (!document.querySelector("[data-md-component=container]")) return;
    early.disconnect();
    const inputs = [...document.querySelectorAll("[name=__palette]")];
    if (!inputs[0]) return;
    const key = `${new URL("../..", document.querySelector("[href$='diglot/edition.css']").href).pathname}.__palette`;
    const suits = input => matchMedia(input.dataset.mdColorMedia).matches;
    const isPlain = input => input.dataset.mdColorMedia !== "(prefers-color-scheme)"; // that one leaves it to the system
    let chosen = stored(key)?.index;
    const show = () => {
      const input = inputs.find((_, at) => at === chosen) ?? inputs.find(each => !isPlain(each)) ?? inputs.find(suits) ?? inputs[0];
      const { attributes } = isPlain(input) ? input : inputs.find(each => isPlain(each) && suits(each)) ?? input;
      for (const { name, value } of attributes) if (/^data-md-c/.test(name)) document.body.setAttribute(name, value);
      input.checked = true;
    };
    show();
    matchMedia("(prefers-color-scheme: dark)").onchange = show;
    for (const input of inputs) input.onchange = () => {
      chosen = inputs.indexOf(input);
      show();
      try { localStorage[key] = `{"index":${chosen}}`; } catch { /* private */ }
    };
  };
  const early = new MutationObserver(palette);

  const ready = () => {
    searching();
    suggesting();
    if (window.document$) return document$.subscribe(start); // again on each page
    start();
  };
  choose();
  early.observe(root, { childList: true, subtree: true });
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", ready);
  else {
    palette();
    ready();
  }
}
