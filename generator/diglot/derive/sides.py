"""The two languages of a text, as a page shows them."""

from __future__ import annotations

from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.localized import Language


def sides_of(info: EditionInfo, annotated: AnnotatedText, lang: Language) -> list[Language]:
    """The text's two languages, the page's own first."""
    pair = [info.language(code) for code in annotated.text.info.languages]
    return sorted(pair, key=lambda side: side.code != lang.code)
