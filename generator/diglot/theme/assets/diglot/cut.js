/* A text with what was sought in it marked. */
import { likeness } from "./find.js";
import { fold } from "./fold.js";

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
