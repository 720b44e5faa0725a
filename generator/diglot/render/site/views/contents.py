"""The table of contents: the tree of parts, texts and pages; and the ways up to it."""

from __future__ import annotations

import html

from msgspec import Struct

from diglot.model.address import PageKind, address_of
from diglot.model.contents import Part, Placed, PlacedText, in_order
from diglot.render.sequence import hand_path
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.wording import MdWords

OPEN = 60
"""Texts up to which every part is shown open."""


class ContentsView(Struct, frozen=True, kw_only=True):
    w: MdWords
    facts: Md
    tree: Md
    """As HTML, which knows lists that open and close."""


def contents_view(desk: Desk) -> ContentsView:
    """Everything in its order, in the page’s language."""
    said = desk.context.words[desk.code]
    figures = desk.context.figures
    counts = said.counted("texts", len(desk.info.texts)), said.counted("segments", figures.segments)
    is_open = len(desk.info.texts) <= OPEN
    tree = _list(desk, desk.info.contents, is_open)
    return ContentsView(
        w=desk.w,
        facts=escape(" · ".join(counts)),
        tree=Md(f'<div class="tree">{tree}</div>'),
    )


def _list(desk: Desk, items: tuple[Placed, ...], is_open: bool) -> str:
    lines = "\n".join(line for item in items if (line := _item(desk, item, is_open)))
    return f"<ol>\n{lines}\n</ol>"


def _item(desk: Desk, item: Placed, is_open: bool) -> str:
    """A line; "" of a page that there is not in this language."""
    code = desk.code
    if isinstance(item, Part):
        texts = sum(isinstance(one, PlacedText) for one in in_order(item.items))
        count = f" <span>{_said(desk, texts)}</span>" if texts else ""
        summary = f"<summary>{html_text(item.title[code])}{count}</summary>"
        inner = _list(desk, item.items, is_open)
        opened = " open" if is_open else ""
        return f'<li><details id="{item.id}"{opened}>{summary}{inner}</details></li>'
    if isinstance(item, PlacedText):
        info = desk.context.texts[item.id]
        date = f" <span>{html_text(desk.plain_date(info.date))}</span>" if info.date else ""
        path = address_of(PageKind.TEXT, code, item.id)
        return f"<li>{_link(desk, path, info.title[code])}{date}</li>"
    path = hand_path(item, desk.page.lang)
    page = next((one for one in desk.context.site.hand if one.path == path), None)
    return f"<li>{_link(desk, path, page.title)}</li>" if page else ""


def _said(desk: Desk, texts: int) -> str:
    return html_text(desk.context.words[desk.code].counted("texts", texts))


def _link(desk: Desk, path: str, title: str) -> str:
    return f'<a href="{desk.page.url_of(path)}">{html_text(title)}</a>'


def html_text(words: str) -> str:
    """As HTML; a literal `[^` never stands in a page."""
    return html.escape(" ".join(words.split())).replace("[^", "&#91;^")


def crumbs(desk: Desk) -> tuple[Link, ...]:
    """The ways up from a page about a text: the contents, its parts there, the text’s pages."""
    own = (text_link(desk),) if is_one_of_several(desk) else ()
    if not desk.info.has_contents:
        return own
    parts = desk.text.text.info.within
    return (
        Link(desk.w("contents"), desk.to(PageKind.CONTENTS)),
        *(
            Link(escape(part.title[desk.code]), desk.to(PageKind.CONTENTS, "", part.id))
            for part in parts
        ),
        *own,
    )


def is_one_of_several(desk: Desk) -> bool:
    """Whether the page holds a part of a long text."""
    return desk.page.kind is PageKind.TEXT and desk.text.text.info.id in desk.context.site.split


def text_link(desk: Desk) -> Link:
    """The way to the text that a page is about."""
    info = desk.text.text.info
    return Link(escape(info.title[desk.code]), desk.to(PageKind.TEXT, info.id))
