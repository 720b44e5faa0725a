/* Text and query alike, made ready to be compared: no case, no marks over letters, no apostrophes, one
   space between words. The letters of scripts that do not part words stand with nothing between them but
   where a clause ends, so that any run of them is found. */
import { letters } from "./letters.js";

const ENDS = /[.,;:?!。，；：？！、…\n]/;
const known = new Map();

/* Words and runs with one space between them and around all. With `map`, an array, it says of each
   character of the outcome where in `text` it stood. */
export function fold(text, map) {
  let out = " ";
  let before = " "; // the kind of what was last put out
  let gap = "";
  let at = 0;
  map?.push(0);
  for (const char of text) {
    const [folded, kind] = character(char);
    if (kind === "." || kind === " ") {
      if (gap !== ".") gap = kind;
    } else if (kind) {
      const apart = before !== " " && (kind !== before || (gap && (kind === "w" || gap === ".")));
      const thousands = gap === "." && /\d$/.test(out) && /\d/.test(folded) && text[at - 1] === ",";
      if (apart && !thousands) { out += " "; map?.push(at); }
      out += folded;
      if (map) for (let i = 0; i < folded.length; i++) map.push(at);
      before = kind;
      gap = "";
    }
    at += char.length;
  }
  map?.push(at);
  return before === " " ? " " : `${out} `;
}

/* One character → [folded, kind]: "w" of a word, "r" running, "" nothing, " " a gap, "." a clause’s end. */
function character(char) {
  let folded = known.get(char);
  if (!folded) known.set(char, folded = toFold(char));
  return folded;
}

function toFold(char) {
  const plain = letters.plain(char);
  if (!plain || letters.dropped.test(char)) return ["", ""];
  if (letters.running.test(plain)) return [plain, "r"];
  if (/[\p{L}\p{N}\p{M}]/u.test(plain)) return [letters.single.get(plain) ?? plain, "w"];
  return ["", ENDS.test(char) ? "." : " "];
}
