"""`diglot lock`: addresses that outlive edits, written beside each text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import fail, finish, root_option, say
from diglot.model.problem import has_errors

if TYPE_CHECKING:
    from diglot.flow import Sources
    from diglot.model.text import Text


@click.command()
@click.argument("text", metavar="[TEXT]", required=False)
@root_option
def lock(text: str | None, root: Path) -> None:
    """Write source/TEXT/addresses.lock, so that every address outlives edits.

    Run it before each version that you publish, and commit the files.
    """
    from diglot.flow import understand

    sources = understand(root)
    if sources.edition is None or sources.has_errors:
        finish(problem for problem in sources.problems if problem.is_error)
    write_locks(root, sources, chosen(sources, text))


def chosen(sources: Sources, id_: str | None) -> list[Text]:
    """The text of that id, or all. Ends the process where there is none."""
    from diglot.model.names import nearest

    texts = [one.text for one in sources.edition.texts] if sources.edition else []
    found = [text for text in texts if id_ in (None, text.info.id)]
    if not found:
        known = [text.info.id for text in texts]
        fail(f"expected the folder of a text, found “{id_}”", nearest(id_ or "", known))
    return found


def write_locks(
    root: Path, sources: Sources, texts: list[Text], confirmed: frozenset[str] = frozenset()
) -> None:
    """Writes what is locked of each text, and says it. `confirmed` are addresses of all of them."""
    from diglot.align.locks import lock_of
    from diglot.model.files import lock_path
    from diglot.parse.lock import write_lock
    from diglot.write.put import put

    files, said = {}, []
    version = sources.edition.info.version if sources.edition else ""
    for text in texts:
        made = lock_of(text, version, confirmed)
        path, new = lock_path(text.info.id), len(text.addresses.new) if text.addresses else 0
        before = len(text.addresses.lock.retired) if text.addresses else 0
        if sources.files.texts.get(path) != (written := write_lock(made)):
            files[path] = written
            more = f" ({new} new, {len(made.retired) - before} retired)" if text.addresses else ""
            said.append(f"{path}: {len(made.rows)} addresses{more}")
        else:
            said.append(f"{path}: unchanged")
    problems = put(root, files)
    if not has_errors(problems):
        say("\n".join(said))
    finish(problems)
