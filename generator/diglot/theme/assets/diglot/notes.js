/* Notes in a box; a term's gloss, and why a reading was changed, while pointer or focus is on it. All are
   copies: the notes stay at the foot of the page. */
import { element } from "./element.js";
import { noteOf } from "./margin.js";

export function notes(page) {
  const { article, bar, data, on } = page;
  const { dataset } = document.documentElement;
  const w = data.words;
  const title = element("h2", {});
  const body = element("div", {});
  const close = element("button", { type: "button", class: "close", popovertarget: "reader-note", popovertargetaction: "hide", "aria-label": w.close }, "×");
  const box = page.sheet("reader-note", w.note, title, close, body);
  const tip = element("div", { id: "reader-tip", popover: "manual", role: "tooltip" });
  let described, glosses, opener, timer, told;
  bar.append(tip);
  on(box, "toggle", ({ newState }) => { if (newState === "closed") opener = null; });
  on(article, "focusout", hide);
  on(article, "pointerleave", () => later(250));
  on(document, "keydown", ({ key }) => { if (key === "Escape") hide(); });
  on(document, "diglot", mark);
  mark();
  return { open, tell };

  async function open(link) {
    if (link === opener) return box.hidePopover(); // as the press has done already, where it was no key
    if (!box.contains(link)) {
      opener = link;
      title.textContent = `${w.note} ${link.textContent}`;
    }
    try {
      // A note's last links lead to the same note on the page's counterparts.
      const from = link.pathname === location.pathname ? document : await load(link.href);
      body.replaceChildren(...noteOf(link, from));
      body.lang = from.documentElement.lang;
      body.dir = from.body.dir;
    } catch {
      return location.assign(link);
    }
    opener.focus({ preventScroll: true }); // focus returns there; a click gives it in some browsers only
    if (!box.matches(":popover-open")) box.showPopover({ source: opener });
    box.focus({ preventScroll: true });
  }

  /* Tips come by pointer, focus or tap. They stay while the pointer is on them; Esc takes them away, and
     moves nothing (WCAG 2.2, 1.4.13). */
  async function tell({ pointerType, relatedTarget, target, type }) {
    clearTimeout(timer);
    if (tip.contains(target) || (pointerType === "touch" && type !== "click")) return;
    const change = dataset.changes === "on" && target.closest("ins.edited, del.received");
    const about = change || target.closest("sup")?.previousElementSibling || target.closest(".noted");
    if (!about || (type === "click" ? target.closest("a") : type === "focusin" && bar.contains(relatedTarget))) return later(type === "pointerover" ? 250 : 0);
    if (about === told) return;
    hide();
    told = about;
    const said = change ? await (await import("./changes.js")).reason(page, change) : await gloss(about);
    if (!said?.length || told !== about) return;
    tip.replaceChildren(...said);
    described = linkOf(about) ?? about;
    described.setAttribute("aria-describedby", tip.id);
    tip.showPopover({ source: about });
  }

  function later(time) { timer = setTimeout(hide, time); }

  function hide() {
    told = null;
    described?.removeAttribute("aria-describedby");
    tip.hidePopover();
  }

  async function gloss(term) {
    const id = linkOf(term)?.hash.slice(4);
    if (!id || dataset.terms === "off") return null;
    glosses ??= fetch(data.glosses).then(answer => answer.json()).catch(() => ({}));
    const found = (await glosses)[id];
    return found && [element("strong", {}, found[0]), ` ${found[1]}`];
  }

  function mark() {
    // A term's marks are those whose note leads to the entry of the same name.
    if (dataset.notes !== dataset.terms && !article.querySelector("sup.term")) {
      for (const link of article.querySelectorAll("sup > [role=doc-noteref]")) {
        const note = document.getElementById(link.hash.slice(1));
        if (note?.querySelector(`a[href$="/${link.hash.slice(4)}/"]`)) link.parentElement.classList.add("term");
      }
    }
    // A change that shows can be reached by keyboard; of a pair, the reading that took the other's place.
    const on = dataset.changes === "on";
    for (const change of article.querySelectorAll(on ? "ins.edited, del.received" : "[tabindex='0']")) {
      if (!on) change.removeAttribute("tabindex");
      else if (change.nextElementSibling?.localName !== "ins") change.tabIndex = 0;
    }
  }
}

function linkOf(about) { return about.nextElementSibling?.querySelector("[role=doc-noteref]"); }

/* Another page of this site, as a document. */
export async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
