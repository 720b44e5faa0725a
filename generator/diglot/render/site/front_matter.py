"""The front matter of a page: what the theme, other programs and the scripts read of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from diglot.derive.lines import one_line
from diglot.model.address import PageKind
from diglot.model.localized import Language
from diglot.render.site.metadata import Metadata


class Alternate(Struct, frozen=True):
    """The same page in an interface language, itself included."""

    lang: Language
    url: str
    """Below the site's root."""


class Within(Struct, frozen=True, kw_only=True):
    """Where a page stands in the book."""

    part: str
    """The titles of the parts, outermost first; "" where it stands in none."""
    near: tuple[tuple[str, str, bool], ...]
    """What stands there too: title, address below the site’s root, and whether it is this page."""


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
    frame: Mapping[str, str] = {}
    """What the frame of the language's pages says; on its first page alone."""
    reader: str = ""
    """What the scripts of a reading page need to know, as JSON."""
    awaited: str = ""
    """The place on a long page with which browsers first show it; else they await the whole."""
    within: Within | None = None
    """Of a page of a text among several: the part of the book that it stands in."""
    refresh: str = ""
    """The way to the page that stands elsewhere now; of an address that leads on alone."""
    filter: Mapping[str, str] = {}
    """What the filter of the glossary's index says."""


def write_front_matter(front: FrontMatter) -> str:
    """As YAML: a line for each key, whose value is a scalar or a list in JSON.

    What the theme prints into HTML as it stands is escaped for HTML.
    """
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
    for key, words in (("frame", front.frame), ("filter", front.filter)):
        if words:
            said = {name: html.escape(one_line(word)) for name, word in words.items()}
            yield f"{key}: {yaml_of(said)}"
    if front.alternates:
        yield "alternates:"
    for other in front.alternates:
        tag, name = _attribute(other.lang.tag), _attribute(other.lang.name)
        yield f"  - {{tag: {tag}, name: {name}, url: {_attribute(other.url)}}}"
    if front.within:
        yield from _within(front.within)
    data = front.metadata
    if data.canonical:
        yield f"canonical: {_attribute(data.canonical)}"
    if data.hreflang:
        others = [
            [html.escape(one_line(tag)), html.escape(one_line(url))] for tag, url in data.hreflang
        ]
        yield f"hreflang: {yaml_of(others)}"
    if data.jsonld:
        yield f"jsonld: {yaml_of(data.jsonld)}"
    metas = [[kind, name, html.escape(one_line(content))] for kind, name, content in data.metas]
    yield f"metas: {yaml_of(metas)}"
    if front.refresh:
        yield f"refresh: {_attribute(front.refresh)}"
    if front.awaited:
        yield f"awaited: {_attribute(front.awaited)}"
    if front.reader:
        yield f"reader: {yaml_of(front.reader)}"


def _within(within: Within) -> Iterator[str]:
    yield f"part: {_attribute(within.part)}"
    near = [[html.escape(one_line(title)), html.escape(url), at] for title, url, at in within.near]
    yield f"near: {yaml_of(near)}"


def _attribute(text: str) -> str:
    """Text that Material prints into HTML as it is."""
    return yaml_of(html.escape(one_line(text)))


# JSON leaves them as they are. YAML takes some for line breaks, and refuses the others.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_of(value: object) -> str:
    """A value as YAML on one line, which every reader of YAML takes for the same: as JSON.

    A string is quoted, so it is nothing but a string: no number, date, tag, alias or `no`.
    """
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda char: f"\\u{ord(char[0]):04x}", written)
