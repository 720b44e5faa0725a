"""What each format becomes in the sources, and the command as an editor runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.create.document import Document, UnreadableError
from diglot.create.importers import read_both, read_one
from diglot.create.importing import files_of, pieces
from tests.commands import diglot
from tests.create.test_nothing_lost import docx, epub
from tests.create.written import CODES, OTHER, imported

MARKDOWN = """# The Mill

The *mill*[^1] stood by {0}. He said **no**.

| Roses are
|   red.
|
| Violets.

[^1]: A *water* mill.
"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<div><head>Act</head><sp who="#a"><speaker>Anna.</speaker><p>Come <emph>in</emph>.</p><p>Sit.</p></sp>
<stage>He sits.</stage><sp who="#b"><speaker>Ben</speaker><lg><l>O rose,</l><l>O thorn.</l></lg></sp>
<lg><lg><l rend="indent">One</l></lg><lg><l>Two</l></lg></lg>
<p>A <foreign xml:lang="fr">mot</foreign><note>Noted.</note> on page<pb n="7"/> seven.</p></div>
</body></text></TEI>"""


def source(data: str | bytes, name: str) -> str:
    """The first file of a text that has nothing in its other language."""
    content = data.encode() if isinstance(data, str) else data
    return imported((read_one(content, name), OTHER)).made.first


def test_of_markdown() -> None:
    assert source(MARKDOWN, "a.md") == (
        "## The Mill\n\nThe *mill*[^note-1] stood by {0}.\nHe said *no*.\n\n"
        "| Roses are\n|   red.\n|\n| Violets.\n"
    )


def test_of_tei() -> None:
    assert source(TEI, "a.tei") == (
        "## Act\n\nAnna.: Come *in*.\n\n: Sit.\n\n@aside\nHe sits.\n\n"
        "Ben: O rose, {/}O thorn.\n\n|   One\n|\n| Two\n\n"
        "A [mot]{lang=fr}[^note-1] on page{page 7} seven.\n"
    )


def test_of_docx() -> None:
    runs = (
        '<w:r><w:rPr><w:i/></w:rPr><w:t>Words</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    paragraphs = [
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>',
        f"<w:p>{runs}<w:r><w:t> follow.</w:t></w:r></w:p>",
    ]
    made = imported((read_one(docx(paragraphs, "A note."), "a.docx"), OTHER))
    # Without a styles part a style is what its id says.
    assert made.made.first.endswith("*Words*[^note-1] follow.\n")
    assert made.made.notes[0].words == ("A note.", "")
    assert [one.what for one in made.made.left_out] == ["the header"]


def test_of_epub() -> None:
    made = imported((read_one(epub([["One."], ["Two."]], "Noted."), "a.epub"), OTHER))
    assert made.made.first == "One.\n\nx[^note-1]\n\nTwo.\n"
    assert made.made.notes[0].words == ("Noted.", "")


def test_lines_in_turn() -> None:
    read = read_both(
        "# One\n# 一\n\nHe came home late. She slept.\n他很晚才回家。她睡了。\n".encode(),
        "a.txt",
        CODES,
    )
    made = imported(read).made
    assert (made.first, made.second) == (
        "## One\n\nHe came home late.\nShe slept.\n",
        "## 一\n\n他很晚才回家。\n她睡了。\n",
    )


def test_names_before_colons_are_speakers() -> None:
    english = "\n".join(f"{name}: Yes, {n}." for n, name in enumerate(("Anna", "Ben") * 3))
    chinese = "\n".join(f"{name}：是的，{n}。" for n, name in enumerate(("安娜", "本") * 3))
    piece = imported((read_one(english.encode(), "a.txt"), read_one(chinese.encode(), "b.txt")))
    assert [voice.labels for voice in piece.made.voices] == [("Anna", "安娜"), ("Ben", "本")]
    assert piece.made.second.startswith("安娜: 是的，0。\n\n本: 是的，1。")
    alone = source(english, "a.txt")
    assert alone == english.replace("\n", "\n\n") + "\n"  # the other file has none: it is prose


def test_a_note_of_one_language_has_its_words_in_both() -> None:
    piece = imported((read_one(MARKDOWN.encode(), "a.md"), read_one("# 磨坊".encode(), "b.md")))
    notes = files_of(piece, CODES, (*CODES, "fr"))["source/t/notes.yml"]
    assert "sides: [en]" in notes
    assert notes.count("A *water* mill.") == 3


def book(*chapters: str) -> Document:
    return read_one("\n\n".join(["# Title", *chapters]).encode(), "a.md")


def test_chapters() -> None:
    one, two = book("## A\n\nx[^1]\n\n[^1]: n", "## B\n\ny"), book("## 甲\n\n字", "## 乙\n\n文")
    made = pieces((one, two), "t", is_by_chapter=True, tell=lambda done, whole: None)
    assert [(piece.id, piece.titles) for piece in made] == [
        ("t-01", ("Title", "Title")),
        ("t-02", ("B", "乙")),
    ]
    assert made[0].made.notes
    assert made[1].made.first == "## B\n\ny\n"


def test_chapters_that_do_not_match() -> None:
    with pytest.raises(UnreadableError, match="found 2 and 3") as found:
        pieces(
            (book("## A", "## B"), book("## 甲", "## 乙", "## 丙")),
            "t",
            is_by_chapter=True,
            tell=lambda done, whole: None,
        )
    assert found.value.code == "I007"


def test_an_edition_from_nothing(tmp_path: Path) -> None:
    """“diglot new book && cd book && diglot import … && diglot build”"""
    assert diglot("new", "book", "--host", "pages", "--host", "nginx", cwd=tmp_path).returncode == 0
    root = tmp_path / "book"
    assert len((root / "README.md").read_text("utf-8").splitlines()) <= 12
    (root / "a.md").write_text(MARKDOWN, "utf-8")
    (root / "b.md").write_text("# 磨坊\n\n磨坊[^1]在那里。他说不。\n\n[^1]: 水磨。\n", "utf-8")
    words = ("import", "a.md", "b.md", "--langs", "en,zh", "--text", "one")
    done = diglot(*words, cwd=root)
    assert done.returncode == 0, done.stderr
    checked = diglot("check", cwd=root)
    assert (checked.returncode, "0 errors" in checked.stderr) == (0, True), checked.stderr
    for path in root.rglob("*.yml"):
        first = path.read_text("utf-8").partition("\n")[0]
        if "$schema=" in first:
            assert (path.parent / first.partition("$schema=")[2]).is_file(), path
    again = diglot("import", "a.md", "b.md", "--text", "two", cwd=root)  # the languages are known
    assert again.returncode == 0, again.stderr
    assert "  - one\n  - two\n" in (root / "source/edition.yml").read_text("utf-8")
    assert diglot("check", cwd=root).returncode == 0
    wrong = diglot("import", "a.md", "b.md", "--langs", "en,fr", "--text", "three", cwd=root)
    assert (wrong.returncode, "fr" in wrong.stderr) == (1, True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("texts:\n", "texts:\n  - x\n"),
        ("texts:", "texts:\n  - x\n"),
        ("texts:\n- a\n\n# End.\n", "texts:\n- a\n- x\n\n# End.\n"),
        ("texts: [a, b]  # two\n", "texts: [a, b, x]  # two\n"),
        ("texts:\r\n  - a\r\n", "texts:\r\n  - a\r\n  - x\r\n"),
        ("texts:\n  - a\nmarks: first-in-text\n", "texts:\n  - a\n  - x\nmarks: first-in-text\n"),
    ],
)
def test_a_text_is_added_to_the_list(before: str, after: str) -> None:
    from diglot.create.edition import with_texts

    head = "title: {en: T}\nlanguages: {en: {tag: en, name: English}}\n"
    assert with_texts(head + before, ["x"]) == head + after


def test_new_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Mine.", "utf-8")
    done = diglot("new", ".", "--langs", "en,zh", "--title", "T", cwd=tmp_path)
    assert (done.returncode, "D001" in done.stderr) == (1, True)
    assert [path.name for path in tmp_path.iterdir() if path.name != ".diglot"] == ["README.md"]


def test_new_with_a_first_text_has_no_error(tmp_path: Path) -> None:
    words = ("--langs", "ar,zh", "--title", 'A "book": #1', "--text", "one")
    assert diglot("new", "book", *words, cwd=tmp_path).returncode == 0
    checked = diglot("check", cwd=tmp_path / "book")
    assert checked.returncode == 0, checked.stderr
    assert "dir: rtl" in (tmp_path / "book/source/edition.yml").read_text("utf-8")
