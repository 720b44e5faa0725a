"""What points into the text from `standOff`: the translation’s links, notes, and reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from diglot.derive.names import headword
from diglot.model.declared import EditionInfo, TextInfo
from diglot.model.glossary import Term
from diglot.model.note import Emphasis, EntryLink, Inline, Plain, SegmentLink
from diglot.model.text import Text
from diglot.render.exports.tei.body import Reason
from diglot.render.exports.tei.header import bibl
from diglot.render.exports.xml import tag, words


def links(text: Text) -> str:
    """Each segment with the one opposite."""
    base, translation = text.info.languages
    pairs = [
        tag("link", target=f"#{base}.{row.address} #{translation}.{row.address}")
        for pair in text.pairs
        for row in pair.rows
    ]
    grouped = "\n".join(["", *pairs, ""])
    return tag("linkGrp", grouped, type="translation", targFunc="source translation") + "\n"


def notes(
    text: TextInfo, info: EditionInfo, anchors: Mapping[str, Sequence[str]], here: Collection[str]
) -> Iterator[str]:
    """The notes on passages, each in each language, with the places of both. `here` are the
    entries that a link can lead to."""
    terms = {term.id: term for term in info.terms}
    placed = [note for note in text.notes if note.id in anchors]
    if not placed:
        return
    yield '<listAnnotation type="notes">\n'
    for note in placed:
        target = " ".join(f"#{anchor}" for anchor in anchors[note.id])
        works = "".join(bibl(one, info) for one in note.sources)
        sources = tag("listBibl", works) if works else ""
        for code, body in note.note:
            yield tag(
                "note",
                inlines(body.parts, code, terms, here) + sources,
                xml_id=f"note-{note.id}-{code}",
                xml_lang=info.language(code).tag,
                type="editorial",
                target=target,
            )
            yield "\n"
    yield "</listAnnotation>\n"


def inlines(
    parts: Iterable[Inline], lang: str, terms: Mapping[str, Term], here: Collection[str]
) -> str:
    """The words of a note with their marks."""
    return "".join(_inline(part, lang, terms, here) for part in parts)


def _inline(part: Inline, lang: str, terms: Mapping[str, Term], here: Collection[str]) -> str:
    if isinstance(part, Plain):
        return words(part.words)
    if isinstance(part, Emphasis):
        inside = inlines(part.parts, lang, terms, here)
        return tag("emph", inside, rend="strong" if part.strong else "")
    if isinstance(part, EntryLink):
        said = words(part.words or headword(terms[part.id], lang))
        return tag("ref", said, target=f"#term-{part.id}") if part.id in here else said
    if isinstance(part, SegmentLink):
        return tag("ref", words(part.shown), cRef=f"{part.text}#{part.address}")
    return tag("ref", words(part.words), target=part.url)


def apparatus(reasons: Sequence[Reason]) -> Iterator[str]:
    """Why something was emended, with the kind and the places."""
    if not reasons:
        return
    yield '<listAnnotation type="apparatus">\n'
    for reason in reasons:
        target = " ".join(f"#{one}" for one in reason.targets)
        said = words(reason.entry.reason) + _app(reason)
        ana = f"#em-{reason.entry.kind}" if reason.entry.is_change else ""
        yield tag("note", said, type="apparatus", target=target, ana=ana)
        yield "\n"
    yield "</listAnnotation>\n"


def _app(reason: Reason) -> str:
    """What witnesses read, with the words that this edition has there."""
    if not reason.entry.variants:
        return ""
    found = [tag("lem", words(reason.lemma))]
    found += [
        tag("rdg", words(one.reading), wit=f"#wit-{one.siglum}") for one in reason.entry.variants
    ]
    return tag("app", "".join(found))
