"""Rules on what one page holds: its notes, languages, and nothing that nobody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from diglot.model.problem import Problem
from diglot.verify.page import BuiltPage, elements, strings

_UNSEEN = re.compile(r"[\x00-\x20]+")
_SCRIPT = re.compile("javascript:|data:|vbscript:", re.IGNORECASE)
_NO_TEXT = re.compile(r"<(code|pre|script)\b.*?</\1>|<[a-zA-Z/][^<>]*>", re.DOTALL)
"""Code, and what stands inside a tag, where `[^` marks nothing."""
_ALLOWED = (
    "section div p a sup span ins del em strong mark h2 h3 ol li ul code br table ruby rt".split()
)
_OTHER = " and ".join(f"not(self::{tag})" for tag in _ALLOWED)
_IN_TEXTS = etree.XPath(
    "//article//section[contains(concat(' ', @class, ' '), ' bitext ') or @role]"
    "/descendant-or-self::node()[self::comment() or self::processing-instruction()"
    f" or self::*[@style or @*[starts-with(name(), 'on')] or {_OTHER}]]"
)
# A script element of another type holds data, which nothing runs.
_RUN = frozenset({"", "module", "importmap", "speculationrules", "text/javascript"})
_INLINE = etree.XPath(
    "//script[not(@src)] | //style | //*[@style or @*[starts-with(name(), 'on')]]"
    " | //iframe | //frame | //object | //embed | //audio | //video | //base | //form[@action]"
)
_OWN_SCRIPTS = etree.XPath("//article//script/@src", smart_strings=False)
_OURS = "assets/diglot/"
_ACTIONS = etree.XPath("//@action", smart_strings=False)
_MARKS = etree.XPath("//a[@role='doc-noteref']")
_NOTES = etree.XPath("//section[@role='doc-endnotes']/ol/li")
_BACK = etree.XPath(".//a[@role='doc-backlink']/@href", smart_strings=False)
_WITHOUT_LANGUAGE = etree.XPath("//section[contains(@class, 'bitext')]/div/p[not(@lang)]")


def raw_marks(page: BuiltPage) -> Iterator[Problem]:
    """No note’s mark is left as it was written."""
    article = page.raw[page.raw.find("<article") : page.raw.rfind("</article>")]
    if "[^" not in article:
        return
    article = _NO_TEXT.sub("", article)
    at = article.find("[^")
    if at >= 0:
        shown = article[at : at + 40].split("<")[0]
        hint = "no note of that name is defined on this page"
        yield page.problem("S003", f"the raw note mark “{shown}” stands in the page", hint)


def notes(page: BuiltPage) -> Iterator[Problem]:
    """Every mark leads to one note, every note back to all its marks, and none is unreferenced."""
    marks: dict[str, set[str]] = {}
    for link in elements(_MARKS, page.tree):
        parent = link.getparent()
        anchor = parent.get("id", "") if parent is not None else ""
        marks.setdefault(link.get("href", "")[1:], set()).add(anchor)
    items = {
        item.get("id", ""): {href[1:] for href in strings(_BACK, item)}
        for item in elements(_NOTES, page.tree)
    }
    for name in sorted(set(marks) | set(items)):
        if marks.get(name) != items.get(name):
            there = sorted(marks.get(name, ())), sorted(items.get(name, ()))
            message = f"“{name}” is referenced from {there[0]} and leads back to {there[1]}"
            yield page.problem("S006", message)


def runs_script(address: str) -> bool:
    """Whether who follows it has script run, or shown what may hold it."""
    # Browsers leave out white space and control characters here (URL Standard, 4.4).
    return bool(_SCRIPT.match(_UNSEEN.sub("", address)))


def injected(page: BuiltPage) -> Iterator[Problem]:
    """Texts and notes hold only the elements that Diglot makes; no link anywhere runs script."""
    for value in (*page.addresses, *strings(_ACTIONS, page.tree)):
        if runs_script(value):
            yield page.problem("S007", f"an address runs script: {value[:80]}")
    for found in elements(_IN_TEXTS, page.tree):
        if isinstance(found.tag, str):
            handlers = [name for name in map(str, found.attrib) if name.startswith("on")]
            yield page.problem("S007", f"found <{found.tag}> {handlers} in a text")
        else:
            yield page.problem("S007", "found a comment or an instruction in a text")


def forbidden(page: BuiltPage) -> Iterator[Problem]:
    """A page holds nothing that the policy of the site forbids: there it would do nothing."""
    for found in elements(_INLINE, page.tree):
        kind = found.get("type", "").strip().lower()
        if found.tag == "script" and "src" not in found.attrib and kind not in _RUN:
            continue
        named = [name for name in map(str, found.attrib) if name == "style" or name[:2] == "on"]
        shown = f"<{found.tag}{''.join(f' {name}=…' for name in named)}>"
        message = f"the policy of the site does not let {shown} run or load"
        hint = "put it into a file below docs/, or write a policy of your own: see the manual"
        yield page.problem("S009", message, hint)
    for address in strings(_OWN_SCRIPTS, page.tree):
        if _OURS in address:
            continue
        message = f"the page brings a script of its own, “{address[:200]}”"
        yield page.problem("S009", message, "name the file in extra_javascript: of mkdocs.yml")


def languages(page: BuiltPage) -> Iterator[Problem]:
    """A page says its language, and so does each passage."""
    if not page.tree.get("lang"):
        yield page.problem("S008", "expected <html lang>, found none")
    for passage in elements(_WITHOUT_LANGUAGE, page.tree):
        words = "".join(map(str, passage.itertext()))[:40]
        yield page.problem("S008", f"expected lang on “{words}”")
