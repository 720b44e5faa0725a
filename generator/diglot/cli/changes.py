"""`diglot changes`: what reads otherwise than in an earlier version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import fail, finish, root_option, say
from diglot.model.problem import Problem, has_errors

if TYPE_CHECKING:
    from diglot.model.changes import Change
    from diglot.model.declared import EditionInfo
    from diglot.model.text import Text


@click.command()
@click.argument("versions", metavar="FROM..[TO]")
@click.option("--text", "id_", default=None, metavar="TEXT", help="One text (default: all).")
@click.option("--write", is_flag=True, help="Keep them for readers, in source/TEXT/changes.tsv.")
@root_option
def changes(versions: str, id_: str | None, write: bool, root: Path) -> None:
    """Show what reads otherwise than in an earlier version, by address.

    FROM and TO are revisions of git (`1.0.0..`) or folders; without TO, the sources as they are.
    """
    from diglot.derive.changes import changes as compare

    start, _, end = _parted(versions)
    (info, old), (_, new) = _edition(root, start), _edition(root, end)
    before = {text.info.id: text for text in old}
    files: dict[str, str] = {}
    count = 0
    for text in new:
        if id_ not in (None, text.info.id) or text.info.id not in before:
            continue
        found = compare(before[text.info.id], text)
        count += len(found)
        say("".join(f"{line}\n" for line in _shown(text, found)), end="")
        files |= _kept(text, found, info.version or start) if write else {}
    say(f"{count} change{'s' * (count != 1)}", to_errors=True)
    finish(_written(root, files))


def _parted(versions: str) -> tuple[str, str, str]:
    """FROM and TO; a folder may have dots in its name."""
    from diglot.read.revision import is_folder

    if is_folder(versions):
        return versions, "..", ""
    start, dots, end = versions.rpartition("..")
    return (start, dots, end) if dots else (versions, "..", "")


def _edition(root: Path, name: str) -> tuple[EditionInfo, tuple[Text, ...]]:
    """The edition as it is, or as of a revision or folder. Ends the process where it is none."""
    from diglot.flow import look
    from diglot.read import read
    from diglot.read.revision import RevisionError, is_folder, read_revision

    problems: list[Problem]
    if not name or is_folder(name):
        files, problems = read(Path(name) if name else root)
    else:
        try:
            files, problems = read_revision(root, name)
        except RevisionError as error:
            fail(
                str(error),
                "name a folder that holds the earlier sources: diglot changes ../earlier",
            )
    info, texts, found = look(files)
    problems = [problem for problem in (*problems, *found) if problem.is_error]
    if info is None or (problems and not name):
        finish(problems)
    return info, texts


def _shown(text: Text, found: tuple[Change, ...]) -> Iterator[str]:
    last = ""
    for change in found:
        if change.address != last:
            yield f"{text.info.id}/{change.address}"
        last = change.address
        yield f"  {change.lang}  - {change.before or '~'}"
        yield f"  {' ' * len(change.lang)}  + {change.now or '~'}"


def _kept(text: Text, found: tuple[Change, ...], since: str) -> dict[str, str]:
    from diglot.model.changes import Changes
    from diglot.model.files import changes_path
    from diglot.parse.changes import write_changes

    return {changes_path(text.info.id): write_changes(Changes(since=since, rows=found))}


def _written(root: Path, files: dict[str, str]) -> list[Problem]:
    from diglot.write.put import put

    problems = put(root, files) if files else []
    if files and not has_errors(problems):
        say("\n".join(files), to_errors=True)
    return problems
