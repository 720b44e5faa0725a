/* The box: a field and a list of links (no listbox: each language is read aloud as what it is). */
import { element } from "../shared/element.js";
import { results } from "./results.js";

const KEPT = "diglot.search";
/* Milliseconds after the last letter until the address follows: browsers allow so many changes a minute. */
const REST = 400;

export function box(language, { data, done, seek, watch }) {
  const { close, dialog, field, list, status } = made(language, data);
  const { follow, leave, tell } = address(field, dialog);
  let answered;
  let state = "coming"; // the parts of the search: or all of them "come", or "failed"
  let waiting;

  field.value = recall();
  answer();
  watch(() => { waiting ??= requestAnimationFrame(again); });
  done.then(() => { state = "come"; }, () => { state = "failed"; }).then(again);
  field.addEventListener("input", () => { answer(); follow(); });
  close.addEventListener("click", leave);
  list.links.addEventListener("click", ({ target }) => {
    if (target.closest("a").pathname === location.pathname) return leave();
    tell();
    dialog.close();
  });
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) leave(); }); // beside the box
  dialog.addEventListener("keydown", event => walk(event, leave, [field, ...list.links.querySelectorAll("a")]));
  return { ask };

  /* Opens it, with a query or the last one. */
  function ask(query) {
    if (!dialog.isConnected) document.body.append(dialog);
    if (query !== undefined) field.value = query;
    answer();
    if (!dialog.open) dialog.showModal();
    tell();
    field.focus();
    field.select();
  }

  function answer() {
    if (field.value === answered) return;
    answered = field.value;
    remember(answered);
    const said = seek(answered);
    list.show(said);
    status.textContent = message(said, state, data);
  }

  /* When more has arrived. */
  function again() {
    waiting = null;
    if (list.isRead()) return;
    answered = null;
    answer();
  }
}

function made(language, data) {
  const w = data.words;
  const field = element("input", { type: "search", "aria-label": w.search, placeholder: w.search,
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", autofocus: "" });
  const close = element("button", { type: "button", "aria-label": w["reader-close"] }, "×");
  const status = element("p", { role: "status" }, w["search-hint"]);
  const list = results(language, data);
  const [tag, dir] = data.languages[language];
  const dialog = element("dialog", { class: "search", "aria-label": w.search, lang: tag, dir },
    element("div", { role: "search" }, field, close), status, list.room);
  return { close, dialog, field, list, status };
}

function message({ found, query, over, waiting }, state, { counted, words: w }) {
  if (state === "failed") return w["search-failed"];
  if (!query.forms[0].length) return w["search-hint"];
  if (!found.length) return state === "come" && !waiting ? w["search-none"] : "…";
  if (query.near) return w["search-near"];
  if (query.corrected) return w["search-corrected"].replace("{query}", () => query.corrected);
  const more = over || state !== "come" ? "+" : "";
  const form = more ? "other" : new Intl.PluralRules(counted.by).select(found.length);
  return (counted[form] ?? counted.other).replace("{count}", found.length + more);
}

/* Enter in the field takes the first. */
function walk(event, leave, stops) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const at = stops.indexOf(document.activeElement);
  if (event.key === "Enter" && at === 0) stops[1]?.click();
  else if (event.key === "ArrowDown" && at >= 0) stops[at + 1]?.focus();
  else if (event.key === "ArrowUp" && at > 0) stops[at - 1].focus();
  else if (event.key === "Escape") leave(); // at once: the field would first be emptied
  else return;
  event.preventDefault();
}

function recall() {
  try { return sessionStorage.getItem(KEPT) ?? ""; } catch { return ""; }
}

function remember(query) {
  try { sessionStorage.setItem(KEPT, query); } catch { /* private */ }
}

/* `?q=` in the page’s address, to be sent: `follow` what stands in the field, `tell` it at once. To `leave`
   the box gives the page its own address back; where a result leads to another page it stays for the way back. */
function address(field, dialog) {
  let resting;
  const drop = () => put("");
  dialog.addEventListener("cancel", drop); // by a gesture
  return { follow, leave, tell: () => put(field.value) };

  function leave() {
    drop();
    dialog.close();
  }

  function follow() {
    clearTimeout(resting);
    resting = setTimeout(() => put(field.value), REST);
  }

  function put(query) {
    clearTimeout(resting);
    const url = new URL(location);
    if (query.trim()) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    if (url.searchParams.get("q") === new URLSearchParams(location.search).get("q")) return;
    try { history.replaceState(history.state, "", url); } catch { /* too often */ }
  }
}
