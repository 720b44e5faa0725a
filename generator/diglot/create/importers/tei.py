"""TEI: divisions, paragraphs, verse, speeches, notes (TEI P5). One text, or two in two languages.

Of a `choice` the corrected, regular or expanded form is taken; the other is named as left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import (
    Block,
    Document,
    Footnote,
    Kind,
    Line,
    Run,
    UnreadableError,
    tidy,
)
from diglot.create.importers.builder import Builder, verse_line
from diglot.create.importers.container import parse_xml
from diglot.create.importers.tei_notes import Notes
from diglot.create.importers.tongue import suits
from diglot.model.problem import Place
from diglot.model.text import Role

_XML = "{http://www.w3.org/XML/1998/namespace}"
_BLOCKS = set("p ab head l lg sp stage quote item cell row trailer byline salute signed opener closer "
              "dateline epigraph list table figure floatingText div div1 div2 div3 div4 div5 body "
              "front back text group titlePage docTitle titlePart docAuthor argument castList "
              "castItem cit label postscript".split())
_EMPHASIS = {"emph", "hi", "title", "mentioned", "term"}
_BETTER = ("corr", "reg", "expan")
_UNSEEN = {"teiHeader", "standOff", "facsimile", "fw", "figDesc", "graphic", "listBibl"}
_ROLES = {"stage": Role.ASIDE, "epigraph": Role.EPIGRAPH, "dedication": Role.DEDICATION}
_STRESS = re.compile(r"ital|emph", re.IGNORECASE)
_STRONG = re.compile(r"bold|strong", re.IGNORECASE)


def read_tei(data: bytes, path: str) -> Document:
    """The one text of a file."""
    root = parse_xml(data, path)
    texts = _texts(root)
    if len({one.get(f"{_XML}lang") for one in texts}) > 1:
        message, hint = "expected a text in one language, found several", "give this file alone"
        raise UnreadableError("I006", message, hint)
    return _read(root, texts, path)


def read_tei_pair(data: bytes, path: str, langs: tuple[str, str]) -> tuple[Document, Document]:
    """The two texts of a file, by their `xml:lang`; not yet opposite each other."""
    root = parse_xml(data, path)
    texts = _texts(root)
    sides: list[Document] = []
    for lang in langs:
        own = [one for one in texts if suits(one.get(f"{_XML}lang") or "", lang)]
        if not own:
            found = ", ".join(sorted({one.get(f"{_XML}lang") or "none" for one in texts}))
            message = f"expected a text in “{lang}”, found: {found or 'no text'}"
            hint = "give --langs the codes that stand at xml:lang of its texts"
            raise UnreadableError("I006", message, hint)
        sides.append(_read(root, own, path, is_first=not sides))
    return sides[0], sides[1]


def _texts(root: etree._Element) -> list[etree._Element]:
    found = [one for one in root.iter("{*}text") if one.find("{*}group") is None]
    bodies = [one for one in root.iter("{*}body")]
    return found or bodies


def _read(
    root: etree._Element, texts: list[etree._Element], path: str, is_first: bool = True
) -> Document:
    title = root.find(".//{*}titleStmt/{*}title")
    walk = _Walk(path, Notes(root))
    if is_first:
        header = root.find("{*}teiHeader")
        if header is not None:
            walk.leave(header, "the header", " ".join("".join(header.itertext()).split()))
    for text in texts:
        walk.langs = [text.get(f"{_XML}lang") or ""]
        walk.inside(text, Run(), Block(), 0)
        walk.builder.flush(Block())
    walk.loose_notes()
    words = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return walk.builder.document(words)


class _Walk:
    """Reads texts into a builder."""

    def __init__(self, path: str, notes: Notes) -> None:
        self.builder = Builder()
        self.path = path
        self.langs = [""]
        self.notes = notes

    def inside(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        """What stands in the element; `depth` counts the divisions around it."""
        self._text(element.text, element, style)
        for child in element:
            self._child(child, style, like, depth)
            self._text(child.tail, element, style)

    def _child(self, child: etree._Element, style: Run, like: Block, depth: int) -> None:
        name = _name(child)
        handler: _Handler | None = _HANDLERS.get(name)
        if not name:
            self.leave(child, "a comment", str(child.text or ""))
        elif name in _UNSEEN:
            self.leave(child, f"an element {name}", " ".join("".join(child.itertext()).split()))
        elif handler:
            handler(self, child, style, like, depth)
        elif name in _BLOCKS:
            self._block(child, name, like, depth)
        else:
            self._inline(child, name, style, like, depth)

    def _inline(
        self, child: etree._Element, name: str, style: Run, like: Block, depth: int
    ) -> None:
        for id_ in self.notes.at(child):
            if name == "anchor":
                self.add(Run(note=id_), child)
        rend = f"{child.get('rend') or ''} {child.get('rendition') or ''}"
        if name in _EMPHASIS and not _STRONG.search(rend):
            is_stressed = name in ("emph", "title", "mentioned") or bool(_STRESS.search(rend))
            style = replace(style, emphasis=style.emphasis or is_stressed)
        elif _STRONG.search(rend):
            style = replace(style, strong=True)
        lang = child.get(f"{_XML}lang") or ""
        if lang and lang.lower() != self.langs[-1].lower():
            style = replace(style, lang=lang)
        self.inside(child, style, like, depth)
        if name != "anchor":
            for id_ in self.notes.at(child):
                self.add(Run(note=id_), child)

    def _block(self, element: etree._Element, name: str, like: Block, depth: int) -> None:
        self.builder.flush(like)
        is_division = name.startswith("div") and name != "divGen"
        own = replace(like, place=self.place(element))
        role = _ROLES.get(name) or _ROLES.get(element.get("type") or "")
        if role:
            own = replace(own, role=role, kind=Kind.PROSE, speaker="", who="")
        if name in ("head", "titlePart") and like.kind is not Kind.VERSE:
            own = replace(own, kind=Kind.HEADING, level=max(depth, 1), role=Role.NONE)
        elif name == "quote" and own.kind is Kind.PROSE and not own.role:
            own = replace(own, kind=Kind.QUOTATION)
        self.inside(element, Run(), own, depth + is_division)
        self.builder.flush(own)

    # -- elements that are read in ways of their own --------------------------------------------

    def _verse(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        """A poem: its lines, and the groups within it as stanzas."""
        self.builder.flush(like)
        lines: list[Line] = []
        own = replace(like, kind=Kind.VERSE, place=self.place(element), speaker="", who="")
        self._lines(element, own, depth, lines)
        self.builder.keep(replace(own, lines=tuple(lines)))

    def _lines(
        self, element: etree._Element, like: Block, depth: int, lines: list[Line]
    ) -> None:
        begin = len(lines)
        for child in element if _name(element) != "l" else (element,):
            name = _name(child)
            if name == "lg":
                self._lines(child, like, depth, lines)
                continue
            if name in ("head", "l") or name not in _POINTS:
                self.inside(child, Run(), like, depth)
            else:
                self._child(child, Run(), like, depth)
                continue
            line = verse_line(self.builder.take())
            if not line.text.strip():
                self.builder.runs += [run for run in line.runs if run.is_point]
                continue
            if "indent" in (child.get("rend") or ""):
                line = replace(line, indent=max(line.indent, 1))
            stanza = len(lines) == begin and bool(lines)
            lines.append(replace(line, stanza=stanza))
            self._text(child.tail, element, Run())

    def _speech(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        self.builder.flush(like)
        label = element.find("{*}speaker")
        taken = label.find("{*}choice/{*}corr") if label is not None else None
        said = taken if taken is not None else label
        name = " ".join("".join(said.itertext()).split()) if said is not None else ""
        who = (element.get("who") or "").removeprefix("#")
        own = replace(like, kind=Kind.SPEECH, speaker=name, who=who, place=self.place(element))
        for child in element:
            if child is label:
                continue
            before = len(self.builder.blocks)
            if _name(child) in ("l", "lg"):
                self.inside(child, Run(), own, depth)
                self.builder.flush(own)
            else:
                self._child(child, Run(), own, depth)
                self.builder.flush(own)
            spoken = [b for b in self.builder.blocks[before:] if b.kind is Kind.SPEECH]
            if spoken:
                own = replace(own, is_continued=True)

    def _note(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        id_ = self.notes.own(element)
        self.add(Run(note=id_), element)
        self._footnote(element, id_)

    def _footnote(self, element: etree._Element, id_: str) -> None:
        walk = _Walk(self.path, self.notes)
        walk.langs = self.langs
        walk.inside(element, Run(), Block(), 0)
        walk.builder.flush(Block())
        made = walk.builder.document()
        lines = [line for block in made.blocks for line in block.lines]
        self.builder.left_out += made.left_out
        self.builder.notes += made.notes
        runs = tidy(run for line in lines for run in (*line.runs, Run(is_line=True)))
        self.builder.notes.append(Footnote(id_, runs, self.place(element)))

    def loose_notes(self) -> None:
        """Notes that stand apart and point at what they are about, in this language."""
        for element, id_ in self.notes.apart(self.langs[0]):
            self._footnote(element, id_)

    def _choice(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        better = next((c for c in element if _name(c) in _BETTER), None)
        for child in element:
            if child is better or (better is None and child is element[0]):
                self.inside(child, style, like, depth)
            else:
                words = "".join(child.itertext())
                if words.strip():
                    self.leave(child, f"another reading ({_name(child)})", words)

    def _break(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        self.add(replace(style, is_line=True, text=""), element)

    def _page(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        if element.get("n"):
            self.add(Run(page=" ".join((element.get("n") or "").split())), element)

    def _ruby(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        base = "".join("".join(c.itertext()) for c in element if _name(c) == "rb")
        reading = "".join("".join(c.itertext()) for c in element if _name(c) == "rt")
        self.add(replace(style, text=base, ruby=reading), element)

    def leave(self, element: etree._Element, what: str, text: str) -> None:
        """Something that stays outside."""
        self.builder.leave(self.place(element), what, text)

    def add(self, run: Run, element: etree._Element) -> None:
        """A run of the block that is open."""
        self.builder.add(run, self.place(element))

    def place(self, element: etree._Element) -> Place:
        """Where the element stands in the file."""
        return Place(self.path, element.sourceline or 0)

    def _text(self, text: str | None, element: etree._Element, style: Run) -> None:
        if text:
            self.add(replace(style, text=text), element)


_Handler = Callable[[_Walk, etree._Element, Run, Block, int], None]
_POINTS = ("pb", "lb", "milestone", "cb", "note", "")
_HANDLERS: dict[str, _Handler] = {
    "lg": _Walk._verse,
    "sp": _Walk._speech,
    "note": _Walk._note,
    "choice": _Walk._choice,
    "lb": _Walk._break,
    "pb": _Walk._page,
    "ruby": _Walk._ruby,
}


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
