/* The search box over the page. `find.js` finds; here is what one sees and touches: a field, and below
   it the results as a list of links, which the arrow keys walk. They are links and no listbox, so that
   each language in them is read aloud as what it is. */
import { cut } from "./cut.js";
import { element } from "./element.js";
import { open } from "./find.js";

const AT_ONCE = 20;
const KEPT = "diglot.search";
const root = new URL("../../", import.meta.url);
const boxes = {};

const sheet = element("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href });
const styled = new Promise(done => { sheet.onload = sheet.onerror = done; });
document.head.append(sheet);

/* Opens the search in the language of the page. */
export async function show(language) {
  boxes[language] ??= Promise.all([open(language), styled]).then(([search]) => made(language, search));
  boxes[language].catch(() => { delete boxes[language]; }); // to be tried again
  const box = await boxes[language];
  if (!box.isConnected) document.body.append(box);
  if (box.open) return;
  box.showModal();
  box.querySelector("input").select();
}

function made(language, search) {
  const { data, seek } = search;
  const w = data.words;
  const field = element("input", { type: "search", "aria-label": w.search, placeholder: w.search,
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", autofocus: "" });
  const close = element("button", { type: "button", "aria-label": w["reader-close"] }, "×");
  const status = element("p", { role: "status" }, w["search-hint"]);
  const list = element("ol", {});
  const more = element("button", { type: "button", class: "more" }, w["search-more"]);
  const [tag, dir] = data.languages[language];
  const box = element("dialog", { class: "search", "aria-label": w.search, lang: tag, dir },
    element("div", { role: "search" }, field, close), status, element("div", {}, list, more));
  let found = [];
  let query;
  let sought;
  let all = false; // whether every part has arrived
  let failed = false;
  let waiting;

  field.value = recall();
  answer();
  search.arrived = () => { waiting ??= requestAnimationFrame(again); };
  search.done.then(() => { all = true; }, () => { failed = true; }).then(again);
  field.addEventListener("input", answer);
  close.addEventListener("click", () => box.close());
  more.addEventListener("click", () => {
    const next = list.children.length;
    add();
    list.children[next].firstChild.focus();
  });
  list.addEventListener("click", () => box.close()); // and the link leads where it leads
  box.addEventListener("click", ({ target }) => { if (target === box) box.close(); }); // beside the box
  box.addEventListener("keydown", walk);
  return box;

  function answer() {
    if (field.value === sought) return;
    sought = field.value;
    remember(sought);
    const said = seek(sought);
    ({ found, query } = said);
    list.replaceChildren();
    add();
    box.lastChild.scrollTop = 0;
    status.textContent = message(said);
  }

  /* When more has arrived: unless the reader is among the results already. */
  function again() {
    waiting = null;
    if (list.contains(document.activeElement) || list.children.length > AT_ONCE) return;
    sought = null;
    answer();
  }

  function message({ near, over }) {
    if (failed) return w["search-failed"];
    if (!query.units.length) return w["search-hint"];
    if (!found.length) return all ? w["search-none"] : "…";
    if (near) return w["search-near"];
    const count = found.length + (over || !all ? "+" : "");
    return w[count === "1" ? "results-one" : "results-other"].replace("{count}", count);
  }

  function add() {
    const from = list.children.length;
    list.append(...found.slice(from, from + AT_ONCE).map(item));
    more.hidden = list.children.length === found.length;
  }

  /* Down and up from the field through the results and back; Enter in the field takes the first. */
  function walk(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Enter" && at === 0) stops[1]?.click();
    else if (event.key === "ArrowDown" && at >= 0) stops[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at > 0) stops[at - 1].focus();
    else if (event.key === "Escape") box.close(); // at once: the field would first be emptied
    else return;
    event.preventDefault();
  }

  /* -- a result --------------------------------------------------------------------------------- */

  function item(one) {
    const link = element("a", { href: new URL(`${language}/${one.address}`, root).href });
    if (one.kind === "text") {
      link.append(passage(one.text, one.language), passage(one.counterpart, one.opposite));
    } else {
      if (one.title) link.append(heading(one));
      if (one.text) link.append(passage(one.text, one.language));
      const said = one.more ? pieces(one.more, 140) : [];
      if (said.some(([, hit]) => hit) || one.kind === "change") link.append(line(said, "more", language));
    }
    link.append(element("span", { class: "where" }, where(one)));
    return element("li", {}, link);
  }

  /* What a result is called: an entry in both languages with its reading. */
  function heading(one) {
    const name = element("span", { class: "name" }, line(pieces(one.title), "", one.language));
    if (one.counterpart) name.append(" ", line(pieces(one.counterpart), "", one.opposite));
    if (one.reading) name.append(" ", element("i", { lang: one.readingTag }, one.reading));
    return name;
  }

  function passage(text, code) { return line(pieces(text, 240), "passage", code); }

  function line(all, name, code) {
    const [tag, dir] = data.languages[code] ?? data.languages[language];
    const made = element("span", { ...(name && { class: name }), lang: tag, dir });
    made.append(...all.map(([text, hit]) => hit ? element("mark", {}, text) : text));
    return made;
  }

  function pieces(text, room) { return text ? cut(text, query, room) : [["–", false]]; }

  function tagOf(code) { return data.languages[code][0]; }

  /* What kind of result it is, and where it stands. */
  function where({ kind, address }) {
    const [text, at = ""] = address.split(/\/(?:\?[^#]*)?(?:#|$)/);
    const title = data.titles[text] ?? "";
    const place = /^\d/.test(at) ? `${title} ${at}` : title;
    const label = { entry: w.entry, note: w["reader-note"], change: w.apparatus }[kind];
    return [label, place].filter(Boolean).join(" · ");
  }
}

function recall() {
  try { return sessionStorage.getItem(KEPT) ?? ""; } catch { return ""; }
}

function remember(query) {
  try { sessionStorage.setItem(KEPT, query); } catch { /* private */ }
}
