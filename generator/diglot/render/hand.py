"""What the frame of the pages by hand says: their language, counterparts, and place in the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diglot.language.wording import Words
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.declared import EditionInfo
from diglot.model.files import HandPage
from diglot.model.frame import HandFrame
from diglot.model.localized import Language
from diglot.model.site import Page
from diglot.render.sequence import Around, Step, around


def hand_frames(
    info: EditionInfo,
    pages: Sequence[Page],
    hand: Sequence[HandPage],
    languages: Sequence[Language],
    words: Mapping[str, Words],
) -> Iterator[HandFrame]:
    """One for each page in the folder of a language of the interface."""
    paths = {page.path for page in hand}
    for lang in languages:
        book = around(info, pages, hand, lang)
        said = words.get(lang.code, words["en"])
        for page in hand:
            folder, _, name = page.path.partition("/")
            if folder == lang.code:
                place = book.get(page.path)
                yield HandFrame(
                    url=local_address(page.path),
                    lang=lang.code,
                    tag=lang.tag,
                    dir=lang.dir,
                    alternates=tuple(
                        (one.tag, one.name, local_address(f"{one.code}/{name}"))
                        for one in languages
                        if f"{one.code}/{name}" in paths
                    ),
                    crumbs=tuple(_crumbs(place, lang, said)) if place else (),
                    around=tuple(_around(place, lang, said)) if place else (),
                )


def _crumbs(place: Around, lang: Language, words: Words) -> Iterator[tuple[str, str]]:
    contents = local_address(address_of(PageKind.CONTENTS, lang.code))
    yield words.plain("contents"), contents
    for part in place.here.within:
        yield part.title[lang.code], f"{contents}#{part.id}"


def _around(place: Around, lang: Language, words: Words) -> Iterator[tuple[str, str, str]]:
    sides: list[tuple[str, Step | None]] = [("text-before", place.before)]
    for word, step in (*sides, ("text-after", place.after)):
        if step:
            label = f"{words.plain(word)}{words.plain('colon')}"
            yield label, step.called(lang.code, place.here), local_address(step.path)
