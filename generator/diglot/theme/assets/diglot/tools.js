/* What can be done with the segment in hand: show its other language, copy it, report a mistake. */
import { element, words } from "./element.js";

export function tools(page) {
  const { article, data, on } = page;
  const w = data.words;
  const reveal = tool("button", w["reveal-one"], page.reveal);
  const report = data.report ? tool("a", w.report) : "";
  const bar = element("span", { class: "segment-tools" }, reveal, tool("button", w.copy, copy), report);
  return { copy, move };

  /* To the row that is current now. */
  function move() {
    reveal.ariaExpanded = page.current.classList.contains("revealed");
    if (report) report.href = letter();
    if (bar.parentNode !== page.current) page.current.append(bar);
  }

  function tool(tag, label, action) {
    const made = element(tag, { title: label }, element("span", { class: "named" }, label));
    if (action) on(made, "click", action);
    return made;
  }

  /* Of a heading, the page's own language bears the id. */
  function address() { return page.current.id || page.current.firstElementChild.id; }

  function permalink() { return `${data.url || location.origin + location.pathname}#${address()}`; }

  function quoted() { return [...page.current.querySelectorAll(":scope > [lang]")].map(words).filter(Boolean); }

  async function copy() {
    const parts = { ...data, address: address() };
    const source = w.source.replace(/\{(\w+)\}/g, (_, part) => parts[part]);
    try {
      await navigator.clipboard.writeText([...quoted(), source, permalink()].join("\n"));
      page.say(w.copied);
      page.current.classList.add("copied");
      setTimeout(() => { article.querySelector(".copied")?.classList.remove("copied"); page.say(""); }, 1500);
    } catch {
      page.say(w["copy-failed"]);
    }
  }

  /* A letter, or an issue, that says already what it is about. */
  function letter() {
    const url = new URL(data.report);
    url.searchParams.set(url.protocol === "mailto:" ? "subject" : "title", `${data.title}, ${address()} (${data.version})`);
    url.searchParams.set("body", [...quoted(), permalink(), "", ""].join("\n"));
    url.search = url.search.replaceAll("+", "%20"); // a mail program takes a plus for a plus
    return url.href;
  }
}
