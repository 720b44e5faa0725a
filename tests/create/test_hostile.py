"""“No traceback for bad input”: files that are damaged, locked, too large or made to do harm."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diglot.create.document import UnreadableError
from diglot.create.importers import FORMATS, container, encoding, read_both, read_one
from tests.commands import diglot
from tests.create.test_nothing_lost import docx, epub, zipped

LANGS = ("en", "zh")
ENTITIES = """<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "%s">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>%s</p></body></text></TEI>"""


def code_of(data: bytes, name: str, *, both: bool = False) -> str:
    with pytest.raises(UnreadableError) as found:
        read_both(data, name, LANGS) if both else read_one(data, name)
    return found.value.code


def refusal(data: bytes, name: str, *, both: bool = False) -> UnreadableError | None:
    """Why a file is not read, or None where it is. Any other exception is a failure."""
    try:
        read_both(data, name, LANGS) if both else read_one(data, name)
    except UnreadableError as error:
        return error
    return None


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@pytest.mark.parametrize("both", [False, True])
@given(st.data())
def test_any_bytes_are_read_or_refused(suffix: str, both: bool, data: st.DataObject) -> None:
    start = data.draw(
        st.sampled_from([b"", b"<TEI>", b"<tmx>", b"PK\x03\x04", b"\xff\xfe", b"<html>"])
    )
    content = start + data.draw(st.binary(max_size=60))
    refused = refusal(content, f"a{suffix}", both=both)
    assert refused is None or (refused.message and refused.hint)


@pytest.mark.parametrize(
    "make", [docx(["<w:p><w:r><w:t>Words</w:t></w:r></w:p>"]), epub([["Words"]])]
)
@given(st.integers(0, 5_000), st.integers(0, 255))
@example(1108, 58)  # a place before the beginning
def test_a_damaged_archive_is_read_or_refused(make: bytes, at: int, byte: int) -> None:
    damaged = bytearray(make)
    damaged[at % len(damaged)] = byte
    name = "a.docx" if b"word/" in make else "a.epub"
    refused = refusal(bytes(damaged), name)
    assert refused is None or refused.code.startswith("I")


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a.xlsx", "a", "a.xyz"])
def test_an_unknown_format_says_what_to_do(name: str) -> None:
    assert code_of(b"Words.", name) == "I001"


def test_other_xml_is_no_format() -> None:
    assert code_of(b"<svg/>", "a.xml") == "I001"


@pytest.mark.parametrize("words", ["&b;", "&x;"])
def test_entities_are_not_followed(tmp_path: Path, words: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET", "utf-8")
    assert code_of((ENTITIES % (secret.as_uri(), words)).encode(), "a.tei") == "I002"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large is refused by what the directory says, and never more is unpacked."""
    monkeypatch.setattr(container, "LARGEST_PART", 1000)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 10_000_000)
    assert len(target.getvalue()) < 20_000
    assert code_of(target.getvalue(), "a.docx") == "I004"
    lying = target.getvalue().replace(
        (10_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    )
    assert code_of(lying, "a.docx") == "I002"


def test_an_archive_of_too_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_PARTS", 2)
    assert code_of(zipped({str(n): "" for n in range(3)}), "a.docx") == "I004"


def test_a_locked_archive() -> None:
    data = bytearray(docx([]))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    assert code_of(bytes(data), "a.docx") == "I003"


def test_an_older_document() -> None:
    assert code_of(b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx") == "I002"


def test_a_book_with_copy_protection() -> None:
    method = '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>'
    assert code_of(zipped({"META-INF/encryption.xml": method}), "a.epub") == "I003"


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diglot.create.importers.LARGEST_TEXT", 10)
    assert code_of(b"x" * 11, "a.txt") == "I004"


def test_a_language_that_the_file_lacks() -> None:
    memory = b'<tmx><body><tu><tuv xml:lang="fr"><seg>x</seg></tuv></tu></body></tmx>'
    assert code_of(memory, "a.tmx", both=True) == "I006"
    assert code_of(b"One.\nTwo.\nThree.\n", "a.txt", both=True) == "I006"
    assert code_of(b"<p>Words.</p>", "a.html", both=True) == "I006"
    assert code_of(b"Only one column\n", "a.csv", both=True) == "I006"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("Grüße".encode("utf-16"), ""),
        ("\ufeffGrüße".encode(), ""),
        ("Grüße".encode("latin-1"), "latin-1"),
        ("Grüße".encode("gb18030"), "gb18030"),
    ],
)
def test_an_encoding_is_told_by_its_mark_or_by_the_option(data: bytes, wanted: str) -> None:
    assert encoding.text_of(data, wanted) == "Grüße"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [(b"caf\xe9", ""), (b"x", "no-such"), (b"\xff", "gb18030"), (b"x", "base64")],
)
def test_an_encoding_that_does_not_fit(data: bytes, wanted: str) -> None:
    with pytest.raises(UnreadableError) as found:
        encoding.text_of(data, wanted)
    assert found.value.code == "F002"


