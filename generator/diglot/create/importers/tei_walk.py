"""The walk through a text of TEI: its elements as blocks, runs and notes."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import Block, Footnote, Kind, Line, Run, Runs, as_prose, tidy
from diglot.create.importers.builder import Builder, as_line
from diglot.create.importers.elements import all_of, line_of, name_of, words_between
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

    def _drawn(self, element: etree._Element) -> Runs:
        """All that stands in the element, drawn into one line; its notes are taken along."""
        walk = Walk(self.path, self.notes)
        walk.langs = self.langs
        walk.inside(element, Run(), Block(), 0)
        walk.builder.flush(Block())
        made = walk.builder.document()
        self.builder.left_out += made.left_out
        self.builder.notes += made.notes
        return as_line(made, walk.builder.take())

    def inside(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        """What stands in the element; `depth` counts the divisions around it."""
        self._text(element.text, element, style)
        for child in element:
            self._child(child, style, like, depth)
            self._text(child.tail, element, style)

    def whole(self, element: etree._Element) -> None:
        """An element by itself, such as what stands before the texts of a group."""
        self._child(element, Run(), Block(), 0)

    def _child(self, child: etree._Element, style: Run, like: Block, depth: int) -> None:
        name = name_of(child)
        handler: _Handler | None = _HANDLERS.get(name)
        if not name:
            self.leave(child, "a comment", all_of(child))
        elif name in UNSEEN:
            self.leave(child, f"an element {name}", all_of(child))
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
        """The lines of a group; words between them are lines of their own."""
        begin = len(lines)
        is_line = name_of(element) == "l"
        self._text(None if is_line else element.text, element, Run())
        for child in (element,) if is_line else element:
            name = name_of(child)
            if name in _POINTS or name in UNSEEN:
                self._child(child, Run(), like, depth)
            else:
                self.builder.end_line(lines, begin)
                if name == "lg":
                    self._lines(child, like, depth, lines)
                else:
                    self.inside(child, Run(), like, depth)
                self.builder.end_line(lines, begin, child.get("rend") or "")
            self._text(None if is_line else child.tail, element, Run())
        self.builder.end_line(lines, begin)

    def _speech(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        self.builder.flush(like)
        label = element.find("{*}speaker")
        said = self._drawn(label) if label is not None else ()
        name = " ".join("".join(run.text + run.ruby for run in said).split())
        self.builder.runs += [run for run in said if run.is_point and not run.is_line]
        who = (element.get("who") or "").removeprefix("#")
        own = replace(like, kind=Kind.SPEECH, speaker=name, who=who, place=self.place(element))
        own = replace(own, key=key_of(element))
        self._text(element.text, element, Run())
        for child in element:
            before = len(self.builder.blocks)
            if name_of(child) == "l":
                self._verse(child, Run(), own, depth)
            elif child is not label:
                self._child(child, Run(), own, depth)
            self._text(child.tail, element, Run())
            self.builder.flush(own)
            spoken = [b for b in self.builder.blocks[before:] if b.kind is Kind.SPEECH]
            if spoken:
                own = replace(own, is_continued=True)
        if label is not None and not own.is_continued:
            self.leave(label, "a speaker who says nothing", name)

    def _note(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        id_ = self.notes.own(element)
        self.add(Run(note=id_), element)
        self._footnote(element, id_)

    def _footnote(self, element: etree._Element, id_: str) -> None:
        self.builder.notes.append(Footnote(id_, self._drawn(element), self.place(element)))

    def loose_notes(self) -> None:
        """Notes that stand apart and point at what they are about, in this language."""
        for element, id_ in self.notes.apart(self.langs[0]):
            self._footnote(element, id_)

    def _choice(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        readings = [c for c in element if name_of(c)]
        better = next((c for c in readings if name_of(c) in BETTER), next(iter(readings), None))
        for words in words_between(element):
            self.leave(element, "words between two readings", words)
        for child in element:
            if child is better:
                self.inside(child, style, like, depth)
            elif (words := all_of(child)).strip():
                self.leave(child, f"another reading ({name_of(child) or 'comment'})", words)

    def _break(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        self.add(replace(style, is_line=True, text=""), element)
        self.inside(element, style, like, depth)

    def _page(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        if element.get("n"):
            self.add(Run(page=" ".join((element.get("n") or "").split())), element)
        self.inside(element, style, like, depth)

    def _ruby(self, element: etree._Element, style: Run, like: Block, depth: int) -> None:
        """Words with their reading; what else stands there comes before, notes behind."""
        said = {"rb": "", "rt": ""}
        points: list[Run] = []
        for child in element:
            name = name_of(child)
            runs = self._drawn(child) if name in said else ()
            points += [run for run in runs if run.is_point and not run.is_line]
            if name in said:
                said[name] += "".join(run.text + run.ruby for run in runs)
            else:
                self._child(child, style, like, depth)
        self._text("".join(words_between(element)), element, style)
        self.add(replace(style, text=said["rb"], ruby=said["rt"]), element)
        for point in points:
            self.add(point, element)

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
