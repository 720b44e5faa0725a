"""What may be edited by itself, an entry, a note, one side of a row, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from diglot.create.held import held
from diglot.create.written import Value
from diglot.model.files import GLOSSARY, Files
from diglot.model.text import Text
from diglot.parse.spans import Steps

ENTRY, NOTE, ROW = "entry", "note", "row"


class Target(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a page says that it wants to edit. A note's id may be that of an entry: its page shows
    the two alike."""

    kind: str
    id: str = ""
    """Of an entry or note."""
    text: str = ""
    """Of a note or row."""
    address: str = ""
    """Of a row."""


class Found(Struct, frozen=True, kw_only=True):
    """Where a target stands."""

    kind: str
    path: str
    steps: Steps = ()
    """To an entry or note in its file."""
    lines: Mapping[str, tuple[str, int]] = {}
    """Of a row: its file and line by language."""
    value: Value = ""
    """What stands there; of a row, its lines by language."""


def find(files: Files, texts: tuple[Text, ...], target: Target) -> Found | None:
    """Where the target stands; None where there is none. Raises LeafError where its file is no
    YAML."""
    if target.kind == ROW:
        return _row(files, texts, target)
    notes = f"source/{target.text}/notes.yml"
    found = None
    if target.kind == NOTE and notes in files.texts:
        found = _listed(files, notes, "notes", target.id, NOTE)
    return found or _listed(files, GLOSSARY, "terms", target.id, ENTRY)


def _listed(files: Files, path: str, key: str, id_: str, kind: str) -> Found | None:
    whole = held(files.texts.get(path, ""))
    listed = whole.get(key) if isinstance(whole, Mapping) else None
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, Mapping) and one.get("id") == id_:
            return Found(kind=kind, path=path, steps=(key, number), value=one)
    return None


def _row(files: Files, texts: tuple[Text, ...], target: Target) -> Found | None:
    text = next((one for one in texts if one.info.id == target.text), None)
    lines = dict(_lines(text, target.address)) if text else {}
    if not lines:
        return None
    value = {
        lang: files.texts[path].split("\n")[number - 1] for lang, (path, number) in lines.items()
    }
    return Found(kind=ROW, path=next(iter(lines.values()))[0], lines=lines, value=value)


def _lines(text: Text, address: str) -> Iterator[tuple[str, tuple[str, int]]]:
    for pair in text.pairs:
        for row in pair.rows:
            if row.address == address:
                for lang, segment in text.sides(row):
                    yield lang, (segment.place.path, segment.place.line)
