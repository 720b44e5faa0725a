"""“No input can inject markup, script or a `javascript:` link”: in every field, and on whole pages."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import lxml.html
import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from diglot.flow import plan, understand
from diglot.verify.site import check_site
from tests import extract, hostile
from tests.commands import diglot, python
from tests.examples import examples
from tests.line_writer import texts
from tests.sites import lay_out_edition
from tests.strategies import WORDS_OF_INTERFACE, build, dump, to_html


@cache
def harmless() -> dict[str, tuple[set[str], extract.Shapes, str]]:
    """For each page of an edition without malice: keys of front matter, elements, words."""
    pages = build(hostile.edition(hostile.PLAIN)).pages
    return {path: anatomy(path, page) for path, page in pages.items() if path.endswith(".md")}


def anatomy(path: str, page: str) -> tuple[set[str], extract.Shapes, str]:
    front = yaml.safe_load(page.split("\n---\n")[0].removeprefix("---\n"))
    html = to_html(page)
    # A name in an attribute is written after notes are looked for, and read by no Markdown again.
    assert "[^" not in re.sub(r' data-speaks="[^"]*"', "", html)
    document = extract.parse(html)
    return set(front), shapes(path, document), extract.words(document)


def shapes(path: str, document: HtmlElement) -> extract.Shapes:
    """The elements of a page, in order but for an index, which its words themselves order, for the
    ways from entry to entry that follow it, and for a drawing, whose names have room or not."""
    if re.search(r"glossary/index\.\w+$", path):
        return extract.outside_letters(document)
    if re.search(r"glossary/(?!index\.)\w+(?:/index)?\.\w+$", path):
        ways = (("p", "class=previous"), ("p", "class=next"))
        named = {"text", "tspan"}
        found = extract.skeleton(document)
        return [ways[0] if one in ways else one for one in found if one[0] not in named]
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
            if words.count(string) != plain[2].count(hostile.shown(hostile.PLAIN, field))
        ]
        assert not (shown and lost)
        assert elements == plain[1], path
        assert front == plain[0], path


@pytest.mark.parametrize("first", range(0, len(hostile.STRINGS), 9))
def test_no_input_can_inject(first: int) -> None:
    """“No input can inject markup, script or a `javascript:` link”: in every field, a string that
    means something elsewhere stands on the page as itself."""
    assert_plain(hostile.mixed(first))


@pytest.mark.parametrize("char", hostile.CONTROLS)
def test_no_control_character_can_inject(char: str) -> None:
    """The same of characters that a file may not hold, but an escape of YAML may write."""
    assert_plain(hostile.filled(f"a{char}# b{char}{char}- c", hostile.IN_YAML), shown=False)


@given(st.lists(texts(3), min_size=20, max_size=20))
@examples(8)
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
    return {**hostile.edition(hostile.PLAIN), **own}


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
    sources = root / "sources"
    for path, text in hostile.edition(fill).items():
        (sources / path).parent.mkdir(parents=True, exist_ok=True)
        (sources / path).write_text(text, "utf-8")
    edition = lay_out_edition(sources, root / "edition")
    assert diglot("generate", cwd=edition).returncode == 0
    done = python("mkdocs", "build", "-q", cwd=edition)
    assert done.returncode == 0, done.stderr
    return edition / "site"


@pytest.mark.parametrize(
    "fill", [hostile.mixed(0), hostile.filled(BREAKING_OUT)], ids=["mixed", "breaking-out"]
)
def test_no_input_can_inject_into_the_site(tmp_path: Path, fill: hostile.Fill) -> None:
    """The same of whole pages (title, description, navigation) and of the search index."""
    nasty = built_site(tmp_path / "nasty", fill)
    plain = built_site(tmp_path / "plain", hostile.PLAIN)
    pages = sorted(path.relative_to(plain) for path in plain.rglob("*.html"))
    assert pages == sorted(path.relative_to(nasty) for path in nasty.rglob("*.html"))
    for page in pages:
        one, other = (lxml.html.parse(str(site / page)).getroot() for site in (nasty, plain))
        assert shapes(str(page), one) == shapes(str(page), other), page
        for script in one.iterfind(".//script[@type='application/ld+json']"):
            json.loads(script.text or "")
    assert searched(nasty) == searched(plain)
    planned = plan(understand(nasty.parent))
    assert {problem.code for problem in check_site(nasty, planned)} <= {"S001"}


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
