"""A page that a person wrote, as plain words by section: what a reader sees of its Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

# Each ends at the next character of its own kind: the time grows with the text, and no faster.
_FRONT_MATTER = re.compile(r"\A---\n.*?^(?:---|\.\.\.)$\n?", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t]+([^\n]*)")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
_ID = re.compile(r"\{:?[^{}\n]*#([^\s{}]+)[^{}\n]*\}[ \t]*\Z")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]]*\]:[^\n]*")
_TARGET = re.compile(r"(?<=\])\([^()\n]*\)")
_ATTRIBUTES = re.compile(r"(?<!\\)\{[^{}\n]*\}")
_NOTE = re.compile(r"\[\^[^\[\]\n]*\]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARK = re.compile(r"\\([!-/:-@\[-`{-~])|\*+|`+|!(?=\[)|\[|\]|~~|\|")
_START = re.compile(r"[ \t]*(?:(?:[>*+-]|\d+[.)])[ \t]+)*")
_RULE = re.compile(r"[\s|:=-]*\Z")


class Section(Struct, frozen=True, kw_only=True):
    """What stands below one heading."""

    id: str
    """Of its heading; "" of what stands before the first, or below one that names none."""
    title: str
    """"" of what stands before the first heading but the page’s own."""
    text: str


def sections_of(markdown: str) -> Iterator[Section]:
    """The page’s beginning, then what stands below each heading that has an id.

    A heading without one belongs, with all below it, to the section before it: nothing leads to it.
    """
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", markdown, count=1))
    id_, title, words = "", "", list[str]()
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
            continue
        heading = None if fence else _HEADING.fullmatch(line.rstrip())
        named = _ID.search(heading[2]) if heading else None
        if heading and len(heading[1]) == 1:
            continue  # the page's own title
        if heading and named:
            yield Section(id=id_, title=title, text=_joined(words))
            id_, title, words = named[1], plain(_ID.sub("", heading[2]).rstrip(" #")), []
        elif heading:
            words.append(plain(heading[2].rstrip(" #")))
        elif not _RULE.match(line) and not _DEFINITION.match(line):
            words.append(line if fence else plain(line))
    yield Section(id=id_, title=title, text=_joined(words))


def plain(line: str) -> str:
    """A line of Markdown as a reader sees it."""
    for hidden in (_TARGET, _NOTE, _TAG, _ATTRIBUTES):
        line = hidden.sub("", line)
    line = _MARK.sub(lambda mark: mark[1] or (" " if mark[0] == "|" else ""), line)
    return html.unescape(_START.sub("", line, count=1)).strip()


def _joined(words: list[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(words)).strip()
