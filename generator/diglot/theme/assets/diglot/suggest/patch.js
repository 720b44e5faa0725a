/* Changes to files as a patch that `git apply` takes. */

/* What is set without spaces. */
const close = /^[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef“”‘’…—\u{20000}-\u{3ffff}]$/u;

/* `files` by path, and `edits`: in which file, from where to where, and what is to stand there. */
export function patch(files, edits) {
  const after = { ...files };
  for (const { path, start, end, words } of [...edits].sort((a, b) => b.start - a.start)) {
    after[path] = after[path].slice(0, start) + words + after[path].slice(end);
  }
  return Object.keys(files).map(path => unified(path, files[path], after[path])).join("");
}

/* A value of a YAML file in the form that stood there: prose keeps the lines that say the same. */
export function written(old, form, value) {
  const [mark] = form;
  if (mark === ">" && !value.includes("\n")) {
    const [header, ...lines] = old.split("\n");
    const indent = " ".repeat(Math.min(...lines.filter(line => line.trim()).map(line => line.search(/\S/)), 80));
    if (!lines.includes("")) return [header, ...folded(lines.map(line => line.trim()), value).map(line => indent + line)].join("\n");
  }
  const plain = !/^['"|>]/.test(form) && /^[\p{L}\p{N}][^:#,[\]{}"'\n]*$/u.test(value) && value === value.trim();
  return plain ? value : JSON.stringify(value);
}

function folded(lines, value) {
  let first = lines.length, last = 0, rest = "";
  for (; first; first--) {
    rest = after(joined(lines.slice(0, first)), value);
    if (rest !== null) break;
  }
  if (!first) rest = value;
  for (last = lines.length - first; last; last--) {
    const before = reversed(joined(lines.slice(-last)), rest);
    if (before !== null) {
      rest = before;
      break;
    }
  }
  return [...lines.slice(0, first), ...rest ? [rest] : [], ...last ? lines.slice(-last) : []];
}

/* A fold stands for a space, but between Han characters for nothing. */
function joined(lines) {
  return lines.reduce((said, line) => said + (sets(said, line) ? "" : " ") + line);
}

function sets(before, behind) { return close.test([...before].at(-1)) && close.test([...behind][0]); }

/* What follows `start` in `value`, on a line of its own; null where that cannot be. */
function after(start, value) {
  if (!value.startsWith(start)) return null;
  const rest = value.slice(start.length);
  if (!rest) return "";
  if (rest[0] === " ") return /^ \S/.test(rest) && !sets(start, rest.slice(1)) ? rest.slice(1) : null;
  return sets(start, rest) ? rest : null;
}

function reversed(end, value) {
  if (!value.endsWith(end)) return null;
  const rest = value.slice(0, value.length - end.length);
  if (!rest) return "";
  if (rest.endsWith(" ")) return /\S $/.test(rest) && !sets(rest.slice(0, -1), end) ? rest.slice(0, -1) : null;
  return sets(rest, end) ? rest : null;
}

/* The difference between two texts of a file: from the first line that differs to the last, and three lines
   around them. */
function unified(path, before, after) {
  if (before === after) return "";
  const old = before.split("\n"), now = after.split("\n");
  const isWhole = before.endsWith("\n");
  if (isWhole) for (const lines of [old, now]) lines.pop();
  let start = 0, last = 0;
  while (old[start] === now[start]) start++;
  while (last < Math.min(old.length, now.length) - start && old.at(-1 - last) === now.at(-1 - last)) last++;
  const from = Math.max(0, start - 3), stop = old.length - last, to = Math.min(old.length, stop + 3);
  const more = now.length - old.length;
  const open = isWhole || to < old.length ? [] : ["\\ No newline at end of file"];
  const kept = (a, b) => old.slice(a, b).map(line => ` ${line}`);
  return [
    `--- a/${path}`, `+++ b/${path}`, `@@ -${from + 1},${to - from} +${from + 1},${to - from + more} @@`,
    ...kept(from, start), ...old.slice(start, stop).map(line => `-${line}`), ...stop === to ? open : [],
    ...now.slice(start, stop + more).map(line => `+${line}`), ...kept(stop, to), ...open, "",
  ].join("\n");
}
