"""`diglot term`: the glossary from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import finish, root_option, say
from diglot.model.files import GLOSSARY
from diglot.model.problem import Problem, has_errors

if TYPE_CHECKING:
    from diglot.model.edition import Edition

KINDS = ("person", "place", "organisation", "event", "work", "concept", "expression")


@click.group()
def term() -> None:
    """Add to the glossary, change it, and look things up in it."""


@term.command()
@click.argument("id_", metavar="ID")
@click.option("--kind", type=click.Choice(KINDS), default=None)
@root_option
def new(id_: str, kind: str | None, root: Path) -> None:
    """Add an entry to glossary.yml, to be filled in; all else in it stays as it is."""
    from diglot.create.term import add_term
    from diglot.read import read
    from diglot.write import append

    files, found = read(root)
    problems = [problem for problem in found if problem.place.path == GLOSSARY]
    addition = ""
    if not has_errors(problems):
        addition, problems = add_term(files, id_, kind or "")
    if addition:
        line = files.texts.get(GLOSSARY, "").rstrip("\n").count("\n") + 1
        problems = append(root, GLOSSARY, addition)
    if not has_errors(problems):
        say(f"{GLOSSARY}: “{id_}” stands at the end, after line {line}")
        say("Fill in its fields; `diglot check` names those that are empty.")
    finish(problems)


@term.command("list")
@root_option
def list_(root: Path) -> None:
    """Show all entries: id, kind, headwords, number of places."""
    from diglot.cli.show_term import list_terms

    _print(root, lambda edition: (list_terms(edition), []))


@term.command()
@click.argument("id_", metavar="ID")
@root_option
def show(id_: str, root: Path) -> None:
    """Show an entry whole."""
    from diglot.cli.show_term import show_term

    _print(root, lambda edition: show_term(edition, id_))


@term.command()
@click.argument("id_", metavar="ID")
@root_option
def where(id_: str, root: Path) -> None:
    """Show every place of an entry in the texts: address, both lines, file, line and column."""
    from diglot.cli.show_term import where_term

    _print(root, lambda edition: where_term(edition, id_))


_WRITE = click.option(
    "--write", "is_written", is_flag=True, help="Change the files, not only show how."
)


@term.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@_WRITE
@root_option
def rename(old: str, new: str, is_written: bool, root: Path) -> None:
    """Give an entry another id, and show the patch. Every reference follows it."""
    from diglot.cli.amend import amend_terms

    amend_terms(root, "rename", old, new, is_written)


@term.command()
@click.argument("id_", metavar="ID")
@_WRITE
@root_option
def remove(id_: str, is_written: bool, root: Path) -> None:
    """Take an entry out, and show the patch: links to it become words, its marks go."""
    from diglot.cli.amend import amend_terms

    amend_terms(root, "remove", id_, "", is_written)


@term.command()
@click.argument("id_", metavar="ID")
@click.argument("into", metavar="INTO")
@_WRITE
@root_option
def merge(id_: str, into: str, is_written: bool, root: Path) -> None:
    """Make an entry part of another, and show the patch. Its forms, sources and ids go there.

    Where both say something, what INTO says stays. The patch shows what is lost.
    """
    from diglot.cli.amend import amend_terms

    amend_terms(root, "merge", id_, into, is_written)


def _print(root: Path, look: Callable[[Edition], tuple[str, list[Problem]]]) -> None:
    from diglot.flow import understand

    sources = understand(root)
    if sources.edition is None:
        finish(sources.problems)
        return
    if GLOSSARY in sources.edition.info.unread:  # its entries are unknown, not missing
        finish(problem for problem in sources.problems if problem.place.path == GLOSSARY)
    shown, problems = look(sources.edition)
    say(shown, end="")
    finish(problems)
