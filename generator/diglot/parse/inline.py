"""Marks of a line that hold nothing but text: ruby, foreign words, links to segments, breaks.

ruby    = "{" words "|" reading "}"           foreign = "[" words "]{lang=" tag "}"
link    = "[[" address ("|" words)? "]]"      break   = "{/}" | "{page " number "}"
address = (text "#")? block ("." line)?
"""

from __future__ import annotations

import re

from msgspec import Struct

from diglot.model.text import InlineKind

_ADDRESS = r"(?:[a-z0-9-]+#)?[0-9]{1,9}[a-z]{0,3}(?:\.[0-9]{1,9}[a-z]{0,3})?"
_PLAIN = r"[^\[\]{}|*\\]"
INLINE = (
    r"\{/\}|\{page [^{}|\\]*\}|\{page\}"
    rf"|\{{(?!\s){_PLAIN}+(?<!\s)\|(?!\s)[^{{}}|\\]*\}}"
    rf"|\[\[{_ADDRESS}(?:\|{_PLAIN}+)?\]\]"
    rf"|\[{_PLAIN}+\]\{{lang=[^{{}}]*\}}"
)
"""What such a mark looks like, from its first character to its last."""
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$")


class Inline(Struct, frozen=True):
    """Such a mark: `source[start:end]` of it are its words, none of a point."""

    kind: InlineKind
    value: str
    start: int
    end: int
    is_added: bool = False


def read_inline(mark: str) -> Inline | tuple[str, str]:
    """What a mark says; or what was expected in it, and the cure."""
    if mark == "{/}":
        return Inline(InlineKind.LINE, "", 0, 0)
    if mark.startswith("[["):
        address, bar, words = mark[2:-2].partition("|")
        if bar:
            start = 2 + len(address) + 1
            return Inline(InlineKind.LINK, address, start, start + len(words))
        shown = address.rpartition("#")[2]
        end = len(mark) - 2
        return Inline(InlineKind.LINK, address, end - len(shown), end, is_added=True)
    if mark.startswith("["):
        words, _, tag = mark[1:-1].partition("]{lang=")
        if not _TAG.match(tag):
            return f"a language’s BCP 47 tag in {{lang=…}}, found “{tag}”", "write {lang=fr}"
        return Inline(InlineKind.FOREIGN, tag, 1, 1 + len(words))
    words, bar, reading = mark[1:-1].partition("|")
    if bar:
        if not reading.strip():
            return (
                "a reading after |, found none",
                "write {words|reading}, or \\{ for the character",
            )
        return Inline(InlineKind.RUBY, reading.strip(), 1, 1 + len(words))
    number = words.removeprefix("page").strip()
    if not number:
        return "the page’s number in {page …}, found none", "write {page 12}"
    return Inline(InlineKind.PAGE, number, 0, 0)
