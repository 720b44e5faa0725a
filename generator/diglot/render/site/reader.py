"""What the scripts of a reading page need to know."""

from __future__ import annotations

import json
from collections.abc import Iterator

from diglot.derive.names import headword
from diglot.language.wording import Words
from diglot.model.address import PageKind, address_of
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.localized import Language
from diglot.model.output import Output
from diglot.model.site import Page, Site
from diglot.render.han.views import PINYIN, TRADITIONAL, view_path, views_of
from diglot.render.site.metadata import address

WORDS = (
    "layout columns interleaved single reveal reveal-one lead shown notes terms changes on off"
    " size contents progress keys keys-on close note copy source copied copy-failed report return"
    " key-next key-previous key-view key-lead key-reveal key-note key-copy key-changes key-size"
    " key-list"
).split()
"""The words of the interface that the scripts show: keys of the language's file, with `reader-`."""


VIEW_WORDS = {PINYIN: ("pinyin",), TRADITIONAL: ("traditional", "converted")}
"""The words that a view needs beside them."""


def gloss_path(lang: str) -> str:
    """Where the glosses of the terms stand, below docs/ and the site alike."""
    return f"assets/made/glosses.{lang}.json"


def render_reader(
    info: EditionInfo, page: Page, text: AnnotatedText, sides: list[Language], words: Words
) -> str:
    """As JSON; the theme escapes it for an attribute."""
    lang = page.lang.code
    views = dict.fromkeys(view for side in sides for view in views_of(side))
    shown = [*WORDS, *(key for view in views for key in VIEW_WORDS[view])]
    id_ = text.text.info.id
    own = address_of(PageKind.TEXT, lang, id_)
    source = words.plain(f"reader-source{'' if info.version else '-without-version'}")
    data = {
        "text": page.path.split("/", 1)[1].removesuffix("/index.md"),  # `ID`, or `ID/650`
        "title": text.text.info.called(lang),
        "edition": info.title[lang],
        "version": info.version,
        "url": address(info, own),
        "apparatus": page.url_of(address_of(PageKind.APPARATUS, lang, id_)),
        "report": info.report,
        "sides": [_side(page, text, side) for side in sides],
        "glosses": page.way_to(gloss_path(lang)),
        "words": {key: words.plain(f"reader-{key}") for key in shown} | {"source": source},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _side(page: Page, text: AnnotatedText, lang: Language) -> dict[str, object]:
    """A language of the page, with the ways to the views that there are of it."""
    id_ = text.text.info.id
    ways = {view: page.way_to(view_path(id_, lang.code, view)) for view in views_of(lang)}
    return {"tag": lang.tag, "name": lang.name} | ({"views": ways} if ways else {})


def render_glosses(site: Site, words: object) -> Iterator[Output]:
    """The glosses in each language of the interface as JSON: id → [headword, gloss]."""
    terms = site.edition.info.terms
    for lang in site.languages if terms else ():
        glosses = {
            term.id: [headword(term, lang.code), term.gloss[lang.code]]
            for term in terms
            if term.gloss
        }
        content = json.dumps(glosses, ensure_ascii=False, separators=(",", ":")) + "\n"
        yield Output(path=f"docs/{gloss_path(lang.code)}", content=content)
