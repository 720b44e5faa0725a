"""What commands that change sources share: the patch is shown, and written when that is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from diglot.cli.shared import fail, finish, say
from diglot.model.codes import Hidden
from diglot.model.files import GLOSSARY
from diglot.model.problem import Problem

if TYPE_CHECKING:
    from diglot.amend.patch import Held
    from diglot.flow import Sources

_BY_HAND = "change it by hand, then look at what `diglot check` says"


def amend_terms(root: Path, what: str, id_: str, other: str, is_written: bool) -> None:
    """`diglot term rename`, `remove` or `merge`: shows the patch, and writes it where asked."""
    from diglot.amend import terms
    from diglot.amend.ids import malformed, taken
    from diglot.amend.patch import held_of
    from diglot.amend.tree import UneditableError

    sources = readable(root)
    assert sources.edition
    for one in (id_, other) if what == "merge" else (id_,):
        _known(sources, one)
    if what == "rename":
        wrong = [*malformed(other), *taken(other, sources.files)]
        if wrong:
            finish(wrong)
    if id_ == other:
        fail(f"expected another id than “{id_}”", "nothing is to be changed")
    held = held_of(sources.files, sources.edition.info)
    try:
        if what == "remove":
            made = terms.removed(held, id_)
        else:
            made = (terms.renamed if what == "rename" else terms.merged)(held, id_, other)
    except UneditableError:
        fail(f"{GLOSSARY} is written in a way in which this cannot be done", _BY_HAND)
    renamed = (id_, other) if what == "rename" else ("", "")
    show_and_write(root, sources, held, made, is_written, renamed)


def readable(root: Path) -> Sources:
    """The sources; ends the process where a file or line of them cannot be understood."""
    from diglot.flow import understand

    sources = understand(root)
    unread = [p for p in sources.problems if p.is_error and p.kind.hides is not Hidden.NOTHING]
    if sources.edition is None or unread:
        finish(unread or sources.problems)
    return sources


def show_and_write(
    root: Path,
    sources: Sources,
    before: Held,
    after: Held,
    is_written: bool,
    renamed: tuple[str, str] = ("", ""),
    found: Sequence[Problem] = (),
) -> None:
    """Shows the patch and the problems that are new in it; writes it where asked, and ends.

    `found` are problems of what the patch was made of. A file that is left empty goes.
    """
    from diglot.amend.patch import difference
    from diglot.flow import understand_files
    from diglot.write.change import Change, change

    patch = difference(before.files, after.files)
    if not patch:
        finish(found, "nothing is to be changed")
    say(patch, end="")
    after_it = understand_files(replace(sources.files, texts=after.texts)).problems
    new = [*found, *_new(sources.problems, after_it, renamed)]
    if not is_written:
        say("nothing was written: look at the patch, then repeat it with --write")
        finish(new)
    old, now = before.files, after.files
    changes = {p: Change(old.get(p), now[p] or None) for p in now if old.get(p) != now[p]}
    problems = change(root, changes)
    if not problems:
        say("written")
    finish([*problems, *new])


def _new(
    before: tuple[Problem, ...], after: tuple[Problem, ...], renamed: tuple[str, str]
) -> list[Problem]:
    """The problems that were not there before, wherever they stand now."""
    old, new = renamed
    known = Counter(_said(p).replace(f"“{old}”", f"“{new}”") if old else _said(p) for p in before)
    found = []
    for problem in after:
        known[_said(problem)] -= 1
        if known[_said(problem)] < 0:
            found.append(problem)
    return found


def _said(problem: Problem) -> str:
    return f"{problem.code} {problem.place.path} {problem.message}"


def _known(sources: Sources, id_: str) -> None:
    """Ends the process where the glossary has no such entry."""
    from diglot.model.names import nearest

    assert sources.edition
    ids: Mapping[str, object] = {term.id: term for term in sources.edition.info.terms}
    if id_ not in ids:
        fail(f"expected an entry of {GLOSSARY}, found “{id_}”", nearest(id_, [*ids]))
