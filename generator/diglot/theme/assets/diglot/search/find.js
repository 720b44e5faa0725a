/* What is found, and in which order: no page, no elements. */
import { corrected } from "./corrected.js";
import { joined } from "./joined.js";
import { score } from "./score.js";
import { spelled } from "./spelled.js";
import { stands } from "./stands.js";

/* More than so many are not counted. */
const ENOUGH = 500;
/* So few may be found by a word that was misspelt. */
const FEW = 2;
/* In so many parts words are looked up that may be misspelt, or joined. */
const LOOKED_UP = 12;
/* Initials of pinyin shorter than this are those of a name. */
const LONG = 4;

/* The records that hold every word, best first. If there are none: those that read so in pinyin, or begin
   so; those that hold the words that are nearest; else those that hold most. Where there are few, what
   the nearest words find comes after them. → { found, query, over }: `query` as it found them, with
   `sounds`, `corrected` or `near`; `over` if there are more than are counted. */
export function find(parts, query, pinyin) {
  if (!query.forms[0].length) return { found: [], query };
  const some = parts.slice(0, LOOKED_UP);
  const first = gather(parts, { ...query, forms: joined(query.forms, some) });
  if (first.found.length > FEW) return first;
  if (first.found.length) return withMore(first, parts, corrected(query, some));
  for (const way of ways(query, pinyin, some)) {
    const all = gather(parts, way);
    if (all.found.length) return all;
  }
  return first;
}

/* What was found, and after it what the corrected query finds. */
function withMore(first, parts, query) {
  if (!query) return first;
  const { found, over } = gather(parts, query);
  const more = found.filter(one => !first.found.includes(one));
  if (!more.length) return first;
  const forms = [...first.query.forms, ...query.forms];
  return { found: [...first.found, ...more], over, query: { ...first.query, forms, corrected: query.corrected } };
}

function* ways(query, pinyin, parts) {
  const sounds = spelled(query.joined, pinyin);
  if (sounds) yield { ...query, sounds };
  const initials = spelled(query.joined, pinyin, true);
  if (initials) yield { ...query, sounds: initials, ofNames: query.joined.length < LONG };
  const meant = corrected(query, parts);
  if (meant) yield { ...meant, forms: joined(meant.forms, parts) };
  if (query.loose) yield { ...query, forms: query.loose, near: true };
  const units = (query.loose ?? (meant ?? query).forms)[0].flatMap(unit => unit.run ? pairs(unit.run) : [unit]);
  if (units.length > 1) yield { ...query, forms: [units], most: true, near: true };
}

function pairs(run) {
  const chars = [...run];
  return chars.length < 3 ? [{ run }] : chars.slice(1).map((char, index) => ({ run: chars[index] + char }));
}

/* Reads the parts that may hold what is sought, one by one until there is enough: the text of a shelf
   of books is not compared for one word. Equals keep the order of the text, since the sort is stable. */
function gather(parts, query) {
  const found = [];
  let over = false;
  for (const part of parts) {
    if (!mayHold(part, query)) continue;
    if (found.length > ENOUGH) { over = true; break; }
    for (const one of part.records()) {
      const value = score(one, query);
      if (value > 0) found.push([value, one]);
    }
  }
  return { found: found.sort((a, b) => b[0] - a[0]).map(([, one]) => one), over, query };
}

function mayHold({ joined: names, plain }, { address, forms, joined: sought, most, sounds }) {
  if (sounds) return sounds.test(plain);
  if (address) return true;
  if (most) return forms[0].filter(unit => stands(unit, plain)).length >= forms[0].length / 2;
  return forms.some(units => units.every(unit => stands(unit, plain))) || names.includes(sought);
}
