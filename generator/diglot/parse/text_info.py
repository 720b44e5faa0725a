"""text.yml as values: what is said of a text as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.model.declared import Allowance, SuppliedHeading, TextInfo, Witness
from diglot.model.files import Files
from diglot.model.glossary import Note
from diglot.model.localized import Localized
from diglot.model.problem import Place, Problem
from diglot.parse.book_schema import SourceModel
from diglot.parse.complete import languages_complete, missing, unknown_language
from diglot.parse.glossary import parse_notes
from diglot.parse.people import check_people, people
from diglot.parse.schema import AllowModel, TextModel, WitnessModel
from diglot.parse.sources import source_language, source_of
from diglot.parse.speakers import check_labels, parse_speaker
from diglot.parse.validate import load, place_at
from diglot.parse.yaml import Node


def parse_text_info(
    files: Files, name: str, codes: tuple[str, ...], listed: Place
) -> tuple[TextInfo | None, list[Problem]]:
    """The text `name`, or None where its text.yml cannot be used; it is `listed` in edition.yml."""
    path = f"source/{name}/text.yml"
    if path not in files.texts:
        hint = f"create it, or take “{name}” out of {listed}"
        return None, [] if files.is_broken(path) else [missing(path, hint)]
    data, root, problems = load(TextModel, path, files.texts[path])
    notes, found = parse_notes(files, name, codes)
    problems += found
    if data is None:
        return None, problems
    problems += _languages(data, name, codes, root)
    for key in ("authors", "translators", "contributors"):
        problems += check_people(getattr(data, key), root, key, codes)
    if any(code not in codes for code in (data.base, data.translation)):
        return None, problems
    return _text_info(name, data, root, notes), problems


def _languages(
    data: TextModel, name: str, codes: Sequence[str], root: Node | None
) -> Iterator[Problem]:
    """The text is in two of the edition's languages, and what is said of it in all of them."""
    pair = data.base, data.translation
    for key, code in zip(("base", "translation"), pair, strict=True):
        if code not in codes:
            yield unknown_language(code, codes, place_at(root, key), name)
    if pair[0] == pair[1]:
        message = f"expected two languages, found “{pair[0]}” twice"
        place, hint = place_at(root, "translation"), "name the language translated into"
        yield Problem(code="E004", place=place, message=message, hint=hint, about=(name,))
    for key in ("title", "provenance", "rights", "translation_note"):
        yield from languages_complete(root, getattr(data, key), codes, key, about=name)
    for index, section in enumerate(data.sections):
        steps = ("sections", index, "title")
        none = "where it has no such heading, {code}: ~"
        yield from languages_complete(
            root, section.title, codes, *steps, about=name, otherwise=none
        )
        if not any(section.title.values()):
            message, place = "expected “title”, found nothing", place_at(root, *steps)
            hint = "write the heading in one language at least, or delete this entry"
            yield Problem(code="E002", place=place, message=message, hint=hint, about=(name,))
    if data.source is not None:
        yield from source_language(data.source, root, codes, "source", about=name)
    yield from _witnesses(data, name, codes, root)
    for index, speaker in enumerate(data.speakers):
        for key in ("name", "role"):
            words, steps = getattr(speaker, key), ("speakers", index, key)
            yield from languages_complete(root, words, codes, *steps, about=speaker.id)
    yield from check_labels(data.speakers, pair, codes, root)


def _witnesses(
    data: TextModel, name: str, codes: Sequence[str], root: Node | None
) -> Iterator[Problem]:
    """No two have one siglum, and what they cover is said in each language."""
    known: set[str] = set()
    for index, witness in enumerate(data.witnesses):
        steps = ("witnesses", index)
        yield from languages_complete(root, witness.covers, codes, *steps, "covers", about=name)
        yield from source_language(witness.source, root, codes, *steps, "source", about=name)
        if witness.siglum in known:
            yield Problem(
                code="R005",
                place=place_at(root, *steps, "siglum"),
                message=f"the siglum “{witness.siglum}” is already used",
                hint="give one of the witnesses another",
                about=(name,),
            )
        known.add(witness.siglum)


def _witness(model: WitnessModel, place: Place) -> Witness:
    return Witness(
        siglum=model.siglum,
        source=source_of(model.source),
        covers=Localized.of(model.covers),
        seen=model.seen,
        place=place,
    )


def _allowance(model: AllowModel, place: Place) -> Allowance:
    return Allowance(
        at=model.at or "",
        code=model.code,
        term=model.term or "",
        reason=model.reason,
        place=place,
    )


def _text_info(name: str, data: TextModel, root: Node | None, notes: tuple[Note, ...]) -> TextInfo:
    return TextInfo(
        id=name,
        title=Localized.of(data.title),
        base=data.base,
        translation=data.translation,
        date=data.date,
        translators=people(data.translators),
        authors=people(data.authors),
        contributors=people(data.contributors),
        source=source_of(data.source or SourceModel()),
        speakers=tuple(
            parse_speaker(speaker, place_at(root, "speakers", index, "reason"))
            for index, speaker in enumerate(data.speakers)
        ),
        provenance=Localized.of(data.provenance),
        rights=Localized.of(data.rights),
        translation_note=Localized.of(data.translation_note),
        headings=tuple(
            SuppliedHeading(
                before=section.before,
                title=Localized.of({code: said for code, said in section.title.items() if said}),
                place=place_at(root, "sections", index, "before"),
            )
            for index, section in enumerate(data.sections)
        ),
        allow=tuple(
            _allowance(item, place_at(root, "allow", index))
            for index, item in enumerate(data.allow)
        ),
        formerly=tuple(dict.fromkeys(data.formerly)),
        notes=notes,
        witnesses=tuple(
            _witness(witness, place_at(root, "witnesses", index))
            for index, witness in enumerate(data.witnesses)
        ),
        place=Place(f"source/{name}/text.yml", 1, 1),
    )
