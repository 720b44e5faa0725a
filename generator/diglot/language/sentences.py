"""Where the sentences of a paragraph end.

sentencex knows the marks and abbreviations of some three hundred languages, and takes what is
quoted as one. Our own rules look inside quotations too, end a Tibetan sentence with a shad and a
long Thai stretch with a space, and know where a sentence goes on behind such a mark: after an
abbreviation or an initial, in lower case, behind 「…？」, inside brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_CLOSING = "[\"'”’»›」』）)\\]】〉》]*"
_WIDE = f"[。！？｡]+[！？…]*{_CLOSING}|[！？…]+{_CLOSING}(?=$)"
_SPACED = f"[.!?…؟۔।॥։።၊။]+(?:[ \u00a0\u202f]»|{_CLOSING})(?=[ \u00a0\u202f]|$)"
_SHAD = "[།༎༏༐༑]+(?=[ \u00a0]|$)"
_BLANK = "[ \u00a0\u202f\u3000]*"
_END = re.compile(f"(?:{_WIDE}|{_SHAD}){_BLANK}")
_SPACED_END = re.compile(f"{_SPACED}{_BLANK}")
_QUOTED = re.compile('["“”„«»]')
_THAI = re.compile("(?<=[\u0e00-\u0e7f]) +(?=[\u0e00-\u0e7f])|\n+")
_THAI_LEAST = 40
"""Characters: Thai marks no end, and sets a space between clauses too."""
_INITIAL = re.compile(r"(?:^|[\s(“\"‘'«-])[A-ZА-ЯÀ-Þ]\.$")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"‘'«])(?:Mrs?|Ms|Dr|Prof|St|Mt|Gen|Gov|Sen|Rep|vol|cf|ca|e\.g|i\.e|vs|Jr|Sr|MM|Mme"
    r"|Mlle|Hr|Fr|bzw|[zZ]\.[ \u00a0\u202f]?B|[dD]\.[ \u00a0\u202f]?h|Sra?|Ud|av|apr|гл|стр|им)\.$"
)
_COUNTED = re.compile(r"(?:^|[\s(])(?:Nos?|Nr|pp?|S|Bd|art|fig|ch|т|с)\.$", re.IGNORECASE)
"""Abbreviations where a number follows; else a whole answer: “No.”"""
_SAID_BY = re.compile("[^。！？“”「」，\\s没不无]{0,8}[说道问答喊叫嚷][，。：！？]")
"""“……。”他说。 is one sentence."""
_GOES_ON = re.compile(r"[\W\d_]*[^\W\d_]")
_OPENING = re.compile("[(（]")
_ENDING = re.compile("[)）]")
_NEAR = 200
"""Characters on either side of a mark that tell whether it ends a sentence."""
_SPACES = " \u00a0\u202f\u3000\n"


def sentences(paragraph: str, tag: str = "") -> tuple[str, ...]:
    """The sentences of one paragraph, in order, without the spaces between them.

    `tag` is its language (BCP 47), "" where it is unknown. Every other character is in one of them.
    """
    stripped = (piece.strip(_SPACES) for piece in split(paragraph, tag))
    return tuple(piece for piece in stripped if piece)


def split(paragraph: str, tag: str = "") -> tuple[str, ...]:
    """The same with the spaces, behind each: joined they are the paragraph."""
    ends = {match.end() for match in _END.finditer(paragraph)}
    known = sorted(_by_language(paragraph, tag) | {len(paragraph)})
    ends.update(known)
    for begin, end in zip([0, *known], known, strict=False):
        if not tag or _QUOTED.search(paragraph, begin, end):
            ends.update(match.end() for match in _SPACED_END.finditer(paragraph, begin, end))
    found, start = [], 0
    opened = _Brackets(paragraph)
    last = len(paragraph.rstrip(_SPACES))  # behind it stands no other sentence
    for end in sorted(ends):
        if start < end < last and not (
            opened.at(start, end)
            or _is_inside(paragraph[max(start, end - _NEAR) : end], paragraph[end : end + _NEAR])
        ):
            found.append(paragraph[start:end])
            start = end
    found.append(paragraph[start:])
    return tuple(found)


def _by_language(paragraph: str, tag: str) -> set[int]:
    """Where what is known of the language ends a sentence."""
    language = tag.partition("-")[0]
    if language == "th":
        last, ends = 0, set()
        for match in _THAI.finditer(paragraph):
            if "\n" in match[0] or match.end() - last >= _THAI_LEAST:
                last = match.end()
                ends.add(last)
        return ends
    if not language:
        return set()
    from sentencex import segment  # type: ignore[import-untyped]  # it has no types

    at, ends = 0, set()
    for sentence in segment(language, paragraph):
        at += len(sentence)
        ends.add(at)
    return ends


class _Brackets:
    """The round brackets of a paragraph, counted once."""

    def __init__(self, paragraph: str) -> None:
        self._opening = [match.start() for match in _OPENING.finditer(paragraph)]
        self._ending = [match.start() for match in _ENDING.finditer(paragraph)]

    def at(self, start: int, end: int) -> bool:
        """Whether more are opened than closed from the one place to the other."""
        opened, closed = (
            bisect_left(places, end) - bisect_left(places, start)
            for places in (self._opening, self._ending)
        )
        return opened > closed


def _is_inside(before: str, after: str) -> bool:
    """Whether the mark at the end of `before` does not end a sentence; both are what is near it."""
    said = before.rstrip(_SPACES)
    if not said:
        return True
    # 「…？」と goes on: what stands behind a Japanese closing mark belongs to the same sentence.
    if said[-1] in "」』" and re.match("[とってなに、]", after):
        return True
    if said[-1] in "”’」』" and _SAID_BY.match(after):
        return True
    if _INITIAL.search(said) or _ABBREVIATED.search(said):
        return True
    if _COUNTED.search(said) and re.match(r"\d|[IVXLC]+\b", after):
        return True
    goes_on = _GOES_ON.match(after)
    return goes_on is not None and said[-1] not in "。！？" and after[goes_on.end() - 1].islower()
