"""The walk through a text of TEI: its elements as blocks, runs and notes."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import Block, Footnote, Kind, Line, Run, as_prose, tidy
from diglot.create.importers.builder import Builder, verse_line
from diglot.create.importers.elements import line_of, name_of, words_of
from diglot.create.importers.tei_kinds import (
    BETTER,
    BLOCKS,
    ROLES,
    UNSEEN,
    key_of,
    segments_of,
    stressed,
)
from diglot.create.importers.tei_notes import Notes
from diglot.model.problem import Place
from diglot.model.text import Role

XML = "{http://www.w3.org/XML/1998/namespace}"


class Walk:
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
        name = name_of(child)
        handler: _Handler | None = _HANDLERS.get(name)
        if not name:
            self.leave(child, "a comment", str(child.text or ""))
        elif name in UNSEEN:
            self.leave(child, f"an element {name}", " ".join(words_of(child).split()))
        elif handler:
            handler(self, child, style, like, depth)
        elif name in BLOCKS:
            self._block(child, name, like, depth)
        else:
            self._inline(child, name, style, like, depth)

    def _inline(
        self, child: etree._Element, name: str, style: Run, like: Block, depth: int
    ) -> None:
        for id_ in self.notes.at(child):
            if name == "anchor":
                self.add(Run(note=id_), child)
        style = stressed(child, style)
        lang = child.get(f"{XML}lang") or ""
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
        role = ROLES.get(name) or ROLES.get(element.get("type") or "")
        if role:
            own = replace(own, role=role, kind=Kind.PROSE, speaker="", who="")
        if name in ("head", "titlePart") and like.kind is not Kind.VERSE:
            own = replace(own, kind=Kind.HEADING, level=max(depth, 1), role=Role.NONE)
        elif name == "quote" and own.kind is Kind.PROSE and not own.role:
            own = replace(own, kind=Kind.QUOTATION)
        if segments := segments_of(element):
            self._segments(segments, replace(own, key=key_of(element) or like.key))
            return
        self.inside(element, Run(), own, depth + is_division)
        self.builder.flush(own)

    def _segments(self, segments: list[etree._Element], like: Block) -> None:
        """A block whose segments the file tells, as our own export does: a line each."""
        lines: list[Line] = []
        for segment in segments:
            for id_ in self.notes.at(segment):
                self.add(Run(note=id_), segment)
            self.inside(segment, Run(), like, 0)
            lines.append(Line(tidy(self.builder.take())))
        self.builder.keep(replace(like, lines=tuple(lines), is_cut=True))

    # -- elements that are read in ways of their own --------------------------------------------

    def _verse(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        """A poem: its lines, and the groups within it as stanzas."""
        self.builder.flush(like)
        lines: list[Line] = []
        own = replace(like, place=self.place(element))
        self._lines(element, own, depth, lines)
        made = replace(own, kind=Kind.VERSE, lines=tuple(lines), key=key_of(element))
        if like.kind is Kind.SPEECH:
            words = " / ".join(line.text for line in lines)
            self.leave(element, "verse that is spoken, as prose with its line ends", words)
            made = replace(as_prose(made), kind=Kind.SPEECH)
        self.builder.keep(made)

    def _lines(self, element: etree._Element, like: Block, depth: int, lines: list[Line]) -> None:
        begin = len(lines)
        for child in element if name_of(element) != "l" else (element,):
            name = name_of(child)
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
        name = " ".join(words_of(said).split()) if said is not None else ""
        who = (element.get("who") or "").removeprefix("#")
        own = replace(like, kind=Kind.SPEECH, speaker=name, who=who, place=self.place(element))
        own = replace(own, key=key_of(element))
        for child in element:
            if child is label:
                continue
            before = len(self.builder.blocks)
            if name_of(child) == "l":
                self._verse(child, Run(), own, depth)
            else:
                self._child(child, Run(), own, depth)
            self.builder.flush(own)
            spoken = [b for b in self.builder.blocks[before:] if b.kind is Kind.SPEECH]
            if spoken:
                own = replace(own, is_continued=True)
        if label is not None and not own.is_continued:
            self.leave(label, "a speaker who says nothing", words_of(label))

    def _note(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        id_ = self.notes.own(element)
        self.add(Run(note=id_), element)
        self._footnote(element, id_)

    def _footnote(self, element: etree._Element, id_: str) -> None:
        walk = Walk(self.path, self.notes)
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
        better = next((c for c in element if name_of(c) in BETTER), None)
        for child in element:
            if child is better or (better is None and child is element[0]):
                self.inside(child, style, like, depth)
            else:
                words = words_of(child)
                if words.strip():
                    self.leave(child, f"another reading ({name_of(child)})", words)

    def _break(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        self.add(replace(style, is_line=True, text=""), element)

    def _page(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        if element.get("n"):
            self.add(Run(page=" ".join((element.get("n") or "").split())), element)

    def _ruby(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        base = "".join(words_of(c) for c in element if name_of(c) == "rb")
        reading = "".join(words_of(c) for c in element if name_of(c) == "rt")
        self.add(replace(style, text=base, ruby=reading), element)

    def leave(self, element: etree._Element, what: str, text: str) -> None:
        """Something that stays outside."""
        self.builder.leave(self.place(element), what, text)

    def add(self, run: Run, element: etree._Element) -> None:
        """A run of the block that is open."""
        self.builder.add(run, self.place(element))

    def place(self, element: etree._Element) -> Place:
        """Where the element stands in the file."""
        return Place(self.path, line_of(element))

    def _text(self, text: str | None, element: etree._Element, style: Run) -> None:
        if text:
            self.add(replace(style, text=text), element)


_Handler = Callable[[Walk, etree._Element, Run, Block, int], None]
_POINTS = ("pb", "lb", "milestone", "cb", "note", "")
_HANDLERS: dict[str, _Handler] = {
    "lg": Walk._verse,
    "sp": Walk._speech,
    "note": Walk._note,
    "choice": Walk._choice,
    "lb": Walk._break,
    "pb": Walk._page,
    "ruby": Walk._ruby,
}
