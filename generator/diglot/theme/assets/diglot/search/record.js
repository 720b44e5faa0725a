/* A file of records: `rows` as the generator wrote them. As a whole it is only folded, so that a part
   without what is sought is soon passed over; its records are made when something of it may be found, and
   each says how well it answers. */
import { letters } from "../shared/letters.js";

/* What is said of a row beside its words: its kind, address, languages and the tag of its reading. */
const UNSPOKEN = new Set([0, 1, 2, 4, 8]);

export function part(rows, language, shared, fold) {
  const plain = fold(rows.map(row => row.filter((_, at) => !UNSPOKEN.has(at)).flat().join("\n")).join("\n"));
  let records;
  let words;
  return {
    plain,
    joined: shared ? "" : plain.replaceAll(" ", ""), // names are found written as one, too
    records: () => records ??= rows.map(row => record(row, language, fold)),
    words: () => words ??= counted(plain),
  };
}

/* Its words, and how often each stands there. */
function counted(plain) {
  const found = new Map();
  for (const word of plain.split(" ")) if (word) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/* A row as a record that can be compared. A segment is shown in the page’s language first. */
const FIELDS = ["kind", "address", "language", "text", "opposite", "counterpart", "title", "reading", "readingTag", "names", "more"];

export function record(row, language, fold) {
  const made = Object.fromEntries(FIELDS.map((name, index) => [name, row[index] ?? ""]));
  if (made.kind === "text" && made.opposite === language) {
    [made.language, made.opposite] = [made.opposite, made.language];
    [made.text, made.counterpart] = [made.counterpart, made.text];
  }
  const called = made.kind === "text" ? [] : [made.title, made.counterpart, made.reading, ...made.names];
  const names = called.filter(Boolean).map(name => fold(name));
  made.joined = names.map(name => name.replaceAll(" ", ""));
  made.folded = {
    name: names.join(""),
    own: fold(made.text),
    other: made.kind === "text" ? fold(made.counterpart) : " ",
    more: made.more ? fold(made.more) : " ",
  };
  return made;
}

/* What a word is worth where it stands. */
const WEIGHT = new Map(Object.entries({
  text: [["own", 40], ["other", 36], ["more", 20]],
  entry: [["name", 60], ["own", 32], ["more", 20]],
  page: [["name", 36], ["own", 28], ["more", 12]],
  note: [["name", 24], ["own", 24]],
  change: [["own", 24], ["more", 12]],
}));
const RANK = new Map(Object.entries({ entry: 5, page: 4, text: 3, note: 2, change: 1 }));
/* What it is worth to be called so, in whole and in part. */
const CALLED = new Map(Object.entries({ entry: [120, 90], page: [110, 0] }));
/* Less for a part of a page. */
const PART = 5;
/* For a word written as two, or two as one. */
const OTHERWISE = .95;

/* How well a record answers a query: the more, the better; 0 not at all. Of a query that asks for `sounds`,
   or for what holds `most`, by those; else every word must stand there. */
export function score(record, query) {
  if (query.sounds) return heard(record, query);
  return query.most ? held(record, query.forms[0]) : whole(record, query);
}

function whole(record, query) {
  if (record.kind === "text" && isAt(record, query.address)) return 200;
  const values = query.forms.map((units, at) => worded(record, units, query.whole) * (at ? OTHERWISE : 1));
  return Math.max(named(record, query), ...values);
}

/* Of a heading, the first line has the address. */
function isAt({ address }, sought) {
  const [, at] = address.split("#");
  return sought && (at === sought || at === `${sought}.1`);
}

function worded(record, units, phrase) {
  let total = 0;
  for (const unit of units) {
    const worth = best(record, unit);
    if (!worth) return 0;
    total += worth;
  }
  total /= units.length;
  const { own, other, name } = record.folded;
  if (units.length > 1 && [own, other, name].some(text => text.includes(phrase.trimEnd()))) total += 12;
  return total + RANK.get(record.kind);
}

function best({ folded, kind }, unit) {
  let most = 0;
  for (const [field, weight] of WEIGHT.get(kind)) {
    if (weight > most) most = Math.max(most, weight * answers(unit, folded[field]));
  }
  return most;
}

/* The likeness of the word that answers best. */
function answers(unit, text) {
  if (unit.phrase ?? unit.run) return text.includes(unit.phrase ?? unit.run) ? 1 : 0;
  let most = 0;
  for (let at = -1; most < 1 && (at = text.indexOf(` ${unit.stem}`, at + 1)) >= 0;) {
    most = Math.max(most, likeness(unit, text.slice(at + 1, text.indexOf(" ", at + 1))));
  }
  return most;
}

/* An entry by one of its names, written as one: “xian” and “xi an” are Xi’an, “luban” is Lǔ Bān; a page
   by what it, or a part of it, is called. */
function named({ joined, kind, more }, { joined: sought }) {
  const [all, begun] = CALLED.get(kind) ?? [0, 0];
  if (!sought || !all) return 0;
  if (joined.includes(sought)) return kind === "page" && more ? all - PART : all;
  const long = sought.length > 2 || letters.running.test(sought);
  return long && joined.some(name => name.startsWith(sought)) ? begun : 0;
}

/* By a name as a whole, a part of one, or else by the text. */
function heard({ kind, folded: { name, own, other, more } }, { ofNames, sounds }) {
  const called = name.match(sounds);
  if (called) return name.includes(` ${called[0]} `) ? 80 + RANK.get(kind) : 60;
  if (ofNames) return 0;
  if (sounds.test(own) || sounds.test(other)) return 40 + RANK.get(kind);
  return sounds.test(more) ? 20 : 0;
}

/* By the length of the words that stand there, half of them or more. */
function held(record, units) {
  const found = units.filter(unit => best(record, unit));
  if (found.length < units.length / 2) return 0;
  return found.reduce((sum, unit) => sum + (unit.phrase ?? unit.run ?? unit.word).length, RANK.get(record.kind) / 100);
}

/* How well a folded word answers one of a query’s: 1 as it is, less with another ending or begun only,
   0 not. */
export function likeness({ word, stem, endings }, other) {
  if (other === word) return 1;
  let rest = other.slice(stem.length);
  if (rest[0] === stem.at(-1)) rest = endings.includes(rest) ? rest : rest.slice(1);
  if (stem.length > 2 && (!rest || endings.includes(rest))) return .9;
  return word.length > 1 && other.startsWith(word) ? .8 : 0;
}
