"""The rule on heads: a page says of itself what was planned, and is not what its ruins would be."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from diglot.derive.lines import one_line
from diglot.model.declared import EditionInfo
from diglot.model.problem import Problem
from diglot.model.site import Page
from diglot.render.site.metadata import address
from diglot.verify.page import BuiltPage, strings

_FOUND = {
    "title": etree.XPath("//head/title/text()", smart_strings=False),
    "description": etree.XPath("//head/meta[@name='description']/@content", smart_strings=False),
    "canonical address": etree.XPath("//head/link[@rel='canonical']/@href", smart_strings=False),
    "language": etree.XPath("/html/@lang", smart_strings=False),
}
_HINT = "run `diglot build` again; if it stays, look at what your mkdocs.yml and theme change"


def head_kept(page: BuiltPage, planned: Page, info: EditionInfo) -> Iterator[Problem]:
    """Title, description, canonical address and language, which front matter brings to the page.

    The title may have the edition's behind it; an address is asked for where the edition says where
    it is published.
    """
    wanted = {
        "title": planned.title,
        "description": planned.description,
        "canonical address": address(info, planned.leads_to or planned.path),
        "language": planned.lang.tag,
    }
    for name, want in wanted.items():
        expected = _spaces(one_line(want))
        found = _spaces("".join(strings(_FOUND[name], page.tree)))
        if name == "title" and found.startswith(f"{expected} – "):
            continue
        if expected and found != expected:
            message = f"expected the {name} “{expected[:80]}”, found “{found[:80]}”"
            yield page.problem("S010", message, _HINT)


def _spaces(text: str) -> str:
    return " ".join(text.split())
