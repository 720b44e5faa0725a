/* “Suggest a change”: a form filled from the files of the edition, which makes a patch. Nothing is sent by itself. */
import { element } from "../shared/element.js";
import { openForm } from "./form.js";
import { unified, written } from "./patch.js";

const LONGEST = 1900; // of a letter’s address, beyond which mail programs cut it off
const folder = new URL("../../made/suggest/", import.meta.url);

/* Of a row (`text`, `address`, the `notes` that are marked in it), or of an entry (`id`). */
export async function suggest({ lang, text, address, notes = [], id }) {
  dress();
  const [said, held, glossary] = await Promise.all([json(`words.${lang}`), text ? json(text) : null, id || notes.length ? json("glossary").catch(() => null) : null]);
  const { words, languages } = said;
  const files = { ...held?.files, ...glossary?.files };
  const places = [];
  const sheet = { languages, fields: [], value: {} };
  const row = held?.rows[address];
  if (row) {
    const lines = {};
    for (const [code, [path, number]] of Object.entries(row)) {
      const all = files[path].split("\n");
      const start = all.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
      lines[code] = all[number - 1];
      places.push({ at: ["row", code], path, start, end: start + lines[code].length, write: (_, value) => value.replace(/\s*\n\s*/g, " ").trim() });
    }
    add("row", address, words.marks, lines, Object.keys(row));
  }
  for (const one of id ? [id] : notes) {
    const values = held?.notes[one] ?? glossary?.entries[one] ?? [];
    for (const name of new Set(values.map(([field]) => field))) {
      const own = values.filter(([field]) => field === name);
      const key = `${one}/${name}`;
      for (const [, code, , path, start, end, form] of own) places.push({ at: [key, code], path, start, end, write: (old, value) => written(old, form, value) });
      add(key, id ? words[`field-${name}`] : `${words["field-note"]} ${one}: ${words[`field-${name}`]}`, "", Object.fromEntries(own.map(([, code, value]) => [code, value])), own.map(([, code]) => code));
    }
  }
  sheet.fields.push({ name: "why", label: words.why, longest: 2000 });
  const what = [text, address ?? id].filter(Boolean).join(" ");
  const w = { ...words, required: "{what}" };
  const dialog = openForm({ sheet, title: `${words.title}: ${what}`, w, first: row ? ["row", lang] : [], save: async ({ changes, value }) => {
    const patch = made(changes.filter(({ at }) => at[0] !== "why"));
    if (patch || value.why) show(dialog, said, what, value.why, patch);
    return { said: "" };
  } });

  function add(name, label, help, value, codes) {
    sheet.fields.push({ name, label, help, by_language: true, codes, longest: 20_000 });
    sheet.value[name] = value;
  }

  function made(changes) {
    const after = { ...files };
    const found = changes.map(({ at, value }) => ({ value, ...places.find(one => one.at.join() === at.join()) }));
    for (const { path, start, end, value, write } of found.sort((a, b) => b.start - a.start)) {
      if (value) after[path] = after[path].slice(0, start) + write(after[path].slice(start, end), value) + after[path].slice(end);
    }
    return Object.keys(files).map(path => unified(path, files[path], after[path])).join("");
  }
}

/* The form’s style sheet, with the first form. */
function dress() {
  const href = new URL("form.css", import.meta.url).href;
  if (![...document.styleSheets].some(each => each.href === href)) document.head.append(element("link", { rel: "stylesheet", href }));
}

async function json(name) {
  const answer = await fetch(new URL(`${name}.json`, folder));
  if (!answer.ok) throw new Error(name);
  return answer.json();
}

/* The patch, to be copied; and a letter or an issue that holds it, if it is not too long for that. */
function show(dialog, { words, report, edition }, what, why, patch) {
  const area = element("textarea", { readonly: "", rows: 14, "aria-label": words.title, dir: "ltr" });
  area.value = patch || why;
  const status = element("p", { role: "status" }, words.ready);
  const copying = element("button", { type: "button" }, words.copy);
  const closing = element("button", { type: "button" }, words.cancel);
  const sending = element("a", { href: letter(report, `${edition}: ${what}`, [why, location.href, patch].filter(Boolean).join("\n\n")) }, words.send);
  copying.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(area.value);
      status.textContent = words.copied;
    } catch {
      status.textContent = words.failed;
      area.select();
    }
  });
  closing.addEventListener("click", () => dialog.close());
  const heading = dialog.querySelector("h2");
  dialog.querySelector("form").replaceChildren(heading, status, area, element("p", { class: "buttons" }, copying, sending, closing));
  copying.focus();
}

function letter(report, title, body) {
  const made = words => {
    const url = new URL(report);
    url.searchParams.set(url.protocol === "mailto:" ? "subject" : "title", title);
    url.searchParams.set("body", words);
    url.search = url.search.replaceAll("+", "%20"); // a mail program takes a plus for a plus
    return url.href;
  };
  const whole = made(body);
  return whole.length <= LONGEST ? whole : made(`${location.href}\n\n`);
}
