/* From about 1600 px, notes stand in the margin beside their line. Only rows near the window have
   theirs, so a long text costs no more than a short one; a note that would run into the next one moves
   down, and the style sheet shortens it until it is pointed at. */
import { element } from "./element.js";
import { noteOf } from "./notes.js";

const WIDE = "(min-width: 100em)";

export function margin({ article, settings, signal }) {
  const wide = matchMedia(WIDE);
  const shown = new Map();
  const watch = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) add(target);
      else remove(target);
    }
    arrange();
  }, { rootMargin: "300px 0px" });

  wide.addEventListener("change", apply, { signal });
  settings.addEventListener("change", () => requestAnimationFrame(arrange), { signal });
  signal.addEventListener("abort", () => watch.disconnect());
  apply();

  function apply() {
    watch.disconnect();
    [...shown.keys()].forEach(remove);
    if (!wide.matches) return;
    for (const row of article.querySelectorAll(".row[id]")) {
      if (row.querySelector("a[role=doc-noteref]")) watch.observe(row);
    }
  }

  function add(row) {
    if (shown.has(row)) return;
    const seen = new Set();
    const aside = element("aside", { class: "margin-notes", "aria-hidden": "true" });
    for (const link of row.querySelectorAll("a[role=doc-noteref]")) {
      if (seen.has(link.hash) || !noteOf(link)) continue;
      seen.add(link.hash);
      const note = element("div", { class: "margin-note" }, element("b", {}, link.textContent), ...noteOf(link));
      note.querySelectorAll("a").forEach(inner => { inner.tabIndex = -1; });
      aside.append(note);
    }
    row.append(aside);
    shown.set(row, aside);
  }

  function remove(row) {
    shown.get(row)?.remove();
    shown.delete(row);
  }

  /* All reading of positions first, then all writing: one layout, whatever the number. */
  function arrange() {
    const placed = [...shown].map(([row, aside]) => ({ aside, top: row.getBoundingClientRect().top, height: aside.offsetHeight }));
    placed.sort((one, other) => one.top - other.top);
    let free = -Infinity;
    for (const item of placed) {
      item.shift = Math.max(0, free - item.top);
      free = item.top + item.shift + item.height + 8;
    }
    for (const { aside, shift } of placed) aside.style.setProperty("--shift", `${shift}px`);
  }
}
