/* Light or dark: what the theme's own script does for its switch, on pages that do without that script. */
const inputs = [...document.querySelectorAll(".md-header [name=__palette]")];

function show(at) {
  const color = {};
  for (const name of ["media", "scheme", "primary", "accent"]) {
    color[name] = inputs[at].getAttribute(`data-md-color-${name}`);
    document.body.setAttribute(`data-md-color-${name}`, color[name]);
  }
  for (const input of inputs) input.nextElementSibling.hidden = input !== inputs[at];
  inputs[at].checked = true;
  return { index: at, color };
}

if (inputs.length > 1) {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const asked = () => Math.max(0, inputs.findIndex(input => matchMedia(input.dataset.mdColorMedia).matches));
  show(__md_get("__palette")?.index ?? asked());
  media.addEventListener("change", () => show(asked()));
  inputs.forEach((input, at) => input.addEventListener("change", () => __md_set("__palette", show(at))));
}
