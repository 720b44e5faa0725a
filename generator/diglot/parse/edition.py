"""The step from YAML files to the edition's values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diglot.model.declared import (
    EMENDATION_KINDS,
    Allowance,
    EditionInfo,
    Speaker,
    SuppliedHeading,
    TextInfo,
)
from diglot.model.files import GLOSSARY, Files
from diglot.model.glossary import Note, Term
from diglot.model.localized import Language, Localized
from diglot.model.problem import Place, Problem
from diglot.parse.glossary import (
    languages_complete,
    parse_notes,
    parse_terms,
    source_of,
    unknown_language,
)
from diglot.parse.schema import EditionModel, NotesModel, SourceModel, SpeakerModel, TextModel
from diglot.parse.validate import load, place_at
from diglot.parse.yaml import Node

EDITION = "source/edition.yml"
RESERVED = frozenset({"glossary", "about", "assets", "index", "manual", "map", "timeline", "words"})


def parse_edition(files: Files) -> tuple[EditionInfo | None, list[Problem]]:
    """The edition, or None where edition.yml or a text.yml cannot be used; and the problems."""
    if EDITION not in files.texts:
        return None, [] if EDITION in files.broken else [
            _missing(EDITION, "go to the edition’s folder, or name it: --root DIR")
        ]
    data, root, problems = load(EditionModel, EDITION, files.texts[EDITION])
    terms, found = parse_terms(files, tuple(data.languages) if data else ())
    problems += found
    if data is None:
        for name in files.texts:  # so that one mistake does not hide those in other files
            if name.endswith("/text.yml"):
                problems += load(TextModel, name, files.texts[name])[2]
            if name.endswith("/notes.yml"):
                problems += load(NotesModel, name, files.texts[name])[2]
        return None, problems
    languages = tuple(
        Language(code=code, tag=lang.tag, name=lang.name, dir=lang.dir)
        for code, lang in data.languages.items()
    )
    codes = tuple(lang.code for lang in languages)
    problems += [
        _reserved_language(code, place_at(root, "languages", code))
        for code in codes
        if code in RESERVED
    ]
    problems += _tags(languages, root)
    texts = []
    for index, name in enumerate(data.texts):
        place = place_at(root, "texts", index)
        found = _folder(name, data.texts[:index], place)
        if not found:
            text, found = _text(files, name, codes, place)
            texts += [text] if text else []
        problems += found
    localized = [("title", data.title), ("description", data.description)]
    localized += [("publisher", data.publisher)]
    for key, value in localized:
        problems += languages_complete(root, value, codes, key)
    covers = data.licence.covers if data.licence else None
    problems += languages_complete(root, covers, codes, "licence", "covers")
    if len(texts) < len(data.texts):
        return None, problems
    unread = _unread(
        files, [GLOSSARY, *(f"source/{name}/notes.yml" for name in data.texts)], problems
    )
    return _edition_info(data, languages, texts, terms, unread), problems


def _unread(files: Files, paths: Sequence[str], problems: Sequence[Problem]) -> frozenset[str]:
    """Those of `paths` that are there with an error in their form: nothing was taken from them."""
    formal = {p.place.path for p in problems if p.is_error and p.code != "E006"}
    return frozenset(path for path in paths if path in files.broken or path in formal)


def _edition_info(
    data: EditionModel,
    languages: tuple[Language, ...],
    texts: list[TextInfo],
    terms: tuple[Term, ...],
    unread: frozenset[str],
) -> EditionInfo:
    return EditionInfo(
        title=Localized.of(data.title),
        description=Localized.of(data.description),
        version=data.version,
        url=(data.url or "").rstrip("/") + "/" if data.url else "",
        report=data.report or "",
        publisher=Localized.of(data.publisher),
        published=data.published or "",
        languages=languages,
        editors=tuple(person.name for person in data.editors),
        licence=data.licence.id if data.licence else "",
        licence_covers=Localized.of(data.licence.covers if data.licence else None),
        first_in_text=data.marks == "first-in-text",
        kinds=(*EMENDATION_KINDS, *data.kinds),
        texts=tuple(texts),
        terms=terms,
        unread=unread,
    )


def _reserved_language(code: str, place: Place) -> Problem:
    message = f"expected a language’s code, found “{code}”, which has a meaning of its own in docs/"
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


def _missing(path: str, hint: str = "") -> Problem:
    message = f"expected the file {path}, found none"
    return Problem(code="F001", place=Place(path), message=message, hint=hint)


def _folder(name: str, before: Sequence[str], place: Place) -> list[Problem]:
    """What is wrong with a text's folder name, which is its id in every address."""
    message = ""
    if name in before:
        message = f"the text “{name}” is listed twice"
    elif name in RESERVED:
        message = f"expected a name that is free, found “{name}”, which has a meaning of its own"
    elif not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        message = f"expected lower-case ASCII letters, digits and hyphens, found “{name[:80]}”"
    hint = "delete one of the two" if name in before else "rename the folder and this line"
    return [Problem(code="E007", place=place, message=message, hint=hint)] if message else []


