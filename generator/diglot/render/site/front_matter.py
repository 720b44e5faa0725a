"""The front matter of a page: what the theme, other programs and the scripts read of it."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from msgspec import Struct

from diglot.model.address import PageKind
from diglot.model.localized import Language
from diglot.render.site.metadata import Metadata


class Alternate(Struct, frozen=True):
    """The same page in an interface language, itself included."""

    lang: Language
    url: str
    """Below the site's root."""


class FrontMatter(Struct, frozen=True, kw_only=True):
    title: str
    description: str
    lang: Language
    kind: PageKind
    search_word: str
    """How the header names the search."""
    alternates: tuple[Alternate, ...]
    lost: str
    """What is said at an address that leads nowhere; on the first page of a language alone."""
    metadata: Metadata
    reader: str = ""
    """What the scripts of a reading page need to know, as JSON."""
    filter: str = ""
    """The same for the filter of the glossary's index."""


def write_front_matter(front: FrontMatter) -> str:
    """As YAML. What the theme prints into HTML as it stands is escaped for HTML."""
    return "\n".join(["---", *_lines(front), "---", ""])


def _lines(front: FrontMatter) -> Iterator[str]:
    yield f"title: {_attribute(front.title)}"
    yield f"description: {_attribute(front.description)}"
    yield f"lang: {_attribute(front.lang.code)}"
    yield f"tag: {_attribute(front.lang.tag)}"
    yield f"dir: {front.lang.dir}"
    yield f"kind: {front.kind}"
    yield f"search_word: {_attribute(front.search_word)}"
    if front.lost:
        yield f"lost: {_attribute(front.lost)}"
    if front.alternates:
        yield "alternates:"
    for other in front.alternates:
        tag, name = _attribute(other.lang.tag), _attribute(other.lang.name)  # `no` is Norwegian
        yield f"  - {{tag: {tag}, name: {name}, url: {_attribute(other.url)}}}"
    said = front.metadata
    if said.canonical:
        yield f"canonical: {_attribute(said.canonical)}"
    if said.hreflang:
        others = [[tag, html.escape(url)] for tag, url in said.hreflang]
        yield f"hreflang: {_scalar(others)}"
    if said.jsonld:
        yield f"jsonld: {_scalar(said.jsonld)}"
    metas = [[kind, name, html.escape(content)] for kind, name, content in said.metas]
    yield f"metas: {_scalar(metas)}"
    for key, data in (("reader", front.reader), ("filter", front.filter)):
        if data:
            yield f"{key}: {_scalar(data)}"


def _attribute(text: str) -> str:
    """Text that Material prints into HTML as it is."""
    return _scalar(html.escape(text).replace("\n", " "))


def _scalar(value: object) -> str:
    """JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False)
