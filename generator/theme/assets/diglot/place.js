/* Where the reader is: the section's name and the share of the text in the bar; and, on coming back, a
   way to where one stopped. */
import { element } from "./element.js";
import { words } from "./segments.js";

const LONG = 400; // segments: from here on it pays to leave out of the layout what is out of sight

export function place({ article, data, signal }) {
  const rows = [...article.querySelectorAll(".bitext .row[id]")];
  const bar = article.querySelector(".reader-bar");
  if (!rows.length || !bar) return;
  if (rows.length > LONG) article.dataset.long = "";
  const key = `diglot.place.${data.text}`;
  const section = bar.querySelector(".reader-section");
  const progress = bar.querySelector(".reader-progress");
  const headings = [...article.querySelectorAll(".bitext :is(h2, h3)[id]")];
  let at = 0;
  let waiting = false;

  offerReturn();
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  }, { signal, passive: true });
  look();

  function look() {
    waiting = false;
    const line = bar.getBoundingClientRect().bottom + 4;
    at = firstBelow(rows, line);
    const share = at / (rows.length - 1 || 1);
    progress.value = atEnd() ? 1 : share;
    const heading = headings[firstBelow(headings, line + 1) - (below(headings.at(-1), line) ? 1 : 0)];
    section.textContent = heading && heading.getBoundingClientRect().top <= line ? words(heading) : "";
    remember();
  }

  /* The rows stand in order, so halving finds the first whose end is below a line. */
  function firstBelow(list, line) {
    let low = 0;
    let high = list.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below(list[middle], line)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  function below(item, line) { return item ? item.getBoundingClientRect().bottom > line : false; }

  function atEnd() { return rows.at(-1).getBoundingClientRect().bottom <= innerHeight; }

  function remember() {
    try {
      if (at > 2 && !atEnd()) localStorage.setItem(key, rows[at].id);
      else if (atEnd()) localStorage.removeItem(key);
    } catch { /* private windows remember nothing */ }
  }

  function offerReturn() {
    let id = null;
    try { id = localStorage.getItem(key); } catch { return; }
    if (!id || location.hash || !document.getElementById(id)) return;
    const link = element("a", { class: "reader-return", href: `#${id}` }, data.words.return.replace("{address}", id));
    link.addEventListener("click", () => link.remove(), { signal });
    bar.append(link);
  }
}
