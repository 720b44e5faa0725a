/* The results, so many at a time. */
import { element } from "../shared/element.js";
import { letters } from "../shared/letters.js";
import { likeness } from "./record.js";

const AT_ONCE = 20;
/* Letters around what was sought, in a passage and in what is said of it. */
const ROOM = 240;
const ROOM_OF_MORE = 140;
/* Of a letter with its marks. */
const LONGEST = 40;
const HOME = new URL("../../../", import.meta.url);

export function results(language, data) {
  const links = element("ol", {});
  const more = element("button", { type: "button", class: "further" }, data.words["search-more"]);
  const room = element("div", { class: "results" }, links, more);
  let found = [];
  let query;

  more.addEventListener("click", () => {
    const next = links.children.length;
    add();
    links.children[next].firstChild.focus();
  });
  return { isRead, links, room, show };

  function show(said) {
    ({ found, query } = said);
    links.replaceChildren();
    add();
    room.scrollTop = 0;
  }

  function add() {
    const from = links.children.length;
    links.append(...found.slice(from, from + AT_ONCE).map(one => result(one, { data, language, query })));
    more.hidden = links.children.length === found.length;
  }

  /* Whether somebody is among them, or asked for more. */
  function isRead() { return links.contains(document.activeElement) || links.children.length > AT_ONCE; }
}

/* A result as an item of the list: what was found, with what was sought marked, and where it stands.
   `sought` says how: the page’s `language`, the search’s `data`, and the `query` as it was answered. */
function result(one, sought) {
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
  const [id] = text.split("/"); // of a long text, its page stands behind it
  const title = Object.hasOwn(titles, id) ? titles[id] : "";
  const place = /^\d/.test(at) ? `${title} ${at}` : title;
  const label = new Map([["entry", w.entry], ["note", w["reader-note"]], ["change", w.apparatus]]).get(kind);
  return [label, place].filter(Boolean).join(" · ");
}

/* A text cut into [piece, whether it was sought]; with `most`, only so much of it around the first. */
export function cut(text, query, most = Infinity) {
  const spans = sought(text, query);
  const first = spans[0]?.[0] ?? 0;
  const from = first > most / 2 ? startOf(text, first - most / 3) : 0;
  const to = Math.min(text.length, from + most);
  const pieces = from ? [["…", false]] : [];
  let at = from;
  for (const [start, end] of spans) {
    if (end <= at || start >= to) continue;
    if (start > at) pieces.push([text.slice(at, start), false]);
    pieces.push([text.slice(Math.max(start, at), Math.min(end, to)), true]);
    at = Math.min(end, to);
  }
  if (at < to) pieces.push([text.slice(at, to), false]);
  if (to < text.length) pieces.push(["…", false]);
  return pieces;
}

/* Where what was sought stands in the text, as [start, end], in order. */
function sought(text, { fold, forms, joined, sounds }) {
  const map = [];
  const folded = fold(text, map);
  const found = sounds ? heard(sounds, folded) : forms.flat().flatMap(unit => places(unit, folded));
  if (!sounds && !found.length && joined && folded.replaceAll(" ", "") === joined) return [[0, text.length]];
  return found.map(([at, length]) => [map[at], endOf(text, map[at + length - 1])]).sort((a, b) => a[0] - b[0]);
}

function heard(sounds, folded) {
  const match = sounds.exec(folded);
  return match ? [[match.index, match[0].length]] : [];
}

/* Where a unit stands in folded text, as [at, length]. */
function places(unit, folded) {
  const found = [];
  const whole = unit.phrase ?? unit.run;
  if (whole) {
    const [from, length] = [whole.startsWith(" ") ? 1 : 0, whole.trim().length];
    for (let at = -1; (at = folded.indexOf(whole, at + 1)) >= 0;) found.push([at + from, length]);
    return found;
  }
  for (let at = -1; (at = folded.indexOf(` ${unit.stem}`, at + 1)) >= 0;) {
    const end = folded.indexOf(" ", at + 1);
    if (likeness(unit, folded.slice(at + 1, end))) found.push([at + 1, end - at - 1]);
  }
  return found;
}

/* Where in `text` ends what was folded from the character at `at`: its marks belong to it. */
function endOf(text, at) { return at + text.slice(at, at + LONGEST).match(letters.cluster)[0].length; }

/* A word’s beginning near `start`, if there is one. */
function startOf(text, start) {
  const from = Math.floor(start);
  const space = text.indexOf(" ", from);
  return space >= 0 && space < from + 12 ? space + 1 : from;
}
