"""The edition with its texts, aligned and annotated: what all later steps work on."""

from __future__ import annotations

from dataclasses import dataclass

from diglot.model.declared import EditionInfo
from diglot.model.text import Occurrence, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The edition with its texts, aligned and annotated: what the later steps work on."""

    info: EditionInfo
    texts: tuple[AnnotatedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedText:
    text: Text
    occurrences: tuple[Occurrence, ...]
    """In the order of the text: by segment, base before translation, left to right."""
