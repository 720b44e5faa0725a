"""Runs as a line of the line format, which says just what they say: it is read back to be sure.

The fewest backslashes are tried first, then one before every punctuation mark; then the marks that
the grammar cannot set there are dropped, and named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diglot.create.document import Run, Runs
from diglot.language.script import is_east_asian
from diglot.model.problem import Place
from diglot.model.text import InlineKind, Segment
from diglot.parse.inline import INLINE
from diglot.parse.line import parse_line

NOTHING = "~"
_NOWHERE = Place("")
_MARKS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~：])|\*|\[(?=\^|\[|[^\[\]]+\]\{lang=)"
    r"|\{(?=~~|\+\+|--|>>|==|/\}|page|[^{}|]+\|)|==\}|~~\}|\+\+\}|--\}|~>"
)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~：]")
_STARTS = re.compile(r"#{2,3} |\|(?: |$)|[:：]|@|~$")
_INLINE = re.compile(INLINE)
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class Written(Struct, frozen=True):
    """A line, and the names of the kinds of runs that it had to drop."""

    line: str
    dropped: tuple[str, ...] = ()


def written(runs: Runs) -> Written:
    """The line that says `runs`; `~` where they are nothing."""
    if not runs:
        return Written(NOTHING)
    runs, dropped = _flat(runs)
    runs = tuple(_aired(runs))
    for attempt in (runs, _without(runs, "emphasis"), _without(runs, "emphasis", "ruby", "lang")):
        for escape in (_few, _all):
            line = _marked(attempt, escape)
            if _says(line, attempt):
                lost = [] if attempt is runs else ["emphasis inside a word"]
                return Written(_started(line), tuple(dict.fromkeys((*dropped, *lost))))
    text = "".join(run.text for run in runs)  # a point that cannot stand there
    return Written(_started(_all(text)), (*dropped, "a mark"))


def escaped(text: str) -> str:
    """Text as a line that says just this; `~` for nothing."""
    return written((Run(text),) if text else ()).line


def joined_runs(pieces: Sequence[Runs]) -> Runs:
    """Several as one, with a space between two of which one is not Han or Kana."""
    made: list[Run] = []
    for piece in pieces:
        before = next((run.text[-1] for run in reversed(made) if run.text), "")
        after = next((run.text[0] for run in piece if run.text), "")
        if before and after and not (is_east_asian(before) and is_east_asian(after)):
            made.append(Run(" "))
        made += piece
    return tuple(made)


def _flat(runs: Runs) -> tuple[Runs, list[str]]:
    """Runs of only those kinds that a line has, with the others as text; and what those were."""
    made: list[Run] = []
    dropped: list[str] = []
    for run in runs:
        if run.strong:
            dropped.append("bold, written as emphasis")
            run = replace(run, strong=False, emphasis=True)
        if run.ruby and not _can_stand(f"{{{run.text}|{run.ruby}}}", InlineKind.RUBY):
            dropped.append("a reading that ruby cannot hold, written in brackets")
            run = replace(run, text=f"{run.text}({run.ruby})", ruby="")
        elif run.ruby:
            run = replace(run, lang="")
        elif run.lang and not _can_stand(f"[{run.text}]{{lang={run.lang}}}", InlineKind.FOREIGN):
            dropped.append("words in another language, without their language")
            run = replace(run, lang="")
        if run.page and not _can_stand(f"{{page {run.page}}}", InlineKind.PAGE):
            dropped.append("the number of a page")
            continue
        made.append(run)
    return tuple(made), dropped


def _can_stand(mark: str, kind: InlineKind) -> bool:
    """Whether `mark` is one mark of this kind, and says what stands in it."""
    if not _INLINE.fullmatch(mark):
        return False
    segment, problems = parse_line(f"a{mark}a", _NOWHERE, ())
    return not problems and [one.kind for one in segment.marks] == [kind]


def _aired(runs: Runs) -> Iterator[Run]:
    """Runs whose stressed and foreign words have no white space at their edges."""
    for run in runs:
        if not (run.emphasis or run.lang) or run.is_point or run.ruby:
            yield run
            continue
        inner = run.text.strip()
        begin = run.text.find(inner) if inner else len(run.text)
        if begin:
            yield Run(run.text[:begin])
        if inner:
            yield replace(run, text=inner)
        if end := run.text[begin + len(inner) :]:
            yield Run(end)


def _without(runs: Runs, *kinds: str) -> Runs:
    """The same words as less; a reading that goes is written in brackets."""
    made: list[Run] = []
    for run in runs:
        if "emphasis" in kinds:
            run = replace(run, emphasis=False)
        if "lang" in kinds:
            run = replace(run, lang="")
        if "ruby" in kinds and run.ruby:
            run = replace(run, text=f"{run.text}({run.ruby})", ruby="")
        made.append(run)
    return tuple(made)


def _few(text: str) -> str:
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", text)


def _all(text: str) -> str:
    return _PUNCTUATION.sub(lambda mark: f"\\{mark[0]}", text)


def _marked(runs: Runs, escape: Callable[[str], str]) -> str:
    """The runs one after the other, stressed stretches between stars."""
    line, stressed = "", False
    for run in runs:
        is_stressed = run.emphasis if not run.is_point else stressed and run.emphasis
        if is_stressed is not stressed:
            line += "*"
            stressed = is_stressed
        line += _mark(run, escape)
    return f"{line}*" if stressed else line


def _mark(run: Run, escape: Callable[[str], str]) -> str:
    if run.note:
        return f"[^{run.note}]"
    if run.is_line:
        return "{/}"
    if run.page:
        return f"{{page {run.page}}}"
    if run.ruby:
        return f"{{{run.text}|{run.ruby}}}"
    if run.lang:
        return f"[{run.text}]{{lang={run.lang}}}"
    return escape(run.text)


def _started(line: str) -> str:
    """The line, with a backslash before what would say at its start what kind of block it is."""
    if not line:
        return NOTHING
    return f"\\{line}" if _STARTS.match(line) else line


def _says(line: str, runs: Runs) -> bool:
    """Whether the line, read by the parser of texts, says what the runs say, and no more."""
    segment, problems = parse_line(_started(line), _NOWHERE, ())
    return not problems and _said(segment) == _meant(runs)


def _said(segment: Segment) -> tuple[object, ...]:
    marks = sorted((m.start, m.end, m.kind.value, m.value) for m in segment.marks)
    notes = [(note.id, note.start, note.end) for note in segment.notes]
    stressed = {i for start, end in segment.emphases for i in range(start, end)}
    return segment.text, list(segment.entries), stressed, marks, notes


def _meant(runs: Iterable[Run]) -> tuple[object, ...]:
    text, at = "", 0
    stressed: set[int] = set()
    marks: list[tuple[int, int, str, str]] = []
    notes: list[tuple[str, int, int]] = []
    for run in runs:
        at, text = len(text), text + run.text
        if run.emphasis:
            stressed |= {*range(at, len(text))}
        if run.note:
            notes.append((run.note, at, at))
        elif run.is_line:
            marks.append((at, at, InlineKind.LINE.value, ""))
        elif run.page:
            marks.append((at, at, InlineKind.PAGE.value, run.page))
        elif run.ruby:
            marks.append((at, len(text), InlineKind.RUBY.value, run.ruby))
        elif run.lang:
            marks.append((at, len(text), InlineKind.FOREIGN.value, run.lang))
    return text, [], stressed, sorted(marks), notes
