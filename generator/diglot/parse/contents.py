"""The order of the book: `contents:` in edition.yml, or `texts:` where it is a plain list."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.model.contents import Part, Placed, PlacedPage, PlacedText
from diglot.model.files import Files
from diglot.model.localized import Localized
from diglot.model.names import listed, nearest
from diglot.model.problem import Place, Problem
from diglot.parse.book_schema import InnerPartModel, PartModel
from diglot.parse.complete import languages_complete
from diglot.parse.schema import EditionModel
from diglot.parse.validate import place_at
from diglot.parse.yaml import Mapping, Node

Steps = tuple[str | int, ...]
Item = PartModel | InnerPartModel


def listed_texts(data: EditionModel, root: Node | None) -> list[tuple[str, Place]]:
    """The folders of the texts in their order, each with the place where it is named."""
    if not data.contents:
        return [(name, place_at(root, "texts", at)) for at, name in enumerate(data.texts)]
    return [
        (name, place_at(root, *steps, "texts", at))
        for item, steps in _items(data.contents)
        for at, name in enumerate(item.texts)
    ]


def parse_contents(data: EditionModel) -> tuple[Placed, ...]:
    """The tree; a part is known by its place among parts."""
    if not data.contents:
        return tuple(map(PlacedText, data.texts))
    return tuple(_placed(data.contents, "part"))


def _placed(items: tuple[Item, ...], above: str) -> Iterator[Placed]:
    number = 0
    for at, item in enumerate(items):
        inner = tuple(map(PlacedText, item.texts))
        if item.page:
            yield PlacedPage(item.page)
        elif item.title:
            number += 1
            id_ = f"{above}-{number}"
            below = tuple(_placed(_below(item), id_))
            yield Part(id=id_, title=Localized.of(item.title), items=(*inner, *below))
        else:
            yield from inner
            yield from _placed(_below(item), f"{above}-{at}x")


def _below(item: Item) -> tuple[InnerPartModel, ...]:
    return item.contents if isinstance(item, PartModel) else ()


def _items(items: tuple[Item, ...], *steps: str | int) -> Iterator[tuple[Item, Steps]]:
    """Every entry of the tree with the steps that lead to it, in order."""
    for at, item in enumerate(items):
        here = (*steps, "contents", at)
        yield item, here
        yield from _items(_below(item), *here)


def check_contents(data: EditionModel, files: Files, root: Node | None) -> Iterator[Problem]:
    """What is wrong with the tree as a whole, and with each of its entries."""
    if not data.texts and not data.contents:
        is_there = isinstance(root, Mapping) and root.get("texts")
        hint = "write something after “texts:”" if is_there else "add “texts:”, or “contents:”"
        place = place_at(root, "texts")
        yield Problem(code="E002", place=place, message=_NOTHING, hint=hint)
    elif data.texts and data.contents:
        yield Problem(
            code="E004",
            place=place_at(root, "contents"),
            message="expected either texts: or contents:, found both",
            hint="place every text in contents:, and delete texts:",
        )
    pages: dict[str, Place] = {}
    for item, steps in _items(data.contents):
        place = place_at(root, *steps)
        yield from _entry(item, place)
        yield from languages_complete(root, item.title, tuple(data.languages), *steps, "title")
        if item.page:
            at = place_at(root, *steps, "page")
            yield from _page(item.page, pages, tuple(data.languages), files, at)
            pages.setdefault(item.page, at)
    if data.contents:
        yield from _left_out(data, files, root)


_NOTHING = "expected “texts”, found nothing"


def _entry(item: Item, place: Place) -> Iterator[Problem]:
    """An entry holds something, and a page holds nothing else."""
    if item.page and (item.title or item.texts or _below(item)):
        message = f"expected the page “{item.page}” alone, found more keys beside it"
        hint = "give the page an entry of its own: `- page: …`"
        yield Problem(code="E004", place=place, message=message, hint=hint, about=(item.page,))
    elif not item.page and not item.texts and not _below(item):
        message = "expected texts, a page or contents in this part, found nothing"
        hint = "name what stands in it, or delete it"
        yield Problem(code="E002", place=place, message=message, hint=hint)


def _page(
    name: str, before: dict[str, Place], codes: tuple[str, ...], files: Files, place: Place
) -> Iterator[Problem]:
    """A page stands in docs/ in each language, and in the contents once."""
    if name in before:
        message = f"the page “{name}” is listed twice"
        hint = "delete one of the two"
        yield Problem(code="E007", place=place, message=message, hint=hint, about=(name,))
        return
    there = {page.path for page in files.pages}
    absent = [path for code in codes if (path := f"{code}/{name}.md") not in there]
    if len(absent) == len(codes):
        known = {path.partition("/")[2].removesuffix(".md") for path in there}
        yield Problem(
            code="F001",
            place=place,
            message=f"expected the file docs/{absent[0]}, found none",
            hint=nearest(name, known) or "create it: all that it needs is a title",
            about=(name,),
        )
    elif absent:
        yield Problem(
            code="E014",
            place=place,
            message=f"expected the page in every language, found no docs/{listed(absent)}",
            hint="add it, or leave it: the contents in that language pass it over",
            about=(name,),
        )


def _left_out(data: EditionModel, files: Files, root: Node | None) -> Iterator[Problem]:
    """E013 for each text that has a folder and no place."""
    placed = {name for name, _ in listed_texts(data, root)}
    for path in sorted(files.texts):
        folder = path.removeprefix("source/").removesuffix("/text.yml")
        if path == f"source/{folder}/text.yml" and folder not in placed:
            yield Problem(
                code="E013",
                place=place_at(root, "contents"),
                message=f"expected a place for the text “{folder}”, found none",
                hint="name it in contents:, or take its folder out of source/",
                about=(folder,),
            )
