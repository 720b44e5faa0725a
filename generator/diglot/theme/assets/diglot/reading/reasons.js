/* What tells why a reading was changed. The apparatus says it, a page of its own that is fetched when
   somebody asks; where it cannot be had, nothing is said. */
import { element } from "../shared/element.js";
import { copy } from "./copy.js";
import { load } from "./load.js";

export function reasons() {
  let apparatus;
  return async change => {
    apparatus ??= load(JSON.parse(document.querySelector(".reader-bar").dataset.reader).apparatus).catch(() => document);
    const entries = entriesOf(change.closest(".row"), await apparatus);
    // An entry may cover more than one change, widened to whole words.
    const reading = change.localName === "del" ? ".received" : ".edited";
    const its = entries.filter(entry => entry.querySelector(reading).textContent.includes(change.textContent.trim()));
    return (its.length ? its : entries).map(said);
  };
}

/* Of a heading, the page’s own language bears the id. */
function entriesOf(row, apparatus) {
  const id = row.id || row.querySelector(".own").id;
  return [...apparatus.querySelectorAll(`.address > a[href$="#${id}"]`)].map(link => link.closest("tr"));
}

/* The kind of change, and the reason. */
function said(entry) {
  const why = copy(entry.querySelector(".reason").childNodes, entry.baseURI);
  return element("p", {}, element("strong", {}, entry.querySelector(".kind").textContent), " ", ...why);
}
