/* The filter of the glossary's index: the list narrows as one types. A comfort: without it there are
   the letters and the kinds. It looks in headwords, readings and glosses, which the page holds, and
   in the other forms, which it asks for when the box is first entered. */
import { element } from "./element.js";
import { fold } from "./fold.js";

if (window.document$) document$.subscribe(start);
else start();

function start() {
  const data = JSON.parse(document.getElementById("diglot-filter")?.dataset.filter ?? null);
  const article = document.querySelector('[data-kind="glossary"]');
  if (!data || !article || article.querySelector(".filter")) return;
  const kinds = article.querySelector("#kinds");
  const groups = [...article.querySelectorAll('h3[id^="letter-"]')].map(heading => ({
    heading,
    entries: [...heading.nextElementSibling.children].map(entry),
  }));
  const elsewhere = [...article.querySelectorAll(":scope > p"), kinds, ...following(kinds)];

  const box = element("input", { type: "search", id: "filter", autocomplete: "off" });
  const count = element("p", { role: "status" });
  const label = element("label", { for: "filter" }, data.words.filter);
  article.querySelector("h1").after(element("div", { class: "filter" }, label, box, count));
  box.addEventListener("input", narrow);
  box.addEventListener("focus", addForms, { once: true });

  function narrow() {
    const words = fold(box.value).split(" ").filter(Boolean); // none of punctuation alone: all is shown
    const name = squeeze(box.value);
    let shown = 0;
    for (const { heading, entries } of groups) {
      let here = 0;
      for (const one of entries) {
        const found = words.every(word => one.text.includes(word)) || one.names.includes(name);
        one.item.hidden = !found;
        here += found;
      }
      heading.hidden = heading.nextElementSibling.hidden = !here;
      shown += here;
    }
    for (const part of elsewhere) part.hidden = words.length > 0;
    count.textContent = words.length ? counted(shown) : "";
  }

  function counted(number) {
    if (!number) return data.words["filter-none"];
    return data.words[number === 1 ? "entries-one" : "entries-other"].replace("{count}", number);
  }

  async function addForms() {
    try {
      const forms = await (await fetch(data.forms)).json();
      for (const one of groups.flatMap(group => group.entries)) {
        for (const form of forms[one.id] ?? []) {
          one.text += ` ${fold(form)}`;
          one.names += `\n${squeeze(form)}`;
        }
      }
      narrow();
    } catch { /* from a disk, or offline: what the page holds must do */ }
  }
}

/* An entry's line: its words, and its names (headword, counterparts, readings) without spaces. */
function entry(item) {
  const link = item.querySelector("a");
  const names = [...item.querySelectorAll(":scope > a, :scope > [lang]")];
  return {
    item,
    id: link.getAttribute("href").replace(/\/$/, "").split("/").pop(),
    text: fold(item.textContent),
    names: names.map(name => squeeze(name.textContent)).join("\n"),
  };
}

/* Letters and digits alone: “xian” finds Xī’ān, “luban” Lǔ Bān. */
function squeeze(text) {
  return fold(text).replaceAll(" ", "");
}

function following(element) {
  const found = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) found.push(next);
  return found;
}
