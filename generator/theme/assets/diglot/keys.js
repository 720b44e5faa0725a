/* Shortcuts, and their list. Single letters act only when nobody is typing (WCAG 2.2, 2.1.4: they can
   be switched off in the list). */
import { element } from "./element.js";

const OFF = "diglot.keys.off";

export function keys(page) {
  const { article, data, settings, signal } = page;
  const w = data.words;
  const rows = () => [...article.querySelectorAll(".bitext .row[id]")];
  const actions = {
    j: [w["key-next"], () => step(1)],
    k: [w["key-previous"], () => step(-1)],
    v: [w["key-view"], () => settings.turn("view")],
    l: [w["key-lead"], () => settings.turn("lead")],
    r: [w["key-reveal"], () => page.current() && page.reveal(page.current())],
    n: [w["key-note"], () => page.current()?.querySelector("a[role=doc-noteref]")?.click()],
    c: [w["key-copy"], () => page.copy(page.current())],
    e: [w["key-changes"], () => settings.turn("changes")],
    "+": [w["key-size"], () => settings.turn("size")],
    "?": [w["key-list"], () => list.showModal()],
  };
  const list = dialog();
  article.querySelector(".reader-keys")?.addEventListener("click", () => list.showModal(), { signal });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in actions)) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog, [popover]")) return;
    if (off() && event.key !== "?") return;
    event.preventDefault();
    actions[event.key][1]();
  }, { signal });

  function step(by) {
    const all = rows();
    const now = all.indexOf(page.current());
    const next = all[Math.max(0, Math.min(all.length - 1, now + by))];
    page.choose(next);
    next.querySelector(".address")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  function dialog() {
    document.getElementById("reader-keys")?.remove();
    const items = Object.entries(actions).map(([key, [label]]) =>
      element("li", {}, element("kbd", {}, key), ` ${label}`));
    const box = element("input", { type: "checkbox" });
    box.checked = !off();
    box.addEventListener("change", () => {
      try { localStorage.setItem(OFF, box.checked ? "" : "1"); } catch { /* for this visit only */ }
    });
    const made = element("dialog", { id: "reader-keys", "aria-labelledby": "reader-keys-title" },
      element("h2", { id: "reader-keys-title" }, w.keys),
      element("ul", {}, ...items),
      element("label", {}, box, ` ${w["keys-on"]}`),
      element("form", { method: "dialog" }, element("button", {}, w.close)));
    document.body.append(made);
    signal.addEventListener("abort", () => made.remove());
    return made;
  }
}

function off() {
  try { return Boolean(localStorage.getItem(OFF)); } catch { return false; }
}

function calm() { return matchMedia("(prefers-reduced-motion: reduce)").matches; }
