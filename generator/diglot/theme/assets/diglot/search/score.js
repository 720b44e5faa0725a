/* How well a record answers a query: the more, the better; 0 not at all. */
import { letters } from "../shared/letters.js";
import { likeness } from "./likeness.js";

/* What a word is worth where it stands: in the text itself more than in what is said of it. */
const WEIGHT = {
  text: { own: 40, other: 36 },
  entry: { name: 60, own: 32, more: 20 },
  page: { name: 36 },
  note: { name: 24, own: 24 },
  change: { own: 24, more: 12 },
};
const RANK = { entry: 5, page: 4, text: 3, note: 2, change: 1 };

/* Of a query that asks for `sounds`, or for what is `near`, by those; else every word must stand there. */
export function score(record, query) {
  if (query.sounds) return heard(record, query.sounds);
  return query.near ? held(record, query.units) : whole(record, query);
}

function whole(record, query) {
  if (record.kind === "text" && isAt(record, query.address)) return 200;
  return Math.max(worded(record, query), record.kind === "entry" ? named(record, query) : 0);
}

/* Of a heading, the first line has the address. */
function isAt({ address }, sought) {
  const [, at] = address.split("#");
  return sought && (at === sought || at === `${sought}.1`);
}

function worded(record, { units, whole }) {
  let total = 0;
  for (const unit of units) {
    const worth = best(record, unit);
    if (!worth) return 0;
    total += worth;
  }
  total /= units.length;
  const { own, other, name } = record.folded;
  if (units.length > 1 && [own, other, name].some(text => text.includes(whole.trimEnd()))) total += 12;
  return total + RANK[record.kind];
}

function best({ folded, kind }, unit) {
  let most = 0;
  const weights = WEIGHT[kind];
  for (const field in weights) {
    if (weights[field] > most) most = Math.max(most, weights[field] * answers(unit, folded[field]));
  }
  return most;
}

/* As `likeness`, of the word of a text that answers best. */
function answers(unit, text) {
  if (unit.run) return text.includes(unit.run) ? 1 : 0;
  let most = 0;
  for (let at = -1; most < 1 && (at = text.indexOf(` ${unit.stem}`, at + 1)) >= 0;) {
    most = Math.max(most, likeness(unit, text.slice(at + 1, text.indexOf(" ", at + 1))));
  }
  return most;
}

/* An entry by one of its names, written as one: “xian” and “xi an” are Xi’an, “luban” is Lǔ Bān. */
function named({ joined }, { joined: sought }) {
  if (!sought) return 0;
  if (joined.includes(sought)) return 120;
  const long = sought.length > 2 || letters.running.test(sought);
  return long && joined.some(name => name.startsWith(sought)) ? 90 : 0;
}

function heard({ kind, folded: { name, own, other, more } }, sounds) {
  if (sounds.test(name)) return 60;
  if (sounds.test(own) || sounds.test(other)) return 40 + RANK[kind];
  return sounds.test(more) ? 20 : 0;
}

/* By the length of the words that stand there, half of them or more. */
function held(record, units) {
  const found = units.filter(unit => best(record, unit));
  if (found.length < units.length / 2) return 0;
  return found.reduce((sum, unit) => sum + (unit.run ?? unit.word).length, RANK[record.kind] / 100);
}