def test_deep_elements_are_a_problem(tmp_path: Path) -> None:
    for name, tag in (("a.html", "div"), ("a.html", "em"), ("a.tei", "div")):
        deep = f"<{tag}>" * 5000 + "x" + f"</{tag}>" * 5000
        (tmp_path / name).write_text(f"<TEI><text><body>{deep}</body></text></TEI>", "utf-8")
        (tmp_path / "b.txt").write_text("字。", "utf-8")
        done = diglot("import", name, "b.txt", "--langs", "en,zh", cwd=tmp_path)
        assert "Traceback" not in done.stderr
        assert done.returncode == 1, done.stderr


def test_something_else_than_a_file(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("字。", "utf-8")
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("folder.txt", "pipe.txt", "missing.txt"):
        done = diglot("import", name, "b.txt", "--langs", "en,zh", cwd=tmp_path)
        assert (done.returncode, "F005" in done.stderr) == (1, True), done.stderr


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"[" * 20_000, "a.md", "I004"),
        (b"[a " * 20_000, "a.md", "I004"),
        (b"<!--!" * 20_000, "a.md", "I004"),
        (b"".join(b"`" * (n % 99 + 1) + b"a" for n in range(5_000)), "a.md", "I004"),
        (b"Words.\n\n" + b"| " + b"-" * 40_000 + b"x\n", "a.md", ""),
        (b"---\ntitle: a" + b" " * 40_000 + b"b\n---\n\nWords.\n", "a.md", ""),
        (b"<p>" + b"a<br>" * 20_000 + b"</p>", "a.html", ""),
        (b"<p id=n>" + b"<a href=#n>1</a>" * 2_000 + b"</p>" + b"<a href=#n>x</a>" * 2_000, "a.html", ""),
        (b'<meta charset="punycode"><p>a', "a.html", "F002"),
    ],
    ids=range(9),
)  # fmt: skip
def test_no_file_takes_more_time_than_it_is_long(data: bytes, name: str, code: str) -> None:
    """“No input of any length costs more than linear time”: it is read, or refused at once.

    Each took minutes when all of it was gone through again at each of its marks.
    """
    refused = refusal(data, name)
    assert (refused.code if refused else "") == code


@pytest.mark.parametrize(
    ("said", "wanted"), [(b"+2AA-", "utf-7"), (b"\\ud800", "unicode_escape"), (b"a", "idna")]
)
def test_no_half_of_a_character_is_read(said: bytes, wanted: str) -> None:
    with pytest.raises(UnreadableError) as found:
        encoding.text_of(said, wanted)
    assert found.value.code == "F002"


def test_a_chain_of_styles_is_followed_once() -> None:
    from lxml import etree

    from diglot.create.importers.docx_styles import Styles

    chain = "".join(
        f'<style styleId="s{n}"><name val="s{n}"/><basedOn val="s{n + 1}"/></style>'
        for n in range(3_000)
    )
    styles = Styles(etree.fromstring(f"<styles>{chain}</styles>"))
    paragraphs = [etree.fromstring(f'<p><pPr><pStyle val="s{n}"/></pPr></p>') for n in range(3_000)]
    assert len({styles.of(one).level for one in paragraphs}) == 1
