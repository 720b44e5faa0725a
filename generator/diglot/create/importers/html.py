"""HTML: headings, paragraphs, emphasis, footnotes, verse, ruby, tables of two languages.

One walk serves a page, the chapters of an EPUB and what Markdown becomes. Nothing that a page would
run or fetch is looked at: scripts, styles and pictures are named in what is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree, html
from msgspec import Struct
from msgspec.structs import replace

from diglot.create.document import (
    Bilingual,
    Block,
    Document,
    Footnote,
    Kind,
    Line,
    Run,
    UnreadableError,
    tidy,
)
from diglot.create.importers.builder import Builder
from diglot.create.importers.elements import line_of, words_of
from diglot.create.importers.html_kinds import (
    CELLS,
    EMPHASIS,
    INLINE,
    LINE,
    STRONG,
    UNSEEN,
    lang_of,
    like_of,
    page_of,
    said_of,
    tag_of,
)
from diglot.create.importers.html_notes import Notes, is_backlink
from diglot.create.importers.html_table import facing_rows
from diglot.model.problem import Place


class Page(Struct, frozen=True):
    """A file of markup, with the path by which links of others name it."""

    path: str
    root: etree._Element


def read_html(text: str, path: str) -> Document:
    """A page on its own."""
    page = Page(path, parse_html(text))
    return read_pages([page], path)


def read_html_table(text: str, path: str) -> Bilingual:
    """A page whose tables hold both languages, a column each."""
    return facing_rows([parse_html(text)], path, _cell_blocks)


def parse_html(text: str) -> etree._Element:
    """The root of a page, as a browser would read it."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message, hint = "expected a page of HTML, found none", "look whether it is the right file"
        raise UnreadableError("I002", message, hint) from error
    return root


def read_pages(pages: Sequence[Page], name: str, title: str = "") -> Document:
    """The pages of a document in their order, footnotes wherever they stand."""
    notes = Notes([(page.path, page.root) for page in pages])
    builder = Builder()
    for page in pages:
        where = page.path if page.path == name else f"{name}/{page.path}"
        walk = Walk(builder, notes, page.path, where)
        walk.page(page.root)
        title = title or walk.title
    return builder.document(title)


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
        elif self.notes.is_note(child) or is_backlink(child, self.notes):
            return
        elif mark := self.notes.mark(child, self.path):
            self._add(replace(style, note=mark, text=""), child)
        elif page := page_of(child):
            self._add(replace(style, page=page), child)
        elif name in self.handlers:
            self.handlers[name](child, style, like)
        elif name in INLINE and not any(tag_of(e) not in INLINE for e in child.iter("{*}*")):
            self.inside(child, self._styled(child, name, style), like)
        else:
            self._block(child, name, style, like)

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
        """A row of a table: a line a cell."""
        lines: list[Line] = []
        for cell in row:
            if tag_of(cell) in CELLS:
                inner = Builder()
                walk = Walk(inner, self.notes, self.path, self.where)
                walk.langs = self.langs
                walk.inside(cell, Run(), Block(place=like.place))
                inner.flush(Block(place=like.place))
                lines += [line for block in inner.document().blocks for line in block.lines]
                self.builder.left_out += inner.left_out
        self.builder.keep(replace(like, kind=Kind.ROW, lines=tuple(lines)))

    def footnote(self, id_: str, element: etree._Element) -> None:
        """A note, its paragraphs drawn into one."""
        inner = Builder()
        walk = Walk(inner, self.notes, self.path, self.where)
        walk.langs = [self.langs[0]]
        walk.inside(element, Run(), Block())
        inner.flush(Block())
        made = inner.document()
        runs = [
            run for b in made.blocks for line in b.lines for run in (*line.runs, Run(is_line=True))
        ]
        self.builder.left_out += inner.left_out
        self.builder.notes.append(Footnote(id_, tidy(runs), self._place(element)))

    def _ruby(self, element: etree._Element, style: Run, like: Block) -> None:
        """Words and their readings in turn; brackets for browsers without ruby are dropped."""
        base = element.text or ""
        for child in element:
            name = tag_of(child)
            if name == "rt":
                self._add(replace(style, text=base.strip(), ruby=words_of(child).strip()), child)
                base = ""
            elif name in ("rp", ""):
                pass
            elif name == "rtc":
                self._add(replace(style, text=base.strip(), ruby=words_of(child).strip()), child)
                base = ""
            else:
                base += words_of(child)
            base += child.tail or ""
        self._add(replace(style, text=base), element)

    def _break(self, element: etree._Element, style: Run, like: Block) -> None:
        self._add(replace(style, is_line=True, text=""), element)

    def _rule(self, element: etree._Element, style: Run, like: Block) -> None:
        self.builder.flush(like)

    def _picture(self, element: etree._Element, style: Run, like: Block) -> None:
        shown = [element.get("src") or "", element.get("alt") or ""]
        self.builder.leave(self._place(element), "a picture", ": ".join(filter(None, shown)))

    def _leave(self, element: etree._Element, name: str) -> None:
        if name == "head":
            return
        what = f"an element <{name}>" if name else "a comment"
        words = words_of(element) if name else element.text
        self.builder.leave(self._place(element), what, words or "")

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


def _cell_blocks(cell: etree._Element, name: str) -> tuple[Block, ...]:
    page = Page(name, cell)
    return read_pages([page], name).blocks
