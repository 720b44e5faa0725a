/* What the reader chose, put on <html> as data-* for the style sheets; then, on a reading page, its
   comforts. Again on each page that the theme's instant navigation puts in place of another. */
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

  /* As the address says, or else as the browser remembers. The language that leads goes by its tag,
     which means the same on every page. */
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
    const { read } = await import("./reading.js");
    page?.abort();
    page = read(data, choices);
  };

  /* The search comes when it is first asked for; until then, and without it, a link stands for it. */
  const searching = () => {
    const link = document.querySelector("[data-search]");
    if (!link) return; // a header of the publisher’s own
    const ask = event => {
      event.preventDefault();
      event.stopPropagation();
      const language = document.querySelector("[data-language]")?.dataset.language || link.dataset.search;
      import("./search.js").then(({ show }) => show(language)).catch(() => location.assign(link));
    };
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", ask);
    addEventListener("keydown", event => {
      if (event.key === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) ask(event);
    });
  };

  const ready = () => {
    searching();
    if (window.document$) document$.subscribe(start);
    else start();
  };
  choose(); // before anything is painted, so that nothing moves
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", ready);
  else ready();
}
