/* The editor of a site that `diglot serve` shows: ways to edit what stands on the page, and what is saved. */
import { form } from "../assets/diglot/suggest/form.js";
import { element } from "../assets/diglot/shared/element.js";

const token = document.querySelector("meta[name=diglot-editor]").content;
const kept = "diglot.edited";
const article = document.querySelector("article[data-kind]");
const page = document.documentElement.lang.split("-")[0];
const lang = article?.dataset.language || page;
const status = element("p", { role: "status" });

const { words: w } = await ask({ do: "words" });
document.body.append(tools());
buttons();
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button.diglot-edit");
  if (button) edit(JSON.parse(button.dataset.target), button);
});
returned();

/* What the server answers; where it does not, that. */
async function ask(said) {
  try {
    const answer = await fetch(new URL("ask", import.meta.url), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Diglot-Token": token },
      body: JSON.stringify({ lang, ...said }),
    });
    return await answer.json();
  } catch {
    return { status: "failed" };
  }
}

/* “Add a term” and “Take back”, at the foot of the window. */
function tools() {
  const adding = element("button", { type: "button" }, w["add-term"]);
  const undoing = element("button", { type: "button" }, w.undo);
  let chosen;
  // A press takes the selection away in some browsers.
  adding.addEventListener("pointerdown", () => { chosen = selected(); });
  adding.addEventListener("click", () => { add(chosen ?? selected()); chosen = null; });
  undoing.addEventListener("click", undo);
  return element("div", { class: "diglot-desk", role: "region", "aria-label": w.tools }, adding, undoing, status);
}

/* A button beside each sentence, note and entry. */
function buttons() {
  if (!article) return;
  const text = text_();
  if (article.dataset.kind === "entry") {
    const id = location.pathname.split("/").filter(part => part && part !== "index.html").at(-1);
    article.querySelector("h1")?.after(button({ kind: "entry", id }, id));
  }
  if (article.dataset.kind !== "text") return;
  for (const row of article.querySelectorAll(".row")) {
    const address = row.id || row.querySelector(".own[id]")?.id;
    if (address) row.append(button({ kind: "row", text, address }, address));
  }
  for (const note of article.querySelectorAll("[id^='fn:']")) {
    const id = note.id.slice(3);
    (note.querySelector("p:last-of-type") ?? note).append(" ", button({ kind: "note", text, id }, id));
  }
}

/* The id of the text: a page of a long one stands below it (`ID/650`). */
function text_() {
  const { text = "" } = JSON.parse(document.querySelector("[data-reader]")?.dataset.reader ?? "{}");
  return text.split("/")[0];
}

function button(target, what) {
  const label = w["edit-of"].replace("{what}", what);
  return element("button", { type: "button", class: "diglot-edit", "aria-label": label, title: label, "data-target": JSON.stringify(target), "data-search-exclude": "" }, w.edit);
}

async function edit(target, opener) {
  const sheet = await ask({ do: "read", target });
  if (!sheet.fields) return say(sheet);
  const title = w[`edit-${sheet.kind}`].replace("{what}", sheet.value.term?.[lang] ?? target.id ?? target.address);
  const first = target.kind === "row" ? [lang] : ["note", lang];
  form({
    sheet, title, w, first,
    save: ({ changes, sheet: now, accept }) => saved(changes.length ? ask({ do: "write", target, digest: now.digest, changes, accept }) : { status: "nothing" }, opener.dataset.target),
  });
}

/* What is selected: words, their language, and the passages of their row. */
function selected() {
  const selection = getSelection();
  const words = selection.toString().trim().replace(/\s+/g, " ");
  const passage = selection.anchorNode?.parentElement?.closest("[lang]");
  const row = passage?.closest(".row");
  if (!words || !row || words.length > 200) return null;
  const copies = [...row.querySelectorAll(":scope > [lang]")].map(each => ({ lang: each.lang, words: plain(each) }));
  return { words, tag: passage.lang, passages: copies };
}

function plain(passage) {
  const copy = passage.cloneNode(true);
  copy.querySelectorAll("sup, del, button").forEach(each => each.remove());
  return copy.textContent.trim();
}

async function add(chosen) {
  const sheet = await ask({ do: "new" });
  if (!sheet.fields) return say(sheet);
  const code = sheet.languages.find(each => each.tag === chosen?.tag)?.code;
  if (code) sheet.value.term = { [code]: chosen.words };
  const dialog = form({
    sheet, w, title: w["new-entry"], passages: chosen?.passages,
    first: ["term", ...sheet.languages.map(each => each.code).filter(each => each !== code)].slice(0, 2),
    save: ({ value, accept, sheet: now }) => saved(ask({ do: "add", digest: now.digest, entry: value, accept }), ""),
  });
  suggestId(dialog);
}

/* The id follows the term in Latin letters until somebody writes one. */
function suggestId(dialog) {
  const inputs = [...dialog.querySelectorAll("input")];
  const id = inputs[0];
  const follow = () => {
    const latin = inputs.slice(1).filter(each => each.lang && each.required).map(each => slug(each.value)).find(Boolean);
    if (!id.dataset.own && latin) id.value = latin;
  };
  id.addEventListener("input", () => { id.dataset.own = id.value; });
  dialog.addEventListener("input", follow);
  follow();
}

function slug(words) {
  const latin = words.normalize("NFD").replace(/[\u0300-\u036f’']/g, "").toLowerCase();
  return latin.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
}

/* What a form is told after a try to save: null where it is done. */
async function saved(asked, opener) {
  const done = await asked;
  if (done.status === "saved" || done.status === "nothing") {
    remember(opener, done);
    return null;
  }
  if (done.status === "problems") {
    const mayAccept = done.wrong.every(each => each.severity !== "error");
    return { said: mayAccept ? w.doubtful : w.wrong, problems: done.wrong.map(inWords), mayAccept };
  }
  if (done.status === "moved" && done.form) return { said: w.moved, sheet: done.form };
  return { said: words(done) };
}

/* What check says, in English; before it, where there are such, the words of its code. */
function inWords(problem) {
  const own = w[`code-${problem.code}`];
  return own ? { ...problem, message: `${own}\n${problem.message}` } : problem;
}

async function undo() {
  const done = await ask({ do: "undo" });
  const said = { saved: "undone", nothing: "nothing-to-undo", moved: "undo-moved" }[done.status];
  status.textContent = said ? w[said].replace("{path}", done.path) : words(done);
}

function words({ status: how, path = "", why = "" }) {
  const said = { saved: "saved", nothing: "nothing-changed", gone: "gone", moved: "gone", refused: "refused" }[how] ?? "failed";
  return w[said].replace("{path}", path).replace("{why}", why);
}

function say(done) { status.textContent = words(done); }

/* The page is loaded anew once it is made: what was said, and where one was, is kept until then. */
function remember(opener, done) {
  say(done);
  try { if (done.status === "saved") sessionStorage[kept] = JSON.stringify([opener, Date.now()]); } catch { /* private */ }
}

/* The server may make the page more than once: what is kept holds until one goes on, and not for long. */
function returned() {
  try {
    const [opener, when] = JSON.parse(sessionStorage[kept] ?? "[]");
    if (!(Date.now() - when < 30_000)) return;
    const forget = () => { delete sessionStorage[kept]; };
    for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, forget, { once: true });
    status.textContent = w["is-new"];
    [...document.querySelectorAll("button.diglot-edit")].find(each => each.dataset.target === opener)?.focus({ preventScroll: true });
  } catch { /* private */ }
}
