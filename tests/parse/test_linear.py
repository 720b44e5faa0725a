"""No source of any length costs more than linear time: lines of our code are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

import pytest

from diglot.align.texts import align
from diglot.annotate.marks import annotate
from diglot.check import check
from diglot.model.files import Files as Sources
from diglot.parse.edition import parse_edition
from diglot.parse.words import parse_words
from diglot.report import as_text
from tests.helpers import BASE
from tests.strategies import WORDS_OF_INTERFACE

SOURCES = {
    path.relative_to(BASE).as_posix(): path.read_text("utf-8")
    for path in sorted(BASE.rglob("*"))
    if path.suffix in (".yml", ".txt") and path.name != "witness.txt"
}
EDITION, GLOSSARY, WORDS = "source/edition.yml", "glossary.yml", "source/words/en.yml"
TEXT, NOTES = "source/gate/text.yml", "source/gate/notes.yml"
EN, ZH = "source/gate/en.txt", "source/gate/zh.txt"
Files = Mapping[str, str]


def with_note(note: str) -> Files:
    """The base edition with this in a note."""
    before, said, after = SOURCES[GLOSSARY].partition("He lived in the state of Lu;")
    assert said
    return {GLOSSARY: f"{before}{said} {note}{after}"}


def with_line(line: str) -> Files:
    """The base edition with this at the end of its text."""
    return {EN: f"{SOURCES[EN]}\n{line}\n", ZH: f"{SOURCES[ZH]}\n木\n"}


def keys(number: int, name: str = "key", value: str = "x") -> str:
    return "".join(f"{name}{index}: {value}\n" for index in range(number))


def letters(number: int) -> str:
    """A code of three letters."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


def terms(number: int, more: str = "") -> str:
    return SOURCES[GLOSSARY] + "".join(
        f"  - {{id: t{index}, kind: concept, term: {{en: w{index}, zh: 木{index}}}"
        f", gloss: {{en: x, zh: x}}{more.format(index)}}}\n"
        for index in range(number)
    )


IN_NOTES = (
    *("*", "* ", "*a ", "a*", "**", "**a ", "[", "]", "[[", "[[a", "[[a|", "{", "{{", "}"),
    *("[a](http://a", "[a](http://a(", "[a](http://a)", "(", "[a](", "[*a](http://b)*", "\\"),
    *("`", "<", "_", "~~", "http://a ", "&", "!", "[^", "[^a]", "==", "++", "\\x "),
)
IN_LINES = (
    *("*", "*a ", "*a* ", "{", "{++", "{++a++}", "{--", "{~~", "{~~a~>", "{==", "{==a==}"),
    *("{>>", "{>>a", "<<}", "[^", "[^a", "[^a]", "\\", "\\*", "@1", "## ", "| ", ": ", "~"),
    *("“", "a ", "榫卯", "mortise and ", "Lu Ban ", "12 ", "million ", "万", "[a](b)"),
)


def notes_of(piece: str) -> Callable[[int], Files]:
    return lambda number: with_note(piece * number)


def lines_of(piece: str) -> Callable[[int], Files]:
    return lambda number: with_line(piece * number)


