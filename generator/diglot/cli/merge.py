"""`diglot merge`: three versions of a source made one, for git."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from diglot.cli.shared import fail, finish, root_option, say, words_of


@click.command()
@click.argument("files", metavar="[BASE OURS THEIRS PATH]", nargs=-1)
@click.option("--install", "is_installed", is_flag=True, help="Let git call this when it merges.")
@root_option
def merge(files: tuple[str, ...], is_installed: bool, root: Path) -> None:
    """Merge by entry, by row, by address: git calls this with its %O %A %B %P.

    OURS becomes the merged file. Where both changed the same value it has marks, and the exit
    status is 1. With --install, git is told so in .gitattributes and in the settings of this clone.
    """
    if is_installed and not files:
        from diglot.write.git import install

        try:
            said = install(root)
        except OSError as error:
            fail(words_of(error), "go to the edition’s folder, which git must know")
        say("\n".join(line for line in said if line))
        return
    if is_installed or len(files) != 4:
        raise click.UsageError("expected BASE OURS THEIRS PATH, or --install")
    base, ours, theirs, path = files
    _merge(Path(base), Path(ours), Path(theirs), path)


def _merge(base: Path, ours: Path, theirs: Path, path: str) -> None:
    from diglot.amend.merge import merge_files
    from diglot.read.decode import plain
    from diglot.write.change import overwrite

    texts = []
    for one in (base, ours, theirs):
        text, problems = plain(one, path)
        if text is None:
            finish(problems)
        texts.append(text)
    made = merge_files(_of_the_edition(path), *texts)
    problems = overwrite(ours, made.text)
    if problems:
        finish(problems)
    if made.conflicts:
        places = "one place" if made.conflicts == 1 else f"{made.conflicts} places"
        say(f"{path}: both hands changed {places}; look for <<<<<<<", to_errors=True)
        sys.exit(1)


def _of_the_edition(path: str) -> str:
    """The path from the edition’s root, which need not be git’s."""
    found = re.search(r"(?:^|/)(source/.*|[^/]*)$", path)
    return found[1] if found else path
