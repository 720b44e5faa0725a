/* What pages other than a text have of their frame: the contents show the section that is being read, and what is
   broader than the window can be moved by keys. */
const headings = new Map([...document.querySelectorAll("article [id]")].map(heading => [`#${heading.id}`, heading]));
const sections = [...document.querySelectorAll(".md-nav--secondary a")]
  .map(link => ({ link, heading: headings.get(link.getAttribute("href")) }))
  .filter(({ heading }) => heading);
const HEAD = 120; // pixels that the header takes, and some air

let isWaiting;
const mark = () => {
  isWaiting = false;
  const here = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < HEAD);
  for (const section of sections) {
    const { link } = section;
    link.classList.toggle("md-nav__link--active", section === here);
    if (section === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};
if (sections.length) {
  addEventListener("scroll", () => {
    if (!isWaiting) requestAnimationFrame(mark);
    isWaiting = true;
  }, { passive: true });
  mark();
}

const reach = () => {
  for (const box of document.querySelectorAll(".md-typeset :is(pre > code, table:not([class]))"))
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
};
addEventListener("resize", reach);
reach();
