"""The header: what is edited, by whom, from what, under which licence, and how it is encoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.derive.citation import licence_url
from diglot.derive.credits import authors_of, translators_of
from diglot.model.declared import EditionInfo, Speaker, TextInfo, Witness
from diglot.model.glossary import Source
from diglot.model.localized import Localized
from diglot.render.exports.xml import tag, words

_W3C = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


def header(info: EditionInfo, text: TextInfo | None) -> str:
    """Of a text, or of the edition."""
    parts = [_file(info, text), _encoding(info), _profile(info, text), _revision(info)]
    return tag("teiHeader", "\n".join(["", *filter(None, parts), ""])) + "\n"


def localized(name: str, said: Localized, info: EditionInfo, /, **more: str) -> Iterator[str]:
    """An element for each language."""
    for code, text in said:
        yield tag(name, words(text), xml_lang=info.language(code).tag, **more)


def bibl(source: Source, info: EditionInfo) -> str:
    """Where something comes from."""
    parts = [
        *_each("author", source.author, info),
        *_each("title", source.title, info),
        *_each("title", source.container, info, level="m"),
        tag("biblScope", words(source.volume), unit="volume") if source.volume else "",
        tag("biblScope", words(source.pages), unit="page") if source.pages else "",
        *_each("publisher", source.publisher, info),
        tag("date", words(source.date)) if source.date else "",
        tag("ref", words(source.url), target=source.url) if source.url else "",
        tag("idno", words(source.doi), type="DOI") if source.doi else "",
    ]
    return tag("bibl", ". ".join(filter(None, parts)))


def _file(info: EditionInfo, text: TextInfo | None) -> str:
    titles = list(localized("title", text.title if text else info.title, info))
    titles += [tag("author", words(person.name)) for person in authors_of(info, text)]
    titles += [tag("editor", words(person.name)) for person in info.editors]
    for person in translators_of(info, text):
        titles.append(tag("respStmt", tag("resp", "translation") + tag("name", words(person.name))))
    for person in text.contributors if text else info.book.contributors:
        for role in person.roles:
            resp = tag("resp", role, ref=f"https://id.loc.gov/vocabulary/relators/{role}")
            titles.append(tag("respStmt", resp + tag("name", words(person.name))))
    parts = [tag("titleStmt", "".join(titles))]
    if info.version:
        parts.append(tag("editionStmt", tag("edition", words(info.version), n=info.version)))
    parts += [_publication(info), _source(info, text)]
    return tag("fileDesc", "\n".join(parts))


def _publication(info: EditionInfo) -> str:
    said = list(localized("publisher", info.publisher, info))
    if not said:
        return tag("publicationStmt", tag("p", "Publisher not stated."))
    if info.published:
        said.append(_date(str(info.published)))
    if info.book.isbn:
        said.append(tag("idno", words(info.book.isbn), type="ISBN"))
    if info.book.doi:
        said.append(tag("idno", words(info.book.doi), type="DOI"))
    if info.url:
        said.append(tag("idno", words(info.url), type="URL"))
    if info.licence:
        url = licence_url(info.licence)
        target = url if url != info.licence else ""
        licence = tag("licence", words(info.licence), target=target)
        said.append(tag("availability", licence))
    return tag("publicationStmt", "".join(said))


def _date(edtf: str) -> str:
    return tag("date", words(edtf), when=edtf if _W3C.fullmatch(edtf) else "")


def _source(info: EditionInfo, text: TextInfo | None) -> str:
    if text is None:
        return tag("sourceDesc", tag("p", "The texts of this edition."))
    if text.witnesses:
        listed = [_witness(witness, info) for witness in text.witnesses]
        return tag("sourceDesc", tag("listWit", "".join(listed)))
    if text.source != Source():
        return tag("sourceDesc", bibl(text.source, info))
    said = "".join(localized("p", text.provenance, info))
    return tag("sourceDesc", said or tag("p", "Source not stated."))


def _witness(witness: Witness, info: EditionInfo) -> str:
    said = "".join(localized("note", witness.covers, info, type="coverage"))
    seen = tag("note", _date(str(witness.seen)), type="seen") if witness.seen else ""
    own = f"wit-{witness.siglum}"
    return tag("witness", bibl(witness.source, info) + said + seen, xml_id=own, n=witness.siglum)


def _each(name: str, said: Localized, info: EditionInfo, **more: str) -> Iterator[str]:
    """An element for each language, or for all."""
    for code, text in said:
        lang = {"xml_lang": info.language(code).tag} if code else {}
        yield tag(name, words(text), **lang, **more)


def _encoding(info: EditionInfo) -> str:
    kinds = [
        tag("category", tag("catDesc", words(kind)), xml_id=f"em-{kind}") for kind in info.kinds
    ]
    described = tag("bibl", "Kinds of emendation")
    taxonomy = tag("taxonomy", described + "".join(kinds), xml_id="emendations")
    said = "Each seg is a segment. Its xml:id is the language and the segment’s address."
    return tag("encodingDesc", tag("projectDesc", tag("p", said)) + tag("classDecl", taxonomy))


def _profile(info: EditionInfo, text: TextInfo | None) -> str:
    parts = []
    if text and text.date:
        parts.append(tag("creation", _date(str(text.date))))
    codes = text.languages if text else [lang.code for lang in info.languages]
    languages = [info.language(code) for code in codes]
    used = [tag("language", words(lang.name), ident=lang.tag) for lang in languages]
    parts.append(tag("langUsage", "".join(used)))
    if text and text.speakers:
        people = [_speaker(speaker, info) for speaker in text.speakers]
        parts.append(tag("particDesc", tag("listPerson", "".join(people))))
    return tag("profileDesc", "".join(parts))


def _speaker(speaker: Speaker, info: EditionInfo) -> str:
    names = localized("persName", speaker.name, info)
    roles = localized("note", speaker.role, info, type="role")
    return tag("person", "".join([*names, *roles]), xml_id=f"sp-{speaker.id}")


def _revision(info: EditionInfo) -> str:
    if not info.version and not info.published:
        return ""
    day = str(info.published or "")
    said = f"Version {info.version or 'not stated'}."
    when = day if _W3C.fullmatch(day) else ""
    return tag("revisionDesc", tag("change", words(said), when=when, n=info.version))
