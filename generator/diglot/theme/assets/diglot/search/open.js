/* The search in one language, with `data`, its words. The parts arrive one after the other: `seek` looks
   in those that are there, what is given to `watch` is called for each, `done` is a promise of all. What is
   needed only where little is found comes then, and is told in the same way. */
import { fold } from "../shared/fold.js";
import { find } from "./find.js";
import { part } from "./part.js";
import { understand } from "./understand.js";
import { variants } from "../shared/variants.js";

const home = new URL("../../made/search/", import.meta.url);
/* So many are asked for at a time. */
const LOADS = 4;

export async function open(language) {
  const [data, han] = await Promise.all([get(`${language}.json`), get("han.json")]);
  const alike = variants(fold, han);
  const parts = [];
  const watching = [];
  const tell = () => { for (const told of watching) told(); };
  let next = 0;
  let further;
  let asked;
  const load = async () => {
    while (next < data.parts.length) {
      const at = next++;
      parts[at] = part(await get(data.parts[at]), language, data.parts[at].startsWith("texts-"), alike);
      tell();
    }
  };
  const ask = async () => {
    try {
      const [more, pinyin] = await Promise.all([import("./further.js"), get("pinyin.json")]);
      further = more.further(Object.entries(pinyin));
    } catch {
      further = first => first; // offline: what was found is all
    }
    tell();
  };
  const seek = text => {
    const said = find(parts.filter(Boolean), understand(text, data.endings, alike), further);
    if (said.waiting) asked ??= ask();
    return said;
  };
  return {
    data,
    done: Promise.all(Array.from({ length: LOADS }, load)),
    seek,
    watch: told => { watching.push(told); },
  };
}

async function get(name) {
  const answer = await fetch(new URL(name, home));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
}
