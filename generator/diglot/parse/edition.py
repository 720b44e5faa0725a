"""The step from YAML files to the edition's values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diglot.model.codes import Hidden
from diglot.model.contents import Placed, PlacedText, parts_above
from diglot.model.declared import Allowance, Book, EditionInfo, NoteKind, OwnKind, TextInfo
from diglot.model.files import GLOSSARY, Files
from diglot.model.glossary import Term
from diglot.model.localized import Language, Localized
from diglot.model.problem import Place, Problem
from diglot.parse.complete import languages_complete, missing
from diglot.parse.contents import check_contents, listed_texts, parse_contents
from diglot.parse.font import parse_fonts
from diglot.parse.glossary import parse_terms
from diglot.parse.names import LONGEST, unusable
from diglot.parse.people import check_people, people
from diglot.parse.schema import EditionModel, NotesModel, TextModel
from diglot.parse.text_info import parse_text_info
from diglot.parse.validate import load, place_at
from diglot.parse.yaml import Node

EDITION = "source/edition.yml"
RESERVED = frozenset("glossary about assets contents index manual map timeline words".split())


def parse_edition(files: Files) -> tuple[EditionInfo | None, list[Problem]]:
    """The edition, or None where edition.yml or a text.yml cannot be used; and the problems."""
    if EDITION not in files.texts:
        return None, [] if files.is_broken(EDITION) else [
            missing(EDITION, "go to the edition’s folder, or name it: --root DIR")
        ]
    data, root, problems = load(EditionModel, EDITION, files.texts[EDITION])
    terms, found = parse_terms(files, tuple(data.languages) if data else ())
    problems += found
    if data is None:
        return None, [*problems, *_elsewhere(files)]
    languages = tuple(
        Language(code=code, tag=lang.tag, name=lang.name, dir=lang.dir)
        for code, lang in data.languages.items()
    )
    codes = tuple(data.languages)
    problems += _languages(data, languages, root)
    for key in ("authors", "translators", "editors", "contributors"):
        problems += check_people(getattr(data, key), root, key, codes)
    problems += check_contents(data, files, root)
    texts, found = _texts(data, files, codes, root)
    problems += found
    if texts is None:
        return None, problems
    fonts, found = parse_fonts(files.fonts)
    problems += found
    paths = [GLOSSARY, *(f"source/{text.id}/notes.yml" for text in texts)]
    unread = _unread(files, paths, problems)
    contents = parse_contents(data)
    placed = list(_within(texts, contents))
    info = _edition_info(data, root, languages, placed, terms, unread)
    return replace(info, fonts=fonts, contents=contents, book=_book(data)), problems


def _texts(
    data: EditionModel, files: Files, codes: tuple[str, ...], root: Node | None
) -> tuple[list[TextInfo] | None, list[Problem]]:
    """The texts in their order, or None where one of them cannot be used."""
    texts: list[TextInfo] = []
    problems: list[Problem] = []
    names = listed_texts(data, root)
    seen: list[str] = []
    for name, place in names:
        found = _folder(name, seen, place)
        seen.append(name)
        if not found:
            text, found = parse_text_info(files, name, codes, place)
            texts += [text] if text else []
        problems += found
    return (texts if names and len(texts) == len(names) else None), problems


def _elsewhere(files: Files) -> Iterator[Problem]:
    """The mistakes in other files than edition.yml, so that its own hide none of them."""
    for name in files.texts:
        if name.endswith("/text.yml"):
            yield from load(TextModel, name, files.texts[name])[2]
        if name.endswith("/notes.yml"):
            yield from load(NotesModel, name, files.texts[name])[2]


def _languages(
    data: EditionModel, languages: Sequence[Language], root: Node | None
) -> Iterator[Problem]:
    """Each language can be told from the others, and what is said of the edition is said in all."""
    codes = tuple(data.languages)
    for code in codes:
        place = place_at(root, "languages", code)
        if code in RESERVED:
            yield _reserved_language(code, "which has a meaning of its own in docs/", place)
        elif why := unusable(code):
            yield _reserved_language(code, why, place)
    yield from _tags(languages, root)
    for key in ("title", "subtitle", "description", "publisher"):
        yield from languages_complete(root, getattr(data, key), codes, key)
    series = data.series.title if data.series else None
    yield from languages_complete(root, series, codes, "series", "title")
    covers = data.licence.covers if data.licence else None
    yield from languages_complete(root, covers, codes, "licence", "covers")
    for index, kind in enumerate(data.note_kinds):
        steps = ("note_kinds", index, "name")
        yield from languages_complete(root, kind.name, codes, *steps, about=kind.id)


def _unread(files: Files, paths: Sequence[str], problems: Sequence[Problem]) -> frozenset[str]:
    """Those of `paths` that are there, with an error for which nothing was taken from them."""
    hidden = {p.place.path for p in problems if p.kind.hides is Hidden.FILE}
    return frozenset(path for path in paths if files.is_broken(path) or path in hidden)


def _edition_info(
    data: EditionModel,
    root: Node | None,
    languages: tuple[Language, ...],
    texts: list[TextInfo],
    terms: tuple[Term, ...],
    unread: frozenset[str],
) -> EditionInfo:
    return EditionInfo(
        title=Localized.of(data.title),
        description=Localized.of(data.description),
        version=data.version or "",
        url=(data.url or "").rstrip("/") + "/" if data.url else "",
        report=data.report or "",
        publisher=Localized.of(data.publisher),
        published=data.published,
        languages=languages,
        editors=people(data.editors),
        licence=data.licence.id if data.licence else "",
        licence_covers=Localized.of(data.licence.covers if data.licence else None),
        first_in_text=data.marks == "first-in-text",
        own_kinds=tuple(
            OwnKind(kind, place_at(root, "kinds", index)) for index, kind in enumerate(data.kinds)
        ),
        texts=tuple(texts),
        terms=terms,
        allow=_allow(data, root),
        unread=unread,
        exports=data.exports,
        is_offline=data.offline == "true",
        note_kinds=tuple(NoteKind(kind.id, Localized.of(kind.name)) for kind in data.note_kinds),
        shows_stale=data.stale == "show",
    )


def _allow(data: EditionModel, root: Node | None) -> tuple[Allowance, ...]:
    return tuple(
        Allowance(
            at="",
            code=item.code,
            term=item.term or "",
            reason=item.reason,
            place=place_at(root, "allow", index),
        )
        for index, item in enumerate(data.allow)
    )


def _book(data: EditionModel) -> Book:
    return Book(
        authors=people(data.authors),
        translators=people(data.translators),
        contributors=people(data.contributors),
        subtitle=Localized.of(data.subtitle),
        series=Localized.of(data.series.title if data.series else None),
        number=(data.series.number if data.series else None) or "",
        isbn=data.isbn or "",
        doi=data.doi or "",
    )


def _within(texts: list[TextInfo], contents: tuple[Placed, ...]) -> Iterator[TextInfo]:
    """The texts, each knowing the parts that it stands in."""
    above = dict(parts_above(contents))
    for text in texts:
        yield replace(text, within=above.get(PlacedText(text.id), ()))


def _reserved_language(code: str, why: str, place: Place) -> Problem:
    message = f"expected a language’s code, found “{code}”, {why}"
    hint = "choose another code, of two letters or more; its tag: can be any"
    return Problem(code="E007", place=place, message=message, hint=hint)


def _tags(languages: Sequence[Language], root: Node | None) -> Iterator[Problem]:
    """On a page a language goes by its tag alone, so no two have the same."""
    first: dict[str, str] = {}
    for lang in languages:
        other = first.setdefault(lang.tag.lower(), lang.code)
        if other != lang.code:
            place = place_at(root, "languages", lang.code, "tag")
            message = f"expected a tag of its own, found “{lang.tag}”, which “{other}” has"
            hint = "tell the two apart, as en-GB and en-US are"
            yield Problem(code="E004", place=place, message=message, hint=hint)


def _folder(name: str, before: Sequence[str], place: Place) -> list[Problem]:
    """What is wrong with a text's folder name, which is its id in every address."""
    message = ""
    if name in before:
        message = f"the text “{name}” is listed twice"
    elif name in RESERVED:
        message = f"expected a name that is free, found “{name}”, which has a meaning of its own"
    elif not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        message = f"expected lower-case ASCII letters, digits and hyphens, found “{name[:80]}”"
    elif len(name) > LONGEST:
        message = f"expected at most {LONGEST} characters, found {len(name):,}"
    elif why := unusable(name):
        message = f"expected a name that every system can have, found “{name}”, {why}"
    hint = "delete one of the two" if name in before else "rename the folder and this line"
    wrong = Problem(code="E007", place=place, message=message, hint=hint, about=(name,))
    return [wrong] if message else []
