"""Words in several languages, and the languages themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct


class Localized(Struct, frozen=True):
    """One thing said in several languages: pairs of language code and words, as in the file."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, str] | None) -> Localized:
        return cls(tuple((words or {}).items()))

    def __getitem__(self, lang: str) -> str:
        """The words in `lang`; where it has none, the first language's; "" where there are none."""
        return self.exact(lang) or next((words for _, words in self.pairs), "")

    def exact(self, lang: str) -> str:
        """The words in `lang` and no other, or ""."""
        return next((words for code, words in self.pairs if code == lang), "")

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)

    def __bool__(self) -> bool:
        return bool(self.pairs)


NOT_SAID = Localized()


class Language(Struct, frozen=True, kw_only=True):
    code: str
    """The short key of the source files and the addresses: `zh`."""
    tag: str
    """BCP 47: `zh-Hans`."""
    name: str
    """Its own name: `中文`."""
    dir: str
    """`ltr` or `rtl`."""
