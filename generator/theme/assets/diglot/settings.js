/* What the reader has chosen: in the page's address, so that it can be shared; in the browser's
   memory, so that it is found again; on <html> as data-*, where the style sheets read it. */
const KEY = "diglot.reading";
const CHOICES = {
  view: ["columns", "interleaved", "single", "reveal"],
  lead: ["1", "2"],
  notes: ["on", "off"],
  terms: ["on", "off"],
  changes: ["off", "on"],
  size: ["1", "2", "3"],
};

export class Settings extends EventTarget {
  constructor(sides) {
    super();
    this.tags = sides.map(side => side.tag);
    const address = new URLSearchParams(location.search);
    const remembered = this.#remembered();
    this.values = {};
    for (const [name, choices] of Object.entries(CHOICES)) {
      const said = this.#read(name, address.get(name)) ?? remembered[name];
      this.values[name] = choices.includes(said) ? said : choices[0];
    }
    this.#show();
  }

  get(name) { return this.values[name]; }

  set(name, value) {
    if (!CHOICES[name].includes(value) || this.values[name] === value) return;
    this.values[name] = value;
    this.#show();
    this.#keep();
    this.dispatchEvent(new CustomEvent("change", { detail: { name, value } }));
  }

  /* The next choice after the present one. */
  turn(name) {
    const choices = CHOICES[name];
    this.set(name, choices[(choices.indexOf(this.values[name]) + 1) % choices.length]);
  }

  #show() {
    for (const [name, value] of Object.entries(this.values)) document.documentElement.dataset[name] = value;
  }

  #keep() {
    const url = new URL(location);
    for (const [name, choices] of Object.entries(CHOICES)) {
      const value = this.values[name];
      if (value === choices[0]) url.searchParams.delete(name);
      else url.searchParams.set(name, name === "lead" ? this.tags[value - 1] : value);
    }
    history.replaceState(history.state, "", url);
    try { localStorage.setItem(KEY, JSON.stringify({ ...this.values, lead: undefined })); } catch { /* private */ }
  }

  /* In the address the leading language goes by its tag, which means the same on every page. */
  #read(name, value) {
    if (name !== "lead" || value === null) return value;
    const index = this.tags.indexOf(value);
    return index < 0 ? null : String(index + 1);
  }

  #remembered() {
    try { return JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; }
  }
}
