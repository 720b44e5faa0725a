/* A query, understood: its words, each with its stem; `whole` as one phrase, `joined` without spaces, as
   a name. */
import { fold } from "../shared/fold.js";
import { letters } from "../shared/letters.js";

export function understand(query, endings) {
  const whole = fold(query);
  const words = whole.trim() ? [...new Set(whole.trim().split(" "))] : [];
  return {
    whole,
    joined: whole.replaceAll(" ", ""),
    address: query.trim().match(/^\d+[a-z]?(\.\d+)?$/)?.[0],
    units: words.map(word => letters.running.test(word) ? { run: word } : { word, ...stem(word, endings) }),
  };
}

/* A word without its ending: “countries” is “countr”, as “country” is; “planned” “plan”. */
function stem(word, endings) {
  const ending = endings.find(one => word.endsWith(one) && word.length - one.length >= 3);
  if (!ending) return { stem: word, endings };
  let rest = word.slice(0, -ending.length);
  if (rest.length > 3 && rest.at(-1) === rest.at(-2) && !/[lsz]/.test(rest.at(-1))) rest = rest.slice(0, -1);
  return { stem: rest, endings };
}
