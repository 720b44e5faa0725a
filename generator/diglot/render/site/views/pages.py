"""A long text in its own place: the list of its pages, which knows where each address is now."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.split import TextPage
from diglot.model.address import PageKind, address_of
from diglot.render.site.escape import Md
from diglot.render.site.views.around import Around, around_text
from diglot.render.site.views.contents import html_text
from diglot.render.site.views.context import Desk
from diglot.render.site.wording import MdWords
from diglot.render.titles import page_name


class PagesView(Struct, frozen=True, kw_only=True):
    w: MdWords
    around: Around
    pages: Md
    """As HTML: beside the way to each page, an empty anchor for every address on it."""


def pages_view(desk: Desk) -> PagesView:
    """The list. Its script leads an address on to its page; without it the way stands there."""
    info = desk.text.text.info
    pages = "\n".join(_page(desk, page) for page in desk.context.split[info.id])
    return PagesView(
        w=desk.w,
        around=around_text(desk),
        pages=Md(f'<ol class="pages">\n{pages}\n</ol>'),
    )


def _page(desk: Desk, page: TextPage) -> str:
    code, info = desk.code, page.text.text.info
    way = desk.page.url_of(address_of(PageKind.TEXT, code, f"{info.id}/{page.first}"))
    name = html_text(page_name(page, code))
    blocks = f" <span>{page.first}–{page.last}</span>" if page.heading else ""
    rest = page.headings[1:] if page.heading else page.headings
    lines = "".join(
        f'<li><a href="{way}#{number}">{html_text(title[code])}</a></li>' for number, title in rest
    )
    below = f"<ol>{lines}</ol>" if lines else ""
    anchors = "".join(f'<i id="{id_}"></i>' for id_ in _ids(page))
    return f'<li><a href="{way}">{name}</a>{blocks}{anchors}{below}</li>'


def _ids(page: TextPage) -> Iterator[str]:
    """Every address on a page, and its notes’."""
    supplied = {heading.before for heading in page.text.text.info.headings}
    for pair in page.text.text.pairs:
        if pair.number in supplied:
            yield f"before-{pair.number}"
    yield from page.places
    yield from (f"fn:{note}" for note in page.notes)
