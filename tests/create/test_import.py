"""`diglot import`: nothing is lost on the way in, and what comes out is a valid text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diglot.create.chapters import levelled
from diglot.create.document import Run, tidy
from diglot.create.importers.plain import read_plain
from diglot.create.line import escaped, written
from diglot.create.text import facing
from diglot.language.sentences import sentences, split
from diglot.model.problem import CONTROL
from diglot.parse.text import parse_text
from tests.commands import diglot
from tests.line_writer import texts

EN = """# The Old Mill

The mill stood by the river. Nobody had lived there for forty years.
Mr. Brown was born in 1921.

The children went there in summer. They counted 17 swallows.

## Winter

Then the snow came. It lay for three months.
"""
ZH = """# 老磨坊

磨坊坐落在河边。四十年来没有人住过。布朗先生生于1921年。

孩子们夏天去那里。他们数到17只燕子。

## 冬天

然后下雪了。雪积了三个月。
"""
DOCUMENTS = st.lists(texts(), max_size=8).map("\n".join).filter(lambda t: not CONTROL.search(t))


def bare(text: str) -> str:
    """A text without white space, and without what Python strips as such."""
    return re.sub(r"\s", "", text)


def unmarked(document: str) -> str:
    """A document without the marks of its headings, as a reader of it sees it."""
    return bare(re.sub(r"(?m)^[ \t]*#{1,6}[ \t]+(?=\S)", "", document.replace("\r", "\n")))


@given(DOCUMENTS, DOCUMENTS)
def test_nothing_is_lost_on_the_way_in(first: str, second: str) -> None:
    """“every character of the input is in the output”"""
    made = facing(levelled(read_plain(first, "a.txt")), levelled(read_plain(second, "b.txt")))
    assert bare("".join(row.first for row in made.rows)) == unmarked(first)
    assert bare("".join(row.second for row in made.rows)) == unmarked(second)


@given(texts())
@example("：他来了")
@example(": he came")
@example("@12")
@example("@epigraph")
@example("| verse")
@example("|")
@example("## heading")
@example("~")
@example("\\：")
@example("{>>structure: x<<}")
def test_an_escaped_line_says_what_the_text_says(text: str) -> None:
    """“Everything else is literal text and is printed as it is”"""
    text = re.sub(r"\s+", " ", text).strip()
    if not text or CONTROL.search(text):
        return
    blocks, problems = parse_text("en.txt", f"Before.\n\n{escaped(text)}\n", "en", (), ())
    assert [problem for problem in problems if problem.is_error] == []
    assert [s.text for block in blocks for s in block.segments] == ["Before.", text]


def runs() -> st.SearchStrategy[list[Run]]:
    """Words of every kind, and points between them."""
    words = texts(2)
    return st.lists(
        st.one_of(
            st.builds(Run, words, st.booleans(), st.booleans()),
            st.builds(Run, words, st.booleans(), lang=st.sampled_from(["fr", "zh-Hans", "no tag"])),
            st.builds(Run, words, st.booleans(), ruby=words),
            st.just(Run(is_line=True)),
            st.builds(lambda n: Run(note=f"note-{n}"), st.integers(1, 3)),
            st.builds(lambda n: Run(page=str(n)), st.integers(1, 3)),
        ),
        max_size=6,
    )


@given(runs())
def test_a_line_says_what_its_runs_say(made: list[Run]) -> None:
    """“the writer must escape whatever the line format would read as something else”"""
    said = tidy(made)
    text = "".join(run.text for run in said)
    if not text.strip() or CONTROL.search("".join(run.text + run.ruby for run in made)):
        return
    line = written(said)
    blocks, problems = parse_text("en.txt", f"Before.\n\n{line.line}\n", "en", (), ())
    assert [problem for problem in problems if problem.is_error] == []
    (segment,) = blocks[1].segments
    if not line.dropped:
        assert segment.text == text
        stressed = {at for start, end in segment.emphases for at in range(start, end)}
        wanted, at = set[int](), 0
        for run in said:
            wanted |= {*range(at, at + len(run.text))} if run.emphasis or run.strong else set()
            at += len(run.text)
        assert {n for n in stressed ^ wanted if text[n].strip()} == set()
    assert {*bare(text)} <= {*bare(segment.text)}
    if "a mark" not in line.dropped:
        marks = [run.note for run in said if run.note]
        assert [note.id for note in segment.notes] == marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Brown came. He sat.", ["Mr. Brown came.", "He sat."]),
        ("“Is it?” she asked. “Yes.”", ["“Is it?” she asked.", "“Yes.”"]),
        ("他来了。“谁？”没人答。", ["他来了。", "“谁？”", "没人答。"]),
        ("「誰？」と言った。帰った。", ["「誰？」と言った。", "帰った。"]),
        ("བཀྲ་ཤིས། བདེ་ལེགས།", ["བཀྲ་ཤིས།", "བདེ་ལེགས།"]),
        ("هل جاء؟ نعم. ذهب.", ["هل جاء؟", "نعم.", "ذهب."]),
        ("It cost 3.50 in all. Good!", ["It cost 3.50 in all.", "Good!"]),
        ("สวัสดี ครับ", ["สวัสดี ครับ"]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_two_files_become_an_edition(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(EN, "utf-8")
    (tmp_path / "b.txt").write_text(ZH, "utf-8")
    words = ("import", "a.txt", "b.txt", "--langs", "en,zh", "--text", "mill")
    done = diglot(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    zh = (tmp_path / "source/mill/zh.txt").read_text("utf-8")
    assert zh.split("\n")[:5] == [
        "## 老磨坊",
        "",
        "磨坊坐落在河边。",
        "四十年来没有人住过。",
        "布朗先生生于1921年。",
    ]
    checked = diglot("check", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (
        0,
        "0 errors, 0 warnings\n",
    ) or not checked.returncode
    before = (tmp_path / "source/mill/en.txt").read_bytes()
    (tmp_path / "a.txt").write_text("Other words.", "utf-8")
    again = diglot(*words, cwd=tmp_path)
    assert again.returncode == 1
    assert "D001" in again.stderr
    assert (tmp_path / "source/mill/en.txt").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xyz", b"Words.", "I001"),
        ("a.txt", b"caf\xe9.", "F002"),
        ("a.txt", b" \n", "I005"),
        ("a.txt", b"a\x00b", "F004"),
        ("a.txt", None, "F005"),
    ],
)
def test_bad_input_is_a_problem(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "b.txt").write_text(ZH, "utf-8")
    done = diglot("import", name, "b.txt", "--langs", "en,zh", cwd=tmp_path)
    assert done.returncode == 1
    assert code in done.stderr
    assert not (tmp_path / "source").exists()


@given(texts(), st.sampled_from(["", "en", "fr", "zh-Hans", "ja", "th", "bo", "ar"]))
def test_the_sentences_are_the_paragraph(text: str, tag: str) -> None:
    """“Joined they are the paragraph”"""
    assert "".join(split(text, tag)) == text


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("fr", "C'est à M. Aubin. Il vint.", ["C'est à M. Aubin.", "Il vint."]),
        ("fr", "Il dit : « Va ! » Puis rien.", ["Il dit : « Va ! »", "Puis rien."]),
        ("de", "Am 3. Mai kam er z. B. an. Gut.", ["Am 3. Mai kam er z. B. an.", "Gut."]),
        ("en", "He (it was late. Very.) left. Good.", ["He (it was late. Very.) left.", "Good."]),
        ("en", "“No.” It was No. 5. He went.", ["“No.”", "It was No. 5.", "He went."]),
        ("zh-Hans", "“走吧。”他说。天黑了。", ["“走吧。”他说。", "天黑了。"]),
        ("ja", "「誰？」と言った。帰った。", ["「誰？」と言った。", "帰った。"]),
        ("bo", "བཀྲ་ཤིས། བདེ་ལེགས།། ཡིན།", ["བཀྲ་ཤིས།", "བདེ་ལེགས།།", "ཡིན།"]),
    ],
)
def test_sentences_end_as_their_language_has_it(tag: str, text: str, expected: list[str]) -> None:
    assert list(sentences(text, tag)) == expected


def test_a_long_thai_stretch_ends_at_a_space_and_at_a_line_end() -> None:
    found = sentences(f"{'ก' * 45} {'ข' * 10}\n{'ค' * 10}", "th")
    assert [len(piece) for piece in found] == [45, 10, 10]
