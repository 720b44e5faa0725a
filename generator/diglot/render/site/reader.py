"""What the scripts of a reading page need to know, as one line of its front matter."""

from __future__ import annotations

import json

from diglot.derive.names import headword
from diglot.language.wording import Words
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.localized import Language
from diglot.model.site import Page
from diglot.render.site.metadata import address

WORDS = (
    "layout columns interleaved single reveal reveal-one lead shown notes terms changes size"
    " progress keys keys-on close note copy source copied copy-failed report return key-next"
    " key-previous key-view key-lead key-reveal key-note key-copy key-changes key-size key-list"
).split()
"""The words of the interface that the scripts show: keys of the language's file, with `reader-`."""


def gloss_path(lang: str) -> str:
    """Where the glosses of the terms stand, below docs/ and the site alike."""
    return f"assets/made/glosses.{lang}.json"


def render_reader(
    info: EditionInfo, page: Page, text: AnnotatedText, sides: list[Language], words: Words
) -> str:
    """`reader: "…"`: JSON inside JSON's string; the theme escapes it for an attribute."""
    lang = page.lang.code
    data = {
        "text": text.text.info.id,
        "title": text.text.info.title[lang],
        "edition": info.title[lang],
        "version": info.version,
        "url": address(info, page.path),
        "report": info.report,
        "sides": [{"tag": side.tag, "name": side.name} for side in sides],
        "glosses": page.way_to(gloss_path(lang)),
        "words": {key: words.plain(f"reader-{key}") for key in WORDS},
    }
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"reader: {json.dumps(line, ensure_ascii=False)}"


def render_glosses(info: EditionInfo, lang: str) -> str:
    """The glosses as JSON: id → [headword, gloss]."""
    glosses = {
        term.id: [headword(term, lang), term.gloss[lang]] for term in info.terms if term.gloss
    }
    return json.dumps(glosses, ensure_ascii=False, separators=(",", ":")) + "\n"
