"""Front matter is read back by MkDocs' own reader, whatever the sources say."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from msgspec.structs import replace

from diglot.derive.lines import one_line
from diglot.model.address import PageKind
from diglot.model.localized import Language
from diglot.render.site.front_matter import Alternate, FrontMatter, write_front_matter, yaml_of
from diglot.render.site.metadata import Metadata
from tests import hostile
from tests.examples import examples

ENGLISH = Language(code="en", tag="en", name="English", dir="ltr")
STRINGS = [
    *hostile.STRINGS, *hostile.CONTROLS, "https://𠮷野家.example/", "---", "a\n---\nb", "...", "a\n...\nb",
    "a\x85---\x85b", "a\u2028---\u2028b", "\ta", "a\t# b", "!!python/object:os.system", "!!str a", "@a",
    "%a", "&a", "*a", "- a", "? a", "a: b", "{a", "[a", "|", ">", "'", '"', "\\", "\\n", "\\ud800", "no",
    "1_000", "1:30", "0o7", ".inf", "2023-05-12", "=", "<<", "\ufeff", "a\ufeffb", "\U0010ffff", " ", "",
]  # fmt: skip
strings = st.one_of(
    st.sampled_from(STRINGS), st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
)


@given(strings)
@examples(300)
def test_a_value_is_read_back_equal_and_nothing_is_left_in_the_page(value: str) -> None:
    """“Front matter is written by one YAML writer”: each string is a string, the same, on one line."""
    written = yaml_of(value)
    assert len(written.splitlines()) == 1
    body, data = get_data(f"---\na: {written}\nb: [{written}, 1]\n---\n\n# Body\n")
    assert data == {"a": value, "b": [value, 1]}
    assert body == "# Body\n"


def front(*said: str) -> FrontMatter:
    """Front matter whose every field is the next of six strings."""
    title, description, tag, name, url, data = said
    language = replace(ENGLISH, tag=tag, name=name)
    return FrontMatter(
        title=title,
        description=description,
        lang=language,
        kind=PageKind.TEXT,
        search_word=name,
        lost=name,
        frame={"version": title, "report_url": url},
        alternates=(Alternate(language, url), Alternate(ENGLISH, url)),
        metadata=Metadata(
            canonical=url,
            hreflang=((tag, url),) if shown(url) else (),
            metas=(("name", "DC.title", title),),
            jsonld=data,
        ),
        reader=data,
        filter={"label": title},
    )


@given(st.lists(strings, min_size=6, max_size=6))
@examples(200)
def test_every_field_is_read_back(said: list[str]) -> None:
    """As text on one line, escaped for HTML where the theme prints it into HTML as it stands."""
    title, description, tag, name, url, _ = map(shown, said)
    page = f"{write_front_matter(front(*said))}\n# Body\n"
    body, data = get_data(page)
    assert body == "# Body\n"
    assert data["title"] == title
    assert data["description"] == description
    assert (data["lang"], data["tag"], data["dir"]) == ("en", tag, "ltr")
    assert (data["kind"], data["search_word"]) == ("text", name)
    assert data["alternates"][0] == {"tag": tag, "name": name, "url": url}
    assert data.get("lost", "") == name
    assert data["frame"] == {"version": title, "report_url": url}
    assert data.get("hreflang", []) == ([[tag, url]] if url else [])
    assert data["metas"] == [["name", "DC.title", title]]
    assert data.get("canonical", "") == url
    assert data["filter"] == {"label": title}
    for key in ("jsonld", "reader"):
        assert data.get(key, "") == said[5]


def shown(text: str) -> str:
    return html.escape(one_line(text))


@pytest.mark.parametrize("char", hostile.CONTROLS)
def test_a_line_holds_no_break_and_no_control_character(char: str) -> None:
    assert one_line(f"a{char}{char}b{char}") == "a b"


def test_white_space_of_a_script_stays() -> None:
    assert one_line("a\u00a0b\u3000c  d") == "a\u00a0b\u3000c  d"
