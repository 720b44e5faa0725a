/* For the page that is given out at addresses that lead nowhere, at any depth: its own addresses start where it
   believes the site to be; the nearest place where this script was found is where the site is. */
const box = document.querySelector("[data-root]");
if (box && !box.dataset.found) {
  box.dataset.found = "true"; // by the first of the places that hold this script
  const root = new URL("../../", import.meta.url).href;
  const said = new URL(box.dataset.root.replace(/\/?$/, "/"), location).href;
  if (root !== said) {
    for (const element of document.querySelectorAll(":is(a, link)[href]"))
      if (element.href.startsWith(said)) element.href = root + element.href.slice(said.length);
    await import(`${root}assets/diglot/boot.js`);
  }
}
