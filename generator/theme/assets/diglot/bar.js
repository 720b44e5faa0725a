/* The bar above the text: how to read, and where one is. Its panel is a form of ordinary controls, so
   that keyboard and screen reader know it already. */
import { element } from "./element.js";

export function bar({ article, data, settings, signal }) {
  const w = data.words;
  const bar = article.querySelector(".reader-bar");
  if (!bar || bar.childElementCount) return;
  const panel = element("form", { id: "reader-panel", popover: "auto", "aria-label": w.layout });
  panel.append(
    group(w.layout, "view", [
      ["columns", w.columns], ["interleaved", w.interleaved], ["single", w.single], ["reveal", w.reveal],
    ]),
    group(w.lead, "lead", data.sides.map((side, index) => [String(index + 1), side.name, side.tag])),
    group(w.shown, null, [["notes", w.notes], ["terms", w.terms], ["changes", w.changes]]),
    group(w.size, "size", [["1", "A"], ["2", "A+"], ["3", "A++"]]),
  );
  const open = element("button", { type: "button", class: "reader-open", popovertarget: "reader-panel" }, w.layout);
  const section = element("span", { class: "reader-section" });
  const progress = element("progress", { class: "reader-progress", max: 1, value: 0, "aria-label": w.progress });
  const help = element("button", { type: "button", class: "reader-keys", "aria-label": w.keys, title: w.keys }, "?");
  bar.append(open, panel, section, progress, help);
  fill();
  panel.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") settings.set(target.value, target.checked ? "on" : "off");
    else settings.set(target.name, target.value);
  }, { signal });
  settings.addEventListener("change", fill, { signal });

  function fill() {
    for (const input of panel.elements) {
      if (input.type === "checkbox") input.checked = settings.get(input.value) === "on";
      else if (input.type === "radio") input.checked = settings.get(input.name) === input.value;
    }
  }
}

/* Radio buttons of one name, or, without a name, boxes to tick. */
function group(title, name, choices) {
  const set = element("fieldset", {}, element("legend", {}, title));
  for (const [value, label, lang] of choices) {
    const input = element("input", { type: name ? "radio" : "checkbox", value, ...(name && { name }) });
    set.append(element("label", {}, input, element("span", lang ? { lang } : {}, label)));
  }
  return set;
}
