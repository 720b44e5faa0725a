/* Where the reader is: the section, a list of the sections, the share of the text that is read; and, on
   coming back, a way to where one stopped. */
import { element, words } from "./element.js";

export function place(page) {
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
