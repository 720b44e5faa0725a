"""The rules that always hold (DESIGN.md), each proved on editions made at random."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import lxml.html
import pytest
import yaml
from diglot.align.texts import align
from diglot.check.witness import check_witness
from diglot.flow import generate
from diglot.model.address import PageKind
from diglot.model.files import Files
from diglot.model.problem import Problem
from diglot.parse.edition import parse_edition
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from tests import extract, hostile
from tests.line_writer import CHARACTERS, texts
from tests.strategies import (
    LANGUAGES,
    ROOT,
    WORDS_OF_INTERFACE,
    Made,
    build,
    dump,
    editions,
    to_html,
)

# More of both, for whoever hunts: DIGLOT_EXAMPLES=20 DIGLOT_SHRINK=1 pytest tests/render/test_properties.py
MORE = int(os.environ.get("DIGLOT_EXAMPLES", "1"))
PHASES = (
    Phase.explicit,
    Phase.generate,
    *([Phase.shrink] if "DIGLOT_SHRINK" in os.environ else []),
)


def examples(number: int) -> settings:
    """The same examples on every run, whatever the time they take."""
    return settings(
        max_examples=number * MORE,
        derandomize=True,
        deadline=None,
        phases=PHASES,
        suppress_health_check=list(HealthCheck),
    )


def reading_pages(made: Made) -> list[str]:
    """The reading page in each language of the interface."""
    built = build(made.files, only=PageKind.TEXT)
    errors = [problem for problem in built.problems if problem.is_error]
    assert not errors, errors
    return [page for path, page in built.pages.items() if path.endswith("/text/index.md")]


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
@examples(150)
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
@examples(100)
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


Witness = tuple[Made, str, list[tuple[int, int]]]


@st.composite
def witnesses(draw: st.DrawFn) -> Witness:
    """An edition, its witness, and where the pieces of the witness stand whose spaces count."""
    made = draw(editions(size=2))
    pieces = []
    for block in made.blocks:
        mark = block.marks[made.base].strip(" ")
        if block.kind == "speech" and mark:
            label, colon = mark.rstrip(":：\u00a0"), mark[len(mark.rstrip(":：\u00a0")) :]
            pieces += [label, colon]
        pieces += [line.received.strip(" \t") for line in block.lines[made.base]]
    witness, spans = "", []
    space = st.sampled_from(["", " ", "\n", "\r\n", "\n\n  ", "\t"])
    for piece in filter(None, pieces):
        witness += "" if piece[0] in ":：\u00a0" else draw(space)
        words = re.split(r"[ \t]+", piece)
        start = len(witness)
        for word in words:
            witness += draw(space.filter(bool)) if len(witness) > start else ""
            witness += word
        spans.append((start, len(witness)))
    return made, witness + draw(space), spans


def reported(made: Made, witness: str) -> list[Problem]:
    files = Files(texts=made.files, witnesses={"source/text/witness.txt": witness})
    info, _ = parse_edition(files)
    assert info is not None
    texts, _ = align(files, info)
    return check_witness(texts[0])


@given(witnesses())
@examples(60)
def test_the_witness_is_the_received_reading(
    drawn: Witness,
) -> None:
    """“Reject every emendation in the base file and drop what is ours …: what is left equals
    `witness.txt`. White space inside a segment counts (a run equals one space); at a line's end and
    after a label the witness may have any or none.”"""
    made, witness, _ = drawn
    assert reported(made, witness) == []


@given(witnesses(), st.data())
@examples(150)
def test_any_other_witness_is_reported(drawn: Witness, data: st.DataObject) -> None:
    """“Nothing else is normalised”: one character more, less or other is a problem."""
    made, witness, spans = drawn
    solid = [at for at, char in enumerate(witness) if char not in " \t\r\n"]
    assume(solid)
    at = data.draw(st.sampled_from(solid))
    char = witness[at]
    alike = f"x{char.swapcase()}{unicodedata.normalize('NFD', char)}"
    near = set(alike + unicodedata.normalize("NFKC", char)) - {" "}
    new = data.draw(
        st.sampled_from(sorted(near))
        | st.sampled_from("x鲁\u0301\u3000.:：{~*’'")
        | CHARACTERS.filter(str.strip)
    )
    inside = any(start <= at and at + 1 < end for start, end in spans)
    following = witness[at + 1 : at + 3]
    changed = [witness[:at] + new + witness[at + 1 :]] if new != witness[at] else []
    if not new.isspace() or any(start < at < end for start, end in spans):
        changed.append(witness[:at] + new + witness[at:])
    if not witness[at].isspace() or any(start < at < end - 1 for start, end in spans):
        changed.append(witness[:at] + witness[at + 1 :])
    if inside and following[0] not in " \t\r\n":
        changed.append(f"{witness[: at + 1]} {witness[at + 1 :]}")
    if inside and following[0] in " \t\r\n" and following[1] not in " \t\r\n":
        changed.append(witness[: at + 1] + witness[at + 2 :])
    first = witness.lstrip(" \t\r\n")
    # A no-break space is a character, but before a label's colon, where no text begins.
    changed += [f"{char}{first}" for char in "x\u00a0\u3000"]
    changed += [f"{witness}{char}" for char in "x\u00a0"]
    path = f"source/text/{made.base}.txt"
    lines = made.files[path].split("\n")
    for other in changed:
        problems = reported(made, other)
        assert problems, (witness, other)
        for problem in problems:
            assert problem.place.path == path
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem


PLAIN = hostile.filled("plain words")


@cache
def harmless() -> dict[str, tuple[set[str], extract.Shapes, str]]:
    """For each page of an edition without malice: keys of front matter, elements, words."""
    pages = build(hostile.edition(PLAIN)).pages
    return {path: anatomy(path, page) for path, page in pages.items() if path.endswith(".md")}


def anatomy(path: str, page: str) -> tuple[set[str], extract.Shapes, str]:
    front = yaml.safe_load(page.split("\n---\n")[0].removeprefix("---\n"))
    html = to_html(page)
    assert "[^" not in html
    document = extract.parse(html)
    return set(front), shapes(path, document), extract.words(document)


def shapes(path: str, document: HtmlElement) -> extract.Shapes:
    """The elements of a page, in order but for an index, which its words themselves order, and for
    a drawing, which sets long names in several lines."""
    if re.search(r"glossary/index\.\w+$", path):
        return extract.outside_letters(document)
    if re.search(r"(?:map|timeline)/index\.\w+$", path):
        return sorted(set(extract.skeleton(document)))
    return extract.skeleton(document)


def assert_plain(fill: hostile.Fill, *, shown: bool = True) -> None:
    """The edition either has a problem, or its pages have the elements of a harmless one, and show
    each string as often as that shows its own."""
    built = build(hostile.edition(fill))
    if any(problem.is_error for problem in built.problems):
        return
    for path, plain in harmless().items():
        front, elements, words = anatomy(path, built.pages[path])
        lost = [
            (path, field, string)
            for field in hostile.FIELDS
            for string in [hostile.shown(fill, field)]
            if words.count(string) != plain[2].count(hostile.shown(PLAIN, field))
        ]
        assert not (shown and lost)
        assert elements == plain[1], path
        assert front == plain[0], path


@pytest.mark.parametrize("first", range(0, len(hostile.STRINGS), 3))
def test_no_input_can_inject(first: int) -> None:
    """“No input can inject markup, script or a `javascript:` link”: in every field, a string that
    means something elsewhere stands on the page as itself."""
    assert_plain(hostile.mixed(first))


@pytest.mark.parametrize("char", hostile.CONTROLS)
def test_no_control_character_can_inject(char: str) -> None:
    """The same of characters that a file may not hold, but an escape of YAML may write."""
    assert_plain(hostile.filled(f"a{char}# b{char}{char}- c", hostile.IN_YAML), shown=False)


@given(st.lists(texts(3), min_size=20, max_size=20))
@examples(20)
def test_any_text_stands_as_itself(strings: list[str]) -> None:
    """“Escaping is minimal and by context”, and enough in each."""
    assume(not any("](http" in string for string in strings))
    assert_plain(hostile.mixed(0, strings))


def with_words(strings: Sequence[str]) -> dict[str, str]:
    """A harmless edition whose own words of the interface are `strings`, in turn."""
    words = {
        key: f"{strings[number % len(strings)].strip()} {hostile.tag(key)}"
        for number, key in enumerate(WORDS_OF_INTERFACE["en"])
    }
    own = {f"source/words/{code}.yml": dump(words) for code in ("en", "zh")}
    return {**hostile.edition(PLAIN), **own}


@pytest.mark.parametrize("first", range(0, len(hostile.STRINGS), 8))
def test_no_word_of_the_interface_can_inject(first: int) -> None:
    """The same of the words of the interface, which are an edition's to change."""
    plain = build(with_words(["plain words"])).pages
    nasty = build(with_words(hostile.STRINGS[first:] + hostile.STRINGS[:first])).pages
    assert plain.keys() == nasty.keys()
    for path in plain:
        if path.endswith(".md"):
            front, elements, _ = anatomy(path, nasty[path])
            assert (front, elements) == anatomy(path, plain[path])[:2], path


