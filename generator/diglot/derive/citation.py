"""What there is to cite of the edition, as one item, of which styles and formats are made."""

from __future__ import annotations

import re

from diglot.derive.credits import authors_of, translators_of
from diglot.derive.lines import iri, one_line
from diglot.derive.people import names_in
from diglot.language.table import facts_of
from diglot.model.citation import Citation
from diglot.model.declared import EditionInfo, TextInfo


def citation_of(info: EditionInfo, text: TextInfo | None, lang: str, path: str) -> Citation:
    """The citation of a text, or of the whole; `path` is its page's address below the edition's."""
    year = str(info.published or "")[:4]
    return Citation(
        key=re.sub(r"\W+", "", f"{text.id if text else 'edition'}{year}"),
        title=one_line(text.called(lang)) if text else "",
        edition=one_line(whole_title(info, lang)),
        authors=names_in(authors_of(info, text), lang),
        editors=names_in(info.editors, lang),
        translators=names_in(translators_of(info, text), lang),
        series=one_line(info.book.series[lang]),
        number=one_line(info.book.number),
        isbn=info.book.isbn,
        doi=info.book.doi,
        version=one_line(info.version),
        publisher=one_line(info.publisher[lang]),
        issued=info.published,
        url=iri(f"{info.url}{path}") if info.url else doi_url(info.book.doi),
        tag=info.language(lang).tag,
    )


def whole_title(info: EditionInfo, lang: str) -> str:
    """The title of the edition with its subtitle."""
    subtitle = info.book.subtitle[lang]
    colon = "：" if facts_of(info.language(lang).tag).is_in_han else ": "
    return f"{info.title[lang]}{colon}{subtitle}" if subtitle else info.title[lang]


def doi_url(doi: str) -> str:
    return f"https://doi.org/{doi}" if doi else ""


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