MADE: dict[str, Callable[[int], Files]] = {
    "unknown keys": lambda n: {EDITION: SOURCES[EDITION] + keys(n)},
    "unknown keys that are nearly known": lambda n: {EDITION: SOURCES[EDITION] + keys(n, "titl")},
    "unknown keys of a text": lambda n: {TEXT: SOURCES[TEXT] + keys(n)},
    "unknown keys of a note": lambda n: {
        NOTES: SOURCES[NOTES] + "".join(f"    {line}\n" for line in keys(n).splitlines())
    },
    "unknown words": lambda n: {WORDS: SOURCES[WORDS] + keys(n, "emendatio")},
    "long unknown keys": lambda n: {EDITION: SOURCES[EDITION] + keys(10, "title" * n)},
    "one key again and again": lambda n: {EDITION: SOURCES[EDITION] + "version: x\n" * n},
    "languages that nobody declares": lambda n: {
        TEXT: SOURCES[TEXT] + "rights:\n" + "".join(f"  {letters(i)}: x\n" for i in range(n))
    },
    "languages": lambda n: {
        EDITION: SOURCES[EDITION].replace(
            "languages:\n",
            "languages:\n"
            + "".join(f"  x{letters(i)}: {{tag: x-{letters(i)}, name: X}}\n" for i in range(n)),
        )
    },
    "unknown entries in see": lambda n: {
        GLOSSARY: SOURCES[GLOSSARY].replace(
            "see: [mortise-and-tenon]", f"see: [{', '.join(f'u{i}' for i in range(n))}]"
        )
    },
    "unknown entries beside as many known ones": lambda n: {GLOSSARY: terms(n, ", see: [u{}]")},
    "unknown notes beside as many known ones": lambda n: {
        GLOSSARY: terms(n),
        **with_line("".join(f"w[^u{i}] " for i in range(n))),
    },
    "links to entries behind escapes": lambda n: {
        GLOSSARY: terms(n).replace(
            "  - id: lu-ban\n", "  - id: lu-ban\n    note: {en: " + '"' + "[\\x5bu]] " * n + '"}\n'
        )
    },
    "sequences in sequences": lambda n: {EDITION: "title: " + "[" * n},
    "mappings in mappings": lambda n: {EDITION: "title: " + "{a: " * n},
    "sequences in lines": lambda n: {EDITION: "title:\n  " + "- " * n + "a"},
    "mappings in lines": lambda n: {
        EDITION: "".join(f"{' ' * index}a:\n" for index in range(min(n, 300))) + "#" * n
    },
    "a bomb of aliases": lambda n: {
        EDITION: "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(n))
    },
    "a long line of YAML": lambda n: {EDITION: SOURCES[EDITION].replace("The Gate", "The " * n)},
    "a long block of YAML": lambda n: with_note("\n        鲁\n        班" * n),
    "digits": lambda n: with_line("9" * n),
    **{f"a note of {piece}": notes_of(piece) for piece in IN_NOTES},
    "a note of one address": lambda n: with_note("[a](http://" + "a" * n),
    **{f"a line of {piece}": lines_of(piece) for piece in IN_LINES},
    "lines": lambda n: {EN: SOURCES[EN] + "\na\n" * n, ZH: SOURCES[ZH] + "\n木\n" * n},
    "lines in one language": lambda n: {EN: SOURCES[EN] + "\na\n" * n},
    "lines of a block": lambda n: with_line("a\n" * n),
    "numbers of blocks": lambda n: {EN: "".join(f"@{i + 1}\na\n\n" for i in range(n)), ZH: "木\n"},
}


def understood(files: Files) -> int:
    """Reads an edition of these files and checks it: how many problems it has."""
    read = Sources(texts={**SOURCES, **files}, witnesses={}, words=WORDS_OF_INTERFACE)
    info, problems = parse_edition(read)
    problems += parse_words(read, info)[1]
    if info is not None:
        texts, found = align(read, info)
        edition, more = annotate(info, texts)
        problems = check(edition, [*problems, *found, *more])
    return len(as_text(problems))


def steps(files: Files) -> int:
    """How many lines of Python run meanwhile."""
    counted = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:  # itself
        nonlocal counted
        counted += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        understood(files)
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("made", MADE)
def test_four_times_the_length_takes_four_times_the_steps(made: str) -> None:
    """“No input of any length costs more than linear time”: where it is four times as long, what
    is done more is done four times as often."""
    understood(MADE[made](1))  # what is made once and kept
    few, more, many = (steps(MADE[made](number)) for number in (10, 40, 160))
    assert many - more <= 5 * max(more - few, 2_000)
