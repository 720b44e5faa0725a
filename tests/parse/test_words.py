"""The words of the interface: what an edition may say itself, and what is then shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diglot.flow import generate, make, understand
from diglot.language.wording import NAME, Words
from diglot.model.files import Files
from diglot.parse.words import parse_words
from diglot.report import as_text
from tests.helpers import lay_out, report
from tests.strategies import SHIPPED, WORDS_OF_INTERFACE


def edition(root: Path, kinds: str = "[date]", **words: str) -> Path:
    """The base edition with these words, in which a change is of the kind `date`."""
    lay_out(None, root)
    for lang in "en", "zh":
        (root / f"source/words/{lang}.yml").unlink()
    for lang, text in words.items():
        (root / f"source/words/{lang}.yml").write_text(text, "utf-8")
    for path, old, new in (
        ("source/edition.yml", "kinds: [date]", f"kinds: {kinds}"),
        ("source/gate/en.txt", "mistranslation: 八百年", "date: 八百年"),
        ("source/gate/text.yml", "mistranslation: 导游", "date: 导游"),
    ):
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")
    return root


def pages(root: Path) -> dict[str, str]:
    result = make(root)
    assert not result.has_errors, as_text(result.problems)
    return {one.path: one.as_bytes().decode("utf-8", "replace") for one in result.outputs}


def test_a_kind_without_words_is_a_problem_and_its_key_is_never_shown(tmp_path: Path) -> None:
    """M10: readers saw “emendation-date”. They see what the kind is called, in every output."""
    root = edition(tmp_path, zh="emendation-date: 日期\n")
    (problem,) = understand(root).problems
    assert (problem.code, problem.about) == ("E009", ("date",))
    assert str(problem.place) == "source/edition.yml:24:9"
    assert "source/words/en.yml" in problem.hint
    made = pages(root)
    assert not [path for path, page in made.items() if "emendation-" in page]
    assert "| date |" in made["docs/en/gate/apparatus.md"]
    assert "| 日期 |" in made["docs/zh/gate/apparatus.md"]


def test_kinds_with_words_are_silent(tmp_path: Path) -> None:
    root = edition(
        tmp_path,
        "[date, old-spelling]",
        en="emendation-date: date\nemendation-old-spelling: old spelling\n",
        zh="emendation-date: 日期\nemendation-old-spelling: 旧写法\n",
    )
    assert report(root) == ""


def test_only_languages_of_the_interface_need_words_for_a_kind(tmp_path: Path) -> None:
    """An edition in a third language, of which there are no words, has no pages in it."""
    root = edition(tmp_path, en="emendation-date: date\n", zh="emendation-date: 日期\n")
    path = root / "source" / "edition.yml"
    text = path.read_text("utf-8").replace(
        "  zh: {tag", "  non: {tag: non, name: Norrœnt}\n  zh: {tag"
    )
    path.write_text(text, "utf-8")
    assert "E009" not in {problem.code for problem in understand(root).problems}


def test_words_that_could_not_be_read_are_not_missing(tmp_path: Path) -> None:
    root = edition(tmp_path, en='emendation-date: "date\n', zh="emendation-date: 日期\n")
    assert [problem.code for problem in understand(root).problems] == ["Y001"]


@pytest.mark.parametrize("lang", ["am", "zu"])  # before and after `en`
def test_what_a_language_leaves_out_is_in_diglots_own_english(lang: str) -> None:
    texts = {"source/words/en.yml": "about: Mine\n", f"source/words/{lang}.yml": "read: x\n"}
    files = Files(texts=texts, witnesses={}, words=WORDS_OF_INTERFACE)
    words, problems = parse_words(files, None)
    assert problems == []
    assert words["en"].plain("about") == "Mine"
    assert (words[lang].plain("about"), words[lang].plain("read")) == ("About", "x")


WITH_NAMES = sorted(key for key, said in SHIPPED.said.items() if NAME.search(said))


def found(key: str, said: str) -> tuple[Words, str]:
    """The words with one of an edition's own over them, and the report."""
    texts = {"source/words/en.yml": f"{key}: '{said}'\n"}
    files = Files(texts=texts, witnesses={}, words=WORDS_OF_INTERFACE)
    words, problems = parse_words(files, None)
    return words["en"], as_text(problems)


@pytest.mark.parametrize("key", WITH_NAMES)
def test_a_misspelt_name_in_braces_is_a_problem_and_is_not_printed(key: str) -> None:
    """M11: `{langue}` for `{language}` was printed as it is."""
    said = SHIPPED.said[key]
    name = NAME.findall(said)[0]
    words, said_of_it = found(key, said.replace(f"{{{name}}}", f"{{{name}x}}").replace("'", "''"))
    assert said_of_it.count("E010") == 1, said_of_it
    column = len(f"{key}: '") + said.index(f"{{{name}}}") + 1
    assert f"en.yml:1:{column}: warning E010: expected a name that is filled in" in said_of_it
    assert f"did you mean “{{{name}}}”?" in said_of_it
    assert words.plain(key) == said


@pytest.mark.parametrize("key", WITH_NAMES)
def test_a_name_that_is_left_out_is_a_problem(key: str) -> None:
    for name in dict.fromkeys(NAME.findall(SHIPPED.said[key])):
        said = SHIPPED.said[key].replace(f"{{{name}}}", "x")
        words, said_of_it = found(key, said.replace("'", "''"))
        counts_one = name == "count" and key.endswith("-one")
        assert ("E010" in said_of_it) is not counts_one, said_of_it
        assert words.plain(key) == said


def test_a_name_may_stand_twice_and_in_any_order() -> None:
    words, said_of_it = found("date-interval", "{end} – {start} – {end}")
    assert said_of_it == ""
    assert words.plain("date-interval", start=1, end=2) == "2 – 1 – 2"


def test_a_key_is_never_shown_as_words() -> None:
    with pytest.raises(KeyError):
        SHIPPED.plain("emendation-date")


def test_generate_says_the_same_again(tmp_path: Path) -> None:
    """The record of the last run holds what each problem is about."""
    root = edition(tmp_path)
    first = generate(root).problems
    assert [problem.about for problem in first] == [("date",), ("date",)]
    again = generate(root)
    assert again.sources is None
    assert again.problems == first
    assert re.search("E009", as_text(again.problems))
