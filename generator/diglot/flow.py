"""The steps, in order. Each is a pure function from frozen values to values and problems.

read → parse → align → annotate → check → paginate → render → write

A step is imported where it is called: where nothing changed, nobody waits for its libraries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from diglot.model.export import FOLDER
from diglot.model.problem import Problem, has_errors, in_order
from diglot.read import fingerprint, read
from diglot.write import (
    CACHE,
    Exported,
    Written,
    add_exports,
    alone,
    busy,
    in_the_way,
    owned,
    recall,
    remember,
    write,
    write_exports,
)

if TYPE_CHECKING:
    from diglot.language.wording import Words
    from diglot.model.declared import EditionInfo
    from diglot.model.edition import Edition
    from diglot.model.files import Files
    from diglot.model.frame import Frame
    from diglot.model.output import Output
    from diglot.model.site import Site
    from diglot.model.text import Text
    from diglot.render.exports.format import Sheet


class Sources(Struct, frozen=True, kw_only=True):
    """What the sources say, and every problem found in them."""

    files: Files
    words: Mapping[str, Words]
    """Of the interface, by language code."""
    edition: Edition | None
    """None where an error keeps the edition from being put together."""
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        return has_errors(self.problems)


class Result(Struct, frozen=True, kw_only=True):
    """What a run did."""

    problems: tuple[Problem, ...]
    sources: Sources | None = None
    """None where nothing had changed, so that nothing was read."""
    site: Site | None = None
    """The pages that were planned; None where there was an error, or nothing had changed."""
    outputs: tuple[Output, ...] = ()
    """What `make` made. `generate` has written it and lets it go."""
    frame: Frame | None = None
    """What a builder needs to know; None where there was an error."""
    written: Written = field(default_factory=Written)

    @property
    def has_errors(self) -> bool:
        return has_errors(self.problems)


def understand(root: Path) -> Sources:
    """read → parse → align → annotate → check. All problems are reported, whatever the first."""
    return understand_files(*read_sources(root))


def read_sources(root: Path) -> tuple[Files, list[Problem]]:
    """The sources as text; what Diglot itself wrote in docs/ is none."""
    return read(root, _ours(root))


def understand_files(files: Files, problems: Sequence[Problem] = ()) -> Sources:
    """The same of what was read already, with the problems of the reading."""
    from diglot.align.texts import align
    from diglot.annotate.marks import annotate
    from diglot.check import check
    from diglot.parse.edition import parse_edition
    from diglot.parse.words import parse_words

    info, found = parse_edition(files)
    problems = [*problems, *found]
    words, found = parse_words(files, info)
    problems += found
    if info is None:
        return Sources(files=files, words=words, edition=None, problems=in_order(problems))
    texts, found = align(files, info)
    problems += found
    edition, found = annotate(info, texts)
    problems = check(edition, [*problems, *found])
    return Sources(files=files, words=words, edition=edition, problems=in_order(problems))


def look(files: Files) -> tuple[EditionInfo | None, tuple[Text, ...], list[Problem]]:
    """What the texts of an edition say, and whatever keeps them from being read: no more."""
    from diglot.align.texts import align
    from diglot.parse.edition import parse_edition

    info, problems = parse_edition(files)
    if info is None:
        return None, (), problems
    texts, found = align(files, info)
    return info, texts, [*problems, *found]


def plan(sources: Sources) -> Site | None:
    """paginate, where there is an edition without errors."""
    from diglot.render.paginate import paginate

    edition = sources.edition
    if edition is None or sources.has_errors:
        return None
    site = paginate(edition, sources.words, sources.files.pages)
    return replace(site, sources=sources.files.texts) if edition.info.report else site


def unwritable_pages(root: Path, sources: Sources, site: Site) -> list[Problem]:
    """What keeps `generate` from writing the pages of sources without an error."""
    from diglot.render import render

    return in_the_way(root, render(site, sources.words))


def make(root: Path) -> Result:
    """Everything up to render: what would be written."""
    from diglot.render import render

    sources = understand(root)
    site = plan(sources)
    if site is None:
        return Result(problems=sources.problems, sources=sources)
    # What the files say is in the edition; the pages are made with their text out of memory.
    files = replace(sources.files, texts={}, witnesses={})
    sources = replace(sources, files=files)
    outputs = render(site, sources.words)
    return Result(
        problems=sources.problems, sources=sources, site=site, outputs=outputs, frame=site.frame
    )


def generate(root: Path, *, adopt: bool = False) -> Result:
    """The whole flow. If any problem is an error, nothing is written.

    Where nothing has changed since the last run, neither what pages are made of nor the pages, it
    only says again what that run said. `adopt` takes over files that look like ours.
    """
    with alone(root) as free:
        if not free:
            return Result(problems=(busy(),))
        made_of = fingerprint(root, _ours(root))
        if last := recall(root, made_of):
            written = Written(unchanged=last.files)
            return Result(problems=last.problems, frame=last.frame, written=written)
        made = make(root)
        if made.frame is None:
            return made
        written, found = write(root, made.outputs, adopt=adopt)
        if not found:
            remember(root, made_of, made.problems, made.frame)
        problems = in_order([*made.problems, *found])
        return replace(made, problems=problems, outputs=(), written=written)


def export(
    root: Path,
    folder: Path,
    names: Sequence[str],
    text: str | None = None,
    lang: str | None = None,
    sheet: Sheet | None = None,
) -> tuple[Exported, Result]:
    """The formats named, written into `folder`; nothing where a problem is an error."""
    with alone(root) as free:
        if not free:
            return Exported(), Result(problems=(busy(),))
        sources = understand(root)
        site = plan(sources)
        if site is None:
            return Exported(), Result(problems=sources.problems)
        exported, found = _exported(root, folder, names, site, sources.words, text, lang, sheet)
        problems = in_order([*sources.problems, *found])
        return exported, Result(problems=problems, sources=sources, site=site)


def _exported(
    root: Path,
    folder: Path,
    names: Sequence[str],
    site: Site,
    words: Mapping[str, Words],
    text: str | None = None,
    lang: str | None = None,
    sheet: Sheet | None = None,
) -> tuple[Exported, list[Problem]]:
    from diglot.render import spoken_words
    from diglot.render.exports.format import PLAIN
    from diglot.render.exports.formats import every_path, make_exports

    spoken = spoken_words(site, words)
    made = make_exports(site, spoken, names, text=text, lang=lang, sheet=sheet or PLAIN)
    made_of = fingerprint(root, _ours(root))
    if made_of and sheet not in (None, PLAIN):
        made_of += f" {sheet}"
    return write_exports(root, folder, made, made_of, partial(every_path, site, spoken))


def export_site(root: Path, result: Result, target: Path) -> list[Problem]:
    """The downloads that edition.yml offers, into the built site at `target`. Raises OSError."""
    if result.frame is None or not result.frame.exports:
        return []
    sources = result.sources or understand(root)
    site = result.site or plan(sources)
    if site is None:
        return list(sources.problems)
    exported, problems = _exported(root, root / CACHE, result.frame.exports, site, sources.words)
    add_exports(root, exported.paths, target / FOLDER)
    return problems


def has_changed(root: Path) -> bool:
    """Whether anything is not as the last run that ended well left it."""
    return recall(root, fingerprint(root, _ours(root))) is None


def planned(root: Path, result: Result) -> Site | None:
    """The pages of a run, planned then, or else now: so a build understands its sources once."""
    return result.site if result.sources else plan(understand(root))


def _ours(root: Path) -> frozenset[str]:
    return frozenset(path.removeprefix("docs/") for path in owned(root))
