/* What is found, and in which order: no page, no elements. */
import { score } from "./score.js";
import { spelled } from "./spelled.js";

/* More than so many are not counted. */
const ENOUGH = 500;

/* The records that hold every word, best first. If there are none: those that read so in pinyin; else
   those that hold most. → { found, query, over }: `query` as it found them, with `sounds` or `near`;
   `over` if there are more than are counted. */
export function find(parts, query, pinyin) {
  if (query.units.length) {
    for (const way of ways(query, pinyin)) {
      const all = gather(parts, way);
      if (all.found.length) return { ...all, query: way };
    }
  }
  return { found: [], query };
}

function* ways(query, pinyin) {
  yield query;
  const sounds = pinyin && spelled(query.joined, pinyin);
  if (sounds) yield { ...query, sounds };
  const units = query.units.flatMap(unit => unit.run ? pairs(unit.run) : [unit]);
  if (units.length > 1) yield { ...query, units, near: true };
}

function pairs(run) {
  const chars = [...run];
  return chars.length < 3 ? [{ run }] : chars.slice(1).map((char, index) => ({ run: chars[index] + char }));
}

/* Reads the parts that may hold what is sought, one by one until there is enough: the text of a shelf
   of books is not folded for one word. Equals keep the order of the text, since the sort is stable. */
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
  return { found: found.sort((a, b) => b[0] - a[0]).map(([, one]) => one), over };
}

function mayHold({ joined, plain }, { joined: sought, near, sounds, units }) {
  if (sounds) return sounds.test(plain);
  if (near) return units.filter(unit => stands(unit, plain)).length >= units.length / 2;
  return units.every(unit => stands(unit, plain)) || joined.includes(sought);
}

/* Whether a unit may stand somewhere in a part. Figures may have commas between them, and characters
   a dash. */
function stands(unit, plain) {
  if (unit.run) return [...unit.run].every(char => plain.includes(char));
  return /\d/.test(unit.stem) || plain.includes(unit.stem);
}
