"""The interface’s words in one language, as plain text."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from msgspec import Struct

from diglot.language.cldr import CATEGORIES, locale_of, plural_of, scripts_of
from diglot.language.table import facts_of
from diglot.model.localized import Language

NAME = re.compile(r"\{([^{}]*)\}")
"""What is filled in: `{count}`."""


class Words(Struct, frozen=True):
    """Looked up by key; `{names}` in them are filled in."""

    said: Mapping[str, str]
    tag: str = "en"
    """Of the language, by which it counts."""
    foreign: frozenset[str] = frozenset()
    """Keys of which the language has no words, so that the English ones stand."""

    def plain(self, key: str, /, **values: object) -> str:
        """The words as text, for where Markdown means nothing. KeyError: there are none."""
        text = self.said[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def counted(self, key: str, number: int) -> str:
        """So many of something, as the language counts."""
        form = f"{key}-{plural_of(self.tag, number)}"
        return self.plain(form if form in self.said else f"{key}-other", count=number)

    def forms(self, key: str) -> dict[str, str]:
        """Category of number → words, for scripts that count themselves; `by` whose rules."""
        keys = {category: f"{key}-{category}" for category in CATEGORIES}
        found = {one: self.said[name] for one, name in keys.items() if name in self.said}
        return found | {"by": str(locale_of(self.tag)).replace("_", "-")}


def spoken(languages: Sequence[Language], words: Container[str]) -> tuple[Language, ...]:
    """Those of an edition’s `languages` in which there are words, or else the first alone.

    They are the languages of the interface. `words` are the codes of languages with words.
    """
    found = tuple(lang for lang in languages if lang.code in words)
    return found or tuple(languages[:1])


def nearest_words(tag: str, known: Container[str]) -> str | None:
    """Which of the `known` words are those of a language: `pt` of `pt-BR`, `zh-Hant` of `zh-TW`.

    None of a language in another script than its own: whoever reads `ru-Latn` may read no Cyrillic.
    """
    facts = facts_of(tag)
    if facts.language == "zh" and facts.is_in_han:
        return "zh" if facts.is_simplified else "zh-Hant"
    if scripts_of(tag) != scripts_of(facts.language) or facts.language not in known:
        return None
    return facts.language
