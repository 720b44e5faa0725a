"""The glossary as anchors of an alignment: which entries occur in a sentence."""

from __future__ import annotations

from diglot.align.cues import Entries
from diglot.annotate.forms import FormFinder
from diglot.create.edition import tag_of
from diglot.model.declared import EditionInfo


def entries_of(info: EditionInfo, lang: str) -> Entries:
    """Finds the ids of the entries of which a form in the language `lang` stands in a sentence."""
    tag = next((one.tag for one in info.languages if one.code == lang), tag_of(lang))
    finder = FormFinder(info.terms, lang, tag)

    def entries(unit: str) -> frozenset[str]:
        return frozenset(found.term for found in finder.find(unit) if not found.hides)

    return entries
