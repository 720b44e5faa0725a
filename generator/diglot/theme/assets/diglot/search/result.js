/* A result as an item of the list: what was found, with what was sought marked, and where it stands.
   `sought` says how: the page’s `language`, the search’s `data`, and the `query` as it was answered. */
import { element } from "../shared/element.js";
import { cut } from "./cut.js";

/* Letters around what was sought, in a passage and in what is said of it. */
const ROOM = 240;
const ROOM_OF_MORE = 140;
const HOME = new URL("../../../", import.meta.url);

export function result(one, sought) {
  const link = element("a", { href: new URL(`${sought.language}/${one.address}`, HOME).href });
  if (one.kind === "text") {
    link.append(passage(one.text, one.language, sought), passage(one.counterpart, one.opposite, sought, " counterpart"));
  } else {
    if (one.title) link.append(heading(one, sought));
    if (one.text) link.append(passage(one.text, one.language, sought));
    const said = one.more && one.kind !== "page" ? pieces(one.more, sought, ROOM_OF_MORE) : [];
    if (said.some(([, hit]) => hit) || one.kind === "change") link.append(line(said, "more", sought.language, sought));
  }
  const place = where(one, sought.data);
  if (place) link.append(element("span", { class: "where" }, place));
  return element("li", {}, link);
}

/* What a result is called: an entry in both languages with its reading. */
function heading(one, sought) {
  const name = element("span", { class: "name" }, line(pieces(one.title, sought), "", one.language, sought));
  if (one.counterpart) name.append(" ", line(pieces(one.counterpart, sought), "", one.opposite, sought));
  if (one.reading) name.append(" ", element("i", { lang: one.readingTag }, one.reading));
  return name;
}

function passage(text, code, sought, more = "") {
  return line(pieces(text, sought, ROOM), `passage${more}`, code, sought);
}

function line(all, name, code, { data: { languages }, language }) {
  const [lang, dir] = Object.hasOwn(languages, code) ? languages[code] : languages[language];
  const made = element("span", { ...(name && { class: name }), lang, dir });
  made.append(...all.map(([text, hit]) => hit ? element("mark", {}, text) : text));
  return made;
}

function pieces(text, { query }, room) { return text ? cut(text, query, room) : [["–", false]]; }

/* What kind of result it is, and where it stands. */
function where({ kind, address, more }, { titles, words: w }) {
  if (kind === "page") return more; // the page of which it is a part
  const [text, at = ""] = address.split(/\/(?:\?[^#]*)?(?:#|$)/);
  const title = Object.hasOwn(titles, text) ? titles[text] : "";
  const place = /^\d/.test(at) ? `${title} ${at}` : title;
  const label = new Map([["entry", w.entry], ["note", w["reader-note"]], ["change", w.apparatus]]).get(kind);
  return [label, place].filter(Boolean).join(" · ");
}
