/* What is found, and in which order: no page, no elements. Records come in parts, as the generator
   wrote them. */
import { fold, foldRoughly, RUNNING } from "./fold.js";

/* -- the query ---------------------------------------------------------------------------------- */

/* Its words, each with its stem; `whole` as one phrase, `joined` without spaces, as a name. */
export function understand(query, endings) {
  const whole = fold(query);
  const words = whole.trim() ? [...new Set(whole.trim().split(" "))] : [];
  return {
    whole,
    joined: whole.replaceAll(" ", ""),
    address: query.trim().match(/^\d+[a-z]?(\.\d+)?$/)?.[0],
    units: words.map(word => RUNNING.test(word) ? { run: word } : { word, ...stem(word, endings) }),
  };
}

/* A word without its ending: “countries” is “countr”, as “country” is; “planned” “plan”. */
function stem(word, endings) {
  const ending = endings.find(one => word.endsWith(one) && word.length - one.length >= 3);
  if (!ending) return { stem: word, endings };
  let rest = word.slice(0, -ending.length);
  if (rest.length > 3 && rest.at(-1) === rest.at(-2) && !/[lsz]/.test(rest.at(-1))) rest = rest.slice(0, -1);
  return { stem: rest, endings };
}

/* How well folded text answers a unit: 1 as it is, less with another ending or begun only, 0 not. */
function answers(unit, text) {
  if (unit.run) return text.includes(unit.run) ? 1 : 0;
  let most = 0;
  for (let at = -1; most < 1 && (at = text.indexOf(` ${unit.stem}`, at + 1)) >= 0;) {
    most = Math.max(most, likeness(unit, text.slice(at + 1, text.indexOf(" ", at + 1))));
  }
  return most;
}

export function likeness({ word, stem, endings }, other) {
  if (other === word) return 1;
  let rest = other.slice(stem.length);
  if (rest[0] === stem.at(-1)) rest = endings.includes(rest) ? rest : rest.slice(1);
  if (stem.length > 2 && (!rest || endings.includes(rest))) return .9;
  return word.length > 1 && other.startsWith(word) ? .8 : 0;
}

/* -- the records -------------------------------------------------------------------------------- */

const FIELDS = ["kind", "address", "language", "text", "opposite", "counterpart", "title", "reading", "readingTag", "names", "more"];
/* What a word is worth where it stands: in the text itself more than in what is said of it. */
const WEIGHT = {
  text: { own: 40, other: 36 },
  entry: { name: 60, own: 32, more: 20 },
  page: { name: 36 },
  note: { name: 24, own: 24 },
  change: { own: 24, more: 12 },
};
/* More than so many are not counted. */
const ENOUGH = 500;
const RANK = { entry: 5, page: 4, text: 3, note: 2, change: 1 };

