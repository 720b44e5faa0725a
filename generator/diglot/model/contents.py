"""The order of a book: texts and pages written by hand, in parts that may hold parts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.model.localized import Localized


class PlacedText(Struct, frozen=True):
    """A text at its place in the order."""

    id: str


class PlacedPage(Struct, frozen=True):
    """A page written by hand, such as a preface, at its place in the order."""

    name: str
    """It stands in docs/LANG/NAME.md."""


class PartName(Struct, frozen=True, kw_only=True):
    """What a part is called."""

    id: str
    """In the address of the contents: `part-2`, and within it `part-2-1`."""
    title: Localized


class Part(PartName, frozen=True, kw_only=True):
    """A part with all that stands in it."""

    items: tuple[Placed, ...]


Placed = PlacedText | PlacedPage | Part


def in_order(items: tuple[Placed, ...]) -> Iterator[PlacedText | PlacedPage]:
    """Texts and pages one after another, across parts."""
    for item in items:
        if isinstance(item, Part):
            yield from in_order(item.items)
        else:
            yield item


def parts_above(
    items: tuple[Placed, ...], above: tuple[PartName, ...] = ()
) -> Iterator[tuple[PlacedText | PlacedPage, tuple[PartName, ...]]]:
    """The same, each with the parts that it stands in, the outermost first."""
    for item in items:
        if isinstance(item, Part):
            name = PartName(id=item.id, title=item.title)
            yield from parts_above(item.items, (*above, name))
        else:
            yield item, above
