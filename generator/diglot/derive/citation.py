"""What there is to cite of the edition, as one item, of which styles and formats are made."""

from __future__ import annotations

import re

from diglot.derive.lines import iri, one_line
from diglot.derive.people import name_of
from diglot.model.citation import Citation
from diglot.model.declared import EditionInfo, TextInfo


def citation_of(info: EditionInfo, text: TextInfo | None, lang: str, path: str) -> Citation:
    """The citation of a text, or of the whole; `path` is its page's address below the edition's."""
    year = str(info.published or "")[:4]
    return Citation(
        key=re.sub(r"\W+", "", f"{text.id if text else 'edition'}{year}"),
        title=one_line(text.title[lang]) if text else "",
        edition=one_line(info.title[lang]),
        editors=tuple(map(name_of, info.editors)),
        translators=tuple(map(name_of, text.translators)) if text else (),
        version=one_line(info.version),
        publisher=one_line(info.publisher[lang]),
        issued=info.published,
        url=iri(f"{info.url}{path}") if info.url else "",
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


def licence_name(licence: str) -> str:
    """The same licence as people write it: `CC BY-SA 4.0`; any other as it is given."""
    if licence == "CC0-1.0":
        return "CC0 1.0"
    named = _CREATIVE_COMMONS.fullmatch(licence)
    return f"CC {named[1]} {named[2]}" if named else licence
