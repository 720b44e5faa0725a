"""Files that a person brought as they are and that a browser shows by themselves.

They come with no policy of their own: where a host sends no headers, whatever is in them runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from diglot.model.problem import Problem
from diglot.verify.markup import runs_script
from diglot.verify.page import BuiltPage, Element, name_of, read_page
from diglot.verify.requests import is_foreign, requests

SHOWN = (".html", ".htm", ".xhtml", ".xht", ".svg", ".xml")
"""What a browser shows as a page, in which script may run."""
_REDIRECTS = "_redirects"


def brought(site: Path, path: str) -> Iterator[Problem]:
    """What is wrong with a file of the site that lies in docs/ as it is."""
    if path.rpartition("/")[2] == _REDIRECTS:
        yield from _redirects(site, path)
    elif path.lower().endswith(SHOWN):
        page, problems = _read(site, path)
        yield from problems
        yield from requests(page)
        yield from scripts(page)


def scripts(page: BuiltPage) -> Iterator[Problem]:
    """What runs in it by itself."""
    for address in filter(runs_script, page.addresses):
        yield page.problem("S007", f"an address runs script: {address[:80]}")
    is_drawing = page.path.lower().endswith(".svg")
    for element in page.tree.iter("*"):
        tag = name_of(element.tag)
        handlers = [name for name in map(name_of, element.attrib) if name.startswith("on")]
        if tag == "script" or handlers:
            shown = f"<{tag}{''.join(f' {name}=…' for name in handlers)}>"
            if is_drawing:
                yield page.problem("S007", f"found {shown} in a drawing")
            else:
                message = f"{shown} runs wherever the host sends no policy"
                yield page.problem("S009", message, "leave it out, or see that the host sends one")


def _read(site: Path, path: str) -> tuple[BuiltPage, list[Problem]]:
    page, problems = read_page(site, path)
    if path.lower().endswith((".html", ".htm")):
        return page, problems
    tree = _xml(page.raw)
    return (BuiltPage(path, page.raw, tree) if tree is not None else page), problems


def _xml(raw: str) -> Element | None:
    """As XML, in which a browser takes it; whatever is broken stands as far as it can be read."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(raw.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _redirects(site: Path, path: str) -> Iterator[Problem]:
    """Ways of the host's own that take a reader elsewhere."""
    page, problems = read_page(site, path)
    yield from problems
    for line in page.raw.splitlines():
        said = line.partition("#")[0].split()
        if len(said) > 1 and is_foreign(said[1]):
            yield page.problem("S004", f"leads readers to another host: {line.strip()[:200]}")
