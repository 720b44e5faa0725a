"""The check of a built site, on small sites made by hand: what it finds, and what it holds."""

from __future__ import annotations

import html
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from diglot.derive.lines import one_line
from diglot.flow import plan, understand
from diglot.verify import site as check
from diglot.verify.head import head_kept
from diglot.verify.page import BuiltPage, read_page
from diglot.verify.site import check_site
from tests import hostile
from tests.doors import unprivileged
from tests.helpers import BASE

PAGE = '<!doctype html><html lang="en"><body id="top">{}</body></html>'


def made(root: Path, **pages: str) -> Path:
    """A site of pages: name → what its body holds."""
    for name, body in pages.items():
        (root / f"{name}.html").write_text(PAGE.format(body), "utf-8")
    return root


def found(site: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in check_site(site, None)]


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_a_fragment_is_found_whichever_page_comes_first(
    tmp_path: Path, one: str, other: str
) -> None:
    links = "".join(f'<a href="{other}.html#{name}">x</a>' for name in ("there", "%C3%A9", "lost"))
    made(tmp_path, **{one: f"{links}<a href='#here'>x</a>", other: "<p id='there'><p id='é'>"})
    problems = check_site(tmp_path, None)
    assert [(problem.code, problem.place.path) for problem in problems] == [
        ("S002", f"site/{one}.html")
    ] * 2
    assert [problem.message for problem in problems] == [
        "expected the fragment of “#here”, found none",
        f"expected the fragment of “{other}.html#lost”, found none",
    ]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://[bad", "S001"),
        ("b.html", "S001"),
        ("a%00.html", "S001"),
        ("../a.html", "S001"),
        ("c/", "S001"),
        ("c", "S001"),
        ("", None),
        ("#", None),
        ("a.html#top", None),
        ("d", None),
        ("d/#top", None),
        ("d/#bottom", "S002"),
        ("x.svg#any", None),
        ("https://example.org/#any", None),
        ("mailto:a@example.org", None),
    ],
)
def test_where_a_link_leads(tmp_path: Path, address: str, code: str | None) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "d").mkdir()
    (tmp_path / "x.svg").write_text("<svg/>")
    made(tmp_path / "d", index="")
    made(tmp_path, a=f'<a href="{address}">x</a>')
    assert found(tmp_path) == ([(code, "site/a.html")] if code else [])


@pytest.mark.parametrize(
    "address",
    [
        *("//example.org/x", "https://example.org/x", "//[bad", "/\\example.org/x"),
        *("https:\\\\example.org/x", " ht\ttps://example.org/x", "HTTPS:example.org"),
    ],
)
@pytest.mark.parametrize(
    "tag",
    [
        *("script src", "img src", "object data", "input src", "link rel=icon href"),
        *("video poster", "table background", "base href", "a href=x ping", "track src"),
        *("svg><image href", "svg><use xlink:href", "svg><feImage href", "svg><script href"),
    ],
)
def test_what_asks_another_host(tmp_path: Path, tag: str, address: str) -> None:
    made(tmp_path, a=f'<{tag}="{address}">')
    assert ("S004", "site/a.html") in found(tmp_path)


@pytest.mark.parametrize(
    "markup",
    [
        '<img srcset="a.png 1x, https://example.org/x 2x">',
        '<link rel=preload imagesrcset="//example.org/x 2x" href=a>',
        "<p style=\"background: URL('//example.org/x')\">",
        "<style>@import '//example.org/x';</style>",
    ],
)
def test_what_asks_another_host_among_others(tmp_path: Path, markup: str) -> None:
    made(tmp_path, a=markup)
    assert ("S004", "site/a.html") in found(tmp_path)


SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
XHTML = '<x:html xmlns:x="http://www.w3.org/1999/xhtml">{}</x:html>'


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("a.svg", SVG.format("<script>x()</script>"), {"S007"}),
        ("a.svg", SVG.format('<g onload="x()"/>'), {"S007"}),
        ("a.svg", SVG.format('<a href="javascript:x()"/>'), {"S007"}),
        ("a.SVG", SVG.format('<image href="//example.org/x"/>'), {"S004"}),
        ("a.svg", SVG.format('<path d="M0 0"/>'), set()),
        ("a.xhtml", XHTML.format("<x:script>x()</x:script>"), {"S009"}),
        ("a.htm", "<script>x()</script>", {"S009"}),
        ("a.htm", '<p onclick="x()">x', {"S009"}),
        ("a.html", "<script src=a.js></script>", {"S009", "S001"}),
        ("a.html", "verification", set()),
        ("_redirects", "/* https://example.org/:splat 302", {"S004"}),
        ("_redirects", "/old /new 301  # https://example.org", set()),
    ],
)
def test_what_a_person_brought_as_it_is(
    tmp_path: Path, name: str, content: str, codes: set[str]
) -> None:
    """A browser shows it by itself, and it has no policy of its own."""
    for folder in ("docs", "site"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(content, "utf-8")
    problems = check_site(tmp_path / "site", None, tmp_path / "docs")
    assert {problem.code for problem in problems} == codes


def test_a_script_of_a_page_is_named(tmp_path: Path) -> None:
    """“put a script into a file below docs/ and name it in extra_javascript”"""
    made(tmp_path, a='<article><script src="a.html"></script></article>')
    assert found(tmp_path) == [("S009", "site/a.html")]


@pytest.mark.parametrize("before", ["0;url=", "0; URL = '", '5.5 , "', ""])
@pytest.mark.parametrize(
    ("address", "bad"),
    [("//example.org/x", True), ("https://example.org/", True), ("../en/", False)],
)
def test_a_page_that_leaves_by_itself(tmp_path: Path, before: str, address: str, bad: bool) -> None:
    """Which no policy forbids. Renamed pages of the site do so, to other pages of it."""
    content = html.escape(before + address)
    (tmp_path / "en").mkdir()
    made(tmp_path, a=f'<meta http-equiv="Refresh" content="{content}">')
    assert (("S004", "site/a.html") in found(tmp_path)) is bad


@pytest.mark.parametrize(
    ("inside", "bad"),
    [
        ("<em>a</em><br>", False),
        ("<b>a</b>", True),
        ("<em style='color:red'>a</em>", True),
        ("<em onclick='x()'>a</em>", True),
        ("<svg></svg>", True),
        ("<!-- a -->", True),
        ("<?a?>", True),
    ],
)
@pytest.mark.parametrize("kind", ["class='x bitext'", "role='doc-endnotes'"])
def test_what_stands_in_a_text(tmp_path: Path, kind: str, inside: str, bad: bool) -> None:
    made(tmp_path, a=f"<b>a</b><article><b>a</b><section {kind}><p lang='en'>{inside}</section>")
    assert ("S007" in dict(found(tmp_path))) is bad


def broken_link(path: Path) -> None:
    path.symlink_to("nowhere")


STRANGE: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "nothing": (lambda path: path.write_bytes(b""), {"S008"}),
    "spaces": (lambda path: path.write_bytes(b" \n"), {"S008"}),
    "a comment": (lambda path: path.write_bytes(b"<!-- a -->"), {"S008"}),
    "a zero": (lambda path: path.write_bytes(b"\0"), {"S008"}),
    "Latin-1": (lambda path: path.write_bytes(b"<html lang=fr><p>\xe9t\xe9"), {"F002"}),
    "a folder": (Path.mkdir, set()),
    "a link to nothing": (broken_link, {"F005"}),
    "a pipe": (os.mkfifo, {"F005"}),
}


@pytest.mark.parametrize("what", STRANGE)
def test_whatever_stands_on_the_site_is_answered(tmp_path: Path, what: str) -> None:
    """“No input whatever shows a traceback.”"""
    make, codes = STRANGE[what]
    make(tmp_path / "x.html")
    made(tmp_path, a="")
    assert {code for code, _ in found(tmp_path)} == codes


def test_a_page_that_cannot_be_read(tmp_path: Path) -> None:
    made(tmp_path, a="")
    (tmp_path / "a.html").chmod(0)
    with unprivileged():
        assert found(tmp_path) == [("F005", "site/a.html")]


def test_one_page_is_held_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """“Page by page”: the memory of a check does not grow with the pages of the site."""
    alive: list[str] = []

    class Counted(BuiltPage, frozen=True):
        def __del__(self) -> None:
            alive.remove(self.path)

    def read(site: Path, path: str) -> tuple[BuiltPage, list[object]]:
        page, problems = read_page(site, path)
        alive.append(path)
        assert len(alive) <= 2, "the one before goes when the next is there"
        return Counted(page.path, page.raw, page.tree), list(problems)

    monkeypatch.setattr(check, "read_page", read)
    made(tmp_path, **{f"p{number}": "<a href='p3.html#lost'>x</a>" for number in range(9)})
    assert found(tmp_path) == [("S002", f"site/p{number}.html") for number in range(9)]
    assert alive == []


EVERYTHING = [
    *hostile.STRINGS,
    *(f"a{char}b" for char in hostile.CONTROLS),
    "𠮷",
    "a – b",
    " a  b ",
]


@pytest.mark.parametrize("first", range(0, len(EVERYTHING), 20))
def test_a_head_that_says_what_was_planned_is_sound_whatever_that_is(first: int) -> None:
    """As the front matter brings it to the page; and what is not said is found."""
    edition = understand(BASE)
    site = plan(edition)
    assert site is not None
    info = site.edition.info
    for said in EVERYTHING[first : first + 20]:
        planned = replace(site.pages[0], title=said, description=said)
        shown = html.escape(one_line(said))
        head = (
            f'<title>{shown} – The Gate</title><meta name="description" content="{shown}">'
            f'<link rel="canonical" href="{info.url}">'
        )
        assert list(head_kept(of(head), planned, info)) == []
        found = list(head_kept(of("<title>x</title>"), planned, info))
        assert [problem.code for problem in found] == ["S010"] * 3


def of(head: str) -> BuiltPage:
    page = f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body></body></html>'
    tree = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    return BuiltPage("a.html", page, tree)
