"""XLIFF 2.1 (OASIS): a text as translated, a unit a block and a segment a row."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.model.text import BlockPair
from diglot.render.exports.format import Wanted
from diglot.render.exports.xml import HEAD, tag, words

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"


def as_xliff(wanted: Wanted) -> Iterator[str]:
    """The text; in pieces."""
    text, info = wanted.the_text.text, wanted.edition.info
    source, target = (info.language(code).tag for code in text.info.languages)
    yield f'{HEAD}<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="{words(source)}"'
    yield f' trgLang="{words(target)}">\n<file id="{text.info.id}">\n'
    for pair in text.pairs:
        yield _unit(pair)
    yield "</file>\n</xliff>\n"


def _unit(pair: BlockPair) -> str:
    segments = [
        tag(
            "segment",
            _side("source", row.base.text) + _side("target", row.translation.text),
            id=f"s{row.address}",
            state="final",
        )
        for row in pair.rows
    ]
    return tag("unit", "".join(segments), id=f"b{pair.number}") + "\n"


def _side(name: str, text: str) -> str:
    return tag(name, words(text), xml_space="preserve")
