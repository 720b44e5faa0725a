/* Opens the search over the page, in the language of the page. All of its scripts that each query
   needs are asked for at once, and not one after the other. */
import { element } from "../shared/element.js";
import "../shared/letters.js";
import { box } from "./box.js";
import "./gather.js";
import "./joined.js";
import "./likeness.js";
import { open } from "./open.js";
import "./record.js";
import "./score.js";
import "./stands.js";

const boxes = new Map();

const sheet = element("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href });
const styled = new Promise(done => { sheet.onload = sheet.onerror = done; });
document.head.append(sheet);

export async function show(language, query) {
  if (!boxes.has(language)) {
    const opened = Promise.all([open(language), styled]).then(([search]) => box(language, search));
    opened.catch(() => boxes.delete(language)); // to be tried again
    boxes.set(language, opened);
  }
  (await boxes.get(language)).ask(query);
}
