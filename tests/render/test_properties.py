"""Nothing is lost, and every reference leads somewhere (DESIGN.md): of editions made at random."""

from __future__ import annotations

from hypothesis import given

from tests import extract
from tests.examples import examples
from tests.strategies import LANGUAGES, Made, editions, reading_pages, to_html


def expected(made: Made, lang: str) -> list[tuple[str, str, str]]:
    return [
        (address, line.edited.strip(" "), line.received.strip(" "))
        for address, line in made.readings(lang)
    ]


def taken_out(passages: list[extract.Passage], lang: str) -> list[tuple[str, str, str]]:
    return [
        (passage.address, passage.edited.strip(" "), passage.received.strip(" "))
        for passage in passages
        if passage.tag == LANGUAGES[lang]["tag"]
    ]


@given(editions())
@examples(50)
def test_nothing_is_lost(made: Made) -> None:
    """“From every output, each language's edited reading can be taken back out, complete and in
    order, equal to its source”: of the Markdown, and of its HTML with exactly the extensions of
    mkdocs.yml. “Received readings travel with the page (`<del hidden>`, `<ins>`).”"""
    for page in reading_pages(made):
        of_markdown = extract.of_markdown(page)
        of_html = extract.of_html(extract.parse(to_html(page)))
        for lang in (made.base, made.translation):
            assert taken_out(of_markdown, lang) == expected(made, lang)
            assert taken_out(of_html, lang) == expected(made, lang)


@given(editions())
@examples(35)
def test_references(made: Made) -> None:
    """“Every reference leads to exactly one note and back; no note is printed without a reference;
    … no `[^` stands in a page.” “Notes are … numbered in order of first reference.”"""
    for page in reading_pages(made):
        html = to_html(page)
        assert "[^" not in html
        document = extract.parse(html)
        found = extract.references(document)
        targets = [target for _, target in found.marks]
        assert list(dict.fromkeys(targets)) == list(found.notes)
        assert len(set(found.notes)) == len(found.notes)
        assert list(found.numbers) == [str(found.notes.index(target) + 1) for target in targets]
        assert len({anchor for anchor, _ in found.marks} - {""}) == len(found.marks)
        for note in found.notes:
            anchors = [anchor for anchor, target in found.marks if target == note]
            assert found.back[note] == anchors
        # Marks of terms come on top of those that stand in the sources.
        for lang in (made.base, made.translation):
            passages = [p for p in extract.of_html(document) if p.tag == LANGUAGES[lang]["tag"]]
            for passage, (address, line) in zip(passages, made.readings(lang), strict=True):
                placed = sorted(note for note in line.notes if note.startswith("n"))
                assert sorted(n for n in passage.notes if n.startswith("n")) == placed, address
