/* Text and query alike, made ready to be compared: no case, no marks over letters, no apostrophes, one
   space between words. The letters of scripts that do not part words stand with nothing between them but
   where a clause ends, so that any run of them is found. */

const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;
const SINGLE = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };
export const RUNNING = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々〇ー]/u;
const DROPPED = /['‘’ʼ`´ʹ\u00ad\u200b-\u200f\u2060]/;
const ENDS = /[.,;:?!。，；：？！、…\n]/;
const known = new Map();

/* One character → [folded, kind]: "w" of a word, "r" running, "" nothing, " " a gap, "." a clause’s end. */
function character(char) {
  let folded = known.get(char);
  if (folded) return folded;
  const plain = char.normalize("NFKD").replace(MARKS, "").toLowerCase().normalize("NFC");
  if (!plain || DROPPED.test(char)) folded = ["", ""];
  else if (RUNNING.test(plain)) folded = [plain, "r"];
  else if (/[\p{L}\p{N}\p{M}]/u.test(plain)) folded = [SINGLE[plain] ?? plain, "w"];
  else folded = ["", ENDS.test(char) ? "." : " "];
  known.set(char, folded);
  return folded;
}

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

/* A whole file, roughly: what may stand in it does. */
export function foldRoughly(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().normalize("NFC")
    .replace(new RegExp(DROPPED, "g"), "").replace(/[ßłøđðþæœı]/g, char => SINGLE[char]);
}
