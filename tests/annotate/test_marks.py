"""Which occurrences are marked (DESIGN.md, “Marking terms”): by example, and of any edition."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given

from diglot.model.address import PageKind
from diglot.model.text import Occurrence, Text
from tests.examples import examples
from tests.strategies import Built, Made, build, dump, editions


def annotated(
    en: str, zh: str, terms: Mapping[str, str], marks: str = "first-in-section", before: str = ""
) -> Built:
    titles = {"en": "T", "zh": "T"}
    languages = {"en": {"tag": "en", "name": "English"}, "zh": {"tag": "zh", "name": "中文"}}
    edition = {"title": titles, "languages": languages, "texts": ["text"], "marks": marks}
    text: dict[str, object] = {"title": titles, "base": "en", "translation": "zh"}
    if before:
        text["sections"] = [{"before": before, "title": titles}]
    entries = [
        {"id": id_, "kind": "concept", "term": {"en": form, "zh": form}, "note": titles}
        for id_, form in terms.items()
    ]
    files = {
        "source/edition.yml": dump(edition),
        "source/text/text.yml": dump(text),
        "source/text/en.txt": en,
        "source/text/zh.txt": zh,
        "glossary.yml": dump({"terms": entries}),
    }
    return build(files, only=PageKind.ABOUT)


def marked(built: Built) -> list[str]:
    assert built.edition is not None
    found = built.edition.texts[0].occurrences
    return [f"{o.address} {o.lang} {o.term}@{o.start}" for o in found if o.marked]


MARKED = {
    "once for each language": ("a\n\na a\n", "x a\n\na\n", ["1.1 en a@0", "1.1 zh a@2"]),
    "nothing in a heading": ("## a\n\na\n", "## a\n\na\n", ["2.1 en a@0", "2.1 zh a@0"]),
    "again behind a heading": (
        "a\n\n## b\n\na\n",
        "x\n\n## b\n\na\n",
        ["1.1 en a@0", "3.1 en a@0", "3.1 zh a@0"],
    ),
    "a mark by hand counts": ("a\n\nx[^a]\n", "a\n\nx\n", ["1.1 zh a@0"]),
    "in its section only": ("a\n\n## b\n\nx[^a] a\n", "x\n\n## b\n\nx\n", ["1.1 en a@0"]),
    "an anchored passage is not cut": ("{==x y==}[^a] z y z\n", "x\n", ["1.1 en yz@6"]),
    "nor by a mark": ("y[^a] z y z\n", "x\n", ["1.1 en yz@4"]),
    "inside one": ("{==x y z==}[^a]\n", "x\n", ["1.1 en yz@2"]),
}


@pytest.mark.parametrize(("en", "zh", "wanted"), MARKED.values(), ids=MARKED)
def test_marks(en: str, zh: str, wanted: list[str]) -> None:
    """“Nothing is marked inside a heading. A hand-placed `[^id]` counts as the term's mark in its
    section and language. A section begins at any heading, received or supplied.”"""
    assert marked(annotated(en, zh, {"a": "a", "yz": "y z"})) == wanted


def test_a_supplied_heading_begins_a_section() -> None:
    built = annotated("a\n\na\n", "x\n\nx\n", {"a": "a"}, before="2")
    assert marked(built) == ["1.1 en a@0", "2.1 en a@0"]


def test_first_in_text() -> None:
    """“`marks: first-in-section` or first-in-text.”"""
    built = annotated("a\n\n## b\n\na\n", "x\n\n## b\n\na\n", {"a": "a"}, "first-in-text")
    assert marked(built) == ["1.1 en a@0", "3.1 zh a@0"]


def test_a_longer_word_is_reported() -> None:
    """“A longer form that fails only its end boundary blocks shorter forms there, and is reported
    (‘Luban Workshops’: add it to `also`), so that it never becomes Luban the man.”"""
    built = annotated("Two Luban Workshops\n", "x\n", {"man": "Luban", "shop": "Luban Workshop"})
    assert marked(built) == []
    (problem,) = [found for found in built.problems if found.code == "G003"]
    assert str(problem.place) == "source/text/en.txt:1:5"
    assert "Luban Workshops" in problem.message
    assert "Luban Workshops" in problem.hint


def cuts(occurrence: Occurrence, text: Text) -> bool:
    """Whether a mark around the occurrence would cut an anchored passage, or hold another mark."""
    for pair in text.pairs:
        for row in pair.rows:
            for lang, segment in text.sides(row):
                if (row.address, lang) == (occurrence.address, occurrence.lang):
                    covered = set(range(occurrence.start, occurrence.end))
                    passages = [set(range(note.start, note.end)) for note in segment.notes]
                    inside = range(occurrence.start + 1, occurrence.end)
                    return any(p & covered and not covered <= p for p in passages) or any(
                        note.end in inside for note in segment.notes
                    )
    raise AssertionError(occurrence)


@given(editions(size=4))
@examples(40)
def test_the_first_in_each_section(made: Made) -> None:
    """The same of any edition: of a section's forms outside headings and uncut by an anchored
    passage, the first in each language, unless an editor placed a mark there."""
    built = build(made.files, only=PageKind.ABOUT)
    assert built.edition is not None
    text = built.edition.texts[0].text
    per_text = built.edition.info.first_in_text
    supplied = {heading.before for heading in text.info.headings}
    done: set[tuple[str, str]] = set()
    wanted = []
    for number, block in enumerate(made.blocks):
        if number == 0 or block.kind == "heading" or block.number in supplied:
            end = next(
                (
                    later
                    for later in range(number + 1, len(made.blocks))
                    if made.blocks[later].kind == "heading" or made.blocks[later].number in supplied
                ),
                len(made.blocks),
            )
            done = done if per_text and number else set()
            for other in made.blocks[number:end]:
                done |= {
                    (lang, id_)
                    for lang, lines in other.lines.items()
                    for line in lines
                    for id_ in line.notes
                }
        for occurrence in built.edition.texts[0].occurrences:
            key = occurrence.lang, occurrence.term
            if occurrence.address.split(".")[0] != block.number or key in done:
                continue
            if block.kind != "heading" and not cuts(occurrence, built.edition.texts[0].text):
                done.add(key)
                wanted.append(occurrence)
    assert wanted == [o for o in built.edition.texts[0].occurrences if o.marked]
