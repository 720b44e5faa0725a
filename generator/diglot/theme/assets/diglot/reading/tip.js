/* A term’s gloss, and why a reading was changed, while pointer or focus is on it, or after a tap. It stays
   while the pointer is on the tip itself; Esc takes it away, and moves nothing (WCAG 2.2, 1.4.13). */
import { element } from "../shared/element.js";

export function tip({ article, bar, choices, data, on }) {
  const box = element("div", { id: "reader-tip", popover: "manual", role: "tooltip" });
  const glossOf = glossary(data.glosses);
  let described, reasonOf, timer, told;
  on(article, "focusout", hide);
  on(article, "pointerleave", () => later(250));
  on(document, "keydown", ({ key }) => { if (key === "Escape") hide(); });
  return { parts: [box], tell };

  async function tell(event) {
    const { pointerType, target, type } = event;
    clearTimeout(timer);
    if (box.contains(target) || (pointerType === "touch" && type !== "click")) return;
    const change = choices.of("changes") === "on" && target.closest("ins.edited, del.received");
    const about = change || termOf(target.closest("sup")) || target.closest(".noted");
    if (!about || isForOther(event)) return later(type === "pointerover" ? 250 : 0);
    if (about === told) return;
    hide();
    told = about;
    const said = change ? await why(change) : choices.of("terms") !== "off" && await glossOf(about);
    if (!said?.length || told !== about) return;
    box.replaceChildren(...said);
    described = linkOf(about) ?? about;
    described.setAttribute("aria-describedby", box.id);
    box.showPopover({ source: about });
  }

  async function why(change) {
    reasonOf ??= import("./reasons.js").then(({ reasons }) => reasons());
    return (await reasonOf)(change);
  }

  /* A click on a link is the link’s; focus that comes back from a box, nobody asked for. */
  function isForOther({ relatedTarget, target, type }) {
    return type === "click" ? target.closest("a") : type === "focusin" && bar.contains(relatedTarget);
  }

  function later(time) { timer = setTimeout(hide, time); }

  function hide() {
    told = null;
    described?.removeAttribute("aria-describedby");
    box.hidePopover();
  }
}

/* What tells a term’s gloss, from a file that is fetched when somebody asks. */
function glossary(url) {
  let all;
  return async term => {
    all ??= fetch(url).then(answer => answer.json()).then(found => new Map(Object.entries(found)), () => new Map());
    const [name, gloss] = (await all).get(term.dataset.note) ?? [];
    return name && [element("strong", {}, name), ` ${gloss}`];
  };
}

/* Words and the mark of their note know each other by the note: what closes the words may stand between. */
function linkOf(about) {
  return about.dataset.note && within(about, "[role=doc-noteref]").find(({ hash }) => hash.slice(4) === about.dataset.note);
}

function termOf(mark) {
  return mark && within(mark, ".noted").find(({ dataset }) => dataset.note === mark.firstElementChild.hash.slice(4));
}

function within(about, what) { return [...about.closest(".row > [lang]").querySelectorAll(what)]; }
