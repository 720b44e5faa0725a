/* Where little or nothing was found as it was typed: asked for when that first happens. */
import { corrected } from "./corrected.js";
import { gather, joined } from "./find.js";
import { spelled } from "./spelled.js";

/* Initials of pinyin shorter than this are those of a name. */
const LONG = 4;

/* Where nothing was found: what reads so in pinyin, or begins so; what holds the nearest words; else what
   holds most. Where there was little: that, and after it what the nearest words find. The query says how:
   with `sounds`, `corrected` or `near`. Words are looked up in `some` of the parts. */
export function further(pinyin) {
  return (first, query, parts, some) => {
    if (first.found.length) return withMore(first, parts, corrected(query, some));
    for (const way of ways(query, pinyin, some)) {
      const all = gather(parts, way);
      if (all.found.length) return all;
    }
    return first;
  };
}

/* What was found, and after it what the corrected query finds. */
function withMore(first, parts, query) {
  if (!query) return first;
  const { found, over } = gather(parts, query);
  const more = found.filter(one => !first.found.includes(one));
  if (!more.length) return first;
  const forms = [...first.query.forms, ...query.forms];
  return { found: [...first.found, ...more], over, query: { ...first.query, forms, corrected: query.corrected } };
}

function* ways(query, pinyin, parts) {
  const sounds = spelled(query.joined, pinyin);
  if (sounds) yield { ...query, sounds };
  const initials = spelled(query.joined, pinyin, true);
  if (initials) yield { ...query, sounds: initials, ofNames: query.joined.length < LONG };
  const meant = corrected(query, parts);
  if (meant) yield { ...meant, forms: joined(meant.forms, parts) };
  if (query.loose) yield { ...query, forms: query.loose, near: true };
  const units = (query.loose ?? (meant ?? query).forms)[0].flatMap(unit => unit.run ? pairs(unit.run) : [unit]);
  if (units.length > 1) yield { ...query, forms: [units], most: true, near: true };
}

function pairs(run) {
  const chars = [...run];
  return chars.length < 3 ? [{ run }] : chars.slice(1).map((char, index) => ({ run: chars[index] + char }));
}
