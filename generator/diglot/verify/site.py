"""The built site, read as a browser would: every rule that always holds, checked on its pages.

One page is held at a time: what another page may ask of it is kept by the rule that asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from diglot.model.address import PageKind, local_address
from diglot.model.declared import EditionInfo
from diglot.model.problem import Place, Problem, in_order
from diglot.model.site import Page, Site
from diglot.verify.head import head_kept
from diglot.verify.links import Links
from diglot.verify.markup import forbidden, injected, languages, notes, raw_marks, requests
from diglot.verify.page import BuiltPage, read_page
from diglot.verify.text import text_kept

RULES: tuple[Callable[[BuiltPage], Iterator[Problem]], ...] = (
    requests,
    raw_marks,
    notes,
    injected,
    forbidden,
    languages,
)
"""What holds of each page by itself."""
_CSS_URL = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])\s*((?:https?:)?//[^'\")\s]+)")


def check_site(site: Path, planned: Site | None) -> list[Problem]:
    """What is wrong with the pages in `site`, which were built as `planned`."""
    if not site.is_dir():
        message, hint = "expected the built site, found no folder", "run `diglot build`"
        return [Problem(code="F001", place=Place(site.name), message=message, hint=hint)]
    pages = {_built(page): page for page in planned.pages} if planned else {}
    links = Links(site)
    problems: list[Problem] = []
    files = (file for file in site.rglob("*.html") if file.is_file())
    for path in sorted(file.relative_to(site).as_posix() for file in files):
        page, found = read_page(site, path)
        problems += found
        problems += links.follow(page)
        for rule in RULES:
            problems += rule(page)
        if planned and (want := pages.pop(path, None)):
            problems += _kept(page, want, planned.edition.info)
    for path in pages:
        message = "expected this page, found none"
        problems.append(Problem(code="S005", place=Place(f"site/{path}"), message=message))
    problems += _stylesheets(site)
    return list(in_order(problems))


def _built(page: Page) -> str:
    """Where a page of docs/ stands on the site."""
    return f"{local_address(page.path)}index.html"


def _kept(page: BuiltPage, planned: Page, info: EditionInfo) -> Iterator[Problem]:
    """A page is what was planned: in its head and, where it is a text’s, in its words."""
    yield from head_kept(page, planned, info)
    if planned.kind is PageKind.TEXT and planned.text is not None:
        tags = {lang.code: lang.tag for lang in info.languages}
        yield from text_kept(page, planned.text.text, tags)


def _stylesheets(site: Path) -> Iterator[Problem]:
    """A style sheet asks nobody but its own host for anything."""
    for path in sorted(site.rglob("*.css")):
        for match in _CSS_URL.finditer(path.read_text("utf-8", "replace")):
            place = Place(f"site/{path.relative_to(site).as_posix()}")
            message = f"a style sheet asks another host: {match[1][:200]}"
            yield Problem(code="S004", place=place, message=message)
