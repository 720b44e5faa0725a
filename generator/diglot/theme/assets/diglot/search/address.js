/* `?q=` in the page’s address, so that a query can be sent: `follow` what stands in the field, `tell` it at
   once. To `leave` the box gives the page its own address back; where a result leads to another page it
   stays, so that back from there the search is as it was. */

/* Milliseconds after the last letter until the address follows: browsers allow so many changes a minute. */
const REST = 400;

export function address(field, dialog) {
  let resting;
  const drop = () => put("");
  dialog.addEventListener("cancel", drop); // by a gesture
  return { follow, leave, tell: () => put(field.value) };

  function leave() {
    drop();
    dialog.close();
  }

  function follow() {
    clearTimeout(resting);
    resting = setTimeout(() => put(field.value), REST);
  }

  function put(query) {
    clearTimeout(resting);
    const url = new URL(location);
    if (query.trim()) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    if (url.searchParams.get("q") === new URLSearchParams(location.search).get("q")) return;
    try { history.replaceState(history.state, "", url); } catch { /* too often */ }
  }
}
