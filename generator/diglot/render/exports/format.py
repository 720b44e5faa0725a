"""What a format is: how its files are called, what each is about, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import partial

from msgspec import Struct

from diglot.language.wording import Words
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.localized import Language
from diglot.model.output import Output
from diglot.model.site import Site


class Scope(StrEnum):
    """What a file of a format is about."""

    EDITION = "edition"
    GLOSSARY = "glossary"
    TEXT = "text"


class Sheet(Struct, frozen=True, kw_only=True):
    """How a form that is printed is laid out."""

    paper: str = "a4"
    """`a4`, `a5` or `letter`."""
    is_facing: bool = False
    """Whether the two languages are on facing pages; else in two columns."""


PLAIN = Sheet()
"""Where nothing else is asked for."""


class Wanted(Struct, frozen=True, kw_only=True):
    """One download that is to be made."""

    site: Site
    words: Mapping[str, Words]
    """Of the interface, by language code."""
    path: str
    """Of its file, or of the first of them, below the folder of exports."""
    text: AnnotatedText | None = None
    """None of what is about the edition or its glossary."""
    lang: Language | None = None
    """The one language that it holds; None: all."""
    sheet: Sheet = PLAIN

    @property
    def edition(self) -> Edition:
        return self.site.edition

    @property
    def the_text(self) -> AnnotatedText:
        """Of a format whose files are about texts."""
        assert self.text is not None, self.path
        return self.text


class Format(Struct, frozen=True, kw_only=True):
    """One form in which the edition can be taken away."""

    name: str
    """On the command line and in edition.yml."""
    label: str
    """For people; a proper name, the same in each language."""
    extension: str
    """Without a dot before it: `tei.xml`."""
    scopes: tuple[Scope, ...]
    make: Callable[[Wanted], Iterator[Output]]
    """Pure: the same values give the same bytes, whatever the day and the machine. The first file
    has the path that is wanted."""
    by_language: bool = False
    """Whether there is a file of each language beside that of both."""
    longest: int = 0
    """Rows of an edition in one file; one that has more is a file each text. 0: any number."""
    needs: tuple[str, ...] = ()
    """The modules of an extra that it is made with."""
    entry: str = ""
    """The first file, of a format that has many: `dts/index.json`."""

    def path(self, scope: Scope, text: str = "", lang: Language | None = None) -> str:
        """Where a file of it stands below the folder of exports."""
        if self.entry:
            return self.entry
        stem = f"texts/{text}" if scope is Scope.TEXT else str(scope)
        return f"{stem}.{lang.code}.{self.extension}" if lang else f"{stem}.{self.extension}"


Content = str | bytes | Iterator[str]


def one_file(make: Callable[[Wanted], Content]) -> Callable[[Wanted], Iterator[Output]]:
    """The `make` of a format that is one file, made when it is written."""

    def made(wanted: Wanted) -> Iterator[Output]:
        yield Output(path=wanted.path, content=partial(make, wanted))

    return made
