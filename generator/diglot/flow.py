"""The steps, in order. Each is a pure function from frozen values to values and problems.

read → parse → align → annotate → check → paginate → render → write
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from diglot.align.texts import align
from diglot.annotate.marks import annotate
from diglot.check.references import check
from diglot.model.edition import Edition
from diglot.model.files import Files
from diglot.model.output import Output
from diglot.model.problem import Problem, has_errors, in_order
from diglot.model.site import Site
from diglot.parse.edition import parse_edition
from diglot.read import read
from diglot.render.paginate import paginate
from diglot.render.site.pages import render
from diglot.write import Written, alone, busy, owned, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the sources say, and every problem found in them."""

    files: Files
    edition: Edition | None
    """None where an error keeps the edition from being put together."""
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        return has_errors(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run did."""

    problems: tuple[Problem, ...]
    outputs: tuple[Output, ...] = ()
    url: str = ""
    """Where the edition says that it is published."""
    written: Written = field(default_factory=Written)

    @property
    def has_errors(self) -> bool:
        return has_errors(self.problems)


@contextmanager
def _rarer_collection() -> Iterator[None]:
    """Has Python look for garbage less often: frozen values make no cycles.

    It would look through all of them again and again, a third of the time of a large edition.
    """
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_rarer_collection()
def understand(root: Path) -> Sources:
    """read → parse → align → annotate → check. All problems are reported, whatever the first."""
    ours = frozenset(path.removeprefix("docs/") for path in owned(root))
    files, problems = read(root, ours)
    info, found = parse_edition(files)
    problems += found
    if info is None:
        return Sources(files=files, edition=None, problems=in_order(problems))
    texts, found = align(files, info)
    problems += found
    edition, found = annotate(info, texts)
    problems = check(edition, [*problems, *found])
    return Sources(files=files, edition=edition, problems=in_order(problems))


def plan(sources: Sources) -> Site | None:
    """paginate, where there is an edition without errors."""
    if sources.edition is None or sources.has_errors:
        return None
    return paginate(sources.edition, sources.files.words, sources.files.pages)


@_rarer_collection()
def make(root: Path) -> Result:
    """Everything up to render: what would be written."""
    sources = understand(root)
    site = plan(sources)
    if site is None:
        return Result(problems=sources.problems)
    outputs = render(site, sources.files.words)
    return Result(problems=sources.problems, outputs=outputs, url=site.edition.info.url)


@_rarer_collection()
def generate(root: Path, *, adopt: bool = False) -> Result:
    """The whole flow. If any problem is an error, nothing is written.

    `adopt` takes over files that look like ours.
    """
    with alone(root) as free:
        if not free:
            return Result(problems=(busy(),))
        result = make(root)
        if result.has_errors:
            return result
        written, found = write(root, result.outputs, adopt=adopt)
        problems = in_order([*result.problems, *found])
        return replace(result, problems=problems, written=written)
