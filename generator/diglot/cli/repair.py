"""`diglot repair`: a range of a text set opposite each other anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.glossary import glossary_entries
from diglot.cli.shared import fail, finish, root_option, say

if TYPE_CHECKING:
    from diglot.create.repair import Range

_NUMBER = re.compile(r"\d+[a-z]?")


@click.command()
@click.argument("text", metavar="TEXT")
@click.argument("range_", metavar="[12-15]", required=False)
@click.option("--from", "from_", metavar="12", help="From this block to the end of the text.")
@click.option("--write", "is_written", is_flag=True, help="Change the files, not only show how.")
@root_option
def repair(text: str, range_: str | None, from_: str | None, is_written: bool, root: Path) -> None:
    """Set blocks of a text opposite each other anew, by what they say, and show the patch.

    A range (12-15, or 12 alone) is realigned line by line. With --from only whole blocks are moved,
    and lines in equal numbers stay as they are: where a paragraph is missing above.
    """
    from diglot.cli.review import sources_of
    from diglot.create.repair import patch
    from diglot.create.repair import repair as repaired
    from diglot.read import read
    from diglot.write.change import Change, change

    where = _range(range_, from_)
    files, problems = read(root)
    before = sources_of(files, text, problems)
    if not all(any(where.holds(block) for block in one.blocks()[0]) for one in before):
        fail(
            f"expected blocks of {text}, found none in that range", "diglot show TEXT/12 shows one"
        )
    after = repaired(before, where, glossary_entries(root, (before[0].lang, before[1].lang)))
    difference = patch(before, after)
    if not difference:
        say("nothing is to be changed")
        return
    say(difference, end="")
    if not is_written:
        say("nothing was written: look at the patch, then repeat it with --write")
        return
    finish(
        change(
            root,
            {
                a.path: Change(a.text, b.text)
                for a, b in zip(before, after, strict=True)
                if a.text != b.text
            },
        ),
        "written; `diglot check` says whether all is well",
    )


def _range(range_: str | None, from_: str | None) -> Range:
    """The blocks that are meant; ends the process where none or too many are named."""
    from diglot.create.repair import Range, number_of

    words = range_ or from_ or ""
    first, dash, last = words.partition("-")
    if (range_ and from_) or not _NUMBER.fullmatch(first) or (dash and not _NUMBER.fullmatch(last)):
        fail("expected a range of blocks", "write 12-15, 12, or --from 12")
    if from_:
        return Range(number_of(first), None, is_open=True)
    return Range(number_of(first), number_of(last or first))
