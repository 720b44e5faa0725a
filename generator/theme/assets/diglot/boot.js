/* Starts the comforts of a reading page, on the first page and on every one that the theme's instant
   navigation puts in its place. Everything works without them. */
const start = async () => {
  const data = document.getElementById("diglot-reader");
  if (data) (await import("./reading.js")).start(JSON.parse(data.textContent));
};
if (window.document$) window.document$.subscribe(start);
else start();
