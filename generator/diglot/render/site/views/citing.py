"""How a page says that it is to be cited."""

from __future__ import annotations

from msgspec import Struct

from diglot.derive.citation import citation_of
from diglot.derive.styles import STYLES, WHOLE
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.declared import TextInfo
from diglot.render.exports.citations import FORMATS, citation_path
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.context import Desk, Link


class Cited(Struct, frozen=True):
    """The citation in one style."""

    style: Md
    words: Md


def cited(desk: Desk, text: TextInfo | None) -> tuple[Cited, ...]:
    """In every style: of a text or, without one, of the whole, whose title is emphasised."""
    # Of a page of a long text, the address that stays whatever page a sentence comes to stand on.
    kind = PageKind.TEXT if text else PageKind.HOME
    path = address_of(kind, desk.code, text.id if text else "")
    citation = citation_of(desk.info, text, desk.code, local_address(path))
    return tuple(Cited(escape(style), _words(made(citation))) for style, made in STYLES.items())


def _words(citation: str) -> Md:
    """The title of the whole, between its marks, is emphasised."""
    return Md(escape(citation).replace(WHOLE[0], "*").replace(WHOLE[1], "*"))


def citation_files(desk: Desk, text: TextInfo) -> tuple[Link, ...]:
    """Those for programs, each by the name of its format."""
    return tuple(
        Link(escape(name), desk.way(citation_path(desk.code, text.id, ending)))
        for ending, (name, _) in FORMATS.items()
    )
