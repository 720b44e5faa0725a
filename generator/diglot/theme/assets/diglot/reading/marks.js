/* What the style sheet and a keyboard find notes and changes by, as the reader’s choices ask for it. */
export function marks(article, choices) {
  if (choices.of("notes") !== choices.of("terms") && !article.querySelector("sup.term")) markTerms(article);
  const on = choices.of("changes") === "on";
  // A change that shows can be reached by keyboard; of a pair, the reading that took the other’s place.
  for (const change of article.querySelectorAll(on ? "ins.edited, del.received" : "[tabindex='0']")) {
    if (!on) change.removeAttribute("tabindex");
    else if (change.nextElementSibling?.localName !== "ins") change.tabIndex = 0;
  }
}

/* A term’s marks are those whose note leads to the entry of the same name. */
function markTerms(article) {
  for (const link of article.querySelectorAll("sup > [role=doc-noteref]")) {
    const note = document.getElementById(link.hash.slice(1));
    if (note?.querySelector(`a[href$="/${link.hash.slice(4)}/"]`)) link.parentElement.classList.add("term");
  }
}
