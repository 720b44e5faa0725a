"""What of a text reads otherwise than in an earlier version, in tables."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from diglot.derive.differences import Piece, differences
from diglot.derive.sides import sides_of
from diglot.model.address import PageKind
from diglot.model.changes import Change
from diglot.model.localized import Language
from diglot.render.site.escape import Md, escape_cell
from diglot.render.site.views.context import Desk
from diglot.render.site.wording import MdWords, spoken


class ChangeRow(Struct, frozen=True, kw_only=True):
    address: Md
    way: Md
    before: Md
    now: Md


class ChangeTable(Struct, frozen=True):
    """The changes of one language's text."""

    heading: Md
    id: Md
    rows: tuple[ChangeRow, ...]


class ChangesView(Struct, frozen=True, kw_only=True):
    w: MdWords
    title: Md
    intro: Md
    tables: tuple[ChangeTable, ...]


def changes_view(desk: Desk) -> ChangesView:
    """The changes in both languages, the page's own first."""
    text = desk.text.text
    assert text.changes is not None, text.info.id
    tables = (
        ChangeTable(
            desk.w("apparatus-of", language=desk.named(side)),
            Md(side.code),
            tuple(_row(desk, side, one) for one in text.changes.rows if one.lang == side.code),
        )
        for side in sides_of(desk.info, desk.text, desk.page.lang)
    )
    return ChangesView(
        w=desk.w,
        title=desk.w("version-changes-title", title=text.info.title[desk.code]),
        intro=desk.w("version-changes-intro", version=text.changes.since),
        tables=tuple(table for table in tables if table.rows),
    )


def _row(desk: Desk, side: Language, change: Change) -> ChangeRow:
    before, now = differences(change.before, change.now)
    return ChangeRow(
        address=Md(change.address),
        way=desk.to(PageKind.TEXT, desk.text.text.info.id, change.address),
        before=_marked(desk, before, side),
        now=_marked(desk, now, side),
    )


def _marked(desk: Desk, pieces: Sequence[Piece], side: Language) -> Md:
    """A reading, with what differs told apart."""
    said = (
        f"<mark>{escape_cell(each.words)}</mark>" if each.is_changed else escape_cell(each.words)
        for each in pieces
    )
    return spoken(Md("".join(said)), side, desk.page.lang) or Md("—")
