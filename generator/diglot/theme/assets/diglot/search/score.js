/* How well a record answers a query: the more, the better; 0 not at all. */
import { letters } from "../shared/letters.js";
import { likeness } from "./likeness.js";

/* What a word is worth where it stands. */
const WEIGHT = new Map(Object.entries({
  text: [["own", 40], ["other", 36]],
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

/* Of a query that asks for `sounds`, or for what holds `most`, by those; else every word must stand there. */
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
