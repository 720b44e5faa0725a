/* “Suggest a change”: a form filled from the files of the edition, which makes a patch. Nothing is sent by itself. */
import { element } from "../shared/element.js";
import { form } from "./form.js";
import { patch, written } from "./patch.js";

const LONGEST = 1900; // of a letter’s address, beyond which mail programs cut it off
const folder = new URL("../../made/suggest/", import.meta.url);

/* Of a row (`text`, `address`, the `notes` that are marked in it), or of an entry (`id`). */
export async function suggest({ lang, text, address, notes = [], id }) {
  dress();
  const wanted = [json(`words.${lang}`), text ? json(text) : null, id || notes.length ? json("glossary").catch(() => null) : null];
  const [said, held, glossary] = await Promise.all(wanted);
  const { words, languages } = said;
  const files = { ...held?.files, ...glossary?.files };
  const groups = [...held?.rows[address] ? [rowOf(files, held.rows[address], address, words)] : []];
  for (const one of id ? [id] : notes) groups.push(...valuesOf(files, held?.notes[one] ?? glossary?.entries[one] ?? [], one, id ? "" : `${words["field-note"]} ${one}: `, words));
  const places = groups.flatMap(one => one.places);
  const sheet = {
    fields: [...groups.map(one => one.field), { name: "why", label: words.why, longest: 2000 }],
    languages,
    value: Object.fromEntries(groups.map(({ field, value }) => [field.name, value])),
  };
  const what = [text, address ?? id].filter(Boolean).join(" ");
  const dialog = form({ sheet, title: `${words.title}: ${what}`, w: words, first: [groups[0]?.field.name, lang], save });

  function save({ changes, value }) {
    const edits = changes.filter(one => one.value && one.at.length > 1).map(one => {
      const place = places.find(({ at }) => at.join() === one.at.join());
      return { ...place, words: place.write(one.value) };
    });
    if (edits.length || value.why) show(dialog, said, what, value.why, patch(files, edits));
    return { said: "" };
  }
}

/* The line of each language. */
function rowOf(files, row, address, words) {
  const value = {};
  const places = Object.entries(row).map(([code, [path, number]]) => {
    const lines = files[path].split("\n");
    const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
    value[code] = lines[number - 1];
    return { at: ["row", code], path, start, end: start + value[code].length, write: said => said.replace(/\s*\n\s*/g, " ").trim() };
  });
  return { field: { name: "row", label: address, help: words.marks, by_language: true, codes: Object.keys(row), longest: 20_000 }, places, value };
}

/* The values of an entry or note, field by field. */
function valuesOf(files, values, id, before, words) {
  return [...new Set(values.map(([name]) => name))].map(name => {
    const own = values.filter(([field]) => field === name);
    const key = `${id}/${name}`;
    return {
      field: { name: key, label: before + words[`field-${name}`], by_language: true, codes: own.map(([, code]) => code), longest: 20_000 },
      places: own.map(([, code, , path, start, end, mark]) => ({ at: [key, code], path, start, end, write: said => written(files[path].slice(start, end), mark, said) })),
      value: Object.fromEntries(own.map(([, code, said]) => [code, said])),
    };
  });
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
function show(dialog, { words, report, edition }, what, why, made) {
  const area = element("textarea", { readonly: "", rows: 14, "aria-label": words.title, dir: "ltr" });
  area.value = made || why;
  const status = element("p", { role: "status" }, words.ready);
  const copying = element("button", { type: "button" }, words.copy);
  const closing = element("button", { type: "button" }, words.cancel);
  const sending = element("a", { href: letter(report, `${edition}: ${what}`, [why, location.href, made].filter(Boolean).join("\n\n")) }, words.send);
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
