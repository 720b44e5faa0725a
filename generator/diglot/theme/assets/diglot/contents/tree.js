/* The filter of the contents: what has every word of the query in its title, or in that of a part above it,
   is shown, and the parts that hold it open. A comfort: without it the parts open and close by themselves. */
import { fold } from "../shared/fold.js";

const tree = document.querySelector(".tree");
const filter = document.querySelector(".filter");
const box = filter.querySelector("input");
const parts = [...tree.querySelectorAll("details")];
const lines = [...tree.querySelectorAll("li")].filter(line => !line.querySelector("details")).map(line => ({
  line,
  text: fold([line.textContent, ...above(line).map(part => part.firstElementChild.textContent)].join("\n")),
}));
const before = new Map(parts.map(part => [part, part.open]));

function above(line) {
  const found = [];
  for (let part = line.closest("details"); part; part = part.parentElement.closest("details")) found.push(part);
  return found;
}

function narrow() {
  const words = fold(box.value).split(" ").filter(Boolean);
  let shown = 0;
  for (const { line, text } of lines) {
    line.hidden = !words.every(word => text.includes(word));
    shown += !line.hidden;
  }
  for (const part of parts.toReversed()) { // the inner ones first
    part.parentElement.hidden = !part.querySelector("li:not([hidden], :has(details))");
    part.open = words.length ? !part.parentElement.hidden : before.get(part);
  }
  filter.querySelector("[role=status]").textContent = words.length ? counted(shown) : "";
}

/* As the language of the page counts. */
function counted(number) {
  if (!number) return filter.dataset.none;
  const known = JSON.parse(filter.dataset.counted);
  return (known[new Intl.PluralRules(known.by).select(number)] ?? known.other).replace("{count}", number);
}

/* An address of a part opens it. */
function arrive() {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (part?.matches("details")) for (const one of [part, ...above(part.parentElement)]) one.open = true;
}

box.addEventListener("input", narrow);
addEventListener("hashchange", arrive);
arrive();
if (box.value) narrow();
