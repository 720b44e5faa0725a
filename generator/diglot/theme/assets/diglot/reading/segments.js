/* The segment in hand. A few listeners on the whole text serve any number. */
export function segments({ article, at, choices, on, rows, ...more }) {
  let current, tools;
  article.style.setProperty("--reveal", JSON.stringify(more.data.words["reveal-one"]));
  on(article, "click", ({ target }) => {
    const row = rowOf(target);
    if (!row || target.closest("a, button, .noted, [tabindex]") || `${getSelection()}`) return;
    take(row);
    reveal();
  });
  on(article, "focusin", ({ target }) => take(rowOf(target)));
  on(window, "hashchange", () => take(addressed(article)));
  on(document, "diglot", ({ detail }) => {
    if (detail === "view") article.querySelectorAll(".revealed").forEach(row => row.classList.remove("revealed"));
  });
  take(addressed(article));
  return {
    copy: () => tools?.then(({ copy }) => copy()),
    note: () => current?.querySelector("[role=doc-noteref]")?.click(),
    reveal,
    step,
  };

  function take(row) {
    if (!row || row === current) return;
    current?.classList.remove("current");
    current = row;
    row.classList.add("current");
    tools ??= import("./tools.js").then(module => module.tools({ on, reveal, ...more }));
    tools.then(({ move }) => move(current));
  }

  function reveal() {
    if (choices.of("view") === "reveal") current?.classList.toggle("revealed");
    tools?.then(({ move }) => move(current));
  }

  /* From the segment in hand or, when that is out of sight, from the first that is not. */
  function step(by) {
    const top = current?.getBoundingClientRect().top;
    goTo(top > 0 && top < innerHeight ? rows[rows.indexOf(current) + by] : at());
  }
}

/* The row that the address names. The browser marks what has the id: of a heading, one language; after instant
   navigation, nothing. */
function addressed(article) {
  article.querySelector(".lit")?.classList.remove("lit");
  let target = null;
  try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no address */ }
  const row = rowOf(target);
  (row ?? target?.closest(".bitext"))?.classList.add("lit");
  if (row && !target.checkVisibility()) row.scrollIntoView(); // a note’s mark in the language that is hidden
  return row;
}

function goTo(row) {
  if (!row) return;
  row.querySelector(".address").focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/* A speaker’s name and a heading of the editors are no segments. */
function rowOf(target) { return target?.closest(".bitext:not(.supplied) > .row:not(.speaker)"); }
