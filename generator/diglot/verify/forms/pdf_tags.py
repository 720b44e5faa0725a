"""The tags of a PDF as a tree, with the words that each holds (ISO 32000-1, 14.6 to 14.9).

A page draws text in pieces, each with a number, which the tags name. Text that runs from the right
is drawn from left to right, line by line; here it is turned back (UAX #9).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from diglot.verify.forms.taken import UnreadableError
from diglot.verify.forms.visual import logical

_IGNORED = dict.fromkeys(map(ord, "\u00ad\u2060\u200b"))
"""What the setting adds: hyphens at the ends of lines, and what keeps or allows a break."""
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f ]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
Object = Any  # what pypdf reads out of the file


class Node(Struct, frozen=True):
    """An element: its kind, its language, and what it holds in the order of reading."""

    kind: str
    lang: str
    parts: tuple[Node | str, ...]

    @property
    def kids(self) -> tuple[Node, ...]:
        return tuple(part for part in self.parts if isinstance(part, Node))

    def below(self) -> Iterator[Node]:
        """All elements within it, in order."""
        for kid in self.kids:
            yield kid
            yield from kid.below()


class Piece(Struct):
    """A stretch of text that a page draws: glyph by glyph, from left to right."""

    glyphs: list[str]
    line: tuple[int, float]
    """The page, and how high it stands there."""


def tags(content: bytes) -> tuple[Node, ...]:
    """The topmost elements. Raises UnreadableError."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader: Object = PdfReader(io.BytesIO(content))
        root = reader.trailer["/Root"]
        pieces: dict[tuple[int, int], Piece] = {}
        pages = {}
        for number, page in enumerate(reader.pages):
            pages[page.indirect_reference.idnum] = number
            for id_, piece in _Page(number, page, reader).read().items():
                pieces[number, id_] = piece
        kids = _kids(root["/StructTreeRoot"].get("/K"))
        tree = _Tree(pieces, pages)
        return tuple(tree.node(kid, "", None) for kid in kids)
    except (PyPdfError, KeyError, ValueError, AttributeError) as error:
        raise UnreadableError(f"no tagged PDF: {error}") from None


def _kids(value: Object) -> list[Object]:
    value = value.get_object() if value is not None else []
    return list(value) if isinstance(value, list) else [value]


class _Tree:
    """Puts the pieces of the pages into the elements."""

    def __init__(self, pieces: dict[tuple[int, int], Piece], pages: dict[int, int]) -> None:
        self.pieces = pieces
        self.pages = pages

    def node(self, element: Object, lang: str, page: int | None) -> Node:
        element = element.get_object()
        lang = str(element.get("/Lang", lang))
        page = self._page(element, page)
        parts: list[Node | str] = []
        line: list[Piece] = []
        for kid in _kids(element.get("/K")):
            held = kid.get_object()
            if isinstance(held, int):
                line.append(self.pieces.get((page or 0, held), Piece([], (0, 0.0))))
            elif held.get("/Type") == "/MCR":
                at = self._page(held, page)
                line.append(self.pieces.get((at or 0, held["/MCID"]), Piece([], (0, 0.0))))
            elif "/S" in held:
                parts += [*_lines(line), self.node(held, lang, page)]
                line = []
        parts += _lines(line)
        return Node(str(element["/S"]).lstrip("/"), lang, tuple(parts))

    def _page(self, element: Object, page: int | None) -> int | None:
        return self.pages[element.raw_get("/Pg").idnum] if "/Pg" in element else page


def _lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """The words of pieces that follow one another, each line turned to the order of reading."""
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and pieces[end].line == pieces[at].line:
            end += 1
        glyphs = [glyph for piece in pieces[at:end] for glyph in piece.glyphs]
        yield logical(glyphs).translate(_IGNORED)
        at = end


class _Page:
    """Reads what a page draws."""

    def __init__(self, number: int, page: Object, reader: Object) -> None:
        from pypdf.generic import ContentStream

        self.number = number
        self.operations = ContentStream(page.get_contents(), reader).operations
        fonts = page["/Resources"].get("/Font", {})
        self.fonts = {name: _unicode(font.get_object()) for name, font in fonts.items()}
        self.found: dict[int, Piece] = {}
        self.marks: list[int | str | None] = []
        """What is open: the number of a piece, the words that are to be read instead, neither."""
        self.font: dict[int, str] = {}
        self.height = 0.0

    def read(self) -> dict[int, Piece]:
        """The pieces by number."""
        for operands, operator in self.operations:
            if operator == b"BDC":
                self._open(operands[1])
            elif operator == b"BMC":
                self.marks.append(None)
            elif operator == b"EMC" and self.marks:
                self.marks.pop()
            elif operator == b"Tf":
                self.font = self.fonts.get(operands[0], {})
            elif operator == b"cm":
                self.height = round(float(operands[5]), 2)
            elif operator in (b"Tj", b"TJ"):
                self._show(operands[0])
        return self.found

    def _open(self, about: Object) -> None:
        if "/MCID" in about:
            self.marks.append(int(about["/MCID"]))
        elif "/ActualText" in about:
            instead = about["/ActualText"]
            self.marks.append(str(instead))
            self._put([str(instead)])
        else:
            self.marks.append(None)

    def _show(self, shown: Object) -> None:
        if any(isinstance(mark, str) for mark in self.marks):
            return
        strings = shown if isinstance(shown, list) else [shown]
        for one in strings:
            codes = getattr(one, "original_bytes", None)
            if codes is not None:
                pairs = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
                self._put([self.font.get(code, "") for code in pairs])

    def _put(self, glyphs: list[str]) -> None:
        id_ = next((mark for mark in reversed(self.marks) if isinstance(mark, int)), None)
        if id_ is not None:
            piece = self.found.setdefault(id_, Piece([], (self.number, self.height)))
            piece.glyphs += glyphs


def _unicode(font: Object) -> dict[int, str]:
    """Code → what it stands for, as the font's own table says."""
    if "/ToUnicode" not in font:
        return {}
    table = font["/ToUnicode"].get_data().decode("latin-1")
    found: dict[int, str] = {}
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, to in _RANGE.findall(part):
            start = int(to, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(start + code - int(first, 16))
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, to in _PAIR.findall(part):
            found[int(code, 16)] = bytes.fromhex(to.replace(" ", "")).decode("utf-16-be")
    return found
