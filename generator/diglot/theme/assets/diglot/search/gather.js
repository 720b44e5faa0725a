/* What a query finds in the parts, best first: { found, over, query }, `over` if there is more than is
   counted. */
import { score } from "./score.js";
import { stands } from "./stands.js";

/* More than so many are not counted. */
const ENOUGH = 500;

/* Reads the parts that may hold what is sought, one by one until there is enough: the text of a shelf
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
