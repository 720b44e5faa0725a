/* What is wrong with what was filled in: beside its field, or where it has none, above all of them. */
import { element } from "../shared/element.js";
import { at, shown, unfold } from "./fields.js";

export function wrong({ controls, w }) {
  const above = element("ul", { class: "wrong", hidden: "" });
  return { above, clear, moved, nearest, show };

  /* The field to which one should go, if there is one. */
  function show(problems) {
    let first;
    for (const problem of problems) {
      const words = [`${problem.message} (${problem.code})`, problem.hint, ...problem.details ?? []].filter(Boolean).join("\n");
      const control = nearest(problem.at);
      if (control) mark(control, words);
      else above.append(element("li", {}, words));
      first ??= control;
    }
    above.hidden = !above.firstChild;
    return first;
  }

  function clear() {
    above.replaceChildren();
    above.hidden = true;
    for (const { input, wrong: said } of controls) {
      said.replaceChildren();
      said.hidden = true;
      input.removeAttribute("aria-invalid");
    }
  }

  /* The control of a value, or the first one within it. */
  function nearest(steps) {
    if (!steps) return null;
    const all = [...controls].map(one => [common(one.steps, steps), one]).filter(([length]) => length);
    return all.sort(([a], [b]) => b - a)[0]?.[1];
  }

  /* The file says something else than when it was read: both are shown, and what is saved next is meant so. */
  function moved(now) {
    for (const control of controls) {
      const said = shown(control.steps.reduce(at, now.value));
      if (said !== control.was) mark(control, `${w["now-it-says"]} ${said || w["nothing-there"]}`);
      control.was = said;
    }
  }
}

function mark({ input, wrong: said }, words) {
  unfold(input);
  said.append(said.textContent ? "\n" : "", words);
  said.hidden = false;
  input.ariaInvalid = "true";
}

function common(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
