/* A text cut into [piece, whether it was sought]; with `room`, only so much of it around the first. */
import { fold } from "../shared/fold.js";
import { likeness } from "./likeness.js";

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
function sought(text, { joined, sounds, units }) {
  const map = [];
  const folded = fold(text, map);
  const found = sounds ? heard(sounds, folded) : units.flatMap(unit => places(unit, folded));
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

/* Where in `text` ends what was folded from the character at `at`: its marks belong to it. */
function endOf(text, at) {
  let end = at + String.fromCodePoint(text.codePointAt(at)).length;
  while (end < text.length && /\p{M}/u.test(text[end])) end++;
  return end;
}

/* A word’s beginning near `start`, if there is one. */
function startOf(text, start) {
  const from = Math.floor(start);
  const space = text.indexOf(" ", from);
  return space >= 0 && space < from + 12 ? space + 1 : from;
}
