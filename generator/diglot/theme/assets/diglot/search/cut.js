/* A text cut into [piece, whether it was sought]; with `room`, only so much of it around the first. */
import { letters } from "../shared/letters.js";
import { likeness } from "./likeness.js";

/* Of a letter with its marks. */
const LONGEST = 40;

export function cut(text, query, room = Infinity) {
  const spans = sought(text, query);
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

/* Where what was sought stands in the text, as [start, end], in order. */
function sought(text, { fold, forms, joined, sounds }) {
  const map = [];
  const folded = fold(text, map);
  const found = sounds ? heard(sounds, folded) : forms.flat().flatMap(unit => places(unit, folded));
  if (!sounds && !found.length && joined && folded.replaceAll(" ", "") === joined) return [[0, text.length]];
  return found.map(([at, length]) => [map[at], endOf(text, map[at + length - 1])]).sort((a, b) => a[0] - b[0]);
}

function heard(sounds, folded) {
  const match = sounds.exec(folded);
  return match ? [[match.index, match[0].length]] : [];
}

/* Where a unit stands in folded text, as [at, length]. */
function places(unit, folded) {
  const found = [];
  const whole = unit.phrase ?? unit.run;
  if (whole) {
    const [from, length] = [whole.startsWith(" ") ? 1 : 0, whole.trim().length];
    for (let at = -1; (at = folded.indexOf(whole, at + 1)) >= 0;) found.push([at + from, length]);
    return found;
  }
  for (let at = -1; (at = folded.indexOf(` ${unit.stem}`, at + 1)) >= 0;) {
    const end = folded.indexOf(" ", at + 1);
    if (likeness(unit, folded.slice(at + 1, end))) found.push([at + 1, end - at - 1]);
  }
  return found;
}

/* Where in `text` ends what was folded from the character at `at`: its marks belong to it. */
function endOf(text, at) { return at + text.slice(at, at + LONGEST).match(letters.cluster)[0].length; }

/* A word’s beginning near `start`, if there is one. */
function startOf(text, start) {
  const from = Math.floor(start);
  const space = text.indexOf(" ", from);
  return space >= 0 && space < from + 12 ? space + 1 : from;
}
