"""The rule on texts: from a reading page each language can be taken back, complete, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from lxml import etree

from diglot.model.problem import Problem
from diglot.model.text import Text
from diglot.verify.page import BuiltPage, Element, elements, strings

_IDS = etree.XPath("//article//@id", smart_strings=False)
_PASSAGES = etree.XPath(
    "//article//section[contains(@class, 'bitext')][@id]"
    "/div[contains(@class, 'row')]/*[@lang=$tag][not(contains(@class, 'nothing'))]"
)
# The words of a passage without what was received and without note numbers.
_EDITED = etree.XPath(
    ".//text()[not(ancestor::del or ancestor::rt) and not(ancestor::sup[a[@role]])]",
    smart_strings=False,
)


def text_kept(page: BuiltPage, text: Text, tags: Mapping[str, str]) -> Iterator[Problem]:
    """Each language’s edited reading stands on the page. `tags` are those of the languages."""
    for lang in text.info.languages:
        expected = list(_expected(text, lang))
        passages = elements(_PASSAGES, page.tree, tag=tags[lang])
        # Where all of a line is removed, what was received still stands on the page.
        found = [edited for passage in passages if (edited := _edited(passage))]
        if expected != found:
            want, have = _first_difference(expected, found)
            yield page.problem("S005", f"in “{lang}” expected “{want}”, found “{have}”")


def addresses_kept(page: BuiltPage, text: Text) -> Iterator[Problem]:
    """Every address of a long text stands on the list of its pages, to lead on."""
    there = {*strings(_IDS, page.tree)}
    wanted = [pair.number for pair in text.pairs]
    wanted += [row.address for pair in text.pairs for row in pair.rows]
    wanted += text.survivors
    if lost := next((address for address in wanted if address not in there), ""):
        yield page.problem("S005", f"expected a way to “{lost}”, found none")


def _first_difference(expected: Sequence[str], found: Sequence[str]) -> tuple[str, str]:
    for want, have in zip_longest(expected, found):
        if want != have:
            return (
                "the end" if want is None else want[:60],
                "the end" if have is None else have[:60],
            )
    return "the end", "the end"


def _expected(text: Text, lang: str) -> Iterator[str]:
    for pair in text.pairs:
        block = pair.base if lang == text.info.base else pair.translation
        if block.speaker and block.label:
            yield _spaces(block.speaker.name[lang])
        for segment in block.segments:
            if not segment.is_empty:
                yield _spaces(segment.text)


def _edited(passage: Element) -> str:
    words = "".join(strings(_EDITED, passage))
    row = passage.getparent()
    if row is not None and row.get("class") == "row speaker":
        words = re.sub("[:：]$", "", words)  # ours; a name may end with one of its own
    return _spaces(words)


def _spaces(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
