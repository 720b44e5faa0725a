"""`diglot stale` and `diglot confirm`: translations that their base has left behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.lock import chosen, write_locks
from diglot.cli.shared import fail, finish, root_option, say

if TYPE_CHECKING:
    from diglot.flow import Sources
    from diglot.model.declared import EditionInfo
    from diglot.model.text import Row, Text

_BACK = 50
"""Revisions that are looked into for an earlier reading."""


@click.command()
@click.argument("text", metavar="[TEXT]", required=False)
@root_option
def stale(text: str | None, root: Path) -> None:
    """List the translations whose base was changed since they were made or confirmed.

    The earlier reading is shown where git has it.
    """
    sources = _understood(root)
    texts = chosen(sources, text)
    assert sources.edition
    shown = [part for one in texts for part in _listed(root, sources.edition.info, one)]
    say("\n".join(shown), end="")
    say(f"{len(shown)} stale", to_errors=True)


@click.command()
@click.argument("addresses", metavar="ADDRESS…", nargs=-1)
@click.option("--text", "id_", default=None, metavar="TEXT", help="The text, where there are more.")
@click.option(
    "--all", "everything", is_flag=True, help="All translations, of all texts or of TEXT."
)
@root_option
def confirm(addresses: tuple[str, ...], id_: str | None, everything: bool, root: Path) -> None:
    """Say that translations hold for their base as it reads now: 4.1, 4.1-6.2, 4 or TEXT/4.1."""
    if not addresses and not everything:
        raise click.UsageError("expected an address, or --all")
    sources = _understood(root)
    ids = {address.rpartition("/")[0] for address in addresses} - {""}
    if len(ids) > 1 or (id_ and ids - {id_}):
        raise click.UsageError("expected addresses of one text")
    texts = chosen(sources, id_ or next(iter(ids), None))
    if len(texts) > 1 and not everything:
        fail("expected the text that is meant", f"--text {texts[0].info.id}")
    for text in texts:
        if text.addresses is None:
            hint = f"run `diglot lock {text.info.id}`: it takes every translation as it is"
            fail(f"the addresses of “{text.info.id}” are not locked", hint)
    rows = [row for text in texts for pair in text.pairs for row in pair.rows]
    confirmed = {row.address for row in rows} if everything else {*_meant(texts[0], addresses)}
    write_locks(root, sources, texts, frozenset(confirmed))


def _understood(root: Path) -> Sources:
    from diglot.flow import understand

    sources = understand(root)
    if sources.edition is None or sources.has_errors:
        finish(problem for problem in sources.problems if problem.is_error)
    return sources


def _meant(text: Text, addresses: Sequence[str]) -> Iterator[str]:
    """The addresses of the rows that are named, one by one, by block or from – to."""
    from diglot.model.names import nearest

    named = [(row.address, pair.number) for pair in text.pairs for row in pair.rows]
    for written in addresses:
        ends = [
            end.rpartition("/")[2] for end in written.split("-" if "/" not in written else "\0")
        ]
        if "/" in written:
            ends = written.rpartition("/")[2].split("-")
        found = [[at for at, names in enumerate(named) if end in names] for end in ends]
        if not all(found) or len(ends) > 2:
            known = {name for names in named for name in names}
            fail(
                f"expected an address of “{text.info.id}”, found “{written}”",
                nearest(written, known),
            )
        for at in range(found[0][0], found[-1][-1] + 1):
            yield named[at][0]


def _listed(root: Path, info: EditionInfo, text: Text) -> Iterator[str]:
    if text.addresses is None or not text.addresses.stale:
        return
    rows = [row for pair in text.pairs for row in pair.rows]
    held = {row.address: row.confirmed for row in text.addresses.lock.rows}
    left = [row for row in rows if row.address in text.addresses.stale]
    was = _earlier(root, info, text, {held.get(row.address, "") for row in left})
    for row in left:
        yield _shown(text, row, was.get(held.get(row.address, ""), ""))


def _shown(text: Text, row: Row, was: str) -> str:
    (base, now), (translation, said) = text.sides(row)
    lines = [f"{text.info.id}/{row.address}", f"  {base}  {now.text}"]
    lines.append(f"      was: {was or '(not known: no revision that git holds reads so)'}")
    lines += [f"  {translation}  {said.text}", f"      {said.place}"]
    return "".join(f"{line}\n" for line in lines)


def _earlier(root: Path, info: EditionInfo, text: Text, wanted: set[str]) -> dict[str, str]:
    """The readings that have these digests, as far as git knows them."""
    from diglot.align.sketch import digest
    from diglot.parse.text import parse_text
    from diglot.read.revision import earlier

    found: dict[str, str] = {}
    path = f"source/{text.info.id}/{text.info.base}.txt"
    for held in earlier(root, path, _BACK):
        blocks, _ = parse_text(path, held, text.info.base, text.info.speakers, info.kinds)
        for segment in (segment for block in blocks for segment in block.segments):
            if (made := digest(segment.text)) in wanted:
                found.setdefault(made, segment.text)
        if wanted <= found.keys():
            break
    return found
