/* The results, so many at a time. */
import { element } from "../shared/element.js";
import { result } from "./result.js";

const AT_ONCE = 20;

export function results(language, data) {
  const links = element("ol", {});
  const more = element("button", { type: "button", class: "further" }, data.words["search-more"]);
  const room = element("div", { class: "results" }, links, more);
  let found = [];
  let query;

  more.addEventListener("click", () => {
    const next = links.children.length;
    add();
    links.children[next].firstChild.focus();
  });
  return { isRead, links, room, show };

  function show(said) {
    ({ found, query } = said);
    links.replaceChildren();
    add();
    room.scrollTop = 0;
  }

  function add() {
    const from = links.children.length;
    links.append(...found.slice(from, from + AT_ONCE).map(one => result(one, { data, language, query })));
    more.hidden = links.children.length === found.length;
  }

  /* Whether somebody is among them, or asked for more. */
  function isRead() { return links.contains(document.activeElement) || links.children.length > AT_ONCE; }
}