/* A row of a part as a record that can be compared. A segment is shown in the page’s language first. */
export function record(row, language) {
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

/* How well a record answers: 0 if a word of the query is missing. */
function score(record, query) {
  if (query.address) {
    const [, at] = record.address.split("#");
    if (record.kind === "text" && (at === query.address || at === `${query.address}.1`)) return 200;
  }
  let total = 0;
  for (const unit of query.units) {
    const worth = best(record, unit);
    if (!worth) return record.kind === "entry" ? named(record, query) : 0;
    total += worth;
  }
  total /= query.units.length;
  const { own, other, name } = record.folded;
  if (query.units.length > 1 && [own, other, name].some(text => text.includes(query.whole.trimEnd()))) total += 12;
  return Math.max(total + RANK[record.kind], record.kind === "entry" ? named(record, query) : 0);
}

function best(record, unit) {
  let most = 0;
  const weights = WEIGHT[record.kind];
  for (const field in weights) {
    if (weights[field] > most) most = Math.max(most, weights[field] * answers(unit, record.folded[field]));
  }
  return most;
}

/* An entry by one of its names, written as one: “xian” and “xi an” are Xi’an, “luban” is Lǔ Bān. */
function named({ joined }, { joined: sought }) {
  if (!sought) return 0;
  if (joined.includes(sought)) return 120;
  const long = sought.length > 2 || RUNNING.test(sought);
  return long && joined.some(name => name.startsWith(sought)) ? 90 : 0;
}

/* -- finding ------------------------------------------------------------------------------------ */

/* The records that hold every word, best first. If there are none: those that read so in pinyin; else
   those that hold most. → { found, query, near, over }: `over` if there are more than are counted. */
export function find(parts, query, pinyin) {
  if (!query.units.length) return { found: [], query };
  const all = gather(parts, part => mayHold(part, query), one => score(one, query));
  if (all.found.length) return { ...all, query };
  const sounds = pinyin && spelled(query.joined, pinyin);
  if (sounds) {
    const read = gather(parts, part => sounds.test(part.plain), one => heard(one, sounds));
    if (read.found.length) return { ...read, query: { ...query, sounds } };
  }
  const units = query.units.flatMap(unit => unit.run ? pairs(unit.run) : [unit]);
  if (units.length < 2) return { found: [], query };
  const half = Math.max(1, units.length / 2);
  const near = gather(parts, part => units.filter(unit => stands(unit, part.plain)).length >= half, one => {
    const held = units.filter(unit => best(one, unit));
    return held.length < half ? 0 : held.reduce((sum, unit) => sum + (unit.run ?? unit.word).length, RANK[one.kind] / 100);
  });
  return { ...near, query: { ...query, units }, near: true };
}

/* Reads the parts that may hold what is sought, one by one until there is enough: the text of a shelf
   of books is not folded for one word. Equals keep the order of the text, since the sort is stable. */
function gather(parts, may, worth) {
  const found = [];
  let over = false;
  for (const part of parts) {
    if (!may(part)) continue;
    if (found.length > ENOUGH) { over = true; break; }
    for (const one of part.records()) {
      const value = worth(one);
      if (value > 0) found.push([value, one]);
    }
  }
  return { found: found.sort((a, b) => b[0] - a[0]).map(([, one]) => one), over };
}

function mayHold(part, query) {
  return query.units.every(unit => stands(unit, part.plain)) || part.joined.includes(query.joined);
}

/* Whether a unit may stand somewhere in a part. Figures may have commas between them, and characters
   a dash. */
function stands(unit, plain) {
  if (unit.run) return [...unit.run].every(char => plain.includes(char));
  return /\d/.test(unit.stem) || plain.includes(unit.stem);
}

function heard({ kind, folded: { name, own, other, more } }, sounds) {
  if (sounds.test(name)) return 60;
  if (sounds.test(own) || sounds.test(other)) return 40 + RANK[kind];
  return sounds.test(more) ? 20 : 0;
}

function pairs(run) {
  const chars = [...run];
  return chars.length < 3 ? [{ run }] : chars.slice(1).map((char, index) => ({ run: chars[index] + char }));
}

/* Two syllables or more as a pattern over Han characters; the last may be begun only. */
export function spelled(letters, pinyin) {
  if (!/^[a-z]{3,40}$/.test(letters)) return null;
  const text = letters.replaceAll("v", "u");
  const ways = [];
  const walk = (at, classes) => {
    if (ways.length > 50) return;
    if (at === text.length) { if (classes.length > 1) ways.push(classes.join("")); return; }
    let begun = "";
    for (const syllable in pinyin) {
      if (text.startsWith(syllable, at)) walk(at + syllable.length, [...classes, `[${pinyin[syllable]}]`]);
      else if (syllable.startsWith(text.slice(at))) begun += pinyin[syllable];
    }
    if (begun && classes.length > 1) ways.push(`${classes.join("")}[${begun}]`);
  };
  walk(0, []);
  return ways.length ? new RegExp(ways.join("|"), "u") : null;
}

/* -- loading ------------------------------------------------------------------------------------ */

const home = new URL("../made/search/", import.meta.url);
const get = async name => {
  const answer = await fetch(new URL(name, home));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.text();
};

/* A file of records, `raw`. As a whole it is only folded roughly, so that a part without what is sought
   is soon passed over. */
export function part(raw, language, shared) {
  const plain = foldRoughly(raw);
  let records;
  return {
    plain,
    joined: shared ? "" : plain.replace(/[^\p{L}\p{N}]+/gu, ""), // names are found written as one, too
    records: () => records ??= JSON.parse(raw).map(row => record(row, language)),
  };
}

/* The search in one language, with `data`, its words. The parts arrive one after the other: `seek` looks
   in those that are there, `arrived` is called for each, `done` is a promise of all. */
export async function open(language) {
  const data = JSON.parse(await get(`${language}.json`));
  const parts = [];
  let pinyin;
  let next = 0;
  const load = async () => {
    while (next < data.parts.length) {
      const at = next++;
      parts[at] = part(await get(data.parts[at]), language, data.parts[at].startsWith("texts-"));
      search.arrived?.();
    }
  };
  const search = {
    data,
    seek: text => find(parts.filter(Boolean), understand(text, data.endings), pinyin),
  };
  search.done = Promise.all([
    get("pinyin.json").then(text => { pinyin = JSON.parse(text); }), load(), load(), load(), load(),
  ]);
  return search;
}
