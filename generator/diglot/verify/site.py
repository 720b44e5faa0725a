"""The built site, read as a browser would: every rule that always holds, checked on its pages.

One page is held at a time: what another page may ask of it is kept by the rule that asks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from diglot.disk import contents, unreadable
from diglot.model.address import PageKind, local_address
from diglot.model.declared import EditionInfo
from diglot.model.problem import Place, Problem, in_order
from diglot.model.site import Page, Site
from diglot.verify.brought import SHOWN, brought
from diglot.verify.head import head_kept
from diglot.verify.links import Links
from diglot.verify.markup import forbidden, injected, languages, notes, raw_marks
from diglot.verify.page import BuiltPage, read_page
from diglot.verify.requests import foreign_in_css, requests
from diglot.verify.text import addresses_kept, text_kept

RULES: tuple[Callable[[BuiltPage], Iterator[Problem]], ...] = (
    requests,
    raw_marks,
    notes,
    injected,
    forbidden,
    languages,
)
"""What holds of each page by itself."""


def check_site(site: Path, planned: Site | None, docs: Path | None = None) -> list[Problem]:
    """What is wrong with the pages in `site`, which were built as `planned` from the folder `docs`.

    A page that stands there as it is, a person has brought: only its links and requests are ours.
    """
    if not site.is_dir():
        message, hint = "expected the built site, found no folder", "run `diglot build`"
        return [Problem(code="F001", place=Place(site.name), message=message, hint=hint)]
    pages = {_built(page): page for page in planned.pages} if planned else {}
    links = Links(site)
    files, problems = _files(site)
    for path in (path for path in files if path.endswith(".html")):
        page, found = read_page(site, path)
        problems += found
        if any(problem.code == "F005" for problem in found):
            continue
        problems += links.follow(page)
        if not _is_brought(path, docs):
            for rule in RULES:
                problems += rule(page)
        if planned and (want := pages.pop(path, None)):
            problems += _kept(page, want, planned.edition.info)
    for path in pages:
        message = "expected this page, found none"
        problems.append(Problem(code="S005", place=Place(f"site/{path}"), message=message))
    for path in (path for path in files if _is_brought(path, docs)):
        problems += brought(site, path)
    for path in (path for path in files if path.endswith(".css")):
        problems += _stylesheet(site, path)
    return list(in_order(problems))


def _is_brought(path: str, docs: Path | None) -> bool:
    """Whether a file of the site lies in the folder of pages as it is."""
    name = path.rpartition("/")[2]
    shown = name == "_redirects" or path.lower().endswith(SHOWN)
    return shown and docs is not None and os.path.lexists(docs / path)


def _built(page: Page) -> str:
    """Where a page of docs/ stands on the site."""
    return f"{local_address(page.path)}index.html"


def _kept(page: BuiltPage, planned: Page, info: EditionInfo) -> Iterator[Problem]:
    """A page is what was planned: in its head and, where it is a text’s, in its words."""
    yield from head_kept(page, planned, info)
    if planned.kind is PageKind.PAGES and planned.text is not None:
        yield from addresses_kept(page, planned.text.text)
    if planned.kind is PageKind.TEXT and planned.text is not None:
        tags = {lang.code: lang.tag for lang in info.languages}
        yield from text_kept(page, planned.text.text, tags)


def _files(site: Path) -> tuple[list[str], list[Problem]]:
    """All files of the site, by path relative to it, and the folders that cannot be looked into."""
    wrong: list[OSError] = []
    found = [
        os.path.relpath(os.path.join(folder, name), site).replace(os.sep, "/")
        for folder, _, names in os.walk(site, onerror=wrong.append)
        for name in names
    ]
    hidden = [os.path.relpath(error.filename, site).replace(os.sep, "/") for error in wrong]
    return sorted(found), [
        unreadable(f"site/{name}".removesuffix("/."), error, "a folder")
        for name, error in zip(hidden, wrong, strict=True)
    ]


def _stylesheet(site: Path, path: str) -> Iterator[Problem]:
    """A style sheet asks nobody but its own host for anything."""
    try:
        rules = contents(site / path).decode("utf-8", "replace")
    except OSError as error:
        yield unreadable(f"site/{path}", error)
    else:
        for address in foreign_in_css(rules):
            place = Place(f"site/{path}")
            message = f"a style sheet asks another host: {address[:200]}"
            yield Problem(code="S004", place=place, message=message)
