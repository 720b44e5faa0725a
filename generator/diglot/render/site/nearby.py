"""The part of the book that a text stands in, for the drawer and the title of its page."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.model.address import PageKind, address_of, local_address
from diglot.model.contents import Part, Placed, PlacedText
from diglot.render.sequence import hand_path
from diglot.render.site.front_matter import Within
from diglot.render.site.views.context import Desk

MOST = 16
"""Lines of the list on each page, whatever the edition holds: beyond them those around the page."""


def within_of(desk: Desk) -> Within:
    """The part with what stands in it."""
    info = desk.text.text.info
    names = [part.title[desk.code] for part in info.within]
    items = list(_beside(desk.info.contents, info.within[-1].id if info.within else ""))
    at = items.index(PlacedText(info.id))
    start = max(0, min(at - MOST // 2, len(items) - MOST))
    near = (_line(desk, item, item is items[at]) for item in items[start : start + MOST])
    return Within(part=" · ".join(names), near=tuple(line for line in near if line))


def _beside(items: tuple[Placed, ...], part: str) -> Iterator[Placed]:
    """What stands in the part of this id, "" the whole, without its own parts."""
    if not part:
        yield from (item for item in items if not isinstance(item, Part))
    for item in items if part else ():
        if isinstance(item, Part):
            yield from _beside(item.items, "" if item.id == part else part)


def _line(desk: Desk, item: Placed, is_here: bool) -> tuple[str, str, bool] | None:
    code = desk.code
    if isinstance(item, PlacedText):
        title = desk.context.texts[item.id].title[code]
        return title, local_address(address_of(PageKind.TEXT, code, item.id)), is_here
    if isinstance(item, Part):
        return None
    path = hand_path(item, desk.page.lang)
    page = next((one for one in desk.context.site.hand if one.path == path), None)
    return (page.title, local_address(path), False) if page else None
