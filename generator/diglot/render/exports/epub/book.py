"""A book put together: its chapters in their order, and links that know in which file a row is."""

from __future__ import annotations

import re

from msgspec.structs import replace

from diglot.render.drawing.card import draw_card
from diglot.render.drawing.preview import sides
from diglot.render.exports.epub.html import file_of
from diglot.render.exports.epub.matter import matter, title_page
from diglot.render.exports.epub.texts import text_chapters
from diglot.render.exports.epub.values import Book, Chapter, Desk
from diglot.render.exports.format import Wanted

_ROW = re.compile(r'id="([sb]\d[^"]*)"')
_WAY = re.compile(r'href="text-([a-z0-9-]+)\.xhtml#([sb]\d[^"]*)"')
_COVER = 1600, 2560
"""Width and height, as shops want them."""


def book_of(wanted: Wanted) -> Book:
    """The edition in all its languages, or in the one that is wanted."""
    site, info = wanted.site, wanted.edition.info
    lang = wanted.lang or site.languages[0]
    around = lang if lang.code in wanted.words else site.languages[0]
    codes = [lang.code] if wanted.lang else [one.code for one in info.languages]
    ordered = tuple(sorted(codes, key=lambda code: code != lang.code))
    desk = Desk(site=site, words=wanted.words[around.code], lang=around, codes=ordered)
    chapters = [title_page(desk)]
    texts: dict[str, list[Chapter]] = {}
    for annotated in site.edition.texts:
        if desk.shown(annotated.text.info.languages):
            texts[annotated.text.info.id] = list(text_chapters(desk, annotated))
            chapters += texts[annotated.text.info.id]
    chapters += matter(desk)
    places = _places(texts)
    chapters = [_located(chapter, places) for chapter in chapters]
    return Book(
        info=info,
        lang=lang,
        languages=tuple(info.language(code) for code in codes),
        is_whole=wanted.lang is None,
        title=info.title[lang.code],
        contents=desk.words.plain("contents"),
        cover=_cover(wanted),
        chapters=tuple(chapters),
    )


def _places(texts: dict[str, list[Chapter]]) -> dict[tuple[str, str], str]:
    """(text, id of a row or block) → the file in which it is."""
    return {
        (text, row): one.name
        for text, files in texts.items()
        for one in files
        for row in _ROW.findall(one.body)
    }


def _located(chapter: Chapter, places: dict[tuple[str, str], str]) -> Chapter:
    """Ways to rows lead to the first file of a text: here to the one that has the row."""

    def found(way: re.Match[str]) -> str:
        name = places.get((way[1], way[2]), file_of(way[1]))
        return f'href="{name}#{way[2]}"'

    return replace(chapter, body=_WAY.sub(found, chapter.body))


def _cover(wanted: Wanted) -> str:
    """The card of the edition's previews, set on a page."""
    width, height = _COVER
    info = wanted.edition.info
    card = draw_card(list(sides(info, None, wanted.words)), info.fonts)
    inner = card.replace("<svg", f'<svg x="80" y="{height // 2 - 378}"', 1)
    inner = re.sub(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"', r"\1", inner, count=1)
    inner = inner.replace("<svg", '<svg width="1440" height="756"', 1)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    paper = f'<rect width="{width}" height="{height}" fill="#fdfcf9"/>'
    lines = "".join(
        f'<rect x="80" y="{y}" width="1440" height="4" fill="#962d1d"/>' for y in (240, 2316)
    )
    return f'{head} width="{width}" height="{height}">{paper}{lines}{inner}</svg>'
