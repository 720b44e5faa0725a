"""The step from YAML files to the edition's values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.edition import (
    EMENDATION_KINDS,
    Allowance,
    EditionInfo,
    Form,
    Language,
    Localized,
    Note,
    Position,
    Source,
    Speaker,
    SuppliedHeading,
    Term,
    TermKind,
    TextInfo,
)
from generator.parse_yaml import Node
from generator.problem import Place, Problem, nearest
from generator.read import Files
from generator.schema import (
    EditionModel,
    GlossaryModel,
    NotesModel,
    SourceModel,
    SpeakerModel,
    TermModel,
    TextModel,
)
from generator.validate import load, place_at

EDITION = "source/edition.yml"
GLOSSARY = "glossary.yml"
RESERVED = frozenset({"glossary", "about", "assets", "index", "words"})


def parse_edition(files: Files) -> tuple[EditionInfo | None, list[Problem]]:
    """The edition, or None where edition.yml or a text.yml cannot be used; and the problems."""
    if EDITION not in files.texts:
        return None, [] if EDITION in files.broken else [_missing(EDITION)]
    data, root, problems = load(EditionModel, EDITION, files.texts[EDITION])
    terms, found = _terms(files)
    problems += found
    if data is None:
        for name in files.texts:  # so that one mistake does not hide those in other files
            if name.endswith("/text.yml"):
                problems += load(TextModel, name, files.texts[name])[2]
        return None, problems
    languages = tuple(
        Language(code=code, tag=lang.tag, name=lang.name, dir=lang.dir)
        for code, lang in data.languages.items()
    )
    codes = tuple(lang.code for lang in languages)
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
        problems += _languages(root, value, codes, key)
    for term, at in terms:
        problems += _term_languages(term, at, codes)
    if len(texts) < len(data.texts):
        return None, problems
    return (
        EditionInfo(
            title=Localized.of(data.title),
            description=Localized.of(data.description),
            version=data.version,
            url=(data.url or "").rstrip("/") + "/" if data.url else "",
            publisher=Localized.of(data.publisher),
            published=data.published or "",
            languages=languages,
            editors=tuple(person.name for person in data.editors),
            licence=data.licence.id if data.licence else "",
            licence_covers=Localized.of(data.licence.covers if data.licence else None),
            first_in_text=data.marks == "first-in-text",
            kinds=(*EMENDATION_KINDS, *data.kinds),
            texts=tuple(texts),
            terms=tuple(_term(term, at) for term, at in terms),
        ),
        problems,
    )


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
    hint = "rename the folder and this line" if message and name not in before else ""
    return [Problem(code="E007", place=place, message=message, hint=hint)] if message else []


def _text(
    files: Files, name: str, codes: tuple[str, ...], listed: Place
) -> tuple[TextInfo | None, list[Problem]]:
    path = f"source/{name}/text.yml"
    if path not in files.texts:
        hint = f"listed at {listed}"
        return None, [] if path in files.broken else [_missing(path, hint)]
    data, root, problems = load(TextModel, path, files.texts[path])
    notes, found = _notes(files, name, codes)
    problems += found
    if data is None:
        return None, problems
    pair = data.base, data.translation
    for key, code in zip(("base", "translation"), pair, strict=True):
        if code not in codes:
            problems.append(_unknown_language(code, codes, place_at(root, key)))
    if pair[0] == pair[1]:
        message = f"expected two languages, found “{pair[0]}” twice"
        problems.append(Problem(code="E004", place=place_at(root, "translation"), message=message))
    for key in ("title", "provenance", "rights", "translation_note"):
        problems += _languages(root, getattr(data, key), codes, key)
    for index, section in enumerate(data.sections):
        problems += _languages(root, section.title, codes, "sections", index, "title")
    problems += _speaker_labels(data.speakers, pair, root)
    if any(code not in codes for code in pair):
        return None, problems
    info = TextInfo(
        id=name,
        title=Localized.of(data.title),
        base=data.base,
        translation=data.translation,
        date=data.date or "",
        translators=tuple(person.name for person in data.translators),
        source=_source(data.source or SourceModel()),
        speakers=tuple(_speaker(speaker) for speaker in data.speakers),
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
        place=Place(path, 1, 1),
    )
    return info, problems


def _speaker(model: SpeakerModel) -> Speaker:
    kind, _, reason = (model.reason or "").partition(":")
    return Speaker(
        id=model.id,
        label=Localized.of(model.label),
        name=Localized.of(model.name or model.label),
        role=Localized.of(model.role),
        kind=kind.strip() if reason else "",
        reason=reason.strip() or kind.strip(),
    )


def _speaker_labels(
    speakers: Sequence[SpeakerModel], pair: tuple[str, str], root: Node | None
) -> list[Problem]:
    """Labels must exist in both languages of the text, and no two speakers share one."""
    problems = []
    seen: dict[tuple[str, str], str] = {}
    for index, speaker in enumerate(speakers):
        place = place_at(root, "speakers", index, "label")
        for code in pair:
            label = speaker.label.get(code, "")
            if not label:
                message = f"expected the label of “{speaker.id}” in “{code}”, found none"
                hint = f"add {code}: to this label"
                problems.append(Problem(code="E006", place=place, message=message, hint=hint))
            elif (first := seen.setdefault((code, label), speaker.id)) != speaker.id:
                message = f"the label “{label}” stands for “{first}” and “{speaker.id}”"
                problems.append(Problem(code="R005", place=place, message=message))
    return problems


def _notes(
    files: Files, name: str, codes: tuple[str, ...]
) -> tuple[tuple[Note, ...], list[Problem]]:
    path = f"source/{name}/notes.yml"
    if path not in files.texts:
        return (), []
    data, root, problems = load(NotesModel, path, files.texts[path])
    if data is None:
        return (), problems
    notes = []
    for index, note in enumerate(data.notes):
        place = place_at(root, "notes", index, "id")
        problems += _languages(root, note.note, codes, "notes", index, "note")
        for number, side in enumerate(note.sides):
            if side not in codes:
                at = place_at(root, "notes", index, "sides", number)
                problems.append(_unknown_language(side, codes, at))
        notes.append(
            Note(
                id=note.id,
                note=Localized.of(note.note),
                sources=tuple(_source(source) for source in note.sources),
                see=tuple(note.see),
                sides=tuple(note.sides),
                place=place,
            )
        )
    return tuple(notes), problems


def _terms(files: Files) -> tuple[list[tuple[TermModel, Node]], list[Problem]]:
    """The entries of glossary.yml, each with its node."""
    if GLOSSARY not in files.texts:
        return [], []
    data, root, problems = load(GlossaryModel, GLOSSARY, files.texts[GLOSSARY])
    if data is None or root is None:
        return [], problems
    nodes = getattr(root, "get")("terms")
    return list(zip(data.terms, nodes.items if nodes else [], strict=True)), problems


def _term(model: TermModel, node: Node) -> Term:
    also = [
        Form(lang=code, text=form, place=place_at(node, "also", code, index))
        for code, forms in model.also.items()
        for index, form in enumerate(forms)
    ]
    main = [
        Form(lang=code, text=form, place=place_at(node, "term", code))
        for code, form in model.term.items()
        if form != "none"
    ]
    return Term(
        id=model.id,
        kind=TermKind(model.kind),
        term=Localized.of({form.lang: form.text for form in main}),
        forms=(*main, *also),
        avoid=tuple(
            Form(lang=code, text=form, place=place_at(node, "avoid", code, index))
            for code, forms in model.avoid.items()
            for index, form in enumerate(forms)
        ),
        reading=Localized.of(model.reading),
        gloss=Localized.of(model.gloss),
        note=Localized.of(model.note),
        sources=tuple(_source(source) for source in model.sources),
        see=tuple(model.see),
        dates=model.dates or "",
        position=(
            Position(lat=float(model.place.lat), lon=float(model.place.lon))
            if model.place
            else None
        ),
        place=place_at(node, "id"),
    )


def _source(model: SourceModel) -> Source:
    return Source(**{key: value or "" for key, value in model.model_dump().items()})


def _term_languages(model: TermModel, node: Node, codes: tuple[str, ...]) -> Iterator[Problem]:
    for key in ("gloss", "note"):
        yield from _languages(node, getattr(model, key), codes, key)
    yield from _languages(node, model.term, codes, "term")
    for key in ("also", "avoid", "reading"):
        for code in getattr(model, key) or {}:
            if code not in codes:
                yield _unknown_language(code, codes, place_at(node, key, code))


def _languages(
    root: Node | None,
    words: dict[str, str] | None,
    codes: tuple[str, ...],
    *steps: str | int,
) -> Iterator[Problem]:
    """What is said must be said in each of the edition's languages, and in no other."""
    if words is None:
        return
    for code in words:
        if code not in codes:
            yield _unknown_language(code, codes, place_at(root, *steps, code))
    for code in codes:
        if code not in words:
            what = next(str(step) for step in reversed(steps) if isinstance(step, str))
            hint = f"add {code}: here"
            if what == "term":
                hint += "; where the language has no word for it, {}: none".format(code)
            yield Problem(
                code="E006",
                place=place_at(root, *steps),
                message=f"expected “{what}” in “{code}”, found only {', '.join(words) or 'nothing'}",
                hint=hint,
            )


def _unknown_language(code: str, codes: tuple[str, ...], place: Place) -> Problem:
    return Problem(
        code="E005",
        place=place,
        message=f"expected one of {', '.join(codes)}, found “{code}”",
        hint=nearest(code, codes) or f"declare it under languages: in {EDITION}",
    )
