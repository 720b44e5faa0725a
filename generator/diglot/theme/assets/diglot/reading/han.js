/* Pinyin above a Chinese text, and its traditional characters, for whoever asks. What a character comes to says
   a file for each view and side, made with the page; put away, a view leaves the page as it was. */
import { element } from "../shared/element.js";

const VIEWS = ["pinyin", "traditional"];

export function han({ article, choices, data, hold, on, signal }) {
  const cells = data.sides.flatMap((side, at) => passages(article, side, at));
  const notice = element("p", { class: "converted" }, data.words.converted ?? "");
  const watch = new IntersectionObserver(entries => {
    const near = cells.filter(({ at }) => entries.some(({ isIntersecting, target }) => isIntersecting && target === at));
    for (const { at } of near) watch.unobserve(at);
    if (near.length) hold(() => near.forEach(cell => dress(cell, shown)));
    reveal();
  }, { rootMargin: "100% 0px" });
  let shown = {};
  on(document, "diglot", ({ detail }) => { if (VIEWS.includes(detail)) show(); });
  on(window, "beforeprint", () => cells.forEach(cell => dress(cell, shown)));
  signal.addEventListener("abort", () => watch.disconnect());
  show();

  async function show() {
    const asked = wanted();
    try {
      await Promise.all([styled(), ...data.sides.flatMap(({ views = {} }) => asked.map(view => table(views[view])))]);
    } catch {
      return reveal(); // it cannot be had: the text stays as it is
    }
    if (signal.aborted || `${asked}` !== `${wanted()}`) return;
    shown = Object.fromEntries(asked.map(view => [view, true]));
    hold(change);
    document.dispatchEvent(new CustomEvent("diglot", { detail: "han" }));
  }

  function wanted() { return VIEWS.filter(view => choices.of(view) === "on"); }

  /* All at once, but for pinyin, which comes to what is near the window. */
  function change() {
    watch.disconnect();
    for (const cell of cells) {
      dress(cell, { traditional: shown.traditional });
      cell.at.toggleAttribute("data-sounded", !!shown.pinyin && !cell.isNote);
      if (shown.pinyin && !cell.isNote) watch.observe(cell.at);
    }
    if (shown.traditional) article.querySelector(".bitext").before(notice);
    else notice.remove();
    if (!shown.pinyin) reveal();
  }
}

/* The text, which boot.js lets wait for what the reader chose on an earlier visit. */
function reveal() { document.documentElement.removeAttribute("data-early"); }

/* The passages of a side and, in the page’s own language, its notes: where each stands, and what it goes by. */
function passages(article, side, at) {
  if (!side.views) return [];
  const found = [...article.querySelectorAll(`.bitext > .row > .${at ? "counterpart" : "own"}`)].map(cell => {
    const row = cell.parentNode;
    return { at: cell, place: row.id || row.querySelector(":scope > [id]")?.id || row.parentNode.id };
  });
  const notes = at ? [] : [...article.querySelectorAll(".notes li > p")].map(note => ({ at: note, place: note.parentNode.id, isNote: true }));
  return [...found, ...notes].map(cell => ({ ...cell, side, lang: cell.at.getAttribute("lang"), undo: [] }));
}

const tables = new Map();

/* The file of a view, kept once it is here; nothing where the side has no such view. */
async function table(url) {
  if (!url || tables.has(url)) return;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.status);
  tables.set(url, await answer.json());
}

/* The style sheet of these views. */
function styled() {
  const href = new URL("han.css", import.meta.url).href;
  if ([...document.styleSheets].some(sheet => sheet.href === href)) return;
  return new Promise((resolve, reject) => {
    const link = element("link", { rel: "stylesheet", href });
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}

/* A passage as `views` show it. */
function dress(cell, views) {
  for (const back of cell.undo.splice(0)) back();
  const { at, isNote, lang, place, side, undo } = cell;
  const [sounds, forms] = VIEWS.map(view => views[view] && side.views[view] && tables.get(side.views[view]));
  if (forms) {
    at.lang = `${side.tag.split("-")[0]}-Hant`;
    undo.push(() => lang === null ? at.removeAttribute("lang") : at.setAttribute("lang", lang));
  }
  if (!forms && !sounds) return;
  const times = new Map();
  const walker = document.createTreeWalker(at, NodeFilter.SHOW_TEXT);
  const nodes = [];
  // What an editor set above words is none of their characters, and takes the place of a sound.
  while (walker.nextNode()) if (!walker.currentNode.parentNode.closest("rt")) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const isRead = isNote || node.parentNode.closest("ruby");
    const made = pieces([...node.data].map(char => {
      const time = times.get(char) ?? 0;
      times.set(char, time + 1);
      const of = table => table?.otherwise[place]?.[char]?.[time] ?? (isNote ? "" : table?.usual[char]);
      return [of(forms) || char, isRead ? "" : of(sounds)];
    }));
    if (!made.length || (made.length === 1 && made[0] === node.data)) continue;
    const [first, ...rest] = made.map(piece => typeof piece === "string" ? document.createTextNode(piece) : piece);
    node.replaceWith(first, ...rest);
    undo.push(() => {
      for (const piece of rest) piece.remove();
      first.replaceWith(node);
    });
  }
}

/* Characters with what they sound like, as words and `ruby` in turn. The syllables are no text of the page: they
   are not copied, found or read out. */
function pieces(pairs) {
  const made = [];
  for (const [char, sound] of pairs) {
    if (sound) made.push(element("ruby", {}, char, element("rt", { "data-sound": sound })));
    else if (typeof made.at(-1) === "string") made.push(made.pop() + char);
    else made.push(char);
  }
  return made;
}
