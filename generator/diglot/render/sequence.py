"""What stands before and after a page, in the order of the book: texts, and pages by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from diglot.model.address import PageKind
from diglot.model.contents import PartName, PlacedPage, PlacedText, in_order, parts_above
from diglot.model.declared import EditionInfo
from diglot.model.files import HandPage
from diglot.model.localized import Language
from diglot.model.site import Page


class Step(Struct, frozen=True, kw_only=True):
    """A page in the order of the book."""

    title: str
    path: str
    """Relative to docs/."""
    within: tuple[PartName, ...] = ()
    """The parts that it stands in."""

    def called(self, lang: str, beside: Step) -> str:
        """Its title, behind those of its parts where it stands in others than `beside`."""
        parts = self.within if self.within != beside.within else ()
        return " · ".join([*(part.title[lang] for part in parts), self.title])


class Around(Struct, frozen=True, kw_only=True):
    """What stands around a page; None at either end of the book."""

    here: Step
    before: Step | None
    after: Step | None


def around(
    info: EditionInfo, pages: Sequence[Page], hand: Sequence[HandPage], lang: Language
) -> dict[str, Around]:
    """By path, what stands around each page of the book in a language of the interface."""
    steps = list(_steps(info, pages, hand, lang))
    sides = zip([None, *steps], steps, [*steps[1:], None], strict=False)
    return {here.path: Around(here=here, before=one, after=two) for one, here, two in sides}


def _steps(
    info: EditionInfo, pages: Sequence[Page], hand: Sequence[HandPage], lang: Language
) -> Iterator[Step]:
    by_hand = {page.path: page for page in hand}
    of_texts: dict[str, list[Page]] = {}
    for page in pages:
        if page.text and page.lang.code == lang.code and page.kind in READ:
            of_texts.setdefault(page.text.text.info.id, []).append(page)
    for item, within in parts_above(info.contents):
        if isinstance(item, PlacedText):
            for page in of_texts.get(item.id, ()):
                yield Step(title=page.title, path=page.path, within=within)
        elif page_by_hand := by_hand.get(hand_path(item, lang)):
            yield Step(title=page_by_hand.title, path=page_by_hand.path, within=within)


READ = frozenset({PageKind.TEXT, PageKind.PAGES})
"""The kinds of page that are read one after another."""


def hand_path(item: PlacedPage, lang: Language) -> str:
    """Where a page by hand stands in docs/ in a language."""
    return f"{lang.code}/{item.name}.md"


def placed_by_hand(info: EditionInfo, languages: Sequence[Language]) -> Mapping[str, PlacedPage]:
    """The pages by hand that have a place in the order, by path."""
    return {
        hand_path(item, lang): item
        for item in in_order(info.contents)
        if isinstance(item, PlacedPage)
        for lang in languages
    }
