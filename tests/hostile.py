"""An edition in which every field can be filled, and strings that mean something elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.line_writer import LOOK_ALIKES, escaped
from tests.strategies import LANGUAGES, dump

LONGER = [
    "x\n\n# Heading\n\ny", "x\n---\ny", "x\n===", "x\n\n---\n\ny", "| a | b |\n|---|---|\n| c | d |",
    "    code", "\tcode", "   - item", "  > quote", "  1. item", "  - - -", "- item\n- item",
    "Term\n:   definition", "```\ncode\n```", "~~~\ncode\n~~~", "/// bitext | 1 en zh\nx\n\ny\n///",
    "/// details | x\ny\n///", '--8<-- "/etc/passwd"', "*[X]: y", "!!! note\n    x", "??? x",
    "[x]: javascript:alert(1)", "[x](javascript:alert(1))", "![x](javascript:alert(1))",
    "<javascript:alert(1)>", "<https://evil.example>", "<img src=x onerror=alert(1)>", "<!-- x", "-->",
    "[^x]: y", "{{ config.site_name }}", "{% include 'x' %}", "{# x #}", "{##x##}", "${x}", "{lang}",
    "{title}", "{count}", "&#x3c;script&#x3e;", "&lt;b&gt;", "&#60b&#62", '" onmouseover="x',
    "' onmouseover='x", "</title><script>x</script>", "</script><script>x</script>", "{: onclick=x}",
    "{onclick=x}", "x {#evil}", "[x]{lang=en}", "`", "``x`", "$$x$$", "==x==", "^^x^^", "H~2~O", "x^2^",
    "a __b__ c", "^x", "x\\", "{", "[", "]", "x]", "](javascript:x)", "@1", "# x", "## x #",
    "%0d%0a", "%22onclick=x", "\u202eevil\u202c", "\ufeff# x", "none", "null", "true", "no", "~",
    "2023-05-12", "1e3", "0x1f", "=cmd()", "klzzwxh:0000", "wzxhzdk:0", "diglot-bitext:0",
]  # fmt: skip
STRINGS = [*LOOK_ALIKES, *LONGER]
# What a note may say in Markdown, so that it means something there, as it should.
MEANT_IN_NOTES = re.compile(r"\*|\[\[")
# Forms stand in the text too, where a line is a line.
FORMS = ("term.", "also.")
# Marked as in another language, or another script of their own, where their characters are.
BY_SCRIPT = ("reason", "speaker", "reading")
CONTROLS = "\0 \1 \2 \3 \b \r \v \f \x1b \x7f \x85 \x9f \u2028 \u2029 \ufffe \uffff".split(" ")

Fill = Callable[[str], str]
"""Field → the string that stands in it."""


def tag(field: str) -> str:
    """A word of its own for each field, so that no string is part of another."""
    number = sum(ord(char) * (index + 7) ** 3 for index, char in enumerate(field)) % 26**4
    letters = [chr(97 + number // 26**place % 26) for place in range(4)]
    return f"Q{''.join(letters)}"


def filled(text: str, fields: frozenset[str] | None = None) -> Fill:
    """Every field (of `fields`) holds `text`, with its own word behind it."""

    def fill(field: str) -> str:
        shown = text if fields is None or field in fields else "plain words"
        if field.startswith("note"):
            shown = re.sub(MEANT_IN_NOTES, "", shown)
        if field.startswith(FORMS):
            shown = " ".join(shown.split())
        if field.startswith(BY_SCRIPT):
            shown = shown.encode("ascii", "ignore").decode()
        return f"{shown} {tag(field)}"

    return fill


PLAIN = filled("plain words")
"""An edition without malice: what all others are compared with."""


def mixed(first: int, strings: Sequence[str] = STRINGS) -> Fill:
    """Every field holds another of the strings, beginning with the `first`."""
    fills = {
        field: filled(strings[(first + number) % len(strings)])
        for number, field in enumerate(FIELDS)
    }
    return lambda field: fills[field](field)


def edition(fill: Fill) -> dict[str, str]:
    """The files of an edition with `fill(field)` in each of its fields."""

    def both(field: str) -> dict[str, str]:
        return {code: fill(f"{field}.{code}") for code in ("en", "zh")}

    def source(field: str) -> dict[str, str]:
        return {
            "title": fill(f"{field}.title"),
            "container": fill(f"{field}.container"),
            "publisher": fill(f"{field}.publisher"),
            "url": "https://example.org/Xi'an_(city)?a=(&amp;b='_c_#*d",
            "lang": fill(f"{field}.lang"),
        }

    languages = {
        code: {**LANGUAGES[code], "name": fill(f"language.{code}")} for code in ("en", "zh")
    }
    about = {
        "title": both("title"),
        "description": both("description"),
        "version": fill("version"),
        "url": "https://example.org/",
        "publisher": both("publisher"),
        "published": "2026-11-23",
        "languages": languages,
        "editors": [{"name": fill(f"editor.{one}"), "kind": "organisation"} for one in "12"],
        "licence": {"id": fill("licence"), "covers": both("covers")},
        "texts": ["text", "other"],
    }
    speakers = [
        {
            "id": "a",
            "label": {code: shown(fill, f"label.{code}") for code in ("en", "zh")},
            "name": both("name"),
            "role": both("role"),
            "reason": f"name: {fill('speaker')}",
        }
    ]
    text = {
        "title": both("text.title"),
        "base": "en",
        "translation": "zh",
        "date": "2023-05-12",
        "translators": [{"name": fill("translator"), "kind": "organisation"}],
        "source": source("source"),
        "speakers": speakers,
        "provenance": both("provenance"),
        "rights": both("rights"),
        "translation_note": both("translation_note"),
        "sections": [{"before": "2", "title": both("section")}],
    }
    other = {"title": both("other.title"), "base": "zh", "translation": "en"}
    notes = [{"id": "n1", "note": both("note.n1"), "sources": [source("n1"), source("n1b")]}]
    terms = [
        {
            "id": f"t{number}",
            "kind": kind,
            "term": both(f"term.{number}"),
            "also": {code: [fill(f"also.{number}.{code}")] for code in ("en", "zh")},
            "avoid": {"en": [fill(f"avoid.{number}")]},
            "reading": {"zh": fill(f"reading.{number}")},
            "gloss": both(f"gloss.{number}"),
            "note": both(f"note.t{number}"),
            "sources": [source(f"t{number}")],
            "see": ["t2" if number == "1" else "t1"],
            "dates": f"200{number}-06-15",
            "place": {"lat": f"4{number}.5", "lon": f"7{number}.5"},
        }
        for number, kind in (("1", "person"), ("2", "concept"))
    ]
    return {
        "source/edition.yml": dump(about),
        "source/text/text.yml": dump(text),
        "source/text/notes.yml": dump({"notes": notes}),
        "source/text/en.txt": _text(fill, "en"),
        "source/text/zh.txt": _text(fill, "zh"),
        "source/other/text.yml": dump(other),
        "source/other/en.txt": f"{_line(fill, 'other.en')}\n",
        "source/other/zh.txt": f"{_line(fill, 'other.zh')}\n",
        "glossary.yml": dump({"terms": terms}),
    }


def shown(fill: Fill, field: str) -> str:
    """The field's string as a page shows it. A label begins with its word, and so as nothing else."""
    words = fill(field).split()
    return " ".join([words[-1], *words[:-1]] if field.startswith("label.") else words)


