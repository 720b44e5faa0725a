/* The fields of a form, made from their description: each a node, what it says, and the changes in it. */
import { element } from "../shared/element.js";

let count = 0;

/* `sheet` says which fields and languages there are and what stands there, `w` are the words; each control
   that is made is added to `controls`. */
export function fields({ sheet, w, controls, changed }) {
  const context = { controls, changed, languages: sheet.languages, w };
  return sheet.fields.map(field => part(context, field, field.name ? [field.name] : [], at(sheet.value, field.name)));
}

export function at(value, step) { return step === "" ? value : value?.[step]; }

/* A value as a field holds it: of a list, one text a line. */
export function shown(value) { return Array.isArray(value) ? value.join("\n") : value ?? ""; }

export function unfold(input) {
  for (let each = input.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
}

function part(context, field, steps, value) {
  const name = steps.at(-1) ?? "";
  if (field.by_language) {
    const known = context.languages.filter(({ code }) => !field.codes || field.codes.includes(code));
    const parts = known.map(({ code, tag, dir, name: label }) => text(context, { ...field, label, help: "" }, [...steps, code], value?.[code], { lang: tag, dir }));
    const all = () => together(parts);
    return { node: group(context, field, parts), read: () => name ? { [name]: all() } : all(), changes: () => parts.flatMap(one => one.changes()) };
  }
  if (field.shape === "group") {
    const parts = field.fields.map(one => part(context, one, [...steps, one.name], value?.[one.name]));
    return { node: group(context, field, parts), read: () => ({ [name]: together(parts) }), changes: () => parts.flatMap(one => one.changes()) };
  }
  return field.shape === "groups" ? list(context, field, steps, value ?? []) : text(context, field, steps, value, {});
}

function together(parts) { return Object.assign({}, ...parts.map(one => one.read())); }

function group({ w }, field, parts) {
  const help = field.help ? [element("p", { class: "help", id: `form-help-${++count}` }, field.help)] : [];
  const node = element("fieldset", help[0] ? { "aria-describedby": help[0].id } : {}, element("legend", {}, named(field, w)), ...help, ...parts.map(one => one.node));
  return field.required || field.fixed || parts.some(one => one.filled?.()) ? node : folded(field, node);
}

/* What is not said and need not be is folded away. */
function folded({ label }, node) { return element("details", {}, element("summary", {}, label), node); }

function named({ label, required }, w) { return required ? w.required.replace("{what}", label) : label; }

/* Several groups of fields, such as sources: as many as one likes. */
function list(context, field, steps, values) {
  const { w } = context;
  const rows = element("div", {});
  const adding = element("button", { type: "button" }, w["add-item"].replace("{what}", field.label));
  const node = element("fieldset", {}, element("legend", {}, field.label), rows, adding);
  let parts = [], isSame = true, number = 0;
  const add = value => {
    const one = item(context, field, [...steps, number++], value);
    parts.push(one);
    rows.append(one.node);
    one.removing.addEventListener("click", () => {
      parts = parts.filter(other => other !== one);
      isSame = false;
      one.node.remove();
      adding.focus();
      context.changed();
    });
    return one.node;
  };
  for (const value of values) add(value);
  adding.addEventListener("click", () => {
    isSame = false;
    add({}).querySelector("input, textarea, select").focus();
  });
  const all = () => parts.map(one => one.read());
  return {
    node: values.length ? node : folded(field, node),
    read: () => ({ [steps.at(-1)]: all() }),
    changes: () => isSame ? parts.flatMap(one => one.changes()) : [{ at: steps, value: all() }],
  };
}

function item(context, field, steps, value) {
  const title = `${field.label} ${steps.at(-1) + 1}`;
  const parts = field.fields.map(one => part(context, one, [...steps, one.name], value[one.name]));
  const removing = element("button", { type: "button" }, context.w["remove-item"].replace("{what}", title));
  const node = element("fieldset", {}, element("legend", {}, title), ...parts.map(one => one.node), removing);
  return { node, read: () => together(parts), changes: () => parts.flatMap(one => one.changes()), removing };
}

function text({ controls, w }, field, steps, value, attributes) {
  const id = `form-${++count}`;
  const isList = field.shape === "list";
  const was = shown(value);
  const box = entry(field, was, isList, w);
  box.id = id;
  for (const name in attributes) box.setAttribute(name, attributes[name]);
  box.value = was;
  box.required = Boolean(field.required);
  if (field.fixed && value !== undefined) box.readOnly = true;
  const wrong = element("p", { class: "wrong", id: `${id}-wrong`, hidden: "" });
  const words = [field.help, isList ? w["one-per-line"] : ""].filter(Boolean).join(" ");
  const help = words ? [element("p", { class: "help", id: `${id}-help` }, words)] : [];
  box.setAttribute("aria-describedby", [...help.map(one => one.id), wrong.id].join(" "));
  const node = element("div", { class: "field" }, element("label", { for: id }, named(field, w)), ...help, box, wrong);
  const control = { input: box, steps, was, wrong };
  controls.add(control);
  const get = () => isList ? box.value.split("\n").map(one => one.trim()).filter(Boolean) : box.value;
  return {
    node: field.required || was || attributes.lang || steps.length > 1 || field.fixed ? node : folded(field, node),
    filled: () => Boolean(was),
    read: () => ({ [steps.at(-1)]: get() }),
    changes: () => box.value === control.was ? [] : [{ at: steps, value: isList ? get() : box.value || null }],
  };
}

/* What one writes or chooses in. */
function entry({ choices, longest, required }, was, isList, w) {
  if (choices?.length) {
    const known = !was || choices.some(([value]) => value === was) ? choices : [...choices, [was, was]];
    const none = required && was ? [] : [element("option", { value: "" }, w["not-chosen"])];
    return element("select", {}, ...none, ...known.map(([value, label]) => element("option", { value }, label)));
  }
  if (!isList && !(longest > 1000) && was.length <= 70 && !was.includes("\n")) return element("input", { type: "text", autocomplete: "off" });
  const rows = Math.min(16, Math.max(2, was.split("\n").length, Math.ceil(was.length / 60)));
  return element("textarea", { rows, spellcheck: "true" });
}
