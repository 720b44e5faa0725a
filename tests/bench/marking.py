"""The cost of finding terms, and how little it depends on their number.

Both tries read a text of the same length with as many terms in it, of the same kinds; they differ
in how many other terms could have stood there.
"""

from __future__ import annotations

import functools
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from diglot.annotate.forms import FormFinder
from diglot.model.glossary import Form, Term, TermKind
from diglot.model.localized import Localized
from diglot.model.note import LocalizedNote
from diglot.model.problem import Place
from tests.bench.process import in_turns, median, run_python
from tests.bench.table import Limited, Row
from tests.bench.words import NAMES, Pair, Writer, name

Result = TypeVar("Result")
_NAMED = 3
"""One sentence in so many holds a term."""
_PLACE = Place("glossary.yml", 1, 1)


def measure(folder: Path, *, quick: bool) -> list[Row]:
    few, many = ("300", "3000") if quick else ("300", "30000")
    sentences = "4000" if quick else "40000"
    turns = in_turns(
        1 if quick else 3,
        lambda: run_python("tests.bench.marking", few, sentences),
        lambda: run_python("tests.bench.marking", many, sentences),
    )
    answers = [[json.loads(cost.output) for cost in costs] for costs in turns]
    memory = median(turns[1]).peak_mb
    rows = []
    for index, language in enumerate(("English", "Chinese")):
        one, other = ([answer[index] for answer in some] for some in answers)
        remark = f"seconds for a megabyte; {other[0]['found']:,} terms found; "
        remark += f"their automaton: {other[0]['build']:.2f} s"
        ratios = [b["find"] / a["find"] for a, b in zip(one, other, strict=True)]
        rows.append(
            Row(
                what=f"{int(many):,} terms / {few} terms, {language}",
                ratio=Limited(value=statistics.median(ratios), limit=1.3),
                seconds=Limited(value=min(answer["find"] for answer in other)),
                against=min(answer["find"] for answer in one),
                peak_mb=Limited(value=memory),
                remark=remark,
            )
        )
    return rows


def main(terms: int, sentences: int) -> None:
    """Prints, for each language, seconds to build the automaton and to read a megabyte of text."""
    writer = Writer(terms)
    pairs = [
        writer.sentence(None if i % _NAMED else _name(int(writer.random() * terms)))
        for i in range(sentences)
    ]
    entries = [_term(number) for number in range(terms)]
    results = []
    for side, (lang, tag) in enumerate((("en", "en"), ("zh", "zh-Hans"))):
        lines = [pair[side] for pair in pairs]
        megabytes = sum(len(line.encode()) for line in lines) / 1e6
        build, finder = _quickest(functools.partial(FormFinder, entries, lang, tag), 3)
        find, found = _quickest(functools.partial(_count, finder, lines), 5)
        results.append({"build": build, "find": find / megabytes, "found": found})
    print(json.dumps(results))


def _count(finder: FormFinder, lines: list[str]) -> int:
    return sum(len(finder.find(line)) for line in lines)


def _name(number: int) -> Pair:
    """Every other term is a longer form of the one before it, whatever their number."""
    return name(number // 2 + (NAMES if number % 2 else 0))


def _term(number: int) -> Term:
    english, chinese = _name(number)
    return Term(
        id=f"term-{number}",
        kind=TermKind.PLACE,
        term=Localized((("en", english), ("zh", chinese))),
        forms=tuple(
            Form(lang=lang, text=text, place=_PLACE)
            for lang, text in (("en", english), ("zh", chinese))
        ),
        avoid=(),
        reading=Localized(),
        gloss=Localized(),
        note=LocalizedNote(),
        sources=(),
        see=(),
        dates=None,
        position=None,
        route=(),
        place=_PLACE,
    )


def _quickest(work: Callable[[], Result], times: int) -> tuple[float, Result]:
    """The least processor time that `work` took, and its result."""
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        result = work()
        best = min(best, time.process_time() - begun)
    return best, result


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
