/* Notes where they are wanted: in the margin where there is room, in a popover elsewhere (a sheet on a
   phone). They are copies of the notes at the foot of the page, which stay there. */
import { element } from "./element.js";
import { margin } from "./margin.js";

export function notes(page) {
  const { article, data, signal } = page;
  const w = data.words;
  const box = element("div", { id: "note-popover", popover: "auto", role: "dialog", "aria-labelledby": "note-title" });
  document.getElementById("note-popover")?.remove();
  document.body.append(box);
  let opener = null;

  article.addEventListener("click", event => {
    const link = event.target.closest("a[role=doc-noteref]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  }, { signal });
  box.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    opener?.focus({ preventScroll: true });
    opener = null;
  }, { signal });
  signal.addEventListener("abort", () => box.remove());
  glosses(page);
  margin(page);

  function show(link) {
    const note = noteOf(link);
    if (!note) return;
    const close = element("button", { type: "button", class: "note-close", "aria-label": w.close }, "×");
    close.addEventListener("click", () => box.hidePopover());
    const title = element("h2", { id: "note-title" }, `${w.note} ${link.textContent}`);
    box.replaceChildren(title, close, ...note);
    opener = link;
    box.showPopover();
    beside(box, link);
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
  }
}

/* What the note at the other end of `link` holds, without its ways back. */
export function noteOf(link) {
  const item = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!item) return null;
  const copy = item.cloneNode(true);
  copy.querySelectorAll(".backlinks").forEach(part => part.remove());
  return [...copy.childNodes];
}

/* Below its opener, or above where there is no room; on a phone the style sheet makes it a sheet. */
export function beside(box, opener) {
  const at = opener.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(at.left, room - width - 8));
  const below = at.bottom + 6 + height <= innerHeight;
  box.style.setProperty("--left", `${left}px`);
  box.style.setProperty("--top", `${below ? at.bottom + 6 : Math.max(8, at.top - height - 6)}px`);
}

/* A term's gloss while the pointer or the focus is on it. It stays while the pointer is on the gloss
   itself, and Esc takes it away (WCAG 2.2, 1.4.13). */
function glosses({ article, data, signal }) {
  let tip = null;
  let table = null;
  const near = new Map();

  article.addEventListener("pointerover", event => {
    if (event.pointerType === "mouse") offer(event.target.closest(".noted"));
  }, { signal });
  article.addEventListener("focusin", event => {
    const link = event.target.closest?.("a[role=doc-noteref]");
    offer(link?.parentElement.previousElementSibling?.closest(".noted") ?? null);
  }, { signal });
  article.addEventListener("focusout", hide, { signal });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); }, { signal });

  async function offer(term) {
    if (!term) return;
    const link = term.nextElementSibling?.querySelector("a[role=doc-noteref]");
    const id = link && decodeURIComponent(link.hash).replace("#fn:", "");
    table ??= await fetch(data.glosses).then(answer => answer.json()).catch(() => ({}));
    if (!id || !table[id] || signal.aborted) return;
    hide();
    tip = element("div", { class: "gloss", role: "tooltip", id: "diglot-gloss" },
      element("strong", {}, table[id][0]), ` ${table[id][1]}`);
    document.body.append(tip);
    link.setAttribute("aria-describedby", "diglot-gloss");
    near.set(tip, link);
    beside(tip, term);
    for (const over of [term, tip]) over.addEventListener("pointerleave", leave, { signal });
  }

  function leave({ relatedTarget }) {
    if (!tip?.contains(relatedTarget)) hide();
  }

  function hide() {
    near.get(tip)?.removeAttribute("aria-describedby");
    tip?.remove();
    tip = null;
  }
}
