"""The running head on paper: the edition, its version and its address, for the style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from diglot.derive.lines import one_line
from diglot.language.wording import Words
from diglot.model.declared import EditionInfo
from diglot.model.output import Output
from diglot.model.site import Site

PATH = "docs/assets/made/paper.css"
_MEANT = re.compile(r"[^\w .,:;/()?!&–—-]", re.ASCII)


def render_running_heads(site: Site, words: Mapping[str, Words]) -> Iterator[Output]:
    """A rule for each language of the edition, since pages are told apart by it."""
    info = site.edition.info
    rules = []
    for lang in info.languages:
        said = words[lang.code].plain
        version = said("version-number", version=info.version) if info.version else ""
        head = " · ".join(filter(None, [info.title[lang.code], version]))
        values = f"--head: {css_string(head)}; --site: {css_string(info.url)};"
        of_language = f"[data-language={css_string(lang.code)}]"
        rules.append(f":root:has({of_language}) {{ {values} }}\n")
        for part in parts_of(info, lang.code):
            of_part = f"{of_language}[data-part={css_string(part)}]"
            head = " · ".join(filter(None, [info.title[lang.code], part, version]))
            rules.append(f":root:has({of_part}) {{ --head: {css_string(head)}; }}\n")
    yield Output(path=PATH, content="".join(rules))


def parts_of(info: EditionInfo, lang: str) -> list[str]:
    """The titles of the parts in which texts stand, each as their pages name it."""
    named = (" · ".join(part.title[lang] for part in text.within) for text in info.texts)
    return [one_line(name) for name in dict.fromkeys(named) if name]


def css_string(words: str) -> str:
    """Words as a string of CSS; what could end it, or the sheet, is written by its number."""
    return '"' + _MEANT.sub(lambda char: f"\\{ord(char[0]):x} ", words) + '"'
