"""The edition with its texts, aligned and annotated: what all later steps work on."""

from __future__ import annotations

from msgspec import Struct

from diglot.model.declared import EditionInfo
from diglot.model.text import Occurrence, Text


class Edition(Struct, frozen=True, kw_only=True):
    """The edition with its texts, aligned and annotated: what the later steps work on."""

    info: EditionInfo
    texts: tuple[AnnotatedText, ...]


class AnnotatedText(Struct, frozen=True, kw_only=True):
    text: Text
    occurrences: tuple[Occurrence, ...]
    """In the order of the text: by segment, base before translation, left to right."""
