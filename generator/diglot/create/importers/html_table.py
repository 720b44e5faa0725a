"""Tables whose rows hold a text and its translation, a column each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from diglot.create.document import Bilingual, Block, Document, LeftOut, UnreadableError
from diglot.create.importers.elements import line_of, name_of, words_of, words_outside
from diglot.create.importers.facing import side_of
from diglot.model.problem import Place

Read = Callable[[etree._Element, str], tuple[Block, ...]]


def facing_rows(roots: Sequence[etree._Element], name: str, read: Read) -> Bilingual:
    """The rows of every table of two columns or more: the first two that hold words.

    What stands outside such tables, and in further columns, is left out.
    """
    sides: tuple[list[Block], list[Block]] = ([], [])
    left_out: list[LeftOut] = []
    for root in roots:
        inside = set[etree._Element]()
        for row in root.iter("{*}tr"):
            cells = [cell for cell in row if name_of(cell) in ("td", "th")]
            if len(cells) < 2 or any(one in inside for one in row.iterancestors("{*}tr")):
                continue
            inside.add(row)
            place = Place(name, line_of(row))
            for side, cell in enumerate(cells[:2]):
                sides[side].append(side_of(read(cell, name), place))
            left_out += [LeftOut(place, "a further column", words_of(cell)) for cell in cells[2:]]
        left_out += [
            LeftOut(Place(name), "text outside the table", words)
            for words in words_outside(root, inside)
        ]
    if not sides[0]:
        message, hint = (
            "expected a table with a column for each language, found none",
            ("give the two languages in two files, or in a table with two columns"),
        )
        raise UnreadableError("I006", message, hint)
    first = Document(blocks=tuple(sides[0]), left_out=tuple(left_out))
    return Bilingual(first, Document(blocks=tuple(sides[1])))
