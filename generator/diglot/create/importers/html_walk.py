"""The walk through a page of HTML: its elements as blocks, runs and notes.

Whatever it meets becomes words, or is left out by name; nothing is passed over.
"""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import Block, Document, Footnote, Kind, Run, Runs
from diglot.create.importers.builder import Builder, as_line, lines_of
from diglot.create.importers.elements import all_of, line_of, words_of
from diglot.create.importers.html_kinds import (
    EMPHASIS,
    INLINE,
    LINE,
    STRONG,
    UNSEEN,
    is_more,
    lang_of,
    like_of,
    page_of,
    said_of,
    tag_of,
)
from diglot.create.importers.html_notes import Notes, is_backlink, is_mark
from diglot.model.problem import Place


class Walk:
    """Reads one page into a builder."""

    def __init__(self, builder: Builder, notes: Notes, path: str, where: str) -> None:
        self.builder = builder
        self.notes = notes
        self.path = path
        self.where = where
        self.title = ""
        self.langs: list[str] = []
        self.handlers = {
            "br": self._break,
            "img": self._picture,
            "ruby": self._ruby,
            "hr": self._rule,
        }

    def page(self, root: etree._Element) -> None:
        """The whole page, and then its notes."""
        self.langs = [lang_of(root)]
        for element in root.iter("{*}title"):
            if tag_of(element.getparent()) == "head":
                self.title = " ".join(words_of(element).split())
        self.inside(root, Run(), Block())
        self.builder.flush(Block(place=self._place(root)))
        for note, element in self.notes.of(self.path):
            self.footnote(note, element)

    def inside(self, element: etree._Element, style: Run, like: Block) -> None:
        """Everything in the element; `like` is the block that its words belong to."""
        self._text(element.text, element, style)
        for child in element:
            self._child(child, style, like)
            self._text(child.tail, element, style)

    def _child(self, child: etree._Element, style: Run, like: Block) -> None:
        name = tag_of(child)
        if not name or name in UNSEEN:
            self._leave(child, name)
        elif self.notes.is_note(child):
            return
        elif is_backlink(child, self.notes):
            self._sign(child, "the way back from a note")
        elif (mark := self.notes.mark(child, self.path)) and self._is_sign(child):
            self._sign(child, "the mark of a note")
            self._add(replace(style, note=mark, text=""), child)
        elif mark and self.notes.is_link(child):  # a word, to which the note belongs
            self.inside(child, self._styled(child, name, style), like)
            self._add(replace(style, note=mark, text=""), child)
        elif page := page_of(child):
            self._add(replace(style, page=page), child)
            if (words := " ".join(words_of(child).split())) != page:
                self.builder.leave(self._place(child), "how a page’s number is written", words)
        elif name in self.handlers:
            self.handlers[name](child, style, like)
        elif name in INLINE and not any(tag_of(e) not in INLINE for e in child.iter("{*}*")):
            self.inside(child, self._styled(child, name, style), like)
        else:
            self._block(child, name, style, like)

    def _is_sign(self, element: etree._Element) -> bool:
        return is_mark(words_of(element).strip()) and not is_more(element)

    def _sign(self, element: etree._Element, what: str) -> None:
        """A mark, or a way back: no words of the text, but named where it has letters."""
        if is_more(element) or any(map(str.isalpha, words_of(element))):
            shown = [one.get("alt") or "" for one in element.iter("{*}img")]
            self.builder.leave(self._place(element), what, " ".join([all_of(element), *shown]))

    def _block(self, element: etree._Element, name: str, style: Run, like: Block) -> None:
        """An element that is a block, or holds some."""
        self.builder.flush(like)
        own = like_of(element, name, replace(like, place=self._place(element)))
        self.langs.append(lang_of(element) or self.langs[-1])
        style = replace(style, emphasis=False, strong=False, lang="")
        if name == "tr":
            self._row(element, own)
        elif own.kind is Kind.VERSE and said_of(element) & LINE:
            self.inside(element, style, own)
            self._add(Run(is_line=True), element)
            self.langs.pop()
            return
        else:
            self.inside(element, style, own)
        self.builder.flush(own)
        self.langs.pop()

    def _row(self, row: etree._Element, like: Block) -> None:
        """A row of a table: a line a cell, and one for words between the cells."""
        plain = Block(place=like.place)
        walk = self._apart(self.langs[-1])
        walk._text(row.text, row, Run())
        for cell in row:
            walk.builder.flush(plain)
            walk._child(cell, Run(), plain)
            walk.builder.flush(plain)
            walk._text(cell.tail, row, Run())
        self.builder.keep(replace(like, kind=Kind.ROW, lines=lines_of(self._made(walk))))
        self.builder.runs += walk.builder.take()

    def footnote(self, id_: str, element: etree._Element) -> None:
        """A note, its paragraphs drawn into one."""
        runs = self._drawn(element, self.langs[0])
        self.builder.notes.append(Footnote(id_, runs, self._place(element)))

    def _apart(self, lang: str) -> Walk:
        """A walk of what becomes no block of its own."""
        walk = Walk(Builder(), self.notes, self.path, self.where)
        walk.langs = [lang]
        return walk

    def _made(self, walk: Walk) -> Document:
        """What a walk apart made; into the report what it left out."""
        walk.builder.flush(Block())
        made = walk.builder.document()
        self.builder.left_out += made.left_out
        return made

    def _drawn(self, element: etree._Element, lang: str) -> Runs:
        """All that stands in the element, drawn into one line."""
        walk = self._apart(lang)
        walk.inside(element, Run(), Block())
        made = self._made(walk)
        return as_line(made, walk.builder.take())

    def _ruby(self, element: etree._Element, style: Run, like: Block) -> None:
        """Words and their readings in turn; brackets for browsers without ruby are dropped."""
        base = element.text or ""
        points: list[Run] = []
        for child in element:
            name = tag_of(child)
            if not name or name in UNSEEN or (name == "rp" and self._is_said(child)):
                self._leave(child, name)
            elif name != "rp":
                words, more = self._reading(child)
                points += more
                if name in ("rt", "rtc"):
                    self._add(replace(style, text=base.strip(), ruby=words.strip()), child)
                    base, words = "", ""
                base += words
            base += child.tail or ""
        self._add(replace(style, text=base), element)
        for point in points:
            self._add(point, element)

    def _is_said(self, element: etree._Element) -> bool:
        """Whether brackets hold more than brackets."""
        return is_more(element) or any(map(str.isalnum, words_of(element)))

    def _reading(self, element: etree._Element) -> tuple[str, list[Run]]:
        """The words of a part of ruby, and the points between them, which stand behind it."""
        if not len(element) and not self.notes.mark(element, self.path):
            return words_of(element), []
        walk = self._apart(self.langs[-1])
        walk._child(element, Run(), Block())
        runs = as_line(self._made(walk), walk.builder.take())
        words = "".join(run.text + run.ruby for run in runs)
        return words, [run for run in runs if run.is_point and not run.is_line]

    def _break(self, element: etree._Element, style: Run, like: Block) -> None:
        self._add(replace(style, is_line=True, text=""), element)

    def _rule(self, element: etree._Element, style: Run, like: Block) -> None:
        self.builder.flush(like)

    def _picture(self, element: etree._Element, style: Run, like: Block) -> None:
        shown = [element.get("src") or "", element.get("alt") or ""]
        self.builder.leave(self._place(element), "a picture", ": ".join(filter(None, shown)))

    def _leave(self, element: etree._Element, name: str) -> None:
        """Something that is not read; of a page’s head all but the title of the document."""
        if name == "head":
            for child in element:
                words = all_of(child)
                is_title = tag_of(child) == "title" and " ".join(words.split()) == self.title
                if words.strip() and not is_title:
                    self._leave(child, tag_of(child))
            words = " ".join([element.text or "", *(child.tail or "" for child in element)])
            if words.strip():
                self.builder.leave(self._place(element), "the head of a page", words)
            return
        what = f"an element <{name}>" if name else "a comment"
        self.builder.leave(self._place(element), what, all_of(element))

    def _styled(self, element: etree._Element, name: str, style: Run) -> Run:
        lang = lang_of(element)
        if lang and lang.lower() != self.langs[-1].lower():
            style = replace(style, lang=lang)
        if name in EMPHASIS:
            style = replace(style, emphasis=True)
        if name in STRONG:
            style = replace(style, strong=True)
        address = element.get("href") or ""
        if name == "a" and ":" in address:
            self.builder.leave(self._place(element), "a link’s address", address)
        return style

    def _text(self, text: str | None, element: etree._Element, style: Run) -> None:
        if text:
            self._add(replace(style, text=text), element)

    def _add(self, run: Run, element: etree._Element) -> None:
        self.builder.add(run, self._place(element))

    def _place(self, element: etree._Element) -> Place:
        return Place(self.where, line_of(element))
