/* From about 1600 px, notes stand in the margin beside the first line that has their mark. Only rows that come
   near the window get theirs, so a long text costs no more than a short one. Notes are whole where there is
   room before the next ones, or would be if these moved down a little; else they are cut to what there is, to
   four lines at least, and those after them move down. The one that is asked for grows where it stands, and is
   read out as the box would be. */
import { element } from "../shared/element.js";
import { note } from "./note.js";

const FAR = 14; // lines that notes may be moved down to let those above them be whole
const LEAST = 4; // lines to which a note is cut

export function margin({ article, data, on, signal }, wide) {
  let placed = [];
  let first = new Map();
  const { close, forget, grow, has } = growing(() => arrange(placed));
  const watch = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      placed.push(beside(target, first.get(target), data.words.note));
    }
    arrange(placed);
  }, { rootMargin: "50% 0px" });
  on(wide, "change", renew);
  on(document, "diglot", renew);
  on(window, "resize", () => arrange(placed));
  on(document, "keydown", ({ key }) => { if (key === "Escape") close(); });
  on(document, "click", ({ target }) => { if (!has(target)) close(); });
  on(article, "click", ({ target }) => {
    const cut = target.closest(".margin-notes > div");
    if (cut && !target.closest("a")) grow(cut);
  });
  signal.addEventListener("abort", () => watch.disconnect());
  renew();
  return { grow: link => grow(beforeLink(link), link) };

  function renew() {
    watch.disconnect();
    for (const aside of placed) aside.remove();
    placed = [];
    forget();
    if (!wide.matches) return;
    first = firstMarks(article);
    for (const row of first.keys()) watch.observe(row);
  }
}

/* The note that is asked for, at most one; `arrange` puts all of them anew. */
function growing(arrange) {
  let grown, opener;
  return { close, forget: () => { grown = opener = null; }, grow, has: target => grown?.contains(target) };

  /* Whether `each`, the note that `link` leads to, stands in the margin; then it is whole there. */
  function grow(each, link) {
    if (!each) return false;
    const again = each === grown;
    close();
    if (again && link) return true; // a second press takes it back
    [grown, opener] = [each, link];
    each.classList.add("grown");
    heard(each, true);
    arrange();
    if (link) each.focus({ preventScroll: true });
    each.scrollIntoView({ block: "nearest" });
    return true;
  }

  function close() {
    if (!grown) return;
    const held = grown.contains(document.activeElement);
    grown.classList.remove("grown");
    heard(grown, false);
    if (held) opener?.focus({ preventScroll: true });
    grown = opener = null;
    arrange();
  }
}

function beforeLink(link) {
  return [...link.closest(".row")?.querySelectorAll(".margin-notes > div") ?? []].find(({ dataset }) => dataset.note === link.hash.slice(4));
}

/* The notes at the foot of the page are those that are read out, but for the one that was asked for here. */
function heard(each, is) {
  each.ariaHidden = is ? null : "true";
  for (const link of each.querySelectorAll("a")) link.tabIndex = is ? 0 : -1;
}

/* Row → the marks in it that are the first of their notes. What a passage out of sight refers to is left to
   the next that is seen. */
function firstMarks(article) {
  const rows = new Map();
  const had = new Set();
  for (const link of article.querySelectorAll(".row [role=doc-noteref]")) {
    if (had.has(link.hash) || !link.checkVisibility()) continue;
    had.add(link.hash);
    const row = link.closest(".row");
    rows.set(row, [...rows.get(row) ?? [], link]);
  }
  return rows;
}

/* The notes of a row, put at its end. */
function beside(row, links, word) {
  const aside = element("div", { class: "margin-notes" }, ...links.map(link =>
    element("div", { "data-note": link.hash.slice(4), role: "note", "aria-label": `${word} ${link.textContent}`, tabindex: -1 }, element("b", {}, link.textContent), ...note(link))));
  for (const inner of aside.children) heard(inner, false);
  row.append(aside);
  return aside;
}

/* All reading of positions first, then all writing: one layout for the heights, one for the places. */
function arrange(placed) {
  const all = placed.map(aside => ({ aside, top: aside.parentNode.getBoundingClientRect().top, notes: [...aside.children] }));
  if (!all.length) return;
  all.sort((one, other) => one.top - other.top);
  for (const { notes } of all) for (const each of notes) each.style.removeProperty("--lines");
  const line = parseFloat(getComputedStyle(all[0].aside).lineHeight);
  for (const each of all) each.heights = each.notes.map(({ scrollHeight }) => Math.round(scrollHeight / line));
  let free = -Infinity;
  all.forEach((each, at) => {
    each.shift = Math.max(0, free - each.top);
    const next = all[at + 1]?.top ?? Infinity;
    const room = (next - each.top - each.shift) / line - each.notes.length / 2 - .5;
    each.lines = fitted(each, Math.floor(room), Math.max(0, FAR - Math.round(each.shift / line)));
    free = each.top + each.shift + each.lines.reduce((sum, lines) => sum + (lines + .45) * line, 0) + 8;
  });
  for (const { aside, lines, notes, shift } of all) {
    aside.style.setProperty("--shift", `${shift}px`);
    notes.forEach((each, at) => each.style.setProperty("--lines", lines[at]));
  }
}

/* How many lines each note of a row gets, of those that it has: one after the other has one more while there
   is room, or some `more`. The note that is asked for has all. */
function fitted({ heights, notes }, room, more) {
  const lines = heights.map((height, at) => notes[at].matches(".grown") ? height : Math.min(height, LEAST));
  let left = room - lines.reduce((sum, each) => sum + each, 0);
  for (let grew = true; grew;) {
    grew = false;
    for (let at = 0; at < lines.length; at++) {
      if (lines[at] === heights[at] || left <= -more) continue;
      lines[at] += 1;
      left -= 1;
      grew = true;
    }
  }
  return lines;
}
