"""“The href and all text after it come back”: addresses and words of links, through the real Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.model.glossary import CitedWork
from diglot.model.note import NoteBody, Plain, WebLink
from diglot.parse.note import parse_note
from diglot.render.site.escape import escape_cell, escape_url
from diglot.render.site.note import Prose, render_note, render_source
from diglot.render.site.tongues import Tongues
from diglot.render.site.wording import MdWords
from tests import extract, hostile
from tests.examples import examples
from tests.strategies import SHIPPED, to_html

ADDRESSES = [
    "https://en.example.org/wiki/Xi'an_(city)", "https://h.example/(", "https://h.example/)",
    "https://h.example/a)b(c", "https://h.example/((x)", "https://h.example/'", "https://h.example/''",
    "https://h.example/?a=1&b=2", "https://h.example/?a&lt;b", "https://h.example/?a&#60;b",
    "https://h.example/?a&copy", "https://h.example/*a*", "https://h.example/_a_", "https://h.example/__",
    "https://h.example/a_b_c", "https://h.example/{#id}", "https://h.example/{.class}",
    "https://h.example/{~~a~>b~~}", "https://h.example/a|b", "https://h.example/#a#b",
    "https://h.example/~user", "https://h.example/!", "https://h.example/^x", "https://h.example/%20%",
    "https://h.example/é/鲁班", "https://𠮷野家.example/𠮷", "https://h.example/\u202ea",
    "https://h.example/a:b@c", "https://h.example/klzzwxh:0000", "https://h.example/$x$", "http://h",
    "https://h.example/a,b;c.", "https://h.example/\x02a\x03", "https://h.example/\x7f",
    "https://h.example/a b", 'https://h.example/"a" <b>', "https://h.example/`a`", "https://h.example/\\a\\",
    "https://h.example/[a](b)", "https://[::1]/a",
]  # fmt: skip
EVEN = "https://h.example/even(more)"
WORDS = [
    *hostile.STRINGS,
    "a) b",
    "a] b",
    "a' b",
    "[a](b)",
    "![a](b)",
    "a](http://x) b",
    "“a”",
    "!",
]

characters = st.one_of(
    st.sampled_from("'()&*_{}[]<>\"`\\|#;!?=%~^@:,.$+-/a1é鲁\u0301\u202e𠮷"),
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]),
)
addresses = st.one_of(
    st.sampled_from(ADDRESSES),
    st.text(characters, min_size=1, max_size=12).map("https://h.example/{}".format),
)
"""More than any source file may hold: see `Url` in parse/forms.py."""
words = st.one_of(
    st.sampled_from(WORDS), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
).map(lambda said: " ".join(said.split()) or "x")


def followed(address: str) -> str:
    """As a browser follows it: control characters are written with percent signs."""
    return re.sub(r"[\x00-\x1f\x7f]", lambda mark: f"%{ord(mark[0]):02X}", address)


def links(markdown: str) -> tuple[list[tuple[str, str]], str]:
    """(href, words) of each link in a page, and all the page's words."""
    document = extract.parse(to_html(markdown))
    found = [(a.get("href", ""), " ".join(a.text_content().split())) for a in document.iter("a")]
    return found, extract.words(document)


@given(address=addresses, title=words, publisher=words)
@examples(300)
def test_an_address_in_a_source_comes_back_with_all_behind_it(
    address: str, title: str, publisher: str
) -> None:
    """Title, publisher, date and the second source stand behind the first source's address."""
    first = CitedWork(title=title, publisher=publisher, date="1999", url=address)
    second = CitedWork(title="Second", url=EVEN)
    said = MdWords.of(SHIPPED)
    written = "; ".join(
        [render_source(first, said, Tongues()), render_source(second, said, Tongues())]
    )
    rest = f", {publisher}" if publisher != title else ""
    for page in (f"- {written}\n", f"{written}\n", f"[^n]: {written}\n\nx[^n]\n"):
        found, shown = links(page)
        expected = [(followed(address), title), (EVEN, "Second")]
        assert [link for link in found if link[0].startswith("http")] == expected
        assert f"{title}{rest}, 1999; Second" in shown


@given(address=addresses, name=words, after=words)
@examples(200)
def test_an_address_in_a_note_comes_back_with_all_behind_it(
    address: str, name: str, after: str
) -> None:
    body = NoteBody("", (Plain("See "), WebLink(name, address), Plain(f" {after} end.")))
    found, shown = links(render_note(body, Prose(lang="en", terms={}, glossary="")))
    assert found == [(followed(address), name)]
    assert shown == f"See {name} {after} end."


@given(address=addresses, name=words)
@examples(100)
def test_an_address_in_a_table_comes_back_with_all_behind_it(address: str, name: str) -> None:
    link = f"[{escape_cell(name)}]({escape_url(address)})"
    found, shown = links(f"| a | b |\n|---|---|\n| {link} | after |\n")
    assert found == [(followed(address), name)]
    assert shown == f"a b {name} after"


IN_NOTES = [one for one in ADDRESSES if parse_note(f"[x]({one})").parts == (WebLink("x", one),)]


@pytest.mark.parametrize("address", IN_NOTES)
def test_an_address_that_a_note_may_hold_is_read_and_followed_alike(address: str) -> None:
    """From the words of notes.yml to the page."""
    found, shown = links(
        render_note(
            parse_note(f"See [x]({address}), p. 1"), Prose(lang="en", terms={}, glossary="")
        )
    )
    assert found == [(followed(address), "x")]
    assert shown == "See x, p. 1"


@pytest.mark.parametrize(
    "address", ["https://h.example/a_b/c-d?e=f&g=h#i~j!k", "https://h.example/%E9/鲁班"]
)
def test_an_address_that_means_nothing_to_markdown_stands_as_it_is(address: str) -> None:
    """“Escaping is minimal and by context, so that the Markdown stays readable.”"""
    assert escape_url(address) == address
