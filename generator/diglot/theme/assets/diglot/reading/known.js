/* Whether `link` leads to a note on this page or on one of its counterparts, which the header names. */
export function known(link) {
  if (!link.hash.startsWith("#fn:")) return false;
  const bare = ({ origin, pathname }) => origin + pathname;
  return [location, ...document.querySelectorAll(".languages > li > a[hreflang]")]
    .some(page => page.origin === location.origin && bare(page) === bare(link));
}
