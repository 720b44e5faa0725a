/* What the style sheet and a keyboard find notes and changes by, as the reader’s choices ask for it. */
export function marks(article, choices) {
  if (choices.of("notes") !== choices.of("terms") && !article.querySelector("sup.term")) markTerms(article);
  const on = choices.of("changes") === "on";
  // A change that shows is heard as one, and can be reached by keyboard; of a pair, the reading that took the
  // other’s place.
  for (const change of article.querySelectorAll("ins.edited, del.received")) {
    const isOne = on && change.nextElementSibling?.localName !== "ins";
    change.toggleAttribute("tabindex", isOne);
    if (isOne) change.tabIndex = 0;
    if (change.localName === "ins") change.role = on ? null : "none"; // what was removed is hidden
  }
}

/* A term’s marks are those whose note leads to the entry of the same name. */
function markTerms(article) {
  for (const link of article.querySelectorAll("sup > [role=doc-noteref]")) {
    const note = document.getElementById(link.hash.slice(1));
    if (note?.querySelector(`a[href$="/${link.hash.slice(4)}/"]`)) link.parentElement.classList.add("term");
  }
}
