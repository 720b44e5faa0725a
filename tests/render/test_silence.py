"""Nothing is asserted that the sources do not state: no version, publisher, date, translator."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from mkdocs.utils.meta import get_data

from tests.strategies import build, dump

TEXT = {"title": {"en": "A Text", "zh": "文本"}, "base": "en", "translation": "zh"}
LANGUAGES = {"en": {"tag": "en", "name": "English"}, "zh": {"tag": "zh-Hans", "name": "中文"}}
EDITION = {"title": {"en": "A Book", "zh": "书"}, "languages": LANGUAGES, "texts": ["text"]}
TERM = {
    "id": "well",
    "kind": "place",
    "term": {"en": "well", "zh": "井"},
    "gloss": {"en": "A well.", "zh": "一口井。"},
    "sources": [{"title": "Wells"}],
}
URL = "https://example.org"


def pages(edition: Mapping[str, object], text: Mapping[str, object]) -> Mapping[str, str]:
    """What is made of an edition of one text, by path below docs/."""
    files = {
        "source/edition.yml": dump({**EDITION, **edition}),
        "source/text/text.yml": dump({**TEXT, **text}),
        "source/text/en.txt": "The well is deep.\n",
        "source/text/zh.txt": "井很深。\n",
        "glossary.yml": dump({"terms": [TERM]}),
    }
    built = build(files)
    assert not [problem for problem in built.problems if problem.is_error]
    return {path.removeprefix("docs/"): page for path, page in built.pages.items()}


def linked(page: str) -> Any:  # any JSON
    return json.loads(get_data(page)[1]["jsonld"])


@pytest.mark.parametrize("edition", [{}, {"url": URL}], ids=["nowhere", "somewhere"])
def test_an_edition_that_says_little_has_little_said_of_it(edition: Mapping[str, str]) -> None:
    made = pages(edition, {})
    for path, page in made.items():
        if path.endswith((".md", ".bib", ".ris", ".json", ".jsonld", ".csv")):
            assert "0.1.0" not in page, path
            assert "own translation" not in page, path
            assert "自译" not in page, path
    for lang in ("en", "zh"):
        reading = made[f"{lang}/text/index.md"]
        body, front = get_data(reading)
        assert "\n>" not in body
        assert "ersion" not in body.partition("{#cite}")[2]
        assert "版" not in body.partition("{#cite}")[2].partition("\n\n")[2].partition("\n\n")[0]
        said = linked(reading)
        assert not {"version", "editor", "datePublished", "license"} & set(said)
        assert set(said["isPartOf"]) == {"@type", "name"}
        assert "translator" not in said["hasPart"][1]
        reader = json.loads(front["reader"])
        assert "{version}" not in reader["words"]["source"]
        assert reader["version"] == ""
        assert "publisher" not in " ".join(name for _, name, _ in front["metas"])


def test_who_translated_is_said_where_the_sources_name_them() -> None:
    made = pages({}, {"translators": [{"name": "Li Si"}, {"name": "Ann [Sato]"}]})
    assert (
        "> The Chinese translation is by Li Si, Ann \\[Sato\\]. [About]" in made["en/text/index.md"]
    )
    assert "> 中文译者：Li Si、Ann \\[Sato\\]。 [关于本版]" in made["zh/text/index.md"]
    translation = linked(made["en/text/index.md"])["hasPart"][1]
    assert translation["translator"] == [{"name": "Li Si"}, {"name": "Ann [Sato]"}]
    assert ", translated by Li Si and Ann \\[Sato\\]" in made["en/text/index.md"]


def test_what_the_sources_say_of_the_translation_goes_first() -> None:
    said = {"en": "Made from the French.", "zh": "译自法文。"}
    made = pages({}, {"translators": [{"name": "Li Si"}], "translation_note": said})
    assert "> Made from the French. [About]" in made["en/text/index.md"]


def test_what_is_stated_is_said() -> None:
    stated = {"version": "2.1", "publisher": {"en": "Press", "zh": "出版社"}, "published": "2024~"}
    made = pages({**stated, "url": URL, "editors": [{"name": "Ann Sato"}]}, {})
    reading = made["en/text/index.md"]
    assert (
        "“A Text.” In *A Book*, version 2.1, edited by Ann Sato. Press, \\[2024?\\]."
        f" {URL}/en/text/.\n" in reading
    )
    assert (
        f"A Text. (ca. 2024). In A. Sato (Ed.), *A Book* (Version 2.1). Press. {URL}/en/text/\n"
        in reading
    )
    assert "文本\\[M/OL\\]//SATO A. 书. 2.1版. 出版社, \\[2024\\]." in made["zh/text/index.md"]
    said = linked(reading)
    assert (said["version"], said["isPartOf"]["publisher"]["name"]) == ("2.1", "Press")
    assert (said["editor"], said["datePublished"]) == ([{"name": "Ann Sato"}], "2024")
