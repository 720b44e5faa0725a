/* Text and query alike, made ready to be compared: no case, no marks over letters, no apostrophes, digits
   of every script as those of ASCII, one space between words. What stands between letters of scripts that
   do not part words is nothing but where a clause ends, so that any run of them is found. The same as the
   generator’s language/search_fold.py. */
import { letters } from "./letters.js";

const { alike, cluster, ends, ignored, katakana, kept, marks, running, separators, zeros } = letters;
const SEEN = /[\p{L}\p{N}\p{M}]/u;
const known = new Map();

/* Words and runs with one space between them and around all. With `map`, an array, it says of each
   character of the outcome where in `text` it stood. */
export function fold(text, map) {
  let out = " ";
  let before = " "; // the kind of what was last put out
  let last = "";
  let gap = "";
  let at = 0;
  let previous = "";
  map?.push(0);
  for (const one of text.match(cluster) ?? []) {
    for (const [folded, kind] of pieces(one)) {
      if (kind === "." || kind === " ") {
        if (gap !== ".") gap = kind;
        continue;
      }
      const apart = before !== " " && (kind !== before || (gap && (kind === "w" || gap === ".")));
      const thousands = gap === "." && separators.includes(previous) && isDigit(last) && isDigit(folded);
      if (apart && !thousands) { out += " "; map?.push(at); }
      out += folded;
      if (map) for (let i = 0; i < folded.length; i++) map.push(at);
      before = kind;
      last = folded.at(-1);
      gap = "";
    }
    previous = one;
    at += one.length;
  }
  map?.push(at);
  return before === " " ? " " : `${out} `;
}

function isDigit(char) { return char >= "0" && char <= "9"; }

/* What is left of a character with its marks: [folded, kind] each: "w" of a word, "r" of a run, " " a gap,
   "." where a clause ends. */
function pieces(one) {
  let found = known.get(one);
  if (!found) {
    const composed = one.replace(ignored, "").normalize("NFKC").toLowerCase().normalize("NFC");
    found = [...composed].map(letter).filter(Boolean).map(folded => [folded, kindOf(folded)]);
    known.set(one, found);
  }
  return found;
}

function letter(char) {
  let plain = char.replace(ignored, "");
  if (!kept.includes(plain)) plain = plain.normalize("NFD").replace(marks, "").normalize("NFC");
  const code = plain.codePointAt(0);
  if (code >= katakana[0] && code <= katakana[1]) return String.fromCodePoint(code - katakana[2]);
  const zero = zeros.find(one => code >= one && code < one + 10);
  return zero ? String(code - zero) : alike.get(plain) ?? plain;
}

function kindOf(folded) {
  if (SEEN.test(String.fromCodePoint(folded.codePointAt(0)))) return running.test(folded) ? "r" : "w";
  return ends.includes(folded[0]) ? "." : " ";
}

/* A fold to which the forms of one Han character are alike: each of `written` counts as the one of
   `compared` at its place, 魯 as 鲁. */
export function variants(fold, { written, compared }) {
  const known = new Map([...written].map((char, at) => [char, compared[at]]));
  if (!known.size) return fold;
  const any = new RegExp(`[${[...known.keys()].join("")}]`, "g");
  return (text, map) => fold(text, map).replace(any, char => known.get(char));
}
