/* Segments: the one in hand, and the keys. A few listeners on the whole text serve any number. */
import { element } from "./element.js";

const KEYS = "diglot.keys";

export function segments(page) {
  const { article, bar, data, on, rows, turn } = page;
  const { dataset } = document.documentElement;
  const w = data.words;
  let tools;
  on(article, "click", ({ target }) => {
    const row = rowOf(target);
    if (!row || target.closest("a, button, .noted, [tabindex]") || `${getSelection()}`) return;
    choose(row);
    reveal();
  });
  on(article, "focusin", ({ target }) => choose(rowOf(target)));
  on(window, "hashchange", fromAddress);
  on(document, "diglot", ({ detail }) => {
    if (detail === "view") article.querySelectorAll(".revealed").forEach(row => row.classList.remove("revealed"));
  });
  page.reveal = reveal;
  fromAddress();
  keys();

  /* A speaker's name and a heading of the editors are no segments. */
  function rowOf(target) { return target?.closest(".bitext:not(.supplied) > .row:not(.speaker)"); }

  function choose(row) {
    if (!row || row === page.current) return;
    page.current?.classList.remove("current");
    page.current = row;
    row.classList.add("current");
    tools ??= import("./tools.js").then(module => module.tools(page));
    tools.then(({ move }) => move());
  }

  /* The browser marks the element with the id: of a heading, one language; and after instant
     navigation, nothing. */
  function fromAddress() {
    article.querySelector(".lit")?.classList.remove("lit");
    const target = document.getElementById(location.hash.slice(1));
    (rowOf(target) ?? target?.closest(".bitext"))?.classList.add("lit");
    choose(rowOf(target));
  }

  function reveal() {
    if (dataset.view === "reveal") page.current?.classList.toggle("revealed");
    tools?.then(({ move }) => move());
  }

  /* Single letters act only when nobody is typing, and can be switched off (WCAG 2.2, 2.1.4). */
  function keys() {
    const actions = {
      j: ["next", () => step(1)],
      k: ["previous", () => step(-1)],
      v: ["view", () => turn("view")],
      l: ["lead", () => turn("lead")],
      r: ["reveal", reveal],
      n: ["note", () => page.current?.querySelector("[role=doc-noteref]")?.click()],
      c: ["copy", () => tools?.then(({ copy }) => copy())],
      e: ["changes", () => turn("changes")],
      "+": ["size", () => turn("size")],
      "?": ["list", () => list.showPopover()],
    };
    const box = element("input", { type: "checkbox" });
    const list = page.sheet("reader-keys", w.keys,
      element("ul", {}, ...Object.entries(actions).map(([key, [name]]) =>
        element("li", {}, element("kbd", {}, key), w[`key-${name}`]))),
      element("label", {}, box, w["keys-on"]));
    const help = page.opener(list, "?");
    help.ariaLabel = help.title = w.keys;
    bar.append(help);
    try { box.checked = !localStorage.getItem(KEYS); } catch { box.checked = true; }
    on(box, "change", () => {
      try { localStorage.setItem(KEYS, box.checked ? "" : "off"); } catch { /* for this visit */ }
    });
    on(document, "keydown", event => {
      const { altKey, ctrlKey, key, metaKey, target } = event;
      if (altKey || ctrlKey || metaKey || !Object.hasOwn(actions, key)) return;
      if (target.closest("input, textarea, select, [contenteditable], [popover]")) return;
      if (!box.checked && key !== "?") return;
      event.preventDefault();
      actions[key][1]();
    });
  }

  /* From the segment in hand or, when that is out of sight, from the first that is not. */
  function step(by) {
    const top = page.current?.getBoundingClientRect().top;
    const next = top > 0 && top < innerHeight ? rows[rows.indexOf(page.current) + by] : page.at;
    if (!next) return;
    next.querySelector(".address").focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    next.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
}
