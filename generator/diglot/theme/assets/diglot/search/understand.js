/* A query, understood: its words, each with its stem, and what stands in quotation marks as it is;
   `whole` as one phrase, `joined` without spaces, as a name. `fold` is the search’s. */
import { letters } from "../shared/letters.js";

const QUOTED = /["＂“”„‟«»‹›「」『』｢｣﹁﹂﹃﹄〝〞〟]([^"＂“”„‟«»‹›「」『』｢｣﹁﹂﹃﹄〝〞〟]+)["＂“”„‟«»‹›「」『』｢｣﹁﹂﹃﹄〝〞〟]|(?:^|\s)[‘'‚]([^‘’']+)[’'‘](?=\s|$)/gu;
const ADDRESS = /^[#§]?\s*(\d+[a-z]*(?:\.\d+[a-z]*)?)$/;

export function understand(query, endings, fold) {
  const phrases = [];
  const rest = query.replace(QUOTED, (_, one, other) => { phrases.push(one ?? other); return " "; });
  const whole = fold(query.replace(QUOTED, " $1$2 "));
  const quoted = phrases.map(phrase => fold(phrase)).filter(phrase => phrase.trim()).map(exact);
  const digits = query.normalize("NFKC").replace(/\p{Nd}/gu, digit => fold(digit).trim());
  return {
    whole,
    joined: whole.replaceAll(" ", ""),
    address: digits.trim().match(ADDRESS)?.[1],
    fold,
    endings,
    forms: [[...quoted, ...wordsOf(fold(rest), endings)]],
    loose: quoted.length ? [wordsOf(whole, endings)] : null,
  };
}

function wordsOf(folded, endings) {
  const words = folded.trim() ? [...new Set(folded.trim().split(" "))] : [];
  return words.map(word => letters.running.test(word) ? { run: word } : { word, ...stem(word, endings) });
}

/* A folded phrase that must stand as it is: between spaces, but inside a run. */
function exact(phrase) {
  const from = letters.running.test(phrase[1]) ? 1 : 0;
  const to = letters.running.test(phrase.at(-2)) ? -1 : phrase.length;
  return { phrase: phrase.slice(from, to) };
}

/* A word without its ending: “countries” is “countr”, as “country” is; “planned” “plan”. */
function stem(word, endings) {
  const ending = endings.find(one => word.endsWith(one) && word.length - one.length >= 3);
  if (!ending) return { stem: word, endings };
  let rest = word.slice(0, -ending.length);
  if (rest.length > 3 && rest.at(-1) === rest.at(-2) && !/[lsz]/.test(rest.at(-1))) rest = rest.slice(0, -1);
  return { stem: rest, endings };
}
