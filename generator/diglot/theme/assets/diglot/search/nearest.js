/* What may have been meant by a word that stands nowhere: the word of the parts that differs least, and
   among such the one that stands most often. A run of characters may differ by one. → [what stands there,
   what is to be sought: that, or it without its ending]; null where nothing is near. */
import { distance } from "./distance.js";

/* Letters of a word from which one may differ, and two. */
const ONE = 4;
const TWO = 8;
/* Of a run: one that is shorter must be a name as a whole. */
const LONG = 4;
const SHORT = 3;

export function nearest({ run, word, stem, endings }, parts) {
  return run ? nearestRun(run, parts) : nearestWord([word, stem], endings, parts);
}

/* The word, or it without its ending, against each word, or it without its ending. Of a number, no other
   is near. */
function nearestWord([word, stem], endings, parts) {
  const limit = word.length < ONE || /\d/.test(word) ? 0 : word.length < TWO ? 1 : 2;
  const sought = stem === word || stem.length < ONE ? [word] : [word, stem];
  const letters = sought.map(lettersOf);
  let best = null;
  let least = limit + 1;
  let most = 0;
  const measure = (form, other, number, costs) => {
    const mask = lettersOf(form);
    for (const [at, one] of sought.entries()) {
      if (countOf(letters[at] ^ mask) > 2 * limit) continue;
      const found = distance(one, form, limit) + costs + (form[0] === one[0] ? 0 : .3);
      if (found < least || (found === least && number > most)) [best, least, most] = [[other, form], found, number];
    }
  };
  const [common] = letters.slice(-1); // of the word without its ending, if it has one
  for (const part of limit ? parts : []) for (const [other, number] of part.words()) {
    if (Math.abs(other.length - word.length) > limit + 4 || countOf(common & ~lettersOf(other)) > limit) continue;
    measure(other, other, number, 0);
    const ending = endings.find(one => other.endsWith(one) && other.length - one.length >= ONE);
    if (ending) measure(other.slice(0, -ending.length), other, number, .1);
    const last = endings.find(one => one.length === 1 && other.endsWith(one));
    if (last && last !== ending) measure(other.slice(0, -1), other, number, .1);
  }
  return best;
}

/* Which letters stand in a word, as bits; how many bits there are. */
function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function countOf(bits) {
  let number = 0;
  for (let rest = bits; rest; rest &= rest - 1) number++;
  return number;
}

function nearestRun(run, parts) {
  const chars = [...run];
  if (chars.length < SHORT) return null;
  const ways = chars.flatMap((_, at) => {
    const [before, after] = [chars.slice(0, at).join(""), chars.slice(at + 1).join("")];
    const other = [`${before}[^ ]${after}`];
    if (chars.length >= LONG) other.push(before + after);
    if (at) other.push(`${before}[^ ]${chars[at]}${after}`);
    return other;
  });
  const pattern = new RegExp(chars.length < LONG ? ` (?:${ways.join("|")}) ` : ways.join("|"), "gu");
  const found = new Map();
  for (const { plain } of parts) {
    for (const [one] of plain.matchAll(pattern)) found.set(one, (found.get(one) ?? 0) + 1);
  }
  const best = [...found].reduce((most, one) => one[1] > most[1] ? one : most, ["", 0])[0].trim();
  return best ? [best, best] : null;
}
