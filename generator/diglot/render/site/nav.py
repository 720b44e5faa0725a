"""The navigation as YAML, for mkdocs.yml to inherit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from diglot.language.wording import Words
from diglot.model.output import Output
from diglot.model.site import NavItem, Site

SIGNED = "# Written by `diglot generate`; mkdocs.yml inherits it.\n"


def render_nav(site: Site, words: Mapping[str, Mapping[str, str]]) -> Iterator[Output]:
    """nav.yml."""
    tree = {"nav": [_item(item, words) for item in site.nav]}
    content = SIGNED + yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000)
    yield Output(path="nav.yml", content=content, signed=SIGNED)


def _item(item: NavItem, words: Mapping[str, Mapping[str, str]]) -> object:
    title = item.title
    if item.words:
        title = Words(words[item.lang]).plain(item.words, title=item.title)
    target = [_item(child, words) for child in item.items] if item.items else item.path
    # Material prints titles as HTML.
    shown = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {shown: target} if shown else target
