"""What the frame of a language's pages says: its switch of light and dark, and the colophon."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from diglot.derive.citation import licence_name, licence_url
from diglot.derive.credits import listed_credits
from diglot.language.locale import render_date
from diglot.render.credits import plain_credits
from diglot.render.site.views.context import Desk

WORDS = ("appearance", "light", "dark", "system", "made-with")


def frame_of(desk: Desk) -> dict[str, str]:
    """By key, which is a name in the templates too; what the edition does not state is left out."""
    said = {key.replace("-", "_"): desk.w.plain(key) for key in WORDS}
    return said | dict(_colophon(desk))


def _colophon(desk: Desk) -> Iterator[tuple[str, str]]:
    info, w = desk.info, desk.w
    if people := list(plain_credits(w, desk.code, listed_credits(info))):
        yield "people", w.plain("item-separator").join(people)
    if series := info.book.series[desk.code]:
        yield "series", " ".join(filter(None, (series, info.book.number)))
    if info.book.isbn:
        yield "isbn", f"ISBN {info.book.isbn}"
    if publisher := info.publisher[desk.code]:
        yield "publisher", publisher
    if info.version:
        yield "version", w.plain("version-number", version=info.version)
    if info.published:
        yield "published", render_date(info.published, desk.page.lang.tag, w)
    if info.licence:
        yield "licence", licence_name(info.licence)
        if urlsplit(address := licence_url(info.licence)).scheme in ("http", "https"):
            yield "licence_url", address
    if info.report:
        yield "report", w.plain("reader-report")
        yield "report_url", info.report
