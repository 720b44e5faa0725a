"""TEI: divisions, paragraphs, verse, speeches, notes (TEI P5). One text, or two in two languages.

Of a `choice` the corrected, regular or expanded form is taken; the other is named as left out.
"""

from __future__ import annotations

from lxml import etree

from diglot.create.document import Bilingual, Block, Document, Run, UnreadableError
from diglot.create.importers.container import parse_xml
from diglot.create.importers.elements import words_of
from diglot.create.importers.facing import paired_by_key
from diglot.create.importers.tei_notes import Notes
from diglot.create.importers.tei_walk import XML, Walk
from diglot.create.importers.tongue import suits


def read_tei(data: bytes, path: str) -> Document:
    """The one text of a file."""
    root = parse_xml(data, path)
    texts = _texts(root)
    if len({one.get(f"{XML}lang") for one in texts}) > 1:
        message, hint = "expected a text in one language, found several", "give this file alone"
        raise UnreadableError("I006", message, hint)
    return _read(root, texts, path)


def read_tei_pair(
    data: bytes, path: str, langs: tuple[str, str]
) -> Bilingual | tuple[Document, Document]:
    """The two texts of a file, by their `xml:lang`; opposite each other where it numbers blocks."""
    root = parse_xml(data, path)
    texts = _texts(root)
    sides: list[Document] = []
    for lang in langs:
        own = [one for one in texts if suits(one.get(f"{XML}lang") or "", lang)]
        if not own:
            found = ", ".join(sorted({one.get(f"{XML}lang") or "none" for one in texts}))
            message = f"expected a text in “{lang}”, found: {found or 'no text'}"
            hint = "give --langs the codes that stand at xml:lang of its texts"
            raise UnreadableError("I006", message, hint)
        sides.append(_read(root, own, path, is_first=not sides))
    return paired_by_key(sides[0], sides[1]) or (sides[0], sides[1])


def _texts(root: etree._Element) -> list[etree._Element]:
    found = [one for one in root.iter("{*}text") if one.find("{*}group") is None]
    bodies = list(root.iter("{*}body"))
    return found or bodies


def _read(
    root: etree._Element, texts: list[etree._Element], path: str, is_first: bool = True
) -> Document:
    title = root.find(".//{*}titleStmt/{*}title")
    walk = Walk(path, Notes(root))
    if is_first:
        header = root.find("{*}teiHeader")
        if header is not None:
            walk.leave(header, "the header", " ".join(words_of(header).split()))
    for text in texts:
        walk.langs = [text.get(f"{XML}lang") or ""]
        walk.inside(text, Run(), Block(), 0)
        walk.builder.flush(Block())
    walk.loose_notes()
    words = " ".join(words_of(title).split()) if title is not None else ""
    return walk.builder.document(words)
