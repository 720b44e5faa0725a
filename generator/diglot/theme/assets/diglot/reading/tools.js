/* What can be done with the segment in hand: show its other language, copy it, report a mistake. */
import { element } from "../shared/element.js";

export function tools({ data, on, reveal, say, words }) {
  const w = data.words;
  const revealing = tool("button", "reveal", w["reveal-one"]);
  const copying = tool("button", "copy", w.copy);
  const report = data.report ? tool("a", "report", w.report) : "";
  const bar = element("span", { class: "segment-tools" }, revealing, copying, report);
  let row;
  on(revealing, "click", reveal);
  on(copying, "click", copy);
  if (report) on(report, "click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    suggest(row, data).catch(() => location.assign(report));
  });
  return { copy, move };

  /* To the row that is current now. */
  function move(current) {
    row = current;
    revealing.ariaExpanded = row.classList.contains("revealed");
    if (report) report.href = letter(row, data, words);
    if (bar.parentNode !== row) row.append(bar);
  }

  async function copy() {
    const copied = row;
    try {
      await navigator.clipboard.writeText([...quoted(row, words), source(row, data), permalink(row, data)].join("\n"));
      say(w.copied);
      copied.classList.add("copied");
      setTimeout(() => { copied.classList.remove("copied"); say(""); }, 1500);
    } catch {
      say(w["copy-failed"]);
    }
  }
}

function tool(tag, name, label) {
  return element(tag, { title: label, class: name }, element("span", { class: "named" }, label));
}

/* A form for the row and its notes; without it, a letter. */
async function suggest(row, { text }) {
  const form = await import("../suggest/suggest.js");
  const notes = [...row.querySelectorAll("[href*='#fn:']")].map(link => link.hash.slice(4));
  await form.suggest({ lang: document.querySelector("[data-language]").dataset.language, text: text.split("/")[0], address: addressOf(row), notes: [...new Set(notes)] });
}

/* The passages of a row; and, where they are shown otherwise than the edition has them, that they are. */
function quoted(row, words) {
  const all = [...row.querySelectorAll(":scope > [lang]")].map(words).filter(Boolean);
  const converted = document.querySelector(".edition > .converted");
  return converted ? [...all, converted.textContent] : all;
}

/* Of a heading, the page’s own language bears the id. */
function addressOf(row) { return row.id || row.querySelector(".own").id; }

function permalink(row, { url }) { return `${url || location.origin + location.pathname}#${addressOf(row)}`; }

function source(row, data) {
  const parts = { ...data, address: addressOf(row) };
  return data.words.source.replace(/\{(\w+)\}/g, (_, part) => parts[part]);
}

/* A letter, or an issue, that says already what it is about. */
function letter(row, data, words) {
  const url = new URL(data.report);
  url.searchParams.set(url.protocol === "mailto:" ? "subject" : "title", `${data.title}, ${addressOf(row)}${data.version && ` (${data.version})`}`);
  url.searchParams.set("body", [...quoted(row, words), permalink(row, data), "", ""].join("\n"));
  url.search = url.search.replaceAll("+", "%20"); // a mail program takes a plus for a plus
  return url.href;
}
