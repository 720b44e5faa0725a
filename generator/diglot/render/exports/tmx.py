"""Translation memory: TMX 1.4b, a unit a row (“TMX 1.4b Specification”, LISA OSCAR, 2005)."""

from __future__ import annotations

from collections.abc import Iterator

from diglot import __version__
from diglot.model.text import Row, Text
from diglot.render.exports.format import Wanted
from diglot.render.exports.xml import HEAD, tag, words


def as_tmx(wanted: Wanted) -> Iterator[str]:
    """One text, or all; in pieces. A row that stands in one language alone is no memory."""
    info = wanted.edition.info
    texts = [wanted.text] if wanted.text else list(wanted.edition.texts)
    sources = {one.text.info.base for one in texts}
    source = info.language(sources.pop()).tag if len(sources) == 1 else "*all*"
    yield f'{HEAD}<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    # A hyphen in a name: the one attribute that no keyword can have.
    yield (
        f'<header creationtool="diglot" creationtoolversion="{words(__version__)}"'
        f' segtype="sentence" o-tmf="diglot" adminlang="en" srclang="{source}"'
        ' datatype="plaintext"/>\n<body>\n'
    )
    for annotated in texts:
        text = annotated.text
        tags = [info.language(code).tag for code in text.info.languages]
        for pair in text.pairs:
            for row in pair.rows:
                if row.base.text and row.translation.text:
                    yield _unit(text, row, tags)
    yield "</body>\n</tmx>\n"


def _unit(text: Text, row: Row, tags: list[str]) -> str:
    address = f"{text.info.id}/{row.address}"
    sides = [
        tag("tuv", tag("seg", words(segment.text)), xml_lang=lang)
        for lang, (_, segment) in zip(tags, text.sides(row), strict=True)
    ]
    return tag("tu", "".join(sides), tuid=address, srclang=tags[0]) + "\n"
