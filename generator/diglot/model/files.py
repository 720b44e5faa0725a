"""The sources as the first door hands them on: text, by path."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from diglot.model.font import FontFile

GLOSSARY = "glossary.yml"
"""Of the edition, relative to its root."""


def lock_path(text: str) -> str:
    """Where the addresses of a text are locked, relative to the root."""
    return f"source/{text}/addresses.lock"


def changes_path(text: str) -> str:
    """Where the changes of a text are kept for its readers, relative to the root."""
    return f"source/{text}/changes.tsv"


class Files(Struct, frozen=True, kw_only=True):
    """The sources as text, by path relative to the root (with `/`)."""

    texts: Mapping[str, str]
    """Decoded; line ends are LF, a byte-order mark is gone."""
    witnesses: Mapping[str, str]
    """witness.txt of each text, decoded and otherwise as received."""
    broken: frozenset[str] = frozenset()
    """What is there but cannot be read, files and folders: reported once, not again as missing."""
    pages: tuple[HandPage, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    """The words of the interface that come with Diglot: language code → the YAML of its file."""

    fonts: tuple[FontFile, ...] = ()
    """Those of source/fonts/, and Diglot's own."""

    def is_broken(self, path: str) -> bool:
        """Whether the file is there but cannot be read, or a folder on the way to it."""
        folders = (path[:at] for at, char in enumerate(path) if char == "/")
        return path in self.broken or any(folder in self.broken for folder in folders)


class HandPage(Struct, frozen=True, kw_only=True):
    """A Markdown page in docs/LANG/ that a person wrote."""

    path: str
    """Relative to docs/."""
    title: str
    description: str = ""
    is_searched: bool = True
    text: str = ""
    """Its Markdown."""
