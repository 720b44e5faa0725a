/* A file of records, `raw`. As a whole it is only folded roughly, so that a part without what is sought
   is soon passed over. */
import { letters } from "../shared/letters.js";
import { record } from "./record.js";

const DROPPED = new RegExp(letters.dropped, "g");
const SINGLE = new RegExp(`[${[...letters.single.keys()].join("")}]`, "g");

export function part(raw, language, shared) {
  const plain = roughly(raw);
  let records;
  return {
    plain,
    joined: shared ? "" : plain.replace(/[^\p{L}\p{N}]+/gu, ""), // names are found written as one, too
    records: () => records ??= JSON.parse(raw).map(row => record(row, language)),
  };
}

/* What may stand in it does. */
function roughly(text) {
  return letters.plain(text).replace(DROPPED, "").replace(SINGLE, char => letters.single.get(char));
}
