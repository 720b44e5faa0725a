"""Pages on which a text and its translation stand in one element, each with its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import Bilingual, Block, Document, LeftOut, Line, Run, UnreadableError
from diglot.create.importers.builder import Builder
from diglot.create.importers.elements import line_of, words_outside
from diglot.create.importers.facing import side_of
from diglot.create.importers.html import Page
from diglot.create.importers.html_kinds import like_of, tag_of
from diglot.create.importers.html_notes import Notes
from diglot.create.importers.html_walk import Walk
from diglot.create.importers.tongue import suits
from diglot.model.problem import Place

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ADDRESS = re.compile(r"s([0-9]+[a-z]?)\.[0-9]+")
_UNSEEN = ("head", "script", "style")
Pair = tuple[etree._Element, etree._Element]
Find = Callable[[etree._Element], Iterator[tuple[etree._Element, Pair]]]


def read_rows(pages: Sequence[Page], name: str, langs: tuple[str, str]) -> Bilingual | None:
    """Their rows in order, and all else left out; None where there is no such row.

    Rows whose ids are addresses (`s4.1`, `s4.2`) stand in one block.
    """
    return _read(pages, name, lambda root: _rows(root, langs))


def read_columns(page: Page) -> Bilingual:
    """The rows of every table of two columns or more: the first two that hold words.

    What stands outside such tables, and in further columns, is left out.
    """
    made = _read([page], page.path, _columns)
    if made is None:
        message = "expected a table with a column for each language, found none"
        hint = "give the two languages in two files, or in a table with two columns"
        raise UnreadableError("I006", message, hint)
    return made


def _read(pages: Sequence[Page], name: str, find: Find) -> Bilingual | None:
    notes = Notes([(page.path, page.root) for page in pages])
    builders = Builder(), Builder()
    sides: tuple[list[Block], list[Block]] = ([], [])
    last = ""
    for page in pages:
        where = page.path if page.path == name else f"{name}/{page.path}"
        used: set[etree._Element] = set()
        for row, pair in find(page.root):
            used |= {*pair}
            made = [
                _block(one, notes, builder, page.path, where)
                for one, builder in zip(pair, builders, strict=True)
            ]
            address = _ADDRESS.fullmatch(row.get("id") or "")
            key = f"{page.path}#{address[1]}" if address else ""
            for side, block in zip(sides, made, strict=True):
                _put(side, block, is_next=bool(key) and key == last)
            last = key
        for note in notes.of(page.path):
            used.add(note[1])
            _note(note, notes, builders[0], page.path, where)
        _outside(page.root, used, builders[0], where)
    if not sides[0]:
        return None
    left_out: list[LeftOut] = [*builders[0].left_out, *builders[1].left_out]
    marked = [_marks(side) for side in sides]
    left_out += [
        LeftOut(note.place, "a note without a mark", note.text)
        for note in builders[0].notes
        if not any(note.id in marks for marks in marked)
    ]
    notes_of = [tuple(n for n in builders[0].notes if n.id in marks) for marks in marked]
    first = Document(blocks=tuple(sides[0]), notes=notes_of[0], left_out=tuple(left_out))
    return Bilingual(first, Document(blocks=tuple(sides[1]), notes=notes_of[1]))


def _outside(root: etree._Element, used: set[etree._Element], builder: Builder, where: str) -> None:
    """All words in no row, and the pictures."""
    for element, words in words_outside(root, used):
        what = "text outside the rows of two languages"
        if tag_of(element) in ("td", "th"):
            what = "a further column"
        builder.leave(Place(where, line_of(element)), what, words)
    for picture in root.iter("{*}img"):
        if not any(one in used for one in picture.iterancestors()):
            said = f"{picture.get('src') or ''}: {picture.get('alt') or ''}".strip(": ")
            builder.leave(Place(where, line_of(picture)), "a picture", said)


def _marks(blocks: Sequence[Block]) -> set[str]:
    return {run.note for block in blocks for line in block.lines for run in line.runs}


def _columns(root: etree._Element) -> Iterator[tuple[etree._Element, Pair]]:
    within: set[etree._Element] = set()
    for row in root.iter("{*}tr"):
        cells = [cell for cell in row if tag_of(cell) in ("td", "th")]
        if len(cells) > 1 and not any(one in within for one in row.iterancestors("{*}tr")):
            within.add(row)
            yield row, (cells[0], cells[1])


def _rows(root: etree._Element, langs: tuple[str, str]) -> Iterator[tuple[etree._Element, Pair]]:
    within: set[etree._Element] = set()
    for element in root.iter("{*}*"):
        if element in within or tag_of(element) in _UNSEEN:
            continue
        found = [
            next((child for child in element if suits(_own_lang(child), lang)), None)
            for lang in langs
        ]
        if found[0] is not None and found[1] is not None and found[0] is not found[1]:
            within |= {*found[0].iter("{*}*"), *found[1].iter("{*}*")}
            yield element, (found[0], found[1])


def _block(element: etree._Element, notes: Notes, builder: Builder, path: str, where: str) -> Block:
    """What one language says in a row: a heading, verse or prose."""
    inner = Builder()
    walk = Walk(inner, notes, path, where)
    walk.langs = [_own_lang(element)]
    place = Place(where, line_of(element))
    around = element.getparent()
    like = Block(place=place)
    for one in (around.getparent() if around is not None else None, around, element):
        if one is not None:
            like = like_of(one, tag_of(one), like)
    walk.inside(element, Run(), like)
    inner.flush(like)
    made = inner.document()
    builder.left_out += made.left_out
    rest = tuple(inner.take())
    block = side_of(made.blocks, place)
    return replace(block, lines=(Line(rest),)) if rest and not block.lines else block


def _put(side: list[Block], block: Block, *, is_next: bool) -> None:
    """A block of its own, or further lines of the last one."""
    lines = block.lines or (Line(()),)
    if is_next and side:
        side[-1] = replace(side[-1], lines=(*side[-1].lines, *lines), is_cut=True)
    else:
        side.append(block)


def _note(
    note: tuple[str, etree._Element], notes: Notes, builder: Builder, path: str, where: str
) -> None:
    walk = Walk(builder, notes, path, where)
    walk.langs = [_own_lang(note[1])]
    walk.footnote(*note)


def _own_lang(element: etree._Element) -> str:
    if not tag_of(element):
        return ""
    return element.get("lang") or element.get(_XML_LANG) or ""
