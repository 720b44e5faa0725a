/* The filter of the glossary's index: the list narrows as one types. A comfort: without it there are
   the letters and the kinds. It looks in headwords, readings and glosses, which the page holds, and
   in the other forms, which it asks for when the box is first entered. */
import { element } from "../shared/element.js";
import { fold } from "../shared/fold.js";

if (window.document$) document$.subscribe(start);
else start();

function start() {
  const data = JSON.parse(document.getElementById("diglot-filter")?.dataset.filter ?? null);
  const article = document.querySelector('[data-kind="glossary"]');
  if (!data || !article || article.querySelector(".filter")) return;
  const kinds = article.querySelector("#kinds");
  const groups = [...article.querySelectorAll('h3[id^="letter-"]')].map(group);
  const elsewhere = [...article.querySelectorAll(":scope > p"), kinds, ...following(kinds)];
  const box = element("input", { type: "search", id: "filter", autocomplete: "off" });
  const count = element("p", { role: "status" });
  const label = element("label", { for: "filter" }, data.words.filter);
  article.querySelector("h1").after(element("div", { class: "filter" }, label, box, count));
  const narrow = () => {
    const words = fold(box.value).split(" ").filter(Boolean); // none of punctuation alone: all is shown
    const shown = show(groups, words, squeeze(box.value));
    for (const part of elsewhere) part.hidden = words.length > 0;
    count.textContent = words.length ? counted(shown, data.words) : "";
  };
  box.addEventListener("input", narrow);
  box.addEventListener("focus", () => addForms(groups, data.forms).then(narrow), { once: true });
}

/* What stands below a letter. */
function group(heading) {
  return { heading, entries: [...heading.nextElementSibling.children].map(entry) };
}

/* The entries that hold every word, or have the name; how many there are. */
function show(groups, words, name) {
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
  return shown;
}

function counted(number, words) {
  if (!number) return words["filter-none"];
  return words[number === 1 ? "entries-one" : "entries-other"].replace("{count}", number);
}

async function addForms(groups, url) {
  try {
    const forms = new Map(Object.entries(await (await fetch(url)).json()));
    for (const one of groups.flatMap(({ entries }) => entries)) {
      for (const form of forms.get(one.id) ?? []) {
        one.text += ` ${fold(form)}`;
        one.names += `\n${squeeze(form)}`;
      }
    }
  } catch { /* from a disk, or offline: what the page holds must do */ }
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
