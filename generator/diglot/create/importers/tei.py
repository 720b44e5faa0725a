"""TEI: divisions, paragraphs, verse, speeches, notes (TEI P5). One text, or two in two languages.

Of a `choice` the corrected, regular or expanded form is taken; the other is named as left out.
"""

from __future__ import annotations

from lxml import etree

from diglot.create.document import Bilingual, Block, Document, Run, UnreadableError
from diglot.create.importers.container import parse_xml
from diglot.create.importers.elements import all_of, name_of, words_of, words_outside
from diglot.create.importers.facing import paired_by_key
from diglot.create.importers.tei_notes import Notes
from diglot.create.importers.tei_walk import XML, Walk
from diglot.create.importers.tongue import suits


def read_tei(data: bytes, path: str) -> Document:
    """The one text of a file."""
    root = parse_xml(data, path)
    texts = _texts(root)
    if len({_lang(one) for one in texts if name_of(one) in ("text", "body")}) > 1:
        message, hint = "expected a text in one language, found several", "give this file alone"
        raise UnreadableError("I006", message, hint)
    walk = Walk(path, Notes(root))
    _outside(root, texts, walk)
    return _read(root, texts, walk)


def read_tei_pair(
    data: bytes, path: str, langs: tuple[str, str]
) -> Bilingual | tuple[Document, Document]:
    """The two texts of a file, by their `xml:lang`; opposite each other where it numbers blocks."""
    root = parse_xml(data, path)
    texts = _texts(root)
    sides: list[Document] = []
    notes = Notes(root)
    owns = [[one for one in texts if suits(_lang(one), lang)] for lang in langs]
    for lang, own in zip(langs, owns, strict=True):
        if not own:
            found = ", ".join(sorted({_lang(one) or "none" for one in texts}))
            message = f"expected a text in “{lang}”, found: {found or 'no text'}"
            hint = "give --langs the codes that stand at xml:lang of its texts"
            raise UnreadableError("I006", message, hint)
        walk = Walk(path, notes)
        if not sides:
            _outside(root, [one for side in owns for one in side], walk)
        sides.append(_read(root, own, walk))
    return paired_by_key(sides[0], sides[1]) or (sides[0], sides[1])


def _texts(root: etree._Element) -> list[etree._Element]:
    """The texts of a file, of a group each of its own, with what stands before and behind them."""
    outer = [one for one in root.iter("{*}text") if not _is_within(one, "text")]
    return [part for one in outer for part in _parts(one)] or list(root.iter("{*}body"))


def _parts(text: etree._Element) -> list[etree._Element]:
    if text.find("{*}group") is None and name_of(text) != "group":
        return [text]
    return [
        part
        for child in text
        for part in (_parts(child) if name_of(child) in ("group", "text") else [child])
        if name_of(part)
    ]


def _is_within(element: etree._Element, name: str) -> bool:
    return any(name_of(one) == name for one in element.iterancestors())


def _lang(element: etree._Element) -> str:
    """The language of a text: its own, or that of the texts around it."""
    around = (element, *element.iterancestors("{*}text", "{*}group"))
    return next((lang for one in around if (lang := one.get(f"{XML}lang"))), "")


def _outside(root: etree._Element, texts: list[etree._Element], walk: Walk) -> None:
    """Into the report what stands in no text that is read, and in no note to one."""
    headers = [one for one in root.iter("{*}teiHeader") if not _is_within(one, "text")]
    for header in headers:
        walk.leave(header, "the header", all_of(header))
    langs = {_lang(one) for one in texts}
    notes = [note for lang in langs for note, _ in walk.notes.apart(lang)]
    for element, words in words_outside(root, {*headers, *texts, *notes}):
        what = f"an element {name_of(element)}" if name_of(element) else "a comment"
        walk.leave(element, f"{what} outside the text", words)


def _read(root: etree._Element, texts: list[etree._Element], walk: Walk) -> Document:
    title = root.find(".//{*}titleStmt/{*}title")
    for text in texts:
        walk.langs = [_lang(text)]
        if name_of(text) in ("text", "body"):
            walk.inside(text, Run(), Block(), 0)
        else:
            walk.whole(text)
        walk.builder.flush(Block())
    walk.loose_notes()
    words = " ".join(words_of(title).split()) if title is not None else ""
    return walk.builder.document(words)
