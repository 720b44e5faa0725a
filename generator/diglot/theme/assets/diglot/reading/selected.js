/* What is copied of a selection: the column that it began in, as it is read, without the numbers of notes. */
import { element } from "../shared/element.js";
import { copy } from "./copy.js";

export function selected(event, article) {
  const selection = getSelection();
  const column = cellOf(selection.anchorNode)?.classList[0];
  if (!column || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const said = [];
  for (const cell of article.querySelectorAll(`.row > .${column}`)) {
    const parts = range.intersectsNode(cell) && within(range, cell);
    const words = parts && parts.textContent.trim();
    if (words) said.push({ cell, parts, words });
  }
  if (!said.length) return;
  const plain = said.map(({ cell, words }, at) => (at ? gap(said[at - 1].cell, cell) : "") + words).join("");
  const rich = said.map(({ cell: { dir, lang }, parts }) =>
    element("p", { lang, ...dir && { dir } }, ...copy(parts.childNodes, document.baseURI)));
  event.clipboardData.setData("text/plain", plain);
  event.clipboardData.setData("text/html", element("div", {}, ...rich).innerHTML);
  event.preventDefault();
}

/* A line for each segment; an empty one between blocks. */
function gap(one, other) { return one.closest(".bitext") === other.closest(".bitext") ? "\n" : "\n\n"; }

function within(range, cell) {
  const part = document.createRange();
  part.selectNodeContents(cell);
  if (cell.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (cell.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  const parts = part.cloneContents();
  parts.querySelectorAll("del, sup, rt").forEach(each => each.remove());
  return parts;
}

function cellOf(node) {
  return (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest(".row > [lang]");
}
