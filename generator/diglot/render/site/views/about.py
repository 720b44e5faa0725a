"""What is said about the edition: provenance, translation, rights, licence, and how to cite it."""

from __future__ import annotations

from msgspec import Struct

from diglot.derive.credits import listed_credits
from diglot.model.glossary import Source
from diglot.model.text import Text
from diglot.render.site.credits import credit_lines
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.citing import Cited, cited
from diglot.render.site.views.context import Desk
from diglot.render.site.wording import MdWords


class AboutText(Struct, frozen=True, kw_only=True):
    """One text; a part of which nothing is said is ""."""

    id: Md
    title: Md
    """"" where the edition has one text only, which needs no heading."""
    suffix: Md
    """What tells the ids of its headings from those of another text."""
    provenance: Md
    source: Md
    translation: Md
    rights: Md


class AboutView(Struct, frozen=True, kw_only=True):
    w: MdWords
    description: Md
    people: tuple[Md, ...]
    """Who did what; none where there are editors alone, whom the colophon names."""
    texts: tuple[AboutText, ...]
    licence: Md
    covers: Md
    citations: tuple[Cited, ...]


def about_view(desk: Desk) -> AboutView:
    """Of the whole, and of each text."""
    info = desk.info
    texts = [annotated.text for annotated in desk.context.site.edition.texts]
    return AboutView(
        w=desk.w,
        description=desk.first(info.description[desk.code]),
        people=tuple(credit_lines(desk, listed_credits(info))),
        texts=tuple(_text(desk, text, len(texts) > 1) for text in texts),
        licence=escape(info.licence),
        covers=escape(info.licence_covers[desk.code]),
        citations=cited(desk, None),
    )


def _text(desk: Desk, text: Text, several: bool) -> AboutText:
    info, code = text.info, desk.code
    return AboutText(
        id=Md(info.id),
        title=escape(info.called(code)) if several else Md(),
        suffix=Md(f"-{info.id}" if several else ""),
        provenance=desk.first(info.provenance[code]),
        source=desk.source(info.source) if info.source != Source() else Md(),
        translation=desk.first(info.translation_note[code]),
        rights=desk.first(info.rights[code]),
    )
