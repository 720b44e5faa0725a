/* What the note at the other end of `link` holds, without its ways back. The note stays at the foot of the
   page that it stands on, `from`; this is a copy. */
export function note(link, from = document) {
  const copy = from.getElementById(link.hash.slice(1)).cloneNode(true);
  copy.querySelectorAll(".backlinks").forEach(part => part.remove());
  if (from !== document) for (const inner of copy.querySelectorAll("a")) inner.href = new URL(inner.getAttribute("href"), link.href);
  return copy.childNodes;
}
