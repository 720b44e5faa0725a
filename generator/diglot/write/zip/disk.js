/* Read from a disk, where a browser lets no page ask for a file: what were modules are functions, and data
   comes as scripts. `modules` stands before this, boot.js behind it. */
const home = new URL("../../", document.currentScript.src);
const made = new Map();
const asked = new Map();
const data = new Map();
const policy = window.trustedTypes?.createPolicy("diglot-disk", { createHTML: text => text, createScriptURL: address => address });

const $need = name => {
  if (!made.has(name)) {
    const $exports = {};
    made.set(name, $exports);
    const $meta = { url: new URL(`assets/diglot/${name}`, home).href };
    modules[name]($exports, { $need, $later, $meta, fetch });
  }
  return made.get(name);
};
const $later = async name => $need(name);

/* A file of this site, as a script beside it brings it. */
const fetch = async address => {
  const { href } = new URL(address, document.baseURI);
  if (!asked.has(href)) asked.set(href, new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => { asked.delete(href); reject(new Error(href)); };
    script.src = policy ? policy.createScriptURL(`${href}.js`) : `${href}.js`;
    document.head.append(script);
  }));
  await asked.get(href);
  return { ok: true, json: async () => data.get(href) };
};

/* Another page, as load.js gives it: of those that lie in scripts too, which are made with the pages. */
modules["reading/load.js"] = exports => {
  exports.load = async address => {
    const { href } = new URL(address.replace(/\/$/, "/index.html"), document.baseURI);
    const text = await (await fetch(href)).json();
    const page = new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
    for (const link of page.querySelectorAll("[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), href).href);
    return page;
  };
};

/* A folder is no page. The pages themselves name files; this is for links that scripts make. */
for (const type of ["pointerdown", "focusin", "click"]) addEventListener(type, ({ target }) => {
  const link = target.closest?.("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}, true);

window.diglot = { need: $need, had: (path, value) => data.set(new URL(path, home).href, value) };
