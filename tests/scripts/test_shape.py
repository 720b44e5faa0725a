"""The shape of scripts and style sheets: what may import what, how long things are, what names a cell."""

from __future__ import annotations

import graphlib
import posixpath
import re

import pytest

from tests.sites import REPOSITORY

THEME = REPOSITORY / "generator" / "diglot" / "theme" / "assets" / "diglot"
SCRIPTS = {path.relative_to(THEME).as_posix(): path for path in sorted(THEME.rglob("*.js"))}
SHEETS = {path.relative_to(THEME).as_posix(): path for path in sorted(THEME.rglob("*.css"))}
# From the ground up: a room imports from its own or from those below; boot.js, which is no module,
# opens them.
FLOORS = [
    ["shared"],
    ["suggest"],
    ["reading", "search", "glossary", "contents"],
    ["boot.js", "lost.js", "moved.js", "prose.js", "theme.js"],
]
START = "boot.js"
BEGUN = frozenset(
    {
        *(
            START,
            "contents/lead.js",
            "contents/tree.js",
            "glossary/filter.js",
            "lost.js",
            "moved.js",
        ),
        *("offline.js", "prose.js", "theme.js", "title/order.js"),
    }
)
"""By a page, not by another script."""
LONGEST_FUNCTION = 50
each_script = pytest.mark.parametrize("name", SCRIPTS)
each_sheet = pytest.mark.parametrize("name", SHEETS)

_IMPORT = re.compile(r"import\s*\(?\s*(?:[^\"'()]*?from\s*)?[\"'](\.[^\"']+)[\"']")
_EXPORT = re.compile(r"^export (?:async )?(?:function\*?|const) ?(\w+)", re.M)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_POSITION = re.compile(r":(?:nth|first|last|only)-[\w-]+")


def text(name: str) -> str:
    return (SCRIPTS | SHEETS)[name].read_text("utf-8")


def imports(name: str) -> set[str]:
    """The scripts that one names, also those that it asks for later."""
    here = posixpath.dirname(name)
    return {posixpath.normpath(posixpath.join(here, way)) for way in _IMPORT.findall(text(name))}


def floor_of(name: str) -> int:
    room = name.split("/")[0]
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


@each_script
def test_no_import_runs_up(name: str) -> None:
    """“No import runs up the layers, no circle (Python and JavaScript).”"""
    for other in imports(name):
        assert other in SCRIPTS, other
        same = other.split("/")[0] == name.split("/")[0]
        assert same or floor_of(other) < floor_of(name), other


def test_no_circle() -> None:
    order = graphlib.TopologicalSorter({name: imports(name) for name in SCRIPTS})
    order.prepare()  # raises CycleError, which names the circle


def test_the_imports_are_seen() -> None:
    """The test above would pass where the pattern finds none."""
    assert imports("search/show.js") >= {"search/box.js", "shared/letters.js"}
    assert imports(START) == {"reading/read.js", "search/show.js", "suggest/suggest.js"}
    reached, queue = set[str](), sorted(BEGUN)
    while queue:
        reached.add(name := queue.pop())
        queue += imports(name) - reached
    assert reached == set(SCRIPTS), "each is used"


@each_script
def test_each_gives_what_its_name_says(name: str) -> None:
    """A page’s start gives nothing; another has what it is called for, and little beside it: short
    files are dear to send, since each is compressed by itself."""
    found = _EXPORT.findall(text(name))
    if name in BEGUN:
        assert not found
    else:
        assert _own_name(name) in found
        assert len(found) <= 4


def _own_name(path: str) -> str:
    """`hint-box.js` gives `hintBox`."""
    first, *others = path.rpartition("/")[2].removesuffix(".js").split("-")
    return first + "".join(other.capitalize() for other in others)


@each_script
def test_lengths(name: str) -> None:
    """“Functions up to 50 lines.” A function ends at the first brace that stands where it began."""
    lines = text(name).splitlines()
    for start, line in enumerate(lines):
        match = re.match(r"(\s*)(?:export )?(?:async )?(?:function\b|const \w+ = .*=> \{$)", line)
        if match and line.rstrip().endswith("{"):
            end = next(n for n in range(start, len(lines)) if lines[n].startswith(f"{match[1]}}}"))
            assert end - start < LONGEST_FUNCTION, line


@each_script
def test_nothing_is_written_by_several(name: str) -> None:
    """“No mutable bag”: what a module was given it reads; it writes to elements, and to its own."""
    code = _COMMENT.sub("", text(name))
    for given in re.findall(r"export (?:async )?function \w+\(([^)]*)\)", code):
        for argument in re.findall(r"\w+", given):
            assert not re.search(rf"\b{argument}\.\w+\s*(?:\?\?)?=[^=>]", code), argument


@each_sheet
def test_no_selector_stands_for_a_position(name: str) -> None:
    """“Style sheets without positional selectors (classes on cells).”"""
    selectors = re.findall(r"([^{};]+)\{", _COMMENT.sub("", text(name)))
    found = [s.strip() for s in selectors if not s.lstrip().startswith("@") and _POSITION.search(s)]
    assert found == []


@pytest.mark.parametrize("selector", ["a:first-child", ".b > :nth-of-type(2)", "td:last-of-type"])
def test_a_position_is_found(selector: str) -> None:
    assert _POSITION.search(selector)


@pytest.mark.parametrize("selector", [".own", "a:not(.b)", ".row > p:empty", "[data-kind~='x'] a"])
def test_what_is_no_position(selector: str) -> None:
    assert not _POSITION.search(selector)
