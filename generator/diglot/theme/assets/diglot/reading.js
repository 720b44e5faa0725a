/* The reading page: the bar above the text, with the reader’s choices and place. `data` is what the page
   says of itself. */
import { element, words } from "./element.js";
import { segments } from "./segments.js";

export function read(data, choices) {
  const stop = new AbortController();
  const root = document.documentElement;
  const article = document.querySelector(".edition");
  const bar = article.querySelector(".reader-bar");
  const w = data.words;
  const live = element("p", { class: "named", role: "status" });
  const page = { article, bar, data, on, opener, sheet, signal: stop.signal, turn };
  page.say = said => { live.textContent = said; };

  const panel = sheet("reader-panel", w.layout,
    group(w.layout, "view", choices.view.map(view => [view, w[view]])),
    group(w.lead, "lead", data.sides.map((side, index) => [`${index + 1}`, side.name, side.tag])),
    group(w.shown, "", ["notes", "terms", "changes"].map(name => [name, w[name]])),
    group(w.size, "size", [["1", "A"], ["2", "A+"], ["3", "A++"]]));
  bar.append(opener(panel, w.layout), live);
  on(panel, "change", ({ target: { checked, name, value } }) =>
    name ? set(name, value) : set(value, checked ? "on" : "off"));
  on(document, "diglot", fill);
  fill();
  place(page);
  segments(page);
  whenAsked();
  return stop;

  function on(target, type, action) { target.addEventListener(type, action, { signal: stop.signal }); }

  /* A box that opens over the page; on a phone, from below. */
  function sheet(id, label, ...children) {
    const made = element("div", { id, class: "sheet", popover: "", role: "dialog", "aria-label": label, tabindex: -1 }, ...children);
    bar.append(made);
    return made;
  }

  function opener({ id }, label) {
    return element("button", { type: "button", class: `open-${id}`, popovertarget: id }, label);
  }

  function fill() {
    for (const input of panel.querySelectorAll("input")) {
      input.checked = root.dataset[input.name || input.value] === (input.name ? input.value : "on");
    }
  }

  /* What differs from the first choice stands in the address, and is remembered. */
  function set(name, value) {
    const top = page.at?.getBoundingClientRect().top;
    root.dataset[name] = value;
    const url = new URL(location);
    const kept = {};
    for (const each in choices) {
      const said = root.dataset[each];
      url.searchParams.delete(each);
      if (said === choices[each][0]) continue;
      kept[each] = each === "lead" ? data.sides[1].tag : said;
      url.searchParams.set(each, kept[each]);
    }
    history.replaceState(history.state, "", url);
    try { localStorage.setItem("diglot.reading", JSON.stringify(kept)); } catch { /* private */ }
    document.dispatchEvent(new CustomEvent("diglot", { detail: name }));
    // What one reads stays where it is.
    if (page.at && scrollY) scrollBy({ top: page.at.getBoundingClientRect().top - top, behavior: "instant" });
  }

  function turn(name) {
    const all = choices[name];
    set(name, all[(all.indexOf(root.dataset[name]) + 1) % all.length]);
  }

  /* Notes, glosses and reasons come with the first hand that is laid on the text. */
  function whenAsked() {
    const wide = matchMedia("(min-width: 100em)");
    let margin, notes;
    const load = () => notes ??= import("./notes.js").then(module => module.notes(page));
    const aside = () => { if (wide.matches) margin ??= import("./margin.js").then(module => module.margin(page, wide)); };
    on(article, "click", event => {
      const link = event.target.closest("a[href*='#fn:']");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      load().then(({ open }) => open(link), () => location.assign(link));
    });
    for (const type of ["click", "focusin", "pointerover"]) {
      on(article, type, event => load().then(({ tell }) => tell(event), () => {}));
    }
    on(document, "diglot", load);
    on(wide, "change", aside);
    aside();
    if (root.dataset.changes === "on" || root.dataset.notes !== root.dataset.terms) load();
  }
}

/* Radio buttons of one name or, without a name, boxes to tick. */
function group(title, name, all) {
  return element("fieldset", {}, element("legend", {}, title), ...all.map(([value, label, lang = ""]) =>
    element("label", {},
      element("input", name ? { type: "radio", name, value } : { type: "checkbox", value }),
      element("span", lang && { lang }, label))));
}

/* Where the reader is: the section, a list of the sections, the share of the text that is read; and, on
   coming back, a way to where one stopped. */
function place(page) {
  const { article, bar, data, on } = page;
  const blocks = [...article.querySelectorAll(".bitext")];
  const rows = page.rows = [...article.querySelectorAll(".bitext > .row[id]")];
  const key = `diglot.place.${data.text}`;
  const list = page.sheet("reader-sections", data.title);
  const section = page.opener(list, data.title);
  const progress = element("progress", { value: 0, "aria-label": data.words.progress });
  let waiting;

  for (const heading of article.querySelectorAll(":is(h1, h2, h3)[id]")) list.append(link(heading.id, words(heading)));
  on(list, "click", ({ target }) => { if (target.closest("a")) list.hidePopover(); });
  bar.append(section, stopped(), progress);
  [page.at] = rows;
  on(window, "scroll", wait);
  if (scrollY) wait();

  function wait() { if (rows.length) waiting ??= requestAnimationFrame(look); }

  function look() {
    waiting = null;
    const line = bar.getBoundingClientRect().bottom + 10; // below where an address leads
    const block = firstBelow(blocks, line);
    const row = firstBelow(rowsOf(block), line) ?? rowsOf(block.nextElementSibling)[0] ?? page.at;
    const end = blocks.at(-1).getBoundingClientRect().bottom <= innerHeight;
    const at = end ? rows.length : rows.indexOf(row);
    progress.value = at / rows.length;
    section.textContent = sectionOf(block);
    if (row !== page.at) keep(at > 2 && !end ? row.id : "");
    page.at = row;
  }

  /* They stand in order, so halving finds the first whose end is below a line. */
  function firstBelow(all, line) {
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].getBoundingClientRect().bottom > line) high = middle;
      else low = middle + 1;
    }
    return all[low];
  }

  function sectionOf(block) {
    let at = block;
    while (at && !at.matches(".heading")) at = at.previousElementSibling;
    return at ? words(at.querySelector("[id]")) : data.title;
  }

  /* For the next visit, and for the page's counterpart in the other language. */
  function keep(id) {
    for (const other of document.querySelectorAll(".languages a")) other.hash = id;
    try { localStorage.setItem(key, id); } catch { /* private */ }
  }

  function stopped() {
    let id;
    try { id = localStorage.getItem(key); } catch { /* private */ }
    if (!id || location.hash || !document.getElementById(id)) return "";
    const made = link(id, data.words.return.replace("{address}", id));
    on(made, "click", () => made.remove());
    return made;
  }
}

function rowsOf(block) { return [...block.querySelectorAll(":scope > .row[id]")]; }

function link(id, label) { return element("a", { href: `#${id}` }, label); }
