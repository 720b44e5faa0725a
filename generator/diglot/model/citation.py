"""What there is to cite, as an item of CSL: what every style and every format is made of."""

from __future__ import annotations

from msgspec import Struct

from diglot.model.date import Edtf


class Name(Struct, frozen=True, kw_only=True):
    """A name, taken apart where it is a person's that is filed under the family's name."""

    written: str
    """In its own order."""
    family: str = ""
    """With its particles (`van der Berg`); "" where the name is one: a group's, or 王小明."""
    given: str = ""
    suffix: str = ""
    """`Jr.`"""

    @property
    def is_unspaced(self) -> bool:
        """Whether its parts are written as one word, as 佐藤安 is: no style takes that apart."""
        return bool(self.family) and self.written in (
            f"{self.family}{self.given}",
            f"{self.given}{self.family}",
        )

    @property
    def is_family_first(self) -> bool:
        """Whether the family's name comes first by itself: `Wang Guan`."""
        return bool(self.family) and self.written.startswith(self.family)


class Citation(Struct, frozen=True, kw_only=True):
    """What there is to cite, in one language. Each part may be "" or (), and is on one line."""

    key: str
    title: str
    """Of the text; "" where the edition is cited as a whole."""
    edition: str
    """The title of the whole, which contains the text."""
    editors: tuple[Name, ...]
    translators: tuple[Name, ...]
    version: str
    publisher: str
    issued: Edtf | None
    url: str
    tag: str
    """BCP 47, of the language that this citation is in."""
    authors: tuple[Name, ...] = ()
    series: str = ""
    number: str = ""
    """Within the series."""
    isbn: str = ""
    doi: str = ""
    """Of the whole."""

    @property
    def published(self) -> str:
        """ISO 8601: year, month or day, of an interval its first; "" where it is not known."""
        first = self.issued.start if self.issued else None
        if first is None or not first.parts:
            return ""
        year, *rest = first.parts
        return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
