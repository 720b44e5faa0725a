"""The editorial principles and the text say the same: brackets, asterisks, examples, sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from diglot.flow import understand
from diglot.model.edition import Edition
from diglot.model.glossary import Source
from diglot.model.text import ApparatusEntry, Segment
from tests.sites import REPOSITORY

EXAMPLE = re.compile(r"\[(\d+\.\d+)\]\([^)]*\)(?: it is)?[^\[“]*“([^”]+)” becomes “([^”]+)”")
STANDS = re.compile(r"“([^”]+)” stands in \[(\d+\.\d+)\]")
OURS = re.compile(r"\[[^\]]*\]|〔[^〕]*〕")
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def edition() -> Edition:
    understood = understand(REPOSITORY).edition
    assert understood is not None
    return understood


def segments(edition: Edition, lang: str) -> dict[str, Segment]:
    """By address."""
    text = edition.texts[0].text
    return {row.address: dict(text.sides(row))[lang] for pair in text.pairs for row in pair.rows}


def entries(edition: Edition) -> Iterator[tuple[Segment, ApparatusEntry]]:
    for segment in segments(edition, "en").values():
        yield from ((segment, entry) for entry in segment.entries)


def principles(lang: str) -> str:
    return (REPOSITORY / "docs" / lang / "principles.md").read_text("utf-8")


def test_a_bracket_is_a_name_that_is_restored(edition: Edition) -> None:
    """“A name that the received text has lost … stands in square brackets.”"""
    english, chinese = (segments(edition, lang) for lang in ("en", "zh"))
    found = {address for address, segment in english.items() if OURS.search(segment.text)}
    assert found == {address for address, segment in chinese.items() if OURS.search(segment.text)}
    assert found
    for address in found:
        names = [entry for entry in english[address].entries if entry.kind == "name"]
        added = [english[address].text[c.start : c.end] for e in names for c in e.emendations]
        assert all(OURS.fullmatch(words) for words in added), address


def test_an_asterisk_stands_before_chinese_that_is_inferred(edition: Edition) -> None:
    """“With an asterisk, it is inferred”: one expression is either attested or inferred."""
    reasons = [entry.reason for _, entry in entries(edition)]
    reasons += [speaker.reason for speaker in edition.texts[0].text.info.speakers]
    inferred = {reason.removeprefix("*") for reason in reasons if reason.startswith("*")}
    assert inferred
    assert all(HAN.match(reason) for reason in inferred)
    assert not inferred & set(reasons)


def test_a_reason_is_chinese_or_says_the_matter_in_english(edition: Edition) -> None:
    """“… says in English what the matter is, with a word of Chinese in parentheses.”"""
    for _, entry in entries(edition):
        if re.search("[A-Za-z]", entry.reason):
            assert not HAN.search(re.sub(r"\([^)]*\)", "", entry.reason)), entry.reason


def test_the_examples_of_the_principles_are_in_the_text(edition: Edition) -> None:
    text, said = segments(edition, "en"), principles("en")
    changed = EXAMPLE.findall(said)
    kept = STANDS.findall(said)
    assert len(changed) >= 4
    assert len(kept) >= 4
    for address, received, edited in changed:
        assert received in text[address].received, address
        assert edited.rstrip(",.") in text[address].text, address
    for words, address in kept:
        assert words.lower() in text[address].text.lower(), address


def sources(edition: Edition) -> set[str]:
    """Every address that an entry, a note or the text names as a source."""
    info = edition.info
    found: list[Source] = [source for term in info.terms for source in term.sources]
    for text in info.texts:
        found += [text.source, *(source for note in text.notes for source in note.sources)]
    return {source.url for source in found if source.url}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_of_sources_has_each_once(edition: Edition, lang: str) -> None:
    """“Sources lists them all in that order.”"""
    page = (REPOSITORY / "docs" / lang / "sources.md").read_text("utf-8")
    witnesses, lists = re.split(r"(?m)^## .*\{#official\}$", page)
    listed = Counter(re.findall(r"\]\((https?://(?:[^\s()]|\([^\s()]*\))+)\)", page))
    assert set(listed.values()) == {1}
    assert sources(edition) <= set(listed)
    assert {url for url in listed if url in lists} <= sources(edition)
    assert edition.texts[0].text.info.source.url in witnesses


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_witnesses_have_one_siglum_each(edition: Edition, lang: str) -> None:
    """The apparatus and the page of sources name a witness alike."""
    page = (REPOSITORY / "docs" / lang / "sources.md").read_text("utf-8")
    rows = re.findall(r"^\| ([A-Z]) \| .*?\((https?://[^)]+)\)", page, re.MULTILINE)
    (text,) = edition.info.texts
    assert text.witnesses
    assert {(one.siglum, one.source.url) for one in text.witnesses} <= set(rows)
