/* A form in a dialog, made from a description of its fields (`sheet`): of the editor, and for suggestions. */
import { element } from "../shared/element.js";
import { fields, unfold } from "./fields.js";
import { wrong } from "./wrong.js";

/* `save` gets the changes, and answers with what is wrong, or null where all is done and the form goes.
   `first` leads to the field in which one begins; `passages` stand above the fields. */
export function form({ sheet, title, w, save, passages = [], first = [] }) {
  let current = sheet, sure = false, accept = false;
  const controls = new Set();
  const parts = fields({ sheet, w, controls, changed });
  const problems = wrong({ controls, w });
  const { dialog, leaving, saving, status } = frame(title, w, passages, [problems.above, ...parts.map(one => one.node)]);
  const before = JSON.stringify(read());
  dialog.addEventListener("cancel", event => { event.preventDefault(); leave(); });
  dialog.addEventListener("close", () => dialog.remove());
  leaving.addEventListener("click", leave);
  dialog.addEventListener("input", changed);
  dialog.addEventListener("submit", submit);
  dialog.showModal();
  const { input } = problems.nearest(first) ?? [...controls].find(one => !one.input.readOnly);
  unfold(input);
  input.focus();
  return dialog;

  function read() { return Object.assign({}, ...parts.map(one => one.read())); }

  function changed() {
    sure = accept = false;
    saving.textContent = w.save;
  }

  function leave() {
    if (sure || JSON.stringify(read()) === before) return dialog.close();
    sure = true;
    status.textContent = w.discard;
  }

  async function submit(event) {
    event.preventDefault();
    problems.clear();
    status.textContent = w.saving ?? "";
    saving.disabled = true;
    const found = await save({ changes: parts.flatMap(one => one.changes()), value: read(), sheet: current, accept });
    saving.disabled = false;
    if (!found) return dialog.close();
    if (found.sheet) problems.moved(current = found.sheet);
    show(found);
  }

  function show({ said, problems: found = [], mayAccept }) {
    status.textContent = said;
    accept = Boolean(mayAccept);
    if (mayAccept) saving.textContent = w["save-anyway"];
    (problems.show(found)?.input ?? saving).focus();
  }
}

/* The dialog with its parts: title, passages, what is said, `nodes`, and the buttons. */
function frame(title, w, passages, nodes) {
  const heading = element("h2", { id: "form-title" }, title);
  const status = element("p", { role: "status" });
  const saving = element("button", { type: "submit" }, w.save);
  const leaving = element("button", { type: "button" }, w.cancel);
  const context = passages.map(({ lang, words }) => element("blockquote", { lang, "aria-label": w.passage ?? "" }, words));
  const all = element("form", { novalidate: "" }, heading, ...context, status, ...nodes, element("p", { class: "buttons" }, saving, leaving));
  const dialog = element("dialog", { class: "edition-form", "aria-labelledby": heading.id }, all);
  document.body.append(dialog);
  return { dialog, leaving, saving, status };
}
