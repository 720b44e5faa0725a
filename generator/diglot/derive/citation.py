"""How to cite a text of the edition: four styles for people, three formats for programs.

Styles: The Chicago Manual of Style (17th ed., 14.103 ff.), APA (7th ed., 10.3), MLA (9th ed.),
GB/T 7714—2015 (8.8, with the general type [EB/OL]). Formats: BibTeX, RIS, CSL-JSON 1.0.
"""

from __future__ import annotations

import re

from msgspec import Struct

from diglot.model.declared import EditionInfo, TextInfo


class Citation(Struct, frozen=True, kw_only=True):
    """What there is to cite, in one language. Each part may be ""."""

    key: str
    title: str
    """Of the text; "" where the edition is cited as a whole."""
    edition: str
    """The title of the whole, which contains the text."""
    editors: tuple[str, ...]
    translators: tuple[str, ...]
    version: str
    publisher: str
    published: str
    """ISO 8601: year, month or day."""
    url: str
    tag: str
    """BCP 47, of the language that this citation is in."""

    @property
    def year(self) -> str:
        return self.published[:4]


def citation_of(info: EditionInfo, text: TextInfo | None, lang: str, path: str) -> Citation:
    """The citation of a text, or of the whole; `path` is its page's address below the edition's."""
    published = str(info.published or "")
    return Citation(
        key=re.sub(r"\W+", "", f"{text.id if text else 'edition'}{published[:4]}"),
        title=text.title[lang] if text else "",
        edition=info.title[lang],
        editors=info.editors,
        translators=text.translators if text else (),
        version=info.version,
        publisher=info.publisher[lang],
        published=published,
        url=f"{info.url}{path}" if info.url else "",
        tag=info.language(lang).tag,
    )


_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")


def licence_url(licence: str) -> str:
    """The address of a Creative Commons licence named as in SPDX (`CC-BY-4.0`); else the name."""
    if licence == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if named := _CREATIVE_COMMONS.fullmatch(licence):
        return f"https://creativecommons.org/licenses/{named[1].lower()}/{named[2]}/"
    return licence
