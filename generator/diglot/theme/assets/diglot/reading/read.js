/* A reading page’s comforts, put together: each is given what it needs. `data` is what the page says of
   itself, `table` what can be chosen; what comes back takes all of it away. */
import { element } from "../shared/element.js";
import { choices } from "./choices.js";
import { place } from "./place.js";
import { segments } from "./segments.js";

export function read(data, table) {
  const stop = new AbortController();
  const on = (target, type, action) => target.addEventListener(type, action, { signal: stop.signal });
  const w = data.words;
  const article = document.querySelector(".edition");
  const bar = article.querySelector(".reader-bar");
  const live = element("p", { class: "named", role: "status" });
  const say = said => { live.textContent = said; };
  const sheet = sheets(w.close);
  const given = { article, bar, data, on, opener, sheet, words };
  const { at, hold, parts, rows } = place(given);
  const chosen = choices({ chosen: document.documentElement.dataset, hold, keep, table, tag: data.sides[1].tag });
  const segment = segments({ ...given, at, choices: chosen, rows, say });
  const layout = panel(given, table, chosen);
  const turn = name => () => {
    chosen.turn(name);
    say(told(layout, name, w));
  };
  const list = keys(given, [
    ["j", "next", () => segment.step(1)],
    ["k", "previous", () => segment.step(-1)],
    ["v", "view", turn("view")],
    ["l", "lead", turn("lead")],
    ["r", "reveal", segment.reveal],
    ["n", "note", segment.note],
    ["c", "copy", segment.copy],
    ["e", "changes", turn("changes")],
    ["+", "size", turn("size")],
    ["?", "list", () => list.showPopover()],
  ]);
  const help = opener(list, "?");
  help.ariaLabel = help.title = w.keys;
  bar.append(layout, opener(layout, w.layout), live, ...parts, list, help);
  carry();
  whenAsked({ ...given, choices: chosen, hold, signal: stop.signal });
  return stop;
}

/* In the address and for the next visit; and the document hears of it. */
function keep(name, kept, table) {
  const url = new URL(location);
  for (const each in table) url.searchParams.delete(each);
  for (const each in kept) url.searchParams.set(each, kept[each]);
  history.replaceState(history.state, "", url);
  carry();
  try { localStorage.setItem("diglot.reading", JSON.stringify(kept)); } catch { /* private */ }
  document.dispatchEvent(new CustomEvent("diglot", { detail: name }));
}

/* To the page’s counterpart go the choices too. */
function carry() {
  for (const other of document.querySelectorAll(".languages a")) other.search = location.search;
}

/* What makes a box that opens over the page; on a phone, from below. */
function sheets(close) {
  return (id, label, ...children) => element("div",
    { id, class: "sheet", popover: "", role: "dialog", "aria-label": label, tabindex: -1 },
    element("button", { type: "button", class: "close", popovertarget: id, popovertargetaction: "hide", "aria-label": close }, "×"),
    ...children);
}

function opener({ id }, label) {
  return element("button", { type: "button", class: `open-${id}`, popovertarget: id }, label);
}

/* Of a passage as they are read: edited, without the numbers of notes. */
function words(passage) {
  const copy = passage.cloneNode(true);
  copy.querySelectorAll("del, sup, rt").forEach(part => part.remove());
  return copy.textContent.trim();
}

function panel({ data: { sides, words: w }, on, sheet }, table, choices) {
  const box = sheet("reader-panel", w.layout,
    group(w.layout, "view", table.view.map(view => [view, w[view]])),
    group(w.lead, "lead", sides.map((side, index) => [`${index + 1}`, side.name, side.tag])),
    group(w.shown, "", ["notes", "terms", "changes", ...viewsOf(sides)].map(name => [name, w[name]])),
    group(w.size, "size", [["1", "A"], ["2", "A+"], ["3", "A++"]]));
  const fill = () => {
    for (const input of box.querySelectorAll("input")) {
      input.checked = choices.of(input.name || input.value) === (input.name ? input.value : "on");
    }
  };
  on(box, "change", ({ target: { checked, name, value } }) =>
    name ? choices.set(name, value) : choices.set(value, checked ? "on" : "off"));
  on(document, "diglot", fill);
  fill();
  return box;
}

/* What a key has chosen, in words of the panel, to be heard. */
function told(panel, name, w) {
  const [box] = panel.querySelectorAll(`[name=${name}]:checked, [value=${name}]`);
  const { textContent } = box.nextElementSibling;
  return box.name ? `${box.closest("fieldset").firstChild.textContent} – ${textContent}` : `${textContent} – ${box.checked ? w.on : w.off}`;
}

/* Of a Chinese text: pinyin above it, traditional characters. */
function viewsOf(sides) { return new Set(sides.flatMap(({ views = {} }) => Object.keys(views))); }

/* Radio buttons of one name, or boxes to tick. */
function group(title, name, all) {
  return element("fieldset", {}, element("legend", {}, title), ...all.map(([value, label, lang = ""]) =>
    element("label", {},
      element("input", name ? { type: "radio", name, value } : { type: "checkbox", value }),
      element("span", lang && { lang }, label))));
}

/* Single letters act only when nobody is typing, and can be switched off (WCAG 2.2, 2.1.4). */
function keys({ data: { words: w }, on, sheet }, actions) {
  const box = element("input", { type: "checkbox" });
  const list = sheet("reader-keys", w.keys,
    element("ul", {}, ...actions.map(([key, name]) => element("li", {}, element("kbd", {}, key), w[`key-${name}`]))),
    element("label", {}, box, w["keys-on"]));
  try { box.checked = !localStorage.getItem("diglot.keys"); } catch { box.checked = true; }
  on(box, "change", () => {
    try { localStorage.setItem("diglot.keys", box.checked ? "" : "off"); } catch { /* for this visit */ }
  });
  on(document, "keydown", event => {
    const { altKey, ctrlKey, key, metaKey, target } = event;
    const [, , act] = actions.find(([one]) => one === key) ?? [];
    if (!act || altKey || ctrlKey || metaKey || !(box.checked || key === "?")) return;
    if (target.closest("input, textarea, select, [contenteditable], [popover]")) return;
    event.preventDefault();
    act();
  });
  return list;
}

/* Notes, glosses and reasons come with the first hand that is laid on the text. */
function whenAsked(page) {
  const { article, choices, data, on } = page;
  const wide = matchMedia("(min-width: 100em)");
  const views = [...viewsOf(data.sides)];
  let copying, han, margin, notes;
  const load = () => notes ??= import("./notes.js").then(module => module.notes(page));
  const aside = () => { if (wide.matches) margin ??= import("./margin.js").then(module => module.margin(page, wide)); };
  const view = () => { if (views.some(name => choices.of(name) === "on")) han ??= import("./han.js").then(module => module.han(page), () => { han = null; }); };
  on(article, "click", event => {
    const link = event.target.closest("a[href*='#fn:']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    (margin ?? Promise.resolve()).then(notes => notes?.grow(link) || load().then(({ open }) => open(link))).catch(() => location.assign(link));
  });
  for (const type of ["click", "focusin", "pointerover"]) {
    on(article, type, event => load().then(({ tell }) => tell(event), () => {}));
  }
  on(document, "selectionchange", () => getSelection().isCollapsed || (copying ??= import("./selected.js").then(({ selected }) => on(document, "copy", event => selected(event, article)))));
  on(document, "diglot", load);
  on(document, "diglot", view);
  on(wide, "change", aside);
  aside();
  view();
  if (choices.of("changes") === "on" || choices.of("notes") !== choices.of("terms")) load();
}
