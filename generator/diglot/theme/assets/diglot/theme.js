/* What the theme’s own script asks of a page, for sites that switch on one of its features. It makes elements of
   text, from pages of this site; a policy of that name lets it, and with it all else on these pages. */
{
  const scope = new URL("../../", document.currentScript.src);
  const named = (key, { pathname }) => `${pathname}.${key}`;
  Object.assign(window, {
    __md_scope: scope,
    __md_hash: text => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0),
    __md_get: (key, kept = localStorage, base = scope) => {
      let value = null;
      try { value = JSON.parse(kept.getItem(named(key, base))); } catch { /* not ours */ }
      return key === "__palette" && !Number.isInteger(value?.index) ? null : value;
    },
    __md_set: (key, value, kept = localStorage, base = scope) => {
      try { kept.setItem(named(key, base), JSON.stringify(value)); } catch { /* private */ }
    },
  });
  window.trustedTypes?.createPolicy("default", { createHTML: text => text, createScriptURL: address => address });

  /* A notice that was put away, and tabs as they were last chosen or as the address says. */
  addEventListener("DOMContentLoaded", () => {
    const notice = document.querySelector("[data-md-component=announce]");
    const text = notice?.querySelector(".md-typeset")?.innerHTML;
    if (text && __md_hash(text) === __md_get("__announce")) notice.hidden = true;
    const wanted = __md_get("__tabs");
    for (const label of document.querySelectorAll(".tabbed-set > .tabbed-labels > label"))
      if (Array.isArray(wanted) && wanted.includes(label.innerText.trim())) label.control.checked = true;
    const target = document.getElementById(location.hash.slice(1));
    if (target?.name?.startsWith("__tabbed_")) target.checked = true;
  });
}
