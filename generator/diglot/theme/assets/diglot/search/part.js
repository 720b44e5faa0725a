/* A file of records: `rows` as the generator wrote them. As a whole it is only folded, so that a part
   without what is sought is soon passed over; its records are made when something of it may be found. */
import { record } from "./record.js";

/* What is said of a row beside its words: its kind, address, languages and the tag of its reading. */
const UNSPOKEN = new Set([0, 1, 2, 4, 8]);

export function part(rows, language, shared, fold) {
  const plain = fold(rows.map(row => row.filter((_, at) => !UNSPOKEN.has(at)).flat().join("\n")).join("\n"));
  let records;
  let words;
  return {
    plain,
    joined: shared ? "" : plain.replaceAll(" ", ""), // names are found written as one, too
    records: () => records ??= rows.map(row => record(row, language, fold)),
    words: () => words ??= counted(plain),
  };
}

/* Its words, and how often each stands there. */
function counted(plain) {
  const found = new Map();
  for (const word of plain.split(" ")) if (word) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}
