/* Notes in a box, beside their mark. With the box comes the tip, and what else notes and changes need. */
import { element } from "../shared/element.js";
import { copy } from "./copy.js";
import { known } from "./known.js";
import { load } from "./load.js";
import { marks } from "./marks.js";
import { note } from "./note.js";
import { tip } from "./tip.js";

export function notes({ article, bar, choices, data, on, sheet }) {
  const w = data.words;
  const title = element("h2", {});
  const body = element("div", {});
  const box = sheet("reader-note", w.note, title, body);
  const { parts, tell } = tip({ article, bar, choices, data, on });
  let opener;
  bar.append(box, ...parts);
  on(box, "toggle", ({ newState }) => { if (newState === "closed") opener = null; });
  marks(article, choices);
  on(document, "diglot", () => marks(article, choices));
  return { open, tell };

  async function open(link) {
    if (!known(link)) return location.assign(link);
    if (link === opener) return box.hidePopover(); // as the press has done already, where it was no key
    if (!box.contains(link)) {
      opener = link;
      title.textContent = `${w.note} ${link.textContent}`;
    }
    try {
      // A note’s last links lead to the same note on the page’s counterparts.
      const from = link.pathname === location.pathname ? document : await load(link.href);
      body.replaceChildren(...copy(note(link, from), link.href));
      body.lang = from.documentElement.lang;
      body.dir = from.body.dir;
    } catch {
      return location.assign(link);
    }
    opener.focus({ preventScroll: true }); // focus returns there; a click gives it in some browsers only
    if (!box.matches(":popover-open")) box.showPopover({ source: opener });
    box.focus({ preventScroll: true });
    uncover(opener.closest(".row > *") ?? opener);
  }

  /* The sentence stands above the sheet that comes from below or, if there is no room for it, the mark does. */
  function uncover(passage) {
    const { top, left, right } = box.getBoundingClientRect();
    if (left > 0 || right < document.documentElement.clientWidth) return;
    const room = top - bar.getBoundingClientRect().bottom;
    const least = passage.getBoundingClientRect().height < room ? passage : opener;
    const under = least.getBoundingClientRect().bottom - top + 8;
    if (under > 0) scrollBy({ top: under, behavior: "instant" });
  }
}
