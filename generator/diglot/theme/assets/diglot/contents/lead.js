/* An address of a long text leads on to the page of it that has the place now. Without this script, the way there
   stands beside the place. */
function lead() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const way = place?.closest(".pages > li")?.querySelector("a");
  if (way) location.replace(way.href + location.search + location.hash);
}

addEventListener("hashchange", lead);
lead();
