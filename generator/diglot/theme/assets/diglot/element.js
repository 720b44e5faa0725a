/* An element with attributes and children. Text is only ever set as text. */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  made.append(...children);
  return made;
}

/* The words of a passage as they are read: edited, without the numbers of notes. */
export function words(passage) {
  const copy = passage.cloneNode(true);
  copy.querySelectorAll("del, sup").forEach(part => part.remove());
  return copy.textContent.trim();
}