def _line(fill: Fill, field: str) -> str:
    return escaped(shown(fill, field), True, closers=True)


def _text(fill: Fill, code: str) -> str:
    """One block of each kind; each mark of the line format around the strings."""

    def line(field: str) -> str:
        return _line(fill, f"{field}.{code}")

    return f"""## {line("heading")}

{shown(fill, f"label.{code}")}: {line("speech")}
{line("speech.2")} and {line("term.1")} and {line("also.2")}.

: {line("continued")}

| {line("verse")}
| {line("verse.2")}

{line("prose")}
Before {{~~{line("old")}~>{line("new")}~~}}{{>>typo: {line("reason")}<<}} after.
Before {{++{line("added")}++}}{{--{line("removed")}--}}{{>>name: {line("reason.2")}<<}} after.
Here {{=={line("anchored")}==}}[^n1] and *{line("stressed")}* and more[^n1].
"""


def _fields_of(make: Callable[[Fill], object]) -> tuple[str, ...]:
    """The fields that `make` fills, in its order."""
    seen: dict[str, None] = {}

    def fill(field: str) -> str:
        seen[field] = None
        return field

    make(fill)
    return tuple(seen)


FIELDS = _fields_of(edition)
IN_LINES = _fields_of(lambda fill: (_text(fill, "en"), _text(fill, "zh")))
IN_YAML = frozenset(field for field in FIELDS if field not in IN_LINES)
