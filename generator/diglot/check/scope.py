"""What the rules judge: the edition, and what of it could not be read, of which nothing is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from diglot.annotate.forms import FormFinder
from diglot.check.facing import Side, Standing, Unread, facing, standing
from diglot.model.codes import Hidden
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.files import GLOSSARY
from diglot.model.glossary import Term
from diglot.model.problem import Problem
from diglot.model.text import Text


@dataclass(frozen=True, kw_only=True)  # without slots, for what is made when it is first asked for
class Scope:
    """The whole edition."""

    edition: Edition
    unread: Unread

    @property
    def info(self) -> EditionInfo:
        return self.edition.info

    @property
    def knows_glossary(self) -> bool:
        """Whether what the glossary lacks is missing, and not only misunderstood."""
        return GLOSSARY not in self.info.unread

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The entries by id."""
        return {term.id: term for term in self.info.terms}

    @cached_property
    def told(self) -> frozenset[str]:
        """The ids of the entries that say something, so that a mark can lead to them."""
        return frozenset(term.id for term in self.info.terms if term.note or term.gloss)

    @cached_property
    def finders(self) -> Mapping[str, FormFinder]:
        """What finds the forms in each language; they are made when a term first seems missing."""
        return self._finders(avoided=False)

    @cached_property
    def avoided(self) -> Mapping[str, FormFinder]:
        """What finds the renderings to avoid in each language."""
        return self._finders(avoided=True)

    def _finders(self, *, avoided: bool) -> Mapping[str, FormFinder]:
        info = self.info
        return {
            lang: FormFinder(info.terms, lang, info.language(lang).tag, avoided=avoided)
            for lang in self._languages
        }

    @property
    def _languages(self) -> frozenset[str]:
        return frozenset(lang for one in self.edition.texts for lang in one.text.info.languages)


def scope_of(edition: Edition, before: Iterable[Problem]) -> Scope:
    """The edition, with the lines that the problems `before` left without a meaning."""
    unread = {(p.place.path, p.place.line) for p in before if p.kind.hides is Hidden.LINE}
    return Scope(edition=edition, unread=unread)


class TextScope(Struct, frozen=True, kw_only=True):
    """One text, within the whole."""

    whole: Scope
    annotated: AnnotatedText
    standing: Standing
    facing: tuple[tuple[Side, Side], ...]
    """Both sides of each row in which both languages say something, base first."""

    @classmethod
    def of(cls, annotated: AnnotatedText, whole: Scope) -> TextScope:
        """What the rules ask of a text, looked up once for all of them."""
        return cls(
            whole=whole,
            annotated=annotated,
            standing=standing(annotated),
            facing=tuple(facing(annotated.text, whole.unread)),
        )

    @property
    def text(self) -> Text:
        return self.annotated.text
