"""TEI P5: a text with its translation, notes and apparatus; and the edition with all its entries.

“TEI P5: Guidelines for Electronic Text Encoding and Interchange”, https://tei-c.org/guidelines/p5/.
A passage is a `seg` whose `xml:id` is LANGUAGE.ADDRESS; an emendation is a `choice` of `sic` and
`corr`; what stands outside the text points into it from `standOff`.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.derive.outline import entries_in
from diglot.model.declared import EditionInfo
from diglot.render.exports.format import Wanted
from diglot.render.exports.tei.body import Body
from diglot.render.exports.tei.entries import entries
from diglot.render.exports.tei.header import header
from diglot.render.exports.tei.notes import apparatus, links, notes
from diglot.render.exports.xml import HEAD, tag, words

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def as_tei(wanted: Wanted) -> Iterator[str]:
    """A text, or (without one) the edition; in pieces."""
    info = wanted.edition.info
    yield f'{HEAD}<TEI xmlns="{NAMESPACE}">\n'
    yield from _text(wanted, info) if wanted.text else _edition(info)
    yield "</TEI>\n"


def _text(wanted: Wanted, info: EditionInfo) -> Iterator[str]:
    text = wanted.the_text.text
    body = Body(wanted.the_text, info)
    sides = [body.side(code) for code in text.info.languages]  # they say what there is to point at
    yield header(info, text.info)
    yield "<standOff>\n"
    yield links(text)
    used = entries_in(wanted.the_text)
    yield from entries([term for term in info.terms if term.id in used], info)
    yield from notes(text.info, info, body.anchors, used)
    yield from apparatus(body.reasons)
    yield "</standOff>\n<text>\n<group>\n"
    yield from sides
    yield "</group>\n</text>\n"


def _edition(info: EditionInfo) -> Iterator[str]:
    """All entries, and the way to the file of each text."""
    yield header(info, None)
    if info.terms:
        yield "<standOff>\n"
        yield from entries(info.terms, info)
        yield "</standOff>\n"
    yield "<text>\n<body>\n<list>\n"
    for text in info.texts:
        title = words(text.title[text.base])
        lang = info.language(text.base).tag
        way = tag("ref", title, target=f"texts/{text.id}.tei.xml", xml_lang=lang)
        yield f"{tag('item', way)}\n"
    yield "</list>\n</body>\n</text>\n"
