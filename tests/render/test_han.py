"""The views of Chinese texts: what their files say of the page that they are for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from diglot.derive.stretches import stretches
from diglot.render.han.table import Line, table_of
from tests.examples import examples
from tests.extract import parse
from tests.strategies import Made, build, editions, to_html

CHARS = st.text("重长行，A", max_size=6)
LINES = st.lists(
    st.tuples(st.sampled_from(["1", "1.1", "2.1", "3.1"]), CHARS).flatmap(
        lambda pair: st.tuples(
            st.just(pair[0]),
            st.just(pair[1]),
            st.lists(
                st.sampled_from(["", "a", "b", "c"]), min_size=len(pair[1]), max_size=len(pair[1])
            ),
        )
    ),
    max_size=6,
    unique_by=lambda line: line[0],
)


def applied(table: Mapping[str, Mapping[str, object]], place: str, chars: str) -> list[str]:
    """What characters come to, as reading/han.js finds it."""
    times: Counter[str] = Counter()
    found = []
    for char in chars:
        own = table["otherwise"].get(place, {})
        assert isinstance(own, dict)
        said = own.get(char, ())
        at = times[char]
        found.append(said[at] if at < len(said) else str(table["usual"].get(char, "")))
        times[char] += 1
    return found


@given(LINES)
@examples(200)
def test_a_table_gives_back_every_line(lines: list[tuple[str, str, list[str]]]) -> None:
    """“What characters come to, as a table: mostly the same everywhere, otherwise place by place.”"""
    table = table_of([Line(*line) for line in lines])
    said: dict[str, Mapping[str, object]] = {"usual": table.usual, "otherwise": table.otherwise}
    for place, chars, values in lines:
        assert applied(said, place, chars) == values


@given(editions())
@examples(15)
def test_the_files_follow_the_characters_of_the_page(made: Made) -> None:
    """“As its characters follow there”: passages with what was received, names of speakers, headings
    of the editors; and what is said of them takes none away."""
    built = build(made.files)
    views = {path: text for path, text in built.pages.items() if "/made/han/" in path}
    codes = {made.base, made.translation}
    assert len(views) == (2 if "zh" in codes else 0)
    if "zh" not in codes:
        return
    assert built.edition is not None
    (text,) = built.edition.texts
    places = {s.place: "".join(s.on_page(s.edited, s.received)) for s in stretches(text, "zh")}
    page = next(path for path in built.pages if path.endswith("/text/index.md"))
    document = parse(to_html(built.pages[page]))
    tables = [json.loads(content) for content in views.values()]
    for row in document.iterfind(".//section/div"):
        for cell in row.iterfind("*[@lang='zh-Hans']"):
            for mark in cell.xpath(".//sup | .//rt"):
                mark.drop_tree()
            inner = [child.get("id") for child in row if child.get("id")]
            parent = row.getparent()
            assert parent is not None
            place = row.get("id") or next(iter(inner), None) or parent.get("id") or ""
            shown = cell.text_content()
            if place.startswith("before"):
                shown = shown[1:-1]  # in brackets
            assert shown.removesuffix("：") == places[place].removesuffix("："), place
            for table in tables:
                assert len(applied(table, place, shown)) == len(shown)
