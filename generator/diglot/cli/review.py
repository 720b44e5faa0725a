"""`diglot review`: the rows of which an import was not sure, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import fail, finish, root_option, say
from diglot.model.problem import Problem

if TYPE_CHECKING:
    from diglot.create.review import Review
    from diglot.create.rows import Source
    from diglot.model.files import Files

    Step = Callable[[Review], Review | None]

_HELP = """\
  a   accept: the row is right as it stands
  s   skip: look at it another time          b   back to the unsure row before
  j   join it with the row below             k   join it with the row above
  c   cut: the last sentence of both languages goes into a row of its own
  1>  the last sentence of the first language goes to the row below;  1<  its first to that above
  2>  2<  the same in the second language
  u   undo      q   quit: what was decided is kept      ?   this list"""


@click.command()
@click.argument("text", metavar="TEXT")
@root_option
def review(text: str, root: Path) -> None:
    """Go through the rows of review-TEXT.tsv, which an import left to be looked at.

    One key and Enter for each step; every step is written at once. Keys may come from a pipe.
    """
    from diglot.create.review import begin
    from diglot.create.rows import rows_of
    from diglot.read import read
    from diglot.read.decode import decode

    path = f"review-{text}.tsv"
    files, problems = read(root)
    sources = sources_of(files, text, problems)
    table, found = decode(root / path, path)
    if table is None:
        finish(found)
    rows = rows_of(*sources)
    if rows is None:
        fail(
            f"the two files of {text} do not stand opposite each other",
            f"run `diglot check`, then `diglot repair {text} --from 1`",
        )
    _walk(root, path, table.replace("\r\n", "\n"), begin(rows, table.replace("\r\n", "\n")))


def sources_of(files: Files, id_: str, problems: list[Problem]) -> tuple[Source, Source]:
    """Both files of a text; ends the process where there is no such text."""
    from diglot.create.rows import Source
    from diglot.model.names import nearest
    from diglot.parse.edition import parse_edition

    info, found = parse_edition(files)
    if info is None:
        finish([*problems, *found])
    text = next((one for one in info.texts if one.id == id_), None)
    if text is None:
        fail(f"expected a text, found “{id_}”", nearest(id_, [one.id for one in info.texts]))
    tags = {language.code: language.tag for language in info.languages}
    sides = []
    for lang in text.languages:
        path = f"source/{id_}/{lang}.txt"
        if path not in files.texts:
            finish([*problems, *found])
            fail(f"expected the file {path}, found none")
        words = files.texts[path]
        sides.append(Source(path, words, lang, tags.get(lang, ""), text.speakers, info.kinds))
    return sides[0], sides[1]


def _steps() -> dict[str, Step]:
    """What each key does."""
    from diglot.create import review as steps

    return {
        "a": steps.accept,
        "s": steps.skip,
        "b": steps.back,
        "j": steps.join_below,
        "k": steps.join_above,
        "c": steps.cut_below,
        "1>": steps.move_words(0, 1),
        "1<": steps.move_words(0, -1),
        "2>": steps.move_words(1, 1),
        "2<": steps.move_words(1, -1),
    }


def _walk(root: Path, path: str, table: str, review: Review) -> None:
    """Reads keys until none is left, or no row."""
    steps = _steps()
    earlier: list[Review] = []
    while review.current is not None:
        say(_shown(review))
        say("[a s b j k c 1> 1< 2> 2< u q ?] ", end="")
        line = sys.stdin.readline()
        key = line.strip()
        if not line or key == "q":
            break
        if key == "u" and earlier:
            after: Review | None = earlier.pop()
        elif key in steps:
            after = steps[key](review)
            if after is not None:
                earlier.append(review)
        else:
            say(_HELP if key == "?" else f"“{key}” is no key here; ? shows them")
            continue
        if after is None:
            say("that cannot be done here")
            continue
        table = _written(root, path, table, review, after)
        review = after
    left = len(review.unsure)
    say(f"\n{left} rows are left in {path}" if left else "\nno row is left to be looked at")


def _written(root: Path, path: str, table: str, before: Review, after: Review) -> str:
    """Writes what a step has changed, and gives the table as it is now."""
    from diglot.write.change import Change, change

    changes = {
        one.path: Change(one.text, two.text)
        for one, two in zip(before.rows.sources, after.rows.sources, strict=True)
        if one.text != two.text
    }
    made = after.table()
    if made != table:
        changes[path] = Change(table or None, made)
    problems = change(root, changes)
    if problems:
        finish(problems)
    return made or ""


def _shown(review: Review) -> str:
    """The row with its neighbours, each language on a line."""
    here = review.current
    row = review.rows.at(here.address) if here else None
    if here is None or row is None:
        return ""
    lines = ["", f"{here.address}  ({review.at + 1} of {len(review.unsure)})  {here.why}"]
    for k in (row - 1, row, row + 1):
        if not review.rows.in_one_block(row, k):
            continue
        for side, source in enumerate(review.rows.sources):
            mark = ">" if k == row else " "
            lines.append(f"{mark} {source.lang}  {review.rows.cell(k, side) or '~'}")
    return "\n".join(lines)
