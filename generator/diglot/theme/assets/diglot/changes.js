/* Why a reading was changed. The apparatus says it, a page of its own that is fetched when somebody
   asks; where it cannot be had, nothing is said. */
import { element } from "./element.js";
import { load } from "./notes.js";

export async function reason(page, change) {
  page.apparatus ??= load("apparatus/").catch(() => document);
  const row = change.closest(".row");
  const links = (await page.apparatus).querySelectorAll(`td > a[href$="#${row.id || row.firstElementChild.id}"]`);
  const entries = [...links].map(link => link.closest("tr").cells);
  // Received, edited, kind, reason. An entry may cover more than one change, widened to whole words.
  const column = change.localName === "del" ? 1 : 2;
  const its = entries.filter(cells => cells[column].textContent.includes(change.textContent.trim()));
  return (its.length ? its : entries).map(([, , , kind, why]) =>
    element("p", {}, element("strong", {}, kind.textContent), " ", ...why.cloneNode(true).childNodes));
}
