"""Where the sentences of a paragraph end.

A mark of the end closes a sentence with every closing quotation mark and bracket behind it. In
scripts that set spaces a space must follow, and a word that is an abbreviation, an initial or goes
on in lower case ends nothing. Tibetan ends with a shad; Thai has no mark, and stays whole.
"""

from __future__ import annotations

import re

_CLOSING = "[\"'”’»›」』）)\\]】〉》]*"
_WIDE = f"[。！？｡]+[！？…]*{_CLOSING}|[！？…]+{_CLOSING}(?=$)"
_SPACED = f"[.!?…؟۔।॥։።]+{_CLOSING}(?=[ \u00a0])"
_SHAD = "[།༎༏༐༑]+(?=[ \u00a0])"
_END = re.compile(f"(?:{_WIDE}|{_SPACED}|{_SHAD})[ \u00a0\u3000]*")
_NOT_AN_END = re.compile(
    r"(?:^|[\s(“\"‘'«])(?:[A-ZА-ЯÀ-Þ]|Mrs?|Ms|Dr|Prof|St|Mt|Gen|Gov|Sen|Rep|No|Nos|vol|pp?|cf|ca"
    r"|e\.g|i\.e|etc|vs|Jr|Sr|M|MM|Mme|Mlle|Hr|Fr|Nr|bzw|z\.B|d\.h|usw|Sra?|Ud)\.$"
)
_GOES_ON = re.compile(r"[\W\d_]*[^\W\d_]")


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of one paragraph, in order, without the spaces between them.

    Every other character is in one of them.
    """
    found, start = [], 0
    for end in _END.finditer(paragraph):
        upto = end.end()
        if _is_inside(paragraph[start:upto], paragraph[upto:]):
            continue
        found.append(paragraph[start:upto].strip(" \u00a0\u3000"))
        start = upto
    found.append(paragraph[start:].strip(" \u00a0\u3000"))
    return tuple(sentence for sentence in found if sentence)


def _is_inside(before: str, after: str) -> bool:
    """Whether the mark at the end of `before` does not end a sentence.

    「…？」と goes on: what stands behind a Japanese closing mark belongs to the same sentence.
    """
    before = before.rstrip(" \u00a0\u3000")
    if before[-1:] in ("」", "』") and re.match("[とってなに、]", after):
        return True
    if _NOT_AN_END.search(before):
        return True
    goes_on = _GOES_ON.match(after)
    return goes_on is not None and before[-1] not in "。！？" and after[goes_on.end() - 1].islower()
