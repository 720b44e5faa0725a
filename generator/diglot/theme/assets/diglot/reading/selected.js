/* What is copied of a selection: the column that it began in, as it is read, without the numbers of notes. */
import { element } from "../shared/element.js";
import { copy } from "./copy.js";

export function selected(event, article) {
  const selection = getSelection();
  const from = cellOf(selection.anchorNode);
  if (selection.isCollapsed || !article.contains(from)) return;
  const range = selection.getRangeAt(0);
  const said = [];
  for (const cell of article.querySelectorAll(`.row > .${from.classList[0]}`)) {
    const parts = range.intersectsNode(cell) ? within(range, cell) : null;
    const words = parts?.textContent.trim();
    if (words) said.push({ cell, words, parts: copy(parts.childNodes, document.baseURI) });
  }
  if (!said.length) return;
  const blocks = Object.values(Object.groupBy(said, ({ cell }) => order(cell)));
  const paragraphs = said.map(({ cell: { lang, dir }, parts }) => element("p", dir ? { lang, dir } : { lang }, ...parts));
  event.clipboardData.setData("text/plain", blocks.map(block => block.map(({ words }) => words).join("\n")).join("\n\n"));
  event.clipboardData.setData("text/html", element("div", {}, ...paragraphs).innerHTML);
  event.preventDefault();
}
