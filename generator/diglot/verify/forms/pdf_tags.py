"""The tags of a PDF as a tree, with the words that each holds (ISO 32000-1, 14.6 to 14.9).

A page draws text in pieces, each with a number, which the tags name.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from diglot.verify.forms.pdf_lines import Piece, reading_order
from diglot.verify.forms.taken import UnreadableError

_IGNORED = dict.fromkeys(map(ord, "\u00ad\u2060\u200b"))
"""What the setting adds: hyphens at the ends of lines, and what keeps or allows a break."""
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f ]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_NEAR = 3.0
"""Points."""
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


def tags(content: bytes, rtl: frozenset[str]) -> tuple[Node, ...]:
    """The topmost elements; `rtl` are the languages from the right. Raises UnreadableError."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader: Object = PdfReader(io.BytesIO(content))
        root = reader.trailer["/Root"]
        pieces: dict[tuple[int, int], Piece] = {}
        pages = {}
        for number, page in enumerate(reader.pages):
            pages[page.indirect_reference.idnum] = number
            for id_, piece in _Page(page, reader).read().items():
                pieces[number, id_] = piece
        kids = _kids(root["/StructTreeRoot"].get("/K"))
        tree = _Tree(pieces, pages, rtl)
        return tuple(tree.node(kid, str(root.get("/Lang", "")), None) for kid in kids)
    except (PyPdfError, KeyError, ValueError, AttributeError) as error:
        raise UnreadableError(f"no tagged PDF: {error}") from None


def _kids(value: Object) -> list[Object]:
    value = value.get_object() if value is not None else []
    return list(value) if isinstance(value, list) else [value]


class _Tree:
    """Puts the pieces of the pages into the elements."""

    def __init__(
        self, pieces: dict[tuple[int, int], Piece], pages: dict[int, int], rtl: frozenset[str]
    ) -> None:
        self.rtl = rtl
        self.pieces = pieces
        self.pages = pages

    def node(self, element: Object, lang: str, page: int | None) -> Node:
        element = element.get_object()
        lang = str(element.get("/Lang", lang))
        page = self._page(element, page)
        parts: list[Node | str] = []
        run: list[Piece] = []
        for kid in _kids(element.get("/K")):
            held = kid.get_object()
            if isinstance(held, int):
                run += self._piece(page, held)
            elif held.get("/Type") == "/MCR":
                run += self._piece(self._page(held, page), held["/MCID"])
            elif "/S" in held:
                parts += [*self._said(run, lang), self.node(held, lang, page)]
                run = []
        parts += self._said(run, lang)
        return Node(str(element["/S"]).lstrip("/"), lang, tuple(parts))

    def _piece(self, page: int | None, id_: int) -> list[Piece]:
        found = self.pieces.get((page or 0, id_))
        return [found] if found else []

    def _said(self, run: list[Piece], lang: str) -> Iterator[Node | str]:
        """The words of pieces that follow one another, line by line; with those of a language of
        their own as an element."""
        while run:
            first = run[0]
            end = next((at for at, one in enumerate(run) if _is_apart(first, one)), len(run))
            words = self._line(run[:end], lang)
            yield Node("Span", first.lang, (words,)) if first.lang else words
            run = run[end:]

    def _line(self, pieces: list[Piece], lang: str) -> str:
        words = "".join(reading_order(pieces, is_rtl=lang in self.rtl))
        return words.translate(_IGNORED)

    def _page(self, element: Object, page: int | None) -> int | None:
        return self.pages[element.raw_get("/Pg").idnum] if "/Pg" in element else page


def _is_apart(first: Piece, other: Piece) -> bool:
    """Whether a piece is on another line, or of another language. A mark above a letter is a piece
    of its own, a little higher."""
    return abs(first.y - other.y) > _NEAR or first.lang != other.lang


class _Page:
    """Reads what a page draws."""

    def __init__(self, page: Object, reader: Object) -> None:
        from pypdf.generic import ContentStream

        self.operations = ContentStream(page.get_contents(), reader).operations
        fonts = page["/Resources"].get("/Font", {})
        self.fonts = {name: _unicode(font.get_object()) for name, font in fonts.items()}
        self.found: dict[int, Piece] = {}
        self.marks: list[int | str | None] = []
        """What is open: the number of a piece, the words that are to be read instead, neither."""
        self.font: dict[int, str] = {}
        self.x = self.y = 0.0
        self.lang = ""

    def read(self) -> dict[int, Piece]:
        """The pieces by number."""
        for operands, operator in self.operations:
            if operator == b"BDC":
                self._open(operands[1])
            elif operator == b"BMC":
                self.marks.append(None)
                self._turn(operands[0])
            elif operator == b"cm":
                self.x, self.y = float(operands[4]), float(operands[5])
            elif operator == b"EMC" and self.marks:
                self.marks.pop()
            elif operator == b"Tf":
                self.font = self.fonts.get(operands[0], {})
            elif operator in (b"Tj", b"TJ"):
                self._show(operands[0])
        return self.found

    def _open(self, about: Object) -> None:
        if "/MCID" in about:
            self.marks.append(int(about["/MCID"]))
            self.lang = str(about.get("/Lang", ""))
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

    def _turn(self, mark: Object) -> None:
        """What is drawn against the order of reading says so (14.8.2.3.3)."""
        piece = self._piece()
        if piece and mark == "/ReversedChars":
            piece.is_reversed = True

    def _put(self, glyphs: list[str]) -> None:
        if piece := self._piece():
            piece.glyphs += glyphs

    def _piece(self) -> Piece | None:
        """The one that is open; None in what no tag names: running heads."""
        id_ = next((mark for mark in reversed(self.marks) if isinstance(mark, int)), None)
        if id_ is None:
            return None
        return self.found.setdefault(id_, Piece([], self.x, self.y, self.lang))


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
