/* What notes and reasons are made of. Nothing else of another page comes into this one. */
import { element } from "../shared/element.js";

const HAVE = { a: ["class", "href", "role"], b: [], em: [], i: [], p: ["lang"], q: [], span: ["dir", "lang"], strong: [] };

/* `nodes` made anew: their words, in the elements that notes have; `base` is the address that their links
   are seen from. What lies in other elements loses these and keeps its words. */
export function copy(nodes, base) {
  return [...nodes].flatMap(node => {
    if (node.nodeType === Node.TEXT_NODE) return [node.data];
    if (node.nodeType !== Node.ELEMENT_NODE || ["script", "style"].includes(node.localName)) return [];
    const inner = copy(node.childNodes, base);
    const has = Object.hasOwn(HAVE, node.localName) && HAVE[node.localName].filter(name => node.hasAttribute(name));
    return has ? [element(node.localName, Object.fromEntries(has.map(name => [name, value(node, name, base)])), ...inner)] : inner;
  });
}

function value(node, name, base) {
  if (name !== "href") return node.getAttribute(name);
  try {
    const url = new URL(node.getAttribute(name), base);
    return ["http:", "https:", new URL(base).protocol].includes(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
}
