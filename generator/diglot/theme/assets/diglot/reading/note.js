/* What the note at the other end of `link` holds, without its ways back. The note stays at the foot of the
   page that it stands on, `from`; this is a copy, and of that page still. */
export function note(link, from = document) {
  const held = from.getElementById(link.hash.slice(1)).cloneNode(true);
  held.querySelectorAll(".backlinks").forEach(part => part.remove());
  return held.childNodes;
}
