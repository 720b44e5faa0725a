"""Where the edition, a text or the glossary is to be had in other forms."""

from __future__ import annotations

import html
from collections.abc import Iterator

from msgspec import Struct

from diglot.model.export import FOLDER, ZIP
from diglot.render.exports.format import Format, Scope
from diglot.render.exports.formats import chosen, scopes_of
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.context import Desk, Link


class Downloads(Struct, frozen=True):
    """The files of one language, or of all."""

    name: Md
    """The language; "" of files that hold all."""
    files: tuple[Link, ...]
    """Their ways stand in HTML: a builder would look for what it does not make."""


def downloads(desk: Desk, scope: Scope, text: str = "") -> tuple[Downloads, ...]:
    """Those of what a page is about; none where the edition offers none."""
    forms = [
        form for form in chosen(desk.info.exports) if scope in scopes_of(form, desk.context.site)
    ]
    found = list(_groups(desk, forms, scope, text))
    if scope is Scope.EDITION and {"all", "zip"} & {*desk.info.exports}:
        link = Link(desk.w("site-copy"), _link(desk, "", ZIP).way)
        found.append(Downloads(Md(), (link,)))
    return tuple(found)


def _groups(desk: Desk, forms: list[Format], scope: Scope, text: str) -> Iterator[Downloads]:
    if forms:
        links = tuple(_link(desk, form.label, form.path(scope, text)) for form in forms)
        yield Downloads(Md(), links)
    parted = [form for form in forms if form.by_language]
    codes = [lang.code for lang in desk.info.languages]
    if scope is Scope.TEXT:
        codes = list(desk.text.text.info.languages)
    for code in codes if parted else ():
        lang = desk.info.language(code)
        links = tuple(_link(desk, form.label, form.path(scope, text, lang)) for form in parted)
        yield Downloads(escape(desk.named(lang), at_start=True), links)


def _link(desk: Desk, label: str, path: str) -> Link:
    way = desk.page.way_to(f"{FOLDER}/{path}")
    return Link(escape(label), Md(html.escape(way)))
