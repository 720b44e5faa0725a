"""Ruby, foreign words, breaks and links to segments: from a line to a page, and to search."""

from __future__ import annotations

import re

import pytest

from diglot.model.declared import EMENDATION_KINDS
from diglot.model.problem import Place
from diglot.parse.line import parse_line
from tests.extract import of_html, of_markdown, parse
from tests.render.test_kinds_of_block import page_of
from tests.strategies import to_html

LINE = "In {漢字|かんじ}, [la *x]{lang=fr} or [la vie]{lang=fr},{/} {page 12}see [[1.2]] (or [[1.2|there]])."
TEXT = "In 漢字, [la x]{lang=fr} or la vie, see 1.2 (or there)."


def test_what_a_line_says() -> None:
    """Words stay in the line, and what is told of them does not."""
    source = LINE.replace("[la *x]{lang=fr}", "x")
    segment, problems = parse_line(source, Place("en.txt", 1, 1), EMENDATION_KINDS)
    assert problems == []
    assert segment.text == "In 漢字, x or la vie, see 1.2 (or there)."
    assert segment.received == "In 漢字, x or la vie, see  (or there)."
    said = [(m.kind.value, m.value, segment.text[m.start : m.end]) for m in segment.marks]
    assert said == [
        ("ruby", "かんじ", "漢字"),
        ("foreign", "fr", "la vie"),
        ("line", "", ""),
        ("page", "12", ""),
        ("link", "1.2", "1.2"),
        ("link", "1.2", "there"),
    ]
    for mark in segment.marks:  # each word stands where its place says
        words = segment.text[mark.start : mark.end]
        column = segment.place_of(mark.start).column if words else 0
        assert not words or source[column - 1 :].startswith(words)


@pytest.mark.parametrize(
    "source",
    ["{a | b}", "{x}", "{ a|b}", "[x]", "[[note]]", "{pages 3}", "a {|} b", "\\{a|b}", "\\[[1.1]]"],
)
def test_what_is_no_mark_is_text(source: str) -> None:
    segment, problems = parse_line(source, Place("en.txt", 1, 1), EMENDATION_KINDS)
    assert (segment.text, segment.marks, problems) == (source.replace("\\", ""), (), [])


@pytest.mark.parametrize("source", ["{漢字|}", "{page }", "{page}", "[x]{lang=}", "[x]{lang=f r}"])
def test_what_is_malformed_is_said(source: str) -> None:
    _, (problem,) = parse_line(source, Place("en.txt", 1, 1), EMENDATION_KINDS)
    assert problem.code == "L012"


def test_on_the_page() -> None:
    en = LINE.replace("[la *x]{lang=fr} or ", "") + "\nThe *second* line.\n"
    zh = "见[[1.2]]，{漢字|かんじ}。\n第二行“x”。\n"
    page = page_of(en, zh)
    html = parse(to_html(page))
    (ruby, _) = html.iterfind(".//ruby")
    assert (ruby.text, ruby.find("rt").text) == ("漢字", "かんじ")
    assert [span.text for span in html.iterfind(".//span[@lang='fr']")] == ["la vie"]
    assert [span.get("data-page") for span in html.iterfind(".//span[@class='page']")] == ["12"]
    links = [(a.get("href"), a.text, a.get("title")) for a in html.iterfind(".//a[@class='to']")]
    assert links == [
        ("#1.2", "1.2", "The second line."),
        ("#1.2", "there", "The second line."),
        ("#1.2", "1.2", "第二行“x”。"),
    ]
    for found in (of_markdown(page), of_html(html)):
        said = [re.sub(" +", " ", one.edited) for one in found]
        assert said[0] == "In 漢字, la vie, see 1.2 (or there)."
        assert said[1] == "见1.2，漢字。"


def test_marks_cross() -> None:
    """“*emphasis*, link, foreign words, ruby, then emendation”: none is lost, nothing crosses."""
    line = "{==*a {漢字|かんじ} b*==}[^n] {~~x~>{字|じ} y~~}{>>typo: z<<} *[le]{lang=fr}*\n"
    notes = "notes:\n  - {id: n, note: {en: N., zh: 注。}}\n"
    html = parse(to_html(page_of(line, line, notes=notes)))
    assert [ruby.find("rt").text for ruby in html.iterfind(".//ruby")] == ["かんじ", "じ"] * 2
    (one, two) = of_html(html)
    assert one.edited == two.edited == "a 漢字 b 字 y le"
    assert one.received == "a 漢字 b x le"


def test_a_note_leads_to_a_segment() -> None:
    notes = (
        "notes:\n  - {id: n, note: {en: 'See [[1.2]], [[text#1.1|above]].', zh: '见[[1.2]]。'}}\n"
    )
    html = parse(to_html(page_of("One.[^n]\nTwo.\n", "一。[^n]\n二。\n", notes=notes)))
    links = [a for a in html.iterfind(".//ol//a") if "index.md" in a.get("href", "")]
    found = [(a.get("href"), a.text, a.get("title")) for a in links][:2]
    assert found == [("index.md#1.2", "1.2", "Two."), ("index.md#1.1", "above", "One.")]