def _text(
    files: Files, name: str, codes: tuple[str, ...], listed: Place
) -> tuple[TextInfo | None, list[Problem]]:
    path = f"source/{name}/text.yml"
    if path not in files.texts:
        hint = f"create it, or take “{name}” out of {listed}"
        return None, [] if path in files.broken else [_missing(path, hint)]
    data, root, problems = load(TextModel, path, files.texts[path])
    notes, found = parse_notes(files, name, codes)
    problems += found
    if data is None:
        return None, problems
    pair = data.base, data.translation
    for key, code in zip(("base", "translation"), pair, strict=True):
        if code not in codes:
            problems.append(unknown_language(code, codes, place_at(root, key)))
    if pair[0] == pair[1]:
        message = f"expected two languages, found “{pair[0]}” twice"
        place, hint = place_at(root, "translation"), "name the language translated into"
        problems.append(Problem(code="E004", place=place, message=message, hint=hint))
    for key in ("title", "provenance", "rights", "translation_note"):
        problems += languages_complete(root, getattr(data, key), codes, key)
    for index, section in enumerate(data.sections):
        problems += languages_complete(root, section.title, codes, "sections", index, "title")
    for index, speaker in enumerate(data.speakers):
        for key in ("name", "role"):
            words = getattr(speaker, key)
            problems += languages_complete(root, words, codes, "speakers", index, key)
    problems += _speaker_labels(data.speakers, pair, codes, root)
    if any(code not in codes for code in pair):
        return None, problems
    return _text_info(name, data, root, notes), problems


def _text_info(name: str, data: TextModel, root: Node | None, notes: tuple[Note, ...]) -> TextInfo:
    return TextInfo(
        id=name,
        title=Localized.of(data.title),
        base=data.base,
        translation=data.translation,
        date=data.date or "",
        translators=tuple(person.name for person in data.translators),
        source=source_of(data.source or SourceModel()),
        speakers=tuple(
            _speaker(speaker, place_at(root, "speakers", index, "reason"))
            for index, speaker in enumerate(data.speakers)
        ),
        provenance=Localized.of(data.provenance),
        rights=Localized.of(data.rights),
        translation_note=Localized.of(data.translation_note),
        headings=tuple(
            SuppliedHeading(
                before=section.before,
                title=Localized.of(section.title),
                place=place_at(root, "sections", index, "before"),
            )
            for index, section in enumerate(data.sections)
        ),
        allow=tuple(
            Allowance(
                at=item.at,
                code=item.code,
                term=item.term or "",
                reason=item.reason,
                place=place_at(root, "allow", index),
            )
            for index, item in enumerate(data.allow)
        ),
        notes=notes,
        place=Place(f"source/{name}/text.yml", 1, 1),
    )


def _speaker(model: SpeakerModel, place: Place) -> Speaker:
    kind, _, reason = (model.reason or "").partition(":")
    return Speaker(
        id=model.id,
        label=Localized.of(model.label),
        name=Localized.of(model.name or model.label),
        role=Localized.of(model.role),
        kind=kind.strip() if reason else "",
        reason=reason.strip() or kind.strip(),
        place=place,
    )


def _speaker_labels(
    speakers: Sequence[SpeakerModel],
    pair: tuple[str, str],
    codes: Sequence[str],
    root: Node | None,
) -> list[Problem]:
    """Ids are unique; labels exist in both languages of the text, and no two speakers share one."""
    problems: list[Problem] = []
    seen: dict[tuple[str, str], str] = {}
    ids: dict[str, Place] = {}
    for index, speaker in enumerate(speakers):
        place = place_at(root, "speakers", index, "label")
        id_place = place_at(root, "speakers", index, "id")
        if (first_place := ids.setdefault(speaker.id, id_place)) != id_place:
            problems.append(
                Problem(
                    code="R005",
                    place=id_place,
                    message=f"the id “{speaker.id}” is already used",
                    details=(f"first used at {first_place}",),
                    hint="give one of the speakers another id",
                )
            )
        for code in speaker.label:
            if code not in codes:
                at = place_at(root, "speakers", index, "label", code)
                problems.append(unknown_language(code, codes, at))
        for code in pair:
            label = speaker.label.get(code, "")
            if not label:
                message = f"expected the label of “{speaker.id}” in “{code}”, found none"
                hint = f"add {code}: to this label"
                problems.append(Problem(code="E006", place=place, message=message, hint=hint))
            elif (first := seen.setdefault((code, label), speaker.id)) != speaker.id:
                message = f"the label “{label}” stands for “{first}” and “{speaker.id}”"
                hint = "add to one of the labels what tells the two apart"
                problems.append(Problem(code="R005", place=place, message=message, hint=hint))
    return problems
