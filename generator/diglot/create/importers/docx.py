"""DOCX: paragraphs, headings, emphasis, footnotes, tables; tracked changes accepted.

Read from the package itself, since libraries that turn DOCX into HTML drop text boxes, readings,
languages, headers and deleted words without a word, and every character is to be accounted for
(ISO/IEC 29500-1, WordprocessingML).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import (
    Bilingual,
    Block,
    Document,
    Footnote,
    Kind,
    Run,
    UnreadableError,
)
from diglot.create.importers.builder import Builder, as_line
from diglot.create.importers.container import Parts, parse_xml
from diglot.create.importers.docx_parts import MAIN, NOTES, title_of, words_beside
from diglot.create.importers.docx_styles import INSIDE, SILENT, Styles, is_on, words_said
from diglot.create.importers.elements import attribute, name_of, words_of
from diglot.create.importers.facing import side_of
from diglot.model.problem import Place

_W = "{*}"
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read_docx(data: bytes, path: str) -> Document:
    """A document in one language."""
    return _Reader(data, path).document()


def read_docx_table(data: bytes, path: str) -> Bilingual:
    """A document whose tables hold both languages, a column each."""
    return _Reader(data, path).bilingual()


class _Reader:
    """Reads the parts of one package. A place’s line is the number of the paragraph."""

    def __init__(self, data: bytes, path: str) -> None:
        self.parts = Parts(data, "a DOCX document")
        self.path = path
        self.builder = Builder()
        self.number = 0
        body = self._part(MAIN)
        if body is None:
            message = "expected a DOCX document, found none in the file"
            hint = "open it in a word processor, and save it as .docx"
            raise UnreadableError("I002", message, hint)
        self.body = body
        self.styles = Styles(self._part("word/styles.xml"))

    def document(self) -> Document:
        for element in self._blocks(self.body):
            if name_of(element) == "tbl":
                for row in self._rows(element):
                    self._row(row)
            else:
                self._paragraph(element, self.builder)
        return self._done()

    def bilingual(self) -> Bilingual:
        sides: tuple[list[Block], list[Block]] = ([], [])
        for element in self._blocks(self.body):
            rows = list(self._rows(element)) if name_of(element) == "tbl" else []
            if not rows:
                self.builder.leave(self._place(), "text outside the table", words_said(element))
            for row in rows:
                cells = [self._cell(cell) for cell in self._each(row, "tc")]
                for side in (0, 1):
                    found = cells[side] if side < len(cells) else ()
                    sides[side].append(side_of(found, self._place()))
                for further in cells[2:]:
                    words = " ".join(block.text for block in further)
                    self.builder.leave(self._place(), "a further column", words)
        if not sides[0]:
            message = "expected a table with a column for each language, found none"
            hint = "give the two languages in two files, or in a table with two columns"
            raise UnreadableError("I006", message, hint)
        rest = self._done()
        first = replace(rest, blocks=tuple(sides[0]))
        return Bilingual(first, Document(blocks=tuple(sides[1]), notes=rest.notes))

    def _done(self) -> Document:
        for kind, name in NOTES.items():
            self._notes(kind, name)
        self.builder.left_out += words_beside(self.parts, self.path)
        return self.builder.document(title_of(self._part("docProps/core.xml")))

    def _blocks(self, element: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables in order."""
        return self._each(element, "p", "tbl")

    def _rows(self, table: etree._Element) -> Iterator[etree._Element]:
        """Its rows, and those of tables in it."""
        for row in self._each(table, "tr"):
            yield from row.iter(f"{_W}tr")

    def _each(self, element: etree._Element, *names: str) -> Iterator[etree._Element]:
        """The elements of these names, in whatever boxes of the format; words beside them left."""
        for child in element:
            if name_of(child) in names:
                yield child
            elif name_of(child) in ("body", *INSIDE):
                yield from self._each(child, *names)
            elif name_of(child) not in SILENT and words_said(child).strip():
                self.builder.leave(self._place(), f"an element {name_of(child)}", words_said(child))

    def _paragraph(self, element: etree._Element, builder: Builder) -> None:
        self.number += 1
        style = self.styles.of(element)
        like = Block(place=self._place(), kind=style.kind, level=style.level)
        self._runs(element, builder, Run())
        builder.flush(like)

    def _runs(self, element: etree._Element, builder: Builder, style: Run) -> None:
        """What is said in a paragraph, or in something within it."""
        for child in element:
            name = name_of(child)
            handler: _Handler | None = _HANDLERS.get(name)
            if handler:
                handler(self, child, builder, style)
            elif name in INSIDE:
                self._runs(child, builder, style)
            elif name in ("del", "moveFrom"):
                builder.leave(self._place(), "a deletion that was tracked", words_said(child))
            elif name not in SILENT and words_said(child).strip():
                builder.leave(self._place(), f"an element {name}", words_said(child))

    def _run(self, element: etree._Element, builder: Builder, style: Run) -> None:
        said = element.find(f"{_W}rPr")
        if said is not None:
            style = replace(
                style,
                emphasis=is_on(said, "i") or is_on(said, "em"),
                strong=is_on(said, "b"),
            )
        if said is not None and is_on(said, "vanish"):
            builder.leave(self._place(), "hidden text", words_said(element))
            return
        self._runs(element, builder, style)

    def _text(self, element: etree._Element, builder: Builder, style: Run) -> None:
        builder.add(replace(style, text=words_of(element)), self._place())

    def _break(self, element: etree._Element, builder: Builder, style: Run) -> None:
        if attribute(element, "type") in ("", "textWrapping"):
            builder.add(replace(style, is_line=True, text=""), self._place())

    def _sign(self, element: etree._Element, builder: Builder, style: Run) -> None:
        builder.add(replace(style, text=_SIGNS[name_of(element)]), self._place())

    def _symbol(self, element: etree._Element, builder: Builder, style: Run) -> None:
        char = f"{attribute(element, 'font')} {attribute(element, 'char')}"
        builder.leave(self._place(), "a symbol of a font", char)

    def _mark(self, element: etree._Element, builder: Builder, style: Run) -> None:
        kind = name_of(element).removesuffix("Reference")
        id_ = f"{kind}-{attribute(element, 'id')}"
        builder.add(Run(note=id_, emphasis=style.emphasis), self._place())

    def _ruby(self, element: etree._Element, builder: Builder, style: Run) -> None:
        base, reading = (element.find(f"{_W}{name}") for name in ("rubyBase", "rt"))
        said = [words_said(one) if one is not None else "" for one in (base, reading)]
        builder.add(replace(style, text=said[0], ruby=said[1]), self._place())

    def _picture(self, element: etree._Element, builder: Builder, style: Run) -> None:
        """A drawing: the words in it, in a box, are left out with it."""
        said = element.iter("{*}docPr", "{*}imagedata")
        described = " ".join(one.get("descr") or one.get("title") or "" for one in said)
        what = "a text box" if words_said(element).strip() else "a picture"
        builder.leave(self._place(), what, words_said(element) or described)

    def _alternative(self, element: etree._Element, builder: Builder, style: Run) -> None:
        """One thing in several forms: the first is read, others where they say something else."""
        forms = [child for child in element if name_of(child)]
        for form in forms[:1]:
            self._runs(form, builder, style)
        for other in forms[1:]:
            if (words := words_said(other)) != words_said(forms[0]):
                builder.leave(self._place(), "another form of the same", words)

    def _row(self, row: etree._Element) -> None:
        cells = [self._cell(cell) for cell in self._each(row, "tc")]
        lines = tuple(line for cell in cells for block in cell for line in block.lines)
        self.builder.keep(Block(kind=Kind.ROW, lines=lines, place=self._place()))

    def _cell(self, cell: etree._Element) -> tuple[Block, ...]:
        inner = Builder()
        for paragraph in self._blocks(cell):
            if name_of(paragraph) == "p":
                self._paragraph(paragraph, inner)
            else:
                inner.leave(self._place(), "a table in a table", words_said(paragraph))
        self.builder.left_out += inner.left_out
        blocks = inner.document().blocks
        self.builder.runs += inner.take()  # points of a cell without words
        return blocks

    def _notes(self, kind: str, name: str) -> None:
        part = self._part(name)
        for element in self._each(part, kind) if part is not None else ():
            if attribute(element, "type") not in ("", "normal") and not words_said(element):
                continue  # the line above the notes
            inner = Builder()
            for paragraph in self._blocks(element):
                self._paragraph(paragraph, inner)
            runs = as_line(inner.document(), inner.take())
            self.builder.left_out += inner.left_out
            place = Place(f"{self.path}/{kind}s")
            self.builder.notes.append(Footnote(f"{kind}-{attribute(element, 'id')}", runs, place))

    def _part(self, name: str) -> etree._Element | None:
        data = self.parts.read(name)
        if data is None:
            return None
        root = parse_xml(data, name)
        for comment in root.iter(etree.Comment):
            self.builder.leave(Place(self.path), f"a comment in {name}", comment.text or "")
        return root

    def _place(self) -> Place:
        return Place(self.path, self.number)


_Handler = Callable[[_Reader, etree._Element, Builder, Run], None]
_HANDLERS: dict[str, _Handler] = {
    "r": _Reader._run,
    "t": _Reader._text,
    "br": _Reader._break,
    "cr": _Reader._break,
    **dict.fromkeys(_SIGNS, _Reader._sign),
    "sym": _Reader._symbol,
    "footnoteReference": _Reader._mark,
    "endnoteReference": _Reader._mark,
    "ruby": _Reader._ruby,
    "drawing": _Reader._picture,
    "pict": _Reader._picture,
    "object": _Reader._picture,
    "AlternateContent": _Reader._alternative,
}
