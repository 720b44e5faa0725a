"""An address that a page once had: it leads on to where the page stands now."""

from __future__ import annotations

from msgspec import Struct

from diglot.render.site.escape import escape
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.wording import MdWords


class MovedView(Struct, frozen=True, kw_only=True):
    w: MdWords
    to: Link


def moved_view(desk: Desk) -> MovedView:
    return MovedView(w=desk.w, to=Link(escape(desk.page.title), desk.way(desk.page.leads_to)))
