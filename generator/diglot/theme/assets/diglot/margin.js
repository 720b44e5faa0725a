/* From about 1600 px, notes stand in the margin beside their line. Only rows that come near the window
   get theirs, so a long text costs no more than a short one; a note that would run into the next one
   moves down, and the style sheet shortens it until it is pointed at. */
import { element } from "./element.js";

export function margin({ article, on, signal }, wide) {
  let placed = [];
  const watch = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      add(target);
    }
    arrange();
  }, { rootMargin: "50% 0px" });
  on(wide, "change", renew);
  on(document, "diglot", renew);
  on(window, "resize", arrange);
  signal.addEventListener("abort", () => watch.disconnect());
  renew();

  function renew() {
    watch.disconnect();
    for (const aside of placed) aside.remove();
    placed = [];
    if (!wide.matches) return;
    for (const row of new Set([...article.querySelectorAll(".row sup")].map(mark => mark.closest(".row")))) watch.observe(row);
  }

  /* What a passage out of sight refers to stays out of sight. */
  function add(row) {
    const links = [...row.querySelectorAll("[role=doc-noteref]")].filter(link => link.checkVisibility());
    const notes = new Map(links.map(link => [link.hash, link]));
    const aside = element("aside", { class: "margin-notes", "aria-hidden": "true" }, ...[...notes.values()].map(link =>
      element("div", {}, element("b", {}, link.textContent), ...noteOf(link))));
    for (const inner of aside.querySelectorAll("a")) inner.tabIndex = -1;
    row.append(aside);
    placed.push(aside);
  }

  /* All reading of positions first, then all writing: one layout, whatever the number. */
  function arrange() {
    const all = placed.map(aside => ({ aside, top: aside.parentNode.getBoundingClientRect().top, height: aside.offsetHeight }));
    let free = -Infinity;
    for (const each of all.sort((one, other) => one.top - other.top)) {
      each.shift = Math.max(0, free - each.top);
      free = each.top + each.shift + each.height + 8;
    }
    for (const { aside, shift } of all) aside.style.setProperty("--shift", `${shift}px`);
  }
}

/* What the note at the other end of `link` holds, without its ways back. */
export function noteOf(link, from = document) {
  const copy = from.getElementById(link.hash.slice(1)).cloneNode(true);
  copy.querySelectorAll(".backlinks").forEach(part => part.remove());
  if (from !== document) for (const inner of copy.querySelectorAll("a")) inner.href = new URL(inner.getAttribute("href"), link.href);
  return copy.childNodes;
}
