import { copy } from "./copy.js";

/* Whether `link` leads to a note on this page or on one of its counterparts, which the header names. */
export function leadsToNote(link) {
  if (!link.hash.startsWith("#fn:")) return false;
  const bare = ({ origin, pathname }) => origin + pathname;
  return [location, ...document.querySelectorAll(".languages > li > a[hreflang]")]
    .some(page => page.origin === location.origin && bare(page) === bare(link));
}

/* What the note at the other end of `link` holds, without its ways back. The note stays at the foot of the
   page that it stands on, `from`; this is a copy. */
export function note(link, from = document) {
  const held = from.getElementById(link.hash.slice(1)).cloneNode(true);
  held.querySelectorAll(".backlinks").forEach(part => part.remove());
  return copy(held.childNodes, link.href);
}
