/* Opens the search over the page. All of its scripts that each query needs are asked for at once. */
import { element } from "../shared/element.js";
import { fold, variants } from "../shared/fold.js";
import "../shared/letters.js";
import { box } from "./box.js";
import { find } from "./find.js";
import { part } from "./record.js";
import "./results.js";
import { understand } from "./understand.js";

const home = new URL("../../made/search/", import.meta.url);
const HAN = /\p{Script=Han}/gu;
/* So many are asked for at a time. */
const LOADS = 4;
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

/* The search in one language, with `data`, its words. The parts arrive one after the other: `seek` looks
   in those that are there, what is given to `watch` is called for each, `done` is a promise of all. What is
   needed only where little is found, and the other forms of Han characters where one is sought that
   stands nowhere, come then and are told in the same way. */
export async function open(language) {
  const data = await get(`${language}.json`);
  const alike = variants(fold, data.alike); // those that stand in the parts
  const parts = [];
  const watching = [];
  const tell = () => { for (const told of watching) told(); };
  let next = 0;
  let come = false;
  let further;
  let asked;
  let sought = alike;
  let forms; // of Han characters
  const load = async () => {
    while (next < data.parts.length) {
      const at = next++;
      parts[at] = part(await get(data.parts[at]), language, data.parts[at].startsWith("texts-"), alike);
      tell();
    }
  };
  const done = Promise.all(Array.from({ length: LOADS }, load));
  done.then(() => { come = true; }, () => {});
  const ask = async () => {
    try {
      const [more, pinyin] = await Promise.all([import("./further.js"), get("pinyin.json")]);
      further = more.further(Object.entries(pinyin));
    } catch {
      further = first => first; // offline: what was found is all
    }
    tell();
  };
  const liken = async () => {
    forms = "coming";
    try {
      sought = variants(fold, await get("han.json"));
    } catch { /* offline: they are sought as they are */ }
    forms = "come";
    tell();
  };
  const isUnknown = char => !parts.some(({ plain }) => plain.includes(alike(char).trim()));
  const seek = text => {
    if (come && !forms && text.match(HAN)?.some(isUnknown)) liken();
    const said = find(parts.filter(Boolean), understand(text, data.endings, sought), further);
    if (forms === "coming") return { ...said, waiting: true };
    if (said.waiting) asked ??= ask();
    return said;
  };
  return { data, done, seek, watch: told => { watching.push(told); } };
}

async function get(name) {
  const answer = await fetch(new URL(name, home));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
}
