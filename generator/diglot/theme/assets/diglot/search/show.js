/* Opens the search over the page, in the language of the page. All of its scripts are asked for at once,
   and not one after the other. */
import { element } from "../shared/element.js";
import "../shared/letters.js";
import { box } from "./box.js";
import "./likeness.js";
import { open } from "./open.js";
import "./record.js";
import "./score.js";
import "./spelled.js";

const boxes = new Map();

const sheet = element("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href });
const styled = new Promise(done => { sheet.onload = sheet.onerror = done; });
document.head.append(sheet);

export async function show(language) {
  if (!boxes.has(language)) {
    const opened = Promise.all([open(language), styled]).then(([search]) => box(language, search));
    opened.catch(() => boxes.delete(language)); // to be tried again
    boxes.set(language, opened);
  }
  const dialog = await boxes.get(language);
  if (!dialog.isConnected) document.body.append(dialog);
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector("input").select();
}
