"""What elements of TEI are: blocks, emphasis, things that are no part of a text."""

from __future__ import annotations

import re

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import Run
from diglot.create.importers.elements import name_of, words_between
from diglot.model.text import Role

BLOCKS = set(
    "p ab head l lg sp stage quote item cell row trailer byline salute signed opener closer "
    "dateline epigraph list table figure floatingText div div1 div2 div3 div4 div5 body "
    "front back text group titlePage docTitle titlePart docAuthor argument castList "
    "castItem cit label postscript".split()
)
_EMPHASIS = {"emph", "hi", "title", "mentioned", "term"}
BETTER = ("corr", "reg", "expan")
UNSEEN = {"teiHeader", "standOff", "facsimile", "fw", "figDesc", "graphic", "listBibl"}
ROLES = {"stage": Role.ASIDE, "epigraph": Role.EPIGRAPH, "dedication": Role.DEDICATION}
_STRESS = re.compile(r"ital|emph", re.IGNORECASE)
_STRONG = re.compile(r"bold|strong", re.IGNORECASE)
_KEY = re.compile(r"[a-z]{2,8}\.([0-9]+[a-z]?)")


def stressed(element: etree._Element, style: Run) -> Run:
    """The style of words in the element: stressed, bold, or as around it."""
    rend = f"{element.get('rend') or ''} {element.get('rendition') or ''}"
    name = name_of(element)
    if _STRONG.search(rend):
        return replace(style, strong=True)
    if name in _EMPHASIS:
        is_stressed = name in ("emph", "title", "mentioned") or bool(_STRESS.search(rend))
        return replace(style, emphasis=style.emphasis or is_stressed)
    return style


def segments_of(element: etree._Element) -> list[etree._Element]:
    """The numbered segments that a block is made of, if it is made of nothing else."""
    inner = [child for child in element if name_of(child)]
    if len(inner) < len(element) or words_between(element):
        return []
    is_whole = all(name_of(child) == "seg" and child.get("n") for child in inner)
    return inner if is_whole else []


def key_of(element: etree._Element) -> str:
    """The number of a block whose id is its language and this number: `en.4`."""
    found = _KEY.fullmatch(element.get("{http://www.w3.org/XML/1998/namespace}id") or "")
    return found[1] if found else ""
