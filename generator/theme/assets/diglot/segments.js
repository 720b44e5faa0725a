/* Segments: the one under the reader's hand, what is done with it, and "reveal". A few listeners on
   the whole text serve any number of segments. */
import { element } from "./element.js";

export function segments(page) {
  const { article, data, settings, signal } = page;
  const w = data.words;
  let current = null;
  const tools = element("span", { class: "segment-tools", role: "group" });
  const copy = button(w.copy, () => copyQuotation(page, current));
  tools.append(copy);
  if (data.report) tools.append(element("a", { class: "segment-report" }, w.report));

  article.addEventListener("click", event => {
    const row = event.target.closest(".row[id]");
    if (!row || event.target.closest("a, button, sup")) return;
    choose(row);
    if (settings.get("view") === "reveal") show(row, !row.classList.contains("revealed"));
  }, { signal });
  article.addEventListener("focusin", ({ target }) => {
    const row = target.closest(".row[id]");
    if (row && !tools.contains(target)) choose(row);
  }, { signal });
  window.addEventListener("hashchange", fromAddress, { signal });
  settings.addEventListener("change", ({ detail }) => {
    if (detail.name === "view") prepareReveal();
  }, { signal });
  page.current = () => current;
  page.choose = choose;
  page.reveal = row => show(row, !row.classList.contains("revealed"));
  page.copy = row => copyQuotation(page, row);
  fromAddress();
  prepareReveal();

  function choose(row) {
    if (row === current) return;
    current?.classList.remove("current");
    current = row;
    row.classList.add("current");
    tools.setAttribute("aria-label", row.id);
    const report = tools.querySelector(".segment-report");
    if (report) report.href = reportAddress(data, row);
    row.append(tools);
  }

  function fromAddress() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row?.matches(".row[id]")) choose(row);
  }

  /* In this view the second language is out of sight, for the eye and for a screen reader alike; a
     button in each row, made when the row comes near, gives it back. */
  function prepareReveal() {
    article.querySelectorAll(".revealed").forEach(row => row.classList.remove("revealed"));
    if (settings.get("view") !== "reveal") return;
    const near = new IntersectionObserver(entries => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || target.querySelector(".reveal")) continue;
        target.append(button(w["reveal-one"], () => show(target, true), "reveal"));
        near.unobserve(target);
      }
    }, { rootMargin: "50%" });
    article.querySelectorAll(".row[id]").forEach(row => near.observe(row));
    signal.addEventListener("abort", () => near.disconnect());
  }

  function show(row, visible) {
    row?.classList.toggle("revealed", visible);
    row?.querySelector(".reveal")?.setAttribute("aria-expanded", visible);
  }

  function button(label, action, name = "") {
    const made = element("button", { type: "button", class: name }, label);
    made.addEventListener("click", action, { signal });
    return made;
  }
}

/* The words of a passage as they are read: edited, without note numbers. */
export function words(passage) {
  const copy = passage.cloneNode(true);
  copy.querySelectorAll("del, sup").forEach(part => part.remove());
  return copy.textContent.trim();
}

/* Both languages, then where they stand: “…” … — Title, 4.1 (edition, version 1.0.0). Address */
async function copyQuotation({ data, say }, row) {
  if (!row) return;
  const lines = [...row.querySelectorAll(":scope > [lang]")].map(words).filter(Boolean);
  lines.push(`— ${data.title}, ${row.id} (${data.edition}, ${data.version})`, permalink(data, row.id));
  try {
    await navigator.clipboard.writeText(lines.join("\n"));
    say(data.words.copied);
    row.classList.add("copied");
    setTimeout(() => row.classList.remove("copied"), 1500);
  } catch {
    say(data.words["copy-failed"]);
  }
}

export function permalink(data, id) {
  const page = data.url || `${location.origin}${location.pathname}`;
  return `${page}#${id}`;
}

function reportAddress(data, row) {
  const about = `${data.title} ${row.id} (${data.version})`;
  const body = `${permalink(data, row.id)}\n\n${[...row.querySelectorAll(":scope > [lang]")].map(words).join("\n")}\n\n`;
  const query = data.report.startsWith("mailto:")
    ? `subject=${encodeURIComponent(about)}&body=${encodeURIComponent(body)}`
    : `title=${encodeURIComponent(about)}&body=${encodeURIComponent(body)}`;
  return `${data.report}${data.report.includes("?") ? "&" : "?"}${query}`;
}
