"""Ids of entries: which are well formed and free."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.model.files import GLOSSARY, Files
from diglot.model.problem import Place, Problem
from diglot.parse.forms import ID
from diglot.parse.glossary import reserved
from diglot.parse.validate import place_at
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence, parse_yaml


def malformed(id_: str) -> Iterator[Problem]:
    """What keeps an id from being one."""
    yield from reserved(id_, Place(GLOSSARY))
    try:
        ID.take(id_)
    except ValueError as wrong:
        _, message, hint = wrong.args
        if len(id_) > ID.longest:
            message = f"expected an id of at most {ID.longest} characters, found “{id_[:80]}”"
        place = Place(GLOSSARY)
        yield Problem(code="E004", place=place, message=message, hint=hint, about=(id_,))


def taken(id_: str, files: Files) -> Iterator[Problem]:
    """That the id is somebody's. Entries and notes share one space of ids."""
    for path, key in [(GLOSSARY, "terms"), *((p, "notes") for p in files.texts)]:
        if key == "notes" and not path.endswith("/notes.yml"):
            continue
        root, _ = parse_yaml(path, files.texts.get(path, ""))
        listed = root.get(key) if isinstance(root, Mapping) else None
        for index, entry in enumerate(listed.items if isinstance(listed, Sequence) else ()):
            if id_of(entry) == id_:
                what = "a term" if key == "terms" else "a note"
                yield Problem(
                    code="G004" if key == "terms" else "R005",
                    place=place_at(root, key, index, "id"),
                    message=f"expected a new id, found {what} of the id “{id_}”",
                    hint="change what stands here, or choose another id",
                    about=(id_,),
                )


def id_of(entry: Node) -> str:
    """The id of an entry, or ""."""
    found = entry.get("id") if isinstance(entry, Mapping) else None
    return found.value if isinstance(found, Scalar) else ""