# Out of an attribute, an element, a text; and what one unescaping too many would make of it.
BREAKING_OUT = """" onload="x" '><script>alert(1)</script></title></script>&lt;i&gt; {{ x }} -->"""


def built_site(root: Path, fill: hostile.Fill) -> Path:
    """The site that `mkdocs build` makes of an edition, with the project's own mkdocs.yml."""
    for path, text in hostile.edition(fill).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / "generator").symlink_to(ROOT / "generator")
    shutil.copy(ROOT / "mkdocs.yml", root)
    assert not generate(root).has_errors
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.mark.parametrize(
    "fill", [hostile.mixed(0), hostile.filled(BREAKING_OUT)], ids=["mixed", "breaking-out"]
)
def test_no_input_can_inject_into_the_site(tmp_path: Path, fill: hostile.Fill) -> None:
    """The same of whole pages (title, description, navigation) and of the search index."""
    nasty = built_site(tmp_path / "nasty", fill)
    plain = built_site(tmp_path / "plain", PLAIN)
    pages = sorted(path.relative_to(plain) for path in plain.rglob("*.html"))
    assert pages == sorted(path.relative_to(nasty) for path in nasty.rglob("*.html"))
    for page in pages:
        one, other = (lxml.html.parse(str(site / page)).getroot() for site in (nasty, plain))
        assert shapes(str(page), one) == shapes(str(page), other), page
        for script in one.iterfind(".//script[@type='application/ld+json']"):
            json.loads(script.text or "")
    assert searched(nasty) == searched(plain)


def searched(site: Path) -> dict[str, Counter[tuple[str, ...]]]:
    """The elements of the theme's search index by location; all letters of an index are one."""
    index = site / "search/search_index.json"
    if not index.is_file():
        return {}
    words: dict[str, str] = defaultdict(str)
    for entry in json.loads(index.read_text("utf-8"))["docs"]:
        words[re.sub("#letter-.*", "#letter", entry["location"])] += entry["title"] + entry["text"]
    return {
        location: extract.outside_letters(extract.parse(found)) for location, found in words.items()
    }
