/* What is found, and in which order: no page, no elements. Records come in parts, as the generator
   wrote them; text and query are folded alike and compared here.

   Folding: no case, no marks over letters, no apostrophes; letters of scripts that do not part words
   stand without anything between them but where a clause ends, so that any run of them is found. */

const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;
const SINGLE = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };
const RUNNING = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々〇ー]/u;
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

/* -- the query ---------------------------------------------------------------------------------- */

/* Its words, each with its stem; `whole` as one phrase, `joined` without spaces, as a name. */
export function understand(query, endings) {
  const whole = fold(query);
  const words = whole.trim() ? [...new Set(whole.trim().split(" "))] : [];
  return {
    whole,
    joined: whole.replaceAll(" ", ""),
    address: query.trim().match(/^\d+[a-z]?(\.\d+)?$/)?.[0],
    units: words.map(word => RUNNING.test(word) ? { run: word } : { word, ...stem(word, endings) }),
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

/* Where in folded text a unit stands: [quality, start, length] of the best place, or null. */
function place(unit, text) {
  if (unit.run) {
    const at = text.indexOf(unit.run);
    return at < 0 ? null : [1, at, unit.run.length];
  }
  let best = null;
  for (let at = -1; (at = text.indexOf(` ${unit.stem}`, at + 1)) >= 0;) {
    const end = text.indexOf(" ", at + 1);
    const word = text.slice(at + 1, end);
    const quality = likeness(unit, word);
    if (quality > (best?.[0] ?? 0)) best = [quality, at + 1, word.length];
    if (quality === 1) break;
  }
  return best;
}

function likeness({ word, stem, endings }, other) {
  if (other === word) return 1;
  let rest = other.slice(stem.length);
  if (rest[0] === stem.at(-1)) rest = endings.includes(rest) ? rest : rest.slice(1);
  if (stem.length > 2 && (!rest || endings.includes(rest))) return .9;
  return word.length > 1 && other.startsWith(word) ? .8 : 0;
}

/* -- the records -------------------------------------------------------------------------------- */

const FIELDS = ["kind", "address", "language", "text", "opposite", "counterpart", "title", "reading", "names", "more"];
/* What a word is worth where it stands: in the text itself more than in what is said of it. */
const WEIGHT = {
  text: { own: 40, other: 36 },
  entry: { name: 60, own: 32, more: 20 },
  page: { name: 36 },
  note: { name: 24, own: 24 },
  change: { own: 24, more: 12 },
};
const RANK = { entry: 5, page: 4, text: 3, note: 2, change: 1 };

/* A row of a part as a record that can be compared. A segment is shown in the page’s language first. */
export function record(row, language) {
  const made = Object.fromEntries(FIELDS.map((name, index) => [name, row[index] ?? ""]));
  if (made.kind === "text" && made.opposite === language) {
    [made.language, made.opposite] = [made.opposite, made.language];
    [made.text, made.counterpart] = [made.counterpart, made.text];
  }
  const called = made.kind === "text" ? [] : [made.title, made.counterpart, made.reading, ...made.names];
  const names = called.filter(Boolean).map(name => fold(name));
  made.joined = names.map(name => name.replaceAll(" ", ""));
  made.folded = {
    name: names.join(""),
    own: fold(made.text),
    other: made.kind === "text" ? fold(made.counterpart) : " ",
    more: made.more ? fold(made.more) : " ",
  };
  return made;
}

/* How well a record answers: 0 if a word of the query is missing. */
function score(record, query) {
  if (query.address) {
    const [, at] = record.address.split("#");
    if (record.kind === "text" && (at === query.address || at === `${query.address}.1`)) return 200;
  }
  let total = 0;
  for (const unit of query.units) {
    const worth = best(record, unit);
    if (!worth) return record.kind === "entry" ? named(record, query) : 0;
    total += worth;
  }
  total /= query.units.length;
  const { own, other, name } = record.folded;
  if (query.units.length > 1 && [own, other, name].some(text => text.includes(query.whole.trimEnd()))) total += 12;
  return Math.max(total + RANK[record.kind], record.kind === "entry" ? named(record, query) : 0);
}

function best(record, unit) {
  let most = 0;
  const weights = WEIGHT[record.kind];
  for (const field in weights) {
    if (weights[field] <= most) continue;
    const found = place(unit, record.folded[field]);
    if (found) most = Math.max(most, weights[field] * found[0]);
  }
  return most;
}

/* An entry by one of its names, written as one: “xian” and “xi an” are Xi’an, “luban” is Lǔ Bān. */
function named({ joined }, { joined: sought }) {
  if (!sought) return 0;
  if (joined.includes(sought)) return 120;
  const long = sought.length > 2 || RUNNING.test(sought);
  return long && joined.some(name => name.startsWith(sought)) ? 90 : 0;
}

/* -- finding ------------------------------------------------------------------------------------ */

/* The records that hold every word, best first. If there are none: those that read so in pinyin; else
   those that hold most. */
export function find(records, query, pinyin) {
  if (!query.units.length) return { found: [], query };
  let found = ranked(records, one => score(one, query));
  if (found.length) return { found, query };
  const sounds = pinyin && spelled(query.joined, pinyin);
  if (sounds) {
    found = ranked(records, one => {
      const { name, own, other, more } = one.folded;
      return sounds.test(name) ? 60 : sounds.test(own) || sounds.test(other) ? 40 + RANK[one.kind] : sounds.test(more) ? 20 : 0;
    });
    if (found.length) return { found, query: { ...query, sounds } };
  }
  const parts = query.units.flatMap(unit => unit.run ? pairs(unit.run) : [unit]);
  const rare = new Map(parts.map(part => [part, 0]));
  const held = records.map(one => parts.filter(part => {
    const worth = best(one, part);
    if (worth) rare.set(part, rare.get(part) + 1);
    return worth;
  }));
  const whole = Math.max(1, parts.length / 2);
  found = ranked(records, (one, index) => {
    if (held[index].length < whole) return 0;
    return held[index].reduce((sum, part) => sum + Math.log(1 + records.length / rare.get(part)), 0) + RANK[one.kind] / 100;
  });
  return { found, query: { ...query, units: parts }, near: true };
}

function ranked(records, worth) {
  return records.map((one, index) => [worth(one, index), one]).filter(([value]) => value > 0)
    .sort((a, b) => b[0] - a[0]).map(([, one]) => one); // a stable sort: equals keep the text’s order
}

function pairs(run) {
  const chars = [...run];
  return chars.length < 3 ? [{ run }] : chars.slice(1).map((char, index) => ({ run: chars[index] + char }));
}

/* Two syllables or more as a pattern over Han characters; the last may be begun only. */
export function spelled(letters, pinyin) {
  if (!/^[a-z]{3,40}$/.test(letters)) return null;
  const text = letters.replaceAll("v", "u");
  const ways = [];
  const walk = (at, classes) => {
    if (ways.length > 50) return;
    if (at === text.length) { if (classes.length > 1) ways.push(classes.join("")); return; }
    let begun = "";
    for (const syllable in pinyin) {
      if (text.startsWith(syllable, at)) walk(at + syllable.length, [...classes, `[${pinyin[syllable]}]`]);
      else if (syllable.startsWith(text.slice(at))) begun += pinyin[syllable];
    }
    if (begun && classes.length > 1) ways.push(`${classes.join("")}[${begun}]`);
  };
  walk(0, []);
  return ways.length ? new RegExp(ways.join("|"), "u") : null;
}

/* -- showing ------------------------------------------------------------------------------------ */

/* The text cut into [piece, whether it was sought]; with `room`, only so much around the first. */
export function cut(text, query, room = Infinity) {
  const map = [];
  const folded = fold(text, map);
  const spans = [];
  const add = (start, length) => spans.push([map[start], endOf(text, map[start + length - 1])]);
  if (query.sounds) {
    const match = query.sounds.exec(folded);
    if (match) add(match.index, match[0].length);
  } else {
    for (const unit of query.units) for (const [at, length] of places(unit, folded)) add(at, length);
    const whole = query.joined && folded.replaceAll(" ", "") === query.joined;
    if (whole && !spans.length) spans.push([0, text.length]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const first = spans[0]?.[0] ?? 0;
  const from = first > room / 2 ? startOf(text, first - room / 3) : 0;
  const to = Math.min(text.length, from + room);
  const pieces = from ? [["…", false]] : [];
  let at = from;
  for (const [start, end] of spans) {
    if (end <= at || start >= to) continue;
    if (start > at) pieces.push([text.slice(at, start), false]);
    pieces.push([text.slice(Math.max(start, at), Math.min(end, to)), true]);
    at = Math.min(end, to);
  }
  if (at < to) pieces.push([text.slice(at, to), false]);
  if (to < text.length) pieces.push(["…", false]);
  return pieces;
}

/* Where in `text` ends what was folded from the character at `at`: its marks belong to it. */
function endOf(text, at) {
  let end = at + String.fromCodePoint(text.codePointAt(at)).length;
  while (end < text.length && /\p{M}/u.test(text[end])) end++;
  return end;
}

function startOf(text, at) {
  const start = Math.floor(at);
  const space = text.indexOf(" ", start);
  return space >= 0 && space < start + 12 ? space + 1 : start;
}

function places(unit, folded) {
  const found = [];
  if (unit.run) {
    for (let at = -1; (at = folded.indexOf(unit.run, at + 1)) >= 0;) found.push([at, unit.run.length]);
    return found;
  }
  for (let at = -1; (at = folded.indexOf(` ${unit.stem}`, at + 1)) >= 0;) {
    const end = folded.indexOf(" ", at + 1);
    if (likeness(unit, folded.slice(at + 1, end))) found.push([at + 1, end - at - 1]);
  }
  return found;
}

/* -- loading ------------------------------------------------------------------------------------ */

const home = new URL("../made/search/", import.meta.url);
const get = async name => {
  const answer = await fetch(new URL(name, home));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
};

/* The search in one language: its words, and `seek(query)` → what `find` says. */
export async function open(language) {
  const data = await get(`${language}.json`);
  const [pinyin, ...parts] = await Promise.all([get("pinyin.json"), ...data.parts.map(get)]);
  const records = parts.flat().map(row => record(row, language));
  const seek = text => find(records, understand(text, data.endings), pinyin);
  return { data, records, seek };
}
