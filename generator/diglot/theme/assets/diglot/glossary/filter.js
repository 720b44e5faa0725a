/* The filter of the glossary's index: the list narrows as one types. A comfort: without it there are
   the letters and the kinds. It looks in headwords, readings and glosses, which the page holds; when the
   box is first entered, it asks for the other forms, and for which Han characters are alike. */
import { fold, variants } from "../shared/fold.js";

if (window.document$) document$.subscribe(start);
else start();

function start() {
  const filter = document.querySelector(".filter:not(.ready)");
  if (!filter) return;
  filter.classList.add("ready");
  const article = filter.closest("article");
  const kinds = article.querySelector("#kinds");
  const headings = [...article.querySelectorAll('h3[id^="letter-"]')];
  let alike = fold;
  let groups = headings.map(heading => group(heading, alike, new Map()));
  const elsewhere = [...article.querySelectorAll(":scope > p"), kinds, ...following(kinds)];
  const box = filter.querySelector("input");
  const count = filter.querySelector("[role=status]");
  const narrow = () => {
    const words = alike(box.value).split(" ").filter(Boolean); // none of punctuation alone: all is shown
    const shown = show(groups, words, words.join(""));
    for (const part of elsewhere) part.hidden = words.length > 0;
    count.textContent = words.length ? counted(shown, filter.dataset) : "";
  };
  box.addEventListener("input", narrow);
  box.addEventListener("focus", async () => {
    const known = await ask(filter.dataset.forms);
    alike = variants(fold, known.han);
    groups = headings.map(heading => group(heading, alike, known.forms));
    narrow();
  }, { once: true });
  if (box.value) narrow(); // typed before this script was there
}

/* What stands below a letter. */
function group(heading, alike, forms) {
  return { heading, entries: [...heading.nextElementSibling.children].map(item => entry(item, alike, forms)) };
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

/* As the language of the page counts. */
function counted(number, { counted: forms, none }) {
  if (!number) return none;
  const known = JSON.parse(forms);
  const form = new Intl.PluralRules(known.by).select(number);
  return (known[form] ?? known.other).replace("{count}", number);
}

/* Each entry’s other forms, by id, and the characters that are alike; none from a disk, or offline: what
   the page holds must do. */
async function ask(url) {
  const from = async address => (await fetch(address)).json();
  const home = new URL(url, location);
  try {
    const [forms, han] = await Promise.all([from(home), from(new URL("search/han.json", home))]);
    return { forms: new Map(Object.entries(forms)), han };
  } catch {
    return { forms: new Map(), han: { written: "", compared: "" } };
  }
}

/* An entry’s line: its words, and its names (headword, counterparts, readings, forms) without spaces, so
   that “xian” finds Xī’ān, “luban” Lǔ Bān. */
function entry(item, alike, forms) {
  const link = item.querySelector("a");
  const names = [...item.querySelectorAll(":scope > a, :scope > [lang]")].map(name => name.textContent);
  const others = forms.get(link.getAttribute("href").replace(/\/$/, "").split("/").pop()) ?? [];
  return {
    item,
    text: alike([item.textContent, ...others].join("\n")),
    names: [...names, ...others].map(name => alike(name).replaceAll(" ", "")).join("\n"),
  };
}

function following(element) {
  const found = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) found.push(next);
  return found;
}
