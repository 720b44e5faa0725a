"""The words of a note: one grammar, which every output writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diglot.flow import generate, understand
from diglot.model.glossary import Term
from diglot.model.note import Emphasis, EntryLink, Inline, NoteBody, Plain, SegmentLink, WebLink
from diglot.parse.note import parse_note
from diglot.render.site.note import Prose, render_note
from tests.examples import examples
from tests.extract import parse
from tests.helpers import BASE, lay_out
from tests.strategies import to_html

ADDRESS = "https://a.example/b"
PARTS: dict[str, tuple[Inline, ...]] = {
    "": (),
    "plain, [but] not {marked}": (Plain("plain, [but] not {marked}"),),
    "*one* two": (Emphasis((Plain("one"),)), Plain(" two")),
    "a **b c** d": (Plain("a "), Emphasis((Plain("b c"),), strong=True), Plain(" d")),
    "2*3*4": (Plain("2*3*4"),),
    "2**3**4": (Plain("2**3**4"),),
    "a * b * c": (Plain("a * b * c"),),
    "*a": (Plain("*a"),),
    "*a **b*": (Plain("*a **b*"),),
    # Han is written without spaces, so emphasis stands beside it.
    "他读了*左传*和**史记**。": (
        Plain("他读了"),
        Emphasis((Plain("左传"),)),
        Plain("和"),
        Emphasis((Plain("史记"),), strong=True),
        Plain("。"),
    ),
    "see [[lu-ban]]": (Plain("see "), EntryLink("lu-ban")),
    "[[lu-ban|the patron]].": (EntryLink("lu-ban", "the patron"), Plain(".")),
    "[[lu-ban|the patron": (Plain("[[lu-ban|the patron"),),
    "[[a b]]": (Plain("[[a b]]"),),
    f"[here]({ADDRESS})": (WebLink("here", ADDRESS),),
    f"[x]({ADDRESS}_(c))": (WebLink("x", f"{ADDRESS}_(c)"),),
    f"[x]({ADDRESS}(c": (Plain(f"[x]({ADDRESS}(c"),),
    "[x](javascript:alert(1))": (Plain("[x](javascript:alert(1))"),),
    "*[[lu-ban|a]] b*": (Emphasis((EntryLink("lu-ban", "a"), Plain(" b"))),),
    f"a [b [c]({ADDRESS})": (Plain("a [b "), WebLink("c", ADDRESS)),
}


@pytest.mark.parametrize(("written", "parts"), PARTS.items(), ids=list(PARTS))
def test_by_example(written: str, parts: tuple[Inline, ...]) -> None:
    assert parse_note(written) == NoteBody(written, parts)


@pytest.fixture(scope="module")
def terms() -> dict[str, Term]:
    edition = understand(BASE).edition
    assert edition is not None
    return {term.id: term for term in edition.info.terms}


PIECES = st.lists(
    st.sampled_from(
        [
            *("*", "**", "[", "]", "[[", "]]", "|", "(", ")", "!", " ", "a", "b", "左", "。"),
            *("lu-ban", "[[lu-ban]]", "[[lu-ban|x]]", f"[x]({ADDRESS})", f"]({ADDRESS})"),
            *("\\", "_", "`", "<i>"),
        ]
    ),
    max_size=14,
).map("".join)


@given(written=PIECES)
@examples(200)
def test_nothing_is_lost(written: str) -> None:
    """“Everything else is text”: the parts, written back by the grammar, are the note."""
    assert "".join(map(back, parse_note(written).parts)) == written


def back(part: Inline) -> str:
    if isinstance(part, Plain):
        return part.words
    if isinstance(part, Emphasis):
        stars = "**" if part.strong else "*"
        return f"{stars}{''.join(map(back, part.parts))}{stars}"
    if isinstance(part, EntryLink):
        return f"[[{part.id}|{part.words}]]" if part.words else f"[[{part.id}]]"
    if isinstance(part, SegmentLink):
        address = f"{part.text}#{part.address}" if part.text else part.address
        return f"[[{address}|{part.words}]]" if part.words else f"[[{address}]]"
    return f"[{part.words}]({part.url})"


@given(written=PIECES)
@examples(200)
@example(written=f"Bravo![x]({ADDRESS})")
@example(written="Bravo!*x*![[lu-ban]]")
def test_the_page_shows_the_same_parts(written: str, terms: dict[str, Term]) -> None:
    """“A note is parsed once”: what the page's Markdown is read as, are the note's parts."""
    note = parse_note(written)
    if any(link.id != "lu-ban" for link in note.entry_links):
        return
    shown = parse(
        to_html(render_note(note, Prose(lang="en", terms=terms, glossary="../glossary/")))
    )
    links = [(link.text_content(), link.get("href")) for link in shown.iter("a")]
    assert links == list(expected_links(note.parts))
    assert not list(shown.iter("img"))
    assert " ".join(shown.text_content().split()) == " ".join(words(note.parts).split())
    assert [e.tag for e in shown.iter("em", "strong")] == list(emphases(note.parts))


def expected_links(parts: tuple[Inline, ...]) -> list[tuple[str, str]]:
    found = []
    for part in parts:
        if isinstance(part, EntryLink):
            found.append((part.words or "Lu Ban", f"../glossary/{part.id}.md"))
        elif isinstance(part, WebLink):
            found.append((part.words, part.url))
        elif isinstance(part, Emphasis):
            found += expected_links(part.parts)
    return found


def words(parts: tuple[Inline, ...]) -> str:
    shown = ""
    for part in parts:
        if isinstance(part, Emphasis):
            shown += words(part.parts)
        elif isinstance(part, EntryLink):
            shown += part.words or "Lu Ban"
        else:
            shown += part.words
    return shown


def emphases(parts: tuple[Inline, ...]) -> list[str]:
    found = []
    for part in parts:
        if isinstance(part, Emphasis):
            found += ["strong" if part.strong else "em", *emphases(part.parts)]
    return found


def test_a_gloss_is_plain_text(tmp_path: Path) -> None:
    """A gloss has no marks: nothing in it is a link, so nothing it names can be missing."""
    root = lay_out(None, tmp_path)
    glossary = root / "glossary.yml"
    gloss = '{en: "A [[school]] *of* sorts, for crafts.", zh: "一所[[学校]]。"}'
    words = glossary.read_text("utf-8").replace(
        "{en: A school for crafts., zh: 一所技艺学校。}", gloss
    )
    glossary.write_text(words, "utf-8")
    result = generate(root)
    assert not result.has_errors
    for page in ("en/gate/index.md", "en/glossary/index.md", "en/glossary/luban-workshop.md"):
        text = (root / "docs" / page).read_text("utf-8")
        assert "A [[school]] *of* sorts, for crafts." in shown(text), page


def shown(page: str) -> str:
    """The words of a page, with `[[` as it is read."""
    return " ".join(parse(to_html(page.split("---\n", 2)[2])).text_content().split())
