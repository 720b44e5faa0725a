/* A form in a dialog, made from a description of its fields (`sheet`): of the editor, and for suggestions. */
import { element } from "../shared/element.js";

let count = 0;

/* `save(changes, accept)` answers with what is wrong, or null where all is done and the form goes. */
export function openForm({ sheet, title, w, save, passages = [], first = [] }) {
  let current = sheet;
  const controls = new Set();
  const heading = element("h2", { id: `form-${++count}` }, title);
  const status = element("p", { role: "status" });
  const general = element("ul", { class: "wrong", hidden: "" });
  const saving = element("button", { type: "submit" }, w.save);
  const leaving = element("button", { type: "button" }, w.cancel);
  const context = passages.map(({ lang, words }) => element("blockquote", { lang, "aria-label": w.passage ?? "" }, words));
  const whole = { fields: sheet.fields.map(field => part(field, field.name ? [field.name] : [], at(sheet.value, field.name))) };
  const form = element("form", { novalidate: "" }, heading, ...context, status, general, ...whole.fields.map(one => one.node), element("p", { class: "buttons" }, saving, leaving));
  const dialog = element("dialog", { class: "edition-form", "aria-labelledby": heading.id }, form);
  const before = JSON.stringify(read());
  let sure = false, accept = false;

  dialog.addEventListener("cancel", event => { event.preventDefault(); leave(); });
  dialog.addEventListener("close", () => dialog.remove());
  leaving.addEventListener("click", leave);
  form.addEventListener("input", () => { sure = accept = false; saving.textContent = w.save; });
  form.addEventListener("submit", submit);
  document.body.append(dialog);
  dialog.showModal();
  const start = nearest(first);
  if (start) unfold(start.input);
  (start?.input ?? form.querySelector(":is(input, textarea, select):not([readonly])"))?.focus();
  return dialog;

  function leave() {
    if (sure || JSON.stringify(read()) === before) return dialog.close();
    sure = true;
    status.textContent = w.discard;
  }

  async function submit(event) {
    event.preventDefault();
    clear();
    status.textContent = w.saving ?? "";
    saving.disabled = true;
    const wrong = await save({ changes: changes(), value: read(), sheet: current, accept });
    saving.disabled = false;
    if (!wrong) return dialog.close();
    if (wrong.sheet) moved(wrong.sheet);
    show(wrong);
  }

  function show({ said, problems = [], mayAccept }) {
    status.textContent = said;
    accept = Boolean(mayAccept);
    if (mayAccept) saving.textContent = w["save-anyway"];
    let marked;
    for (const problem of problems) {
      const words = [`${problem.message} (${problem.code})`, problem.hint, ...problem.details ?? []].filter(Boolean).join("\n");
      const control = nearest(problem.at);
      if (control) mark(control, words);
      else general.append(element("li", {}, words));
      marked ??= control;
    }
    general.hidden = !general.firstChild;
    (marked?.input ?? saving).focus();
  }

  /* The control of a value, or the first one within it. */
  function nearest(steps) {
    if (!steps) return null;
    const all = [...controls].map(one => [common(one.steps, steps), one]).filter(([length]) => length);
    return all.sort(([a], [b]) => b - a)[0]?.[1];
  }

  function mark({ input, wrong }, words) {
    unfold(input);
    wrong.append(wrong.textContent ? "\n" : "", words);
    wrong.hidden = false;
    input.ariaInvalid = "true";
  }

  function clear() {
    general.replaceChildren();
    general.hidden = true;
    for (const { input, wrong } of controls) {
      wrong.replaceChildren();
      wrong.hidden = true;
      input.removeAttribute("aria-invalid");
    }
  }

  /* The file says something else than when it was read: both are shown, and what is saved next is meant so. */
  function moved(now) {
    current = now;
    for (const control of controls) {
      const said = shown(control.steps.reduce(at, now.value));
      if (said !== control.was) mark(control, `${w["now-it-says"]} ${said || w["nothing-there"]}`);
      control.was = said;
    }
  }

  function read() { return Object.assign({}, ...whole.fields.map(one => one.read())); }

  function changes() { return whole.fields.flatMap(one => one.changes()); }

  /* A field: its node, its value as part of the whole, and the changes in it. */
  function part(field, steps, value) {
    const name = steps.at(-1) ?? "";
    if (field.by_language) {
      const known = current.languages.filter(({ code }) => !field.codes || field.codes.includes(code));
      const parts = known.map(({ code, tag, dir, name: label }) => text({ ...field, label, by_language: false, help: "" }, [...steps, code], value?.[code], { lang: tag, dir }));
      const node = group(field, parts);
      const all = () => Object.assign({}, ...parts.map(one => one.read()));
      return { node, read: () => name ? { [name]: all() } : all(), changes: () => parts.flatMap(one => one.changes()) };
    }
    if (field.shape === "group") {
      const parts = field.fields.map(one => part(one, [...steps, one.name], value?.[one.name]));
      return { node: group(field, parts), read: () => ({ [name]: Object.assign({}, ...parts.map(one => one.read())) }), changes: () => parts.flatMap(one => one.changes()) };
    }
    return field.shape === "groups" ? list(field, steps, value ?? []) : text(field, steps, value, {});
  }

  function group(field, parts) {
    const help = field.help ? [element("p", { class: "help", id: `form-${++count}` }, field.help)] : [];
    const node = element("fieldset", help[0] ? { "aria-describedby": help[0].id } : {}, element("legend", {}, named(field)), ...help, ...parts.map(one => one.node));
    if (!field.required && !field.fixed && !parts.some(one => one.filled?.())) return folded(field, node);
    return node;
  }

  /* What is not said and need not be is folded away. */
  function folded(field, node) {
    return element("details", {}, element("summary", {}, field.label), node);
  }

  function named({ label, required }) { return required ? w.required.replace("{what}", label) : label; }

  function list(field, steps, values) {
    const rows = element("div", {});
    const name = steps.at(-1);
    let parts = [], isSame = true;
    const adding = element("button", { type: "button" }, w["add-item"].replace("{what}", field.label));
    const node = element("fieldset", {}, element("legend", {}, field.label), rows, adding);
    const add = value => {
      const inner = field.fields.map(one => part(one, [...steps, parts.length, one.name], value[one.name]));
      const removing = element("button", { type: "button" }, w["remove-item"].replace("{what}", field.label).replace("{number}", parts.length + 1));
      const row = element("fieldset", {}, element("legend", {}, `${field.label} ${parts.length + 1}`), ...inner.map(one => one.node), removing);
      const one = { row, read: () => Object.assign({}, ...inner.map(each => each.read())), changes: () => inner.flatMap(each => each.changes()) };
      parts.push(one);
      rows.append(row);
      removing.addEventListener("click", () => {
        parts = parts.filter(other => other !== one);
        isSame = false;
        row.remove();
        adding.focus();
        form.dispatchEvent(new Event("input"));
      });
      return row;
    };
    for (const value of values) add(value);
    adding.addEventListener("click", () => {
      isSame = false;
      add({}).querySelector("input, textarea, select").focus();
    });
    const all = () => parts.map(one => one.read());
    return {
      node: values.length ? node : folded(field, node),
      read: () => ({ [name]: all() }),
      changes: () => isSame ? parts.flatMap(one => one.changes()) : [{ at: steps, value: all() }],
    };
  }

  function text(field, steps, value, attributes) {
    const id = `form-${++count}`;
    const isList = field.shape === "list";
    const was = shown(value);
    const input = made(field, was, isList);
    input.id = id;
    for (const name in attributes) input.setAttribute(name, attributes[name]);
    input.value = was;
    if (field.required) input.required = true;
    if (field.fixed && value !== undefined) input.readOnly = true;
    const wrong = element("p", { class: "wrong", id: `${id}-wrong`, hidden: "" });
    const words = [field.help, isList ? w["one-per-line"] : ""].filter(Boolean).join(" ");
    const help = words ? [element("p", { class: "help", id: `${id}-help` }, words)] : [];
    input.setAttribute("aria-describedby", [...help.map(one => one.id), wrong.id].join(" "));
    const node = element("div", { class: "field" }, element("label", { for: id }, named(field)), ...help, input, wrong);
    const control = { input, steps, was, wrong };
    controls.add(control);
    const get = () => isList ? input.value.split("\n").map(one => one.trim()).filter(Boolean) : input.value;
    return {
      node: field.required || was || attributes.lang || steps.length > 1 || field.fixed ? node : folded(field, node),
      filled: () => Boolean(was),
      read: () => ({ [steps.at(-1)]: get() }),
      changes: () => input.value === control.was ? [] : [{ at: steps, value: isList ? get() : input.value || null }],
    };
  }

  function made(field, was, isList) {
    if (field.choices?.length) {
      const known = field.choices.some(([value]) => value === was) || !was ? field.choices : [...field.choices, [was, was]];
      const none = field.required && was ? [] : [element("option", { value: "" }, w["not-chosen"])];
      return element("select", {}, ...none, ...known.map(([value, label]) => element("option", { value }, label)));
    }
    const isLong = isList || field.longest > 1000 || was.length > 70 || was.includes("\n");
    return isLong ? element("textarea", { rows: Math.min(16, Math.max(2, was.split("\n").length, Math.ceil(was.length / 60))), spellcheck: "true" }) : element("input", { type: "text", autocomplete: "off" });
  }
}

function unfold(input) {
  for (let each = input.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
}

function at(value, step) { return step === "" ? value : value?.[step]; }

/* A value as a field holds it: of a list, one text a line. */
function shown(value) { return Array.isArray(value) ? value.join("\n") : value ?? ""; }

function common(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
