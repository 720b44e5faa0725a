/* What is found, and in which order: no page, no elements. */
import { gather } from "./gather.js";
import { joined } from "./joined.js";

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
