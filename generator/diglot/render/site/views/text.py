"""A reading page: the text in both languages, its notes, and how to cite it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from diglot.derive.sides import sides_of
from diglot.render.site.blocks import render_text
from diglot.render.site.escape import Md
from diglot.render.site.views.around import Around, around_text
from diglot.render.site.views.context import Desk
from diglot.render.site.views.footnote import render_footnote
from diglot.render.site.wording import MdWords


class Footnote(Struct, frozen=True):
    id: Md
    words: Md


class TextView(Struct, frozen=True, kw_only=True):
    w: MdWords
    around: Around
    blocks: tuple[Md, ...]
    notes: tuple[Footnote, ...]
    """In order of first reference on the page."""


def text_view(desk: Desk) -> TextView:
    """The text that the page is about."""
    info, lang = desk.text.text.info, desk.page.lang
    body = render_text(
        desk.text,
        sides_of(desk.info, desk.text, lang),
        lambda language: desk.w("alone", language=desk.named(language)),
        lambda code, link: desk.segment(link, info.id, code),
        (lambda places: _stale(desk, places)) if desk.info.shows_stale else None,
    )
    notes = {note.id: note for note in info.notes}
    return TextView(
        w=desk.w,
        around=around_text(desk),
        blocks=body.blocks,
        notes=tuple(Footnote(Md(id_), render_footnote(desk, id_, notes)) for id_ in body.notes),
    )


def _stale(desk: Desk, places: Sequence[str]) -> Md:
    return desk.w("stale", places=desk.w.plain("enumeration").join(places))
