"""The words of a note: inline Markdown of few means, and the one place that reads it.

note   = (strong | emph | link | entry | char)*
strong = "**" inner "**"          emph = "*" inner "*"
inner  = (link | entry | char)+   without `*`, and without white space at its edges
link   = "[" words "](" http(s) address, its parentheses in pairs ")"
entry  = "[[" id "]]" | "[[" id "|" words "]]"     an id, or the address of a segment

`*` opens after a character that is no letter of a script with spaces, and closes the mirror way,
as in the line format. Everything else is text. Each character is looked at a few times at the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.language.script import is_spaced_word
from diglot.model.note import Emphasis, EntryLink, Inline, NoteBody, Plain, SegmentLink, WebLink

_MARK = re.compile(r"\*|\[")
_ENTRY = re.compile(r"\[\[([^\[\]|\s]++)(?:\|([^\[\]]++))?\]\]")
_SEGMENT = re.compile(
    r"(?:([a-z0-9-]+)#([0-9]{1,9}[a-z]{0,3}(?:\.[0-9]+[a-z]{0,3})?)|([0-9]{1,9}[a-z]{0,3}\.[0-9]+[a-z]{0,3}))$"
)
_ADDRESS = r"[^\s<>\"`\\()]"
_LINK = re.compile(rf"\[([^\[\]]++)\]\((https?://{_ADDRESS}++(?:\({_ADDRESS}*+\){_ADDRESS}*+)*+)\)")


def parse_note(written: str) -> NoteBody:
    """The note that `written` is."""
    return NoteBody(written, tuple(_parts(written)))


def _parts(text: str) -> Iterator[Inline]:
    at = start = 0
    while mark := _MARK.search(text, at):
        found = _emphasis(text, mark.start()) if mark[0] == "*" else _link(text, mark.start())
        if found is None:
            at = mark.end()
            continue
        part, end = found
        if start < mark.start():
            yield Plain(text[start : mark.start()])
        yield part
        at = start = end
    if start < len(text):
        yield Plain(text[start:])


def _link(text: str, at: int) -> tuple[Inline, int] | None:
    """The link that begins at `at` and where it ends, or None."""
    entry = _ENTRY.match(text, at)
    if entry and (segment := _SEGMENT.match(entry[1])):
        link = SegmentLink(segment[1] or "", segment[2] or segment[3], entry[2] or "")
        return link, entry.end()
    if entry:
        return EntryLink(entry[1], entry[2] or ""), entry.end()
    if web := _LINK.match(text, at):
        return WebLink(web[1], web[2]), web.end()
    return None


def _emphasis(text: str, at: int) -> tuple[Emphasis, int] | None:
    """The emphasis that begins with the star at `at` and where it ends, or None."""
    stars = "**" if text.startswith("**", at) else "*"
    begin = at + len(stars)
    end = text.find("*", begin)
    inner = text[begin:end]
    if end < 0 or not inner or inner != inner.strip() or not text.startswith(stars, end):
        return None
    after = end + len(stars)
    outside = text[max(0, at - 1) : at], text[after : after + 1]
    if any(beside and is_spaced_word(beside) for beside in outside):
        return None
    if stars == "*" and "*" in outside:  # a pair, one half of which has no counterpart
        return None
    return Emphasis(tuple(_parts(inner)), strong=stars == "**"), after
