"""Marks of Markdown and HTML that are printed as they are, as they mean nothing here.

They may be meant: each is a warning, with the mark that the line format or a note has instead. A
backslash before one in a text says that it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from diglot.check.quotes import has_quotes
from diglot.check.scope import Scope, TextScope
from diglot.model.glossary import Note, Term
from diglot.model.note import Emphasis, Inline, Plain
from diglot.model.problem import Problem
from diglot.model.text import Segment

_TAGS = (
    "a|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|"
    "rt|ruby|s|script|small|span|strong|sub|sup|svg|table|td|th|tr|tt|u|ul"
)
_AT_THE_START: Mapping[str, str] = {
    "heading": r"(?:\#|\#{4,6})[ ]\S+",
    "quotation": r">[ ]?\S+",
    "item": r"[-+*][ ]\S+",
    "rule": r"(?:[-*_][ ]?){3,}$",
}
_ANYWHERE: Mapping[str, str] = {
    "image": r"!\[[^\[\]]{0,300}\]\([^()\s]{1,300}[^()]{0,100}\)",
    "link": r"\[[^\[\]]{1,300}\]\([^()\s]{1,300}\)",
    "entry": r"\[\[[^\[\]]{1,300}\]{0,2}",
    "html": rf"</?(?:{_TAGS})(?:[ ][^<>]{{0,300}})?/?>",
    "reference": r"&(?:[a-zA-Z]{2,12}|\#\d{1,6}|\#x[0-9a-fA-F]{1,6});",
    "strong": r"(?<![*\w])\*\*[^\s*][^*]{0,300}\*\*(?!\*)",
    "underlined": r"(?<![\w/])__?[^\W_](?:[^_]{0,300}[^\W_])?[.,!?]?__?(?!\w)",
    "code": r"`[^`]{1,300}`",
}
_BEGINS = frozenset("#>-+*_")
_MAY_HOLD = re.compile(r"[<&_`\[*]")
_RAW = re.compile(
    "|".join(
        [
            *(rf"(?P<{name}>^{pattern})" for name, pattern in _AT_THE_START.items()),
            *(rf"(?P<{name}>{pattern})" for name, pattern in _ANYWHERE.items()),
        ]
    )
)
_ADDRESS = re.compile(r"\([^()]*[./#:@]")
_IN_TEXTS = {
    "heading": "a heading starts with `## ` or `### ` and is a block of its own",
    "quotation": "a text has no mark for it: take it out",
    "item": "a text has no lists: take it out",
    "rule": "a blank line ends a block; for a division write a heading",
    "image": "a text has no pictures: take it out",
    "link": "links stand in notes: place one with [^id]",
    "entry": "a term is marked by its form, or by hand with [^id]",
    "html": "a text has no HTML: take it out",
    "reference": "write the character itself",
    "strong": "write *words*",
    "underlined": "write *words*",
    "code": "a text has no mark for it: take it out",
}
_IN_NOTES = {
    **dict.fromkeys(_IN_TEXTS, "a note has no mark for it: take it out"),
    "image": "a note has no pictures: take it out",
    "link": "write [words](https://…) for an address, [[id|words]] for an entry",
    "entry": "write [[id]] or [[id|words]], closed by two brackets",
    "reference": "write the character itself",
    "strong": "close **words** beside no letter",
    "underlined": "write *words*",
}
_IN_GLOSSES = dict.fromkeys(_IN_TEXTS, "a gloss is plain text: take the marks out") | {
    "reference": "write the character itself"
}


def _may_hold(words: str) -> bool:
    """Whether one of them may stand there: a quick first look, as most lines have none."""
    return words[:1] in _BEGINS or bool(_MAY_HOLD.search(words))


def check_raw_in_texts(scope: TextScope) -> Iterator[Problem]:
    """L011: one problem a line, and none of a line with a mistake in its marks."""
    unread = scope.whole.unread
    for pair in scope.text.pairs:
        for row in pair.rows:
            sides = scope.text.sides(row)
            for (_, segment), (_, opposite) in (sides, sides[::-1]):
                place = segment.place
                if _may_hold(segment.text) and (place.path, place.line) not in unread:
                    yield from _in_line(segment, opposite)


def _in_line(segment: Segment, opposite: Segment) -> Iterator[Problem]:
    for match in _RAW.finditer(segment.text):
        kind = match.lastgroup or ""
        if _is_escaped(segment, match.start()):
            continue
        if kind == "item" and has_quotes(opposite.text):
            continue  # who speaks, marked by a dash
        if kind == "link" and not _ADDRESS.search(match[0]):
            continue  # [a](b)
        yield Problem(
            code="L011",
            place=segment.place_of(match.start()),
            message=f"“{_shown(match[0])}” is printed as it is",
            hint=f"{_IN_TEXTS[kind]}; or write \\ before it, if it is meant",
        )
        return


def _is_escaped(segment: Segment, at: int) -> bool:
    """Whether a backslash, or another mark, stands directly before it in the file."""
    return any(offset == at and shift for offset, shift in segment.columns)


def check_raw_in_notes(scope: Scope) -> Iterator[Problem]:
    """G011: one problem a note or gloss."""
    for term in scope.info.terms:
        yield from _in_note(term)
        for lang, gloss in term.gloss:
            found = _RAW.search(gloss) if _may_hold(gloss) else None
            if found:
                cure = _IN_GLOSSES[found.lastgroup or ""]
                yield _printed(term, f"the gloss ({lang})", found[0], cure)
    for text in scope.info.texts:
        for note in text.notes:
            yield from _in_note(note)


def _in_note(of: Term | Note) -> Iterator[Problem]:
    for lang, body in of.note:
        for words in _plain(body.parts):
            found = _RAW.search(words) if _may_hold(words) else None
            if found:
                cure = _IN_NOTES[found.lastgroup or ""]
                yield _printed(of, f"the note ({lang})", found[0], cure)
                break


def _plain(parts: Iterable[Inline]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Plain):
            yield part.words
        elif isinstance(part, Emphasis):
            yield from _plain(part.parts)


def _printed(of: Term | Note, where: str, words: str, cure: str) -> Problem:
    return Problem(
        code="G011",
        place=of.place,
        message=f"“{_shown(words)}” is printed as it is in {where} of “{of.id}”",
        hint=f"{cure}; or allow it, if it is meant",
        about=(of.id,),
    )


def _shown(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40]}…"
