/* A query with each word that stands nowhere replaced by what is nearest to it: { …query, forms, corrected };
   null where nothing is replaced. */
import { likeness } from "./record.js";
import { nearest } from "./nearest.js";
import { understand } from "./understand.js";

export function corrected(query, parts) {
  const units = query.forms[0];
  const meant = units.map(unit => unit.phrase || isKnown(unit, parts) ? undefined : nearest(unit, parts));
  if (!meant.some(Boolean)) return null;
  const words = which => units.map((unit, at) => meant[at]?.[which] ?? unit.run ?? unit.word ?? unit.phrase.trim());
  return { ...understand(words(1).join(" "), query.endings, query.fold), corrected: words(0).join(" ") };
}

/* Whether it stands there, as it is or with another ending. */
function isKnown(unit, parts) {
  if (unit.run) return parts.some(({ plain }) => plain.includes(unit.run));
  for (const part of parts) for (const word of part.words().keys()) {
    if (word.startsWith(unit.stem) && likeness(unit, word) >= .9) return true;
  }
  return false;
}
