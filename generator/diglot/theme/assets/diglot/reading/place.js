/* Where the reader is: the section, a list of all, the share of the text that is read; and, on coming back,
   a way to where one stopped. */
import { element } from "../shared/element.js";
import { first } from "./first.js";

export function place({ article, bar, data, on, opener, sheet, words }) {
  const key = `diglot.place.${data.text}`;
  const blocks = [...article.querySelectorAll(".bitext")];
  const rows = [...article.querySelectorAll(".bitext > .row[id]")];
  const headings = [...article.querySelectorAll(":is(h1, h2, h3)[id]")];
  const list = sheet("reader-sections", data.words.contents, ...headings.map(heading => link(heading.id, words(heading))));
  const section = opener(list, data.words.contents);
  const progress = element("progress", { value: 0, "aria-label": data.words.progress });
  let [at] = rows;
  let waiting, under;
  const contents = [...document.querySelectorAll("[data-md-component=toc] a"), ...list.querySelectorAll("a")];
  const back = returned(on, () => at); // by reloading, or by the browser’s history
  on(list, "click", ({ target }) => { if (target.closest("a")) list.hidePopover(); });
  on(list, "toggle", () => list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }));
  on(window, "scroll", wait);
  if (scrollY) wait();
  return { at: () => at, hold, parts: [list, section, back ? "" : stopped(key, data.words, on), progress], rows };

  function wait() { if (rows.length) waiting ??= requestAnimationFrame(look); }

  function look() {
    waiting = null;
    const line = bar.getBoundingClientRect().bottom + 10; // below where an address leads
    const below = (each, under = 0) => each.getBoundingClientRect().bottom > line + under;
    const block = first(blocks, each => below(each));
    const speaker = block.querySelector(".speaker")?.offsetHeight; // which stays in sight, over the rows
    const row = first(rowsOf(block), each => below(each, speaker)) ?? rowsOf(block.nextElementSibling)[0] ?? at;
    const { bottom } = blocks.at(-1).getBoundingClientRect();
    const end = bottom <= innerHeight;
    const read = end ? rows.length : rows.indexOf(row);
    // Behind the text stand how to cite it, and its notes.
    const heading = bottom > line ? headingOf(block) : headings.findLast(each => each.getBoundingClientRect().top < line + 40);
    progress.value = read / rows.length;
    if (heading !== under) {
      section.textContent = heading ? words(heading) : data.words.contents;
      follow(heading, contents);
    }
    under = heading;
    if (row !== at) keep(key, read > 2 && !end ? row.id : "");
    at = row;
  }

  /* What one reads stays where it is, whatever `change` does. */
  function hold(change) {
    if (rows.length) look(); // an address may have led elsewhere since
    const top = at?.getBoundingClientRect().top;
    change();
    if (at && scrollY) scrollBy({ top: at.getBoundingClientRect().top - top, behavior: "instant" });
  }
}

/* Both lists of the sections say which is read, and show it. */
function follow(heading, contents) {
  for (const each of contents) {
    const is = heading && decodeURIComponent(each.hash) === `#${heading.id}`;
    if (is) each.ariaCurrent = "location";
    else each.removeAttribute("aria-current");
    const pane = is && each.closest(".md-sidebar__scrollwrap");
    if (pane) pane.scrollTop += each.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
}

function rowsOf(block) { return [...block.querySelectorAll(":scope > .row[id]")]; }

function headingOf(block) {
  let at = block;
  while (at && !at.matches(".heading")) at = at.previousElementSibling;
  return at?.querySelector("[id]");
}

/* What the window showed when the page was left is shown again, whatever its parts are now thought to measure:
   `at()` and where it stood. Whether there is such a place. */
function returned(on, at) {
  const key = `diglot.left.${location.pathname}`;
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  let left;
  try {
    left = /^(reload|back)/.test(type) && JSON.parse(sessionStorage[key]);
    delete sessionStorage[key];
  } catch { /* private, or nothing was left */ }
  history.scrollRestoration = "manual";
  on(window, "pagehide", () => {
    try { if (scrollY || location.hash) sessionStorage[key] = JSON.stringify([at().id, at().getBoundingClientRect().top]); } catch { /* private */ }
  });
  if (left) import("./restore.js").then(({ restore }) => restore(...left));
  return left;
}

/* For the next visit, and for the page’s counterpart in the other language. */
function keep(key, id) {
  for (const other of document.querySelectorAll(".languages a")) other.hash = id;
  try { localStorage.setItem(key, id); } catch { /* private */ }
}

function stopped(key, w, on) {
  let id;
  try { id = localStorage.getItem(key); } catch { /* private */ }
  if (!id || location.hash || !document.getElementById(id)) return "";
  const made = link(id, w.return.replace("{address}", id));
  on(made, "click", () => made.remove());
  return made;
}

function link(id, label) { return element("a", { href: `#${id}` }, label); }
