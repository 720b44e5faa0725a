/* From about 1600 px, notes stand in the margin beside their line. Only rows that come near the window
   get theirs, so a long text costs no more than a short one; a note that would run into the next one
   moves down, and the style sheet shortens it until it is pointed at. */
import { element } from "../shared/element.js";
import { note } from "./note.js";

export function margin({ article, on, signal }, wide) {
  let placed = [];
  const watch = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      placed.push(beside(target));
    }
    arrange(placed);
  }, { rootMargin: "50% 0px" });
  on(wide, "change", renew);
  on(document, "diglot", renew);
  on(window, "resize", () => arrange(placed));
  signal.addEventListener("abort", () => watch.disconnect());
  renew();

  function renew() {
    watch.disconnect();
    for (const aside of placed) aside.remove();
    placed = [];
    if (!wide.matches) return;
    for (const row of new Set([...article.querySelectorAll(".row sup")].map(mark => mark.closest(".row")))) watch.observe(row);
  }
}

/* The notes of a row, put at its end. What a passage out of sight refers to stays out of sight. */
function beside(row) {
  const links = [...row.querySelectorAll("[role=doc-noteref]")].filter(link => link.checkVisibility());
  const each = new Map(links.map(link => [link.hash, link]));
  const aside = element("aside", { class: "margin-notes", "aria-hidden": "true" }, ...[...each.values()].map(link =>
    element("div", {}, element("b", {}, link.textContent), ...note(link))));
  for (const inner of aside.querySelectorAll("a")) inner.tabIndex = -1;
  row.append(aside);
  return aside;
}

/* All reading of positions first, then all writing: one layout, whatever the number. */
function arrange(placed) {
  const all = placed.map(aside => ({ aside, top: aside.parentNode.getBoundingClientRect().top, height: aside.offsetHeight }));
  let free = -Infinity;
  for (const each of all.sort((one, other) => one.top - other.top)) {
    each.shift = Math.max(0, free - each.top);
    free = each.top + each.shift + each.height + 8;
  }
  for (const { aside, shift } of all) aside.style.setProperty("--shift", `${shift}px`);
}
