/* The search in one language, with `data`, its words. The parts arrive one after the other: `seek` looks
   in those that are there, what is given to `watch` is called for each, `done` is a promise of all. */
import { find } from "./find.js";
import { part } from "./part.js";
import { understand } from "./understand.js";

const home = new URL("../../made/search/", import.meta.url);
/* So many are asked for at a time. */
const LOADS = 4;

export async function open(language) {
  const data = JSON.parse(await get(`${language}.json`));
  const parts = [];
  const watching = [];
  let pinyin;
  let next = 0;
  const load = async () => {
    while (next < data.parts.length) {
      const at = next++;
      parts[at] = part(await get(data.parts[at]), language, data.parts[at].startsWith("texts-"));
      for (const told of watching) told();
    }
  };
  const spell = async () => { pinyin = JSON.parse(await get("pinyin.json")); };
  return {
    data,
    done: Promise.all([spell(), ...Array.from({ length: LOADS }, load)]),
    seek: text => find(parts.filter(Boolean), understand(text, data.endings), pinyin),
    watch: told => { watching.push(told); },
  };
}

async function get(name) {
  const answer = await fetch(new URL(name, home));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.text();
}
