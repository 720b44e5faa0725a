/* The reading page, put together from its parts. `data` is what the page says of itself: its two
   sides, the words of the interface, the addresses that citing needs. */
import { bar } from "./bar.js";
import { keys } from "./keys.js";
import { notes } from "./notes.js";
import { place } from "./place.js";
import { segments } from "./segments.js";
import { Settings } from "./settings.js";

let last;

export function start(data) {
  last?.abort(); // instant navigation: the former page's listeners go with it
  last = new AbortController();
  const page = {
    data,
    article: document.querySelector(".edition"),
    signal: last.signal,
    settings: new Settings(data.sides),
    say: words => { live().textContent = words; },
  };
  bar(page);
  notes(page);
  segments(page);
  place(page);
  keys(page);
}

/* What screen readers are told of things that only the eye would notice. */
function live() {
  let region = document.getElementById("diglot-live");
  if (!region) {
    region = document.createElement("p");
    region.id = "diglot-live";
    region.role = "status";
    document.body.append(region);
  }
  return region;
}
