/* What is found, and in which order: no page, no elements. */
import { score } from "./record.js";

/* More than so many are not counted. */
const ENOUGH = 500;

/* So few may be found by a word that was misspelt. */
const FEW = 2;
/* In so many parts words are looked up that may be misspelt, or joined. */
const LOOKED_UP = 12;

/* The records that hold every word, best first. Where there are few, `further` looks on; as long as it has
   not come, what is found is `waiting` for it. → { found, query, over, waiting }: `query` as it found them,
   `over` if there are more than are counted. */
export function find(parts, query, further) {
  if (!query.forms[0].length) return { found: [], query };
  const some = parts.slice(0, LOOKED_UP);
  const first = gather(parts, { ...query, forms: joined(query.forms, some) });
  if (first.found.length > FEW) return first;
  return further ? further(first, query, parts, some) : { ...first, waiting: true };
}

/* What a query finds in the parts, best first: { found, over, query }, `over` if there is more than is
   counted. Reads the parts that may hold what is sought, one by one until there is enough: the text of a shelf
   of books is not compared for one word. Equals keep the order of the text, since the sort is stable. */
export function gather(parts, query) {
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

/* Whether a unit of a query may stand somewhere in a folded text. */
function stands({ phrase, run, stem }, text) {
  return text.includes(phrase ?? run ?? ` ${stem}`);
}

/* The forms of a query, and those in which two of its words are written as one, or one as two, where they
   stand so in the parts: “multivector”, “multi vector”. */
export function joined(forms, parts) {
  return [...forms, ...forms.flatMap(units => [...asOne(units, parts), ...asTwo(units, parts)])];
}

function* asOne(units, parts) {
  for (let at = 1; at < units.length; at++) {
    const [{ word: one }, { word: other, endings }] = [units[at - 1], units[at]];
    const word = one + other;
    if (one && other && parts.some(part => part.words().has(word))) {
      yield [...units.slice(0, at - 1), { word, stem: word, endings }, ...units.slice(at + 1)];
    }
  }
}

function* asTwo(units, parts) {
  for (const [at, { word = "" }] of units.entries()) {
    for (let cut = 2; word.length > 4 && cut <= word.length - 2; cut++) {
      const [one, other] = [word.slice(0, cut), word.slice(cut)];
      const phrase = ` ${one} ${other} `;
      if (parts.some(({ plain, words }) => words().has(one) && words().has(other) && plain.includes(phrase))) {
        yield [...units.slice(0, at), { phrase }, ...units.slice(at + 1)];
      }
    }
  }
}
