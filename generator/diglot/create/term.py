"""A new entry for glossary.yml: a skeleton to be filled in, at the end of the list.

Only lines are added, so comments, order and the forms that an editor likes stay as they are. The
skeleton is good YAML; `diglot check` names each of its empty fields until something stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diglot.model.files import GLOSSARY, Files
from diglot.model.problem import Place, Problem
from diglot.parse.edition import EDITION
from diglot.parse.forms import ID
from diglot.parse.glossary import reserved
from diglot.parse.schema import EditionModel
from diglot.parse.validate import load, place_at
from diglot.parse.yaml import Mapping, Node, Scalar, parse_yaml
from diglot.parse.yaml import Sequence as Items


def add_term(files: Files, id_: str, kind: str = "") -> tuple[str, list[Problem]]:
    """The text to append to glossary.yml (LF line ends), or "" and what stands against it."""
    problems = list(_malformed(id_))
    data, _, found = load(EditionModel, EDITION, files.texts.get(EDITION, ""))
    problems += [p for p in found if p.is_error] if EDITION in files.texts else [_missing(EDITION)]
    text = files.texts.get(GLOSSARY, "")
    root, found = parse_yaml(GLOSSARY, text)
    problems += [problem for problem in found if problem.is_error]
    problems += _taken(id_, files)
    if problems or data is None:
        return "", problems
    terms = root.get("terms") if isinstance(root, Mapping) else None
    lines = _skeleton(id_, kind, tuple(data.languages))
    indent, inside = _indents(terms, text)
    shown = [f"{indent}-{' ' * (inside - len(indent) - 1)}{lines[0]}"]
    shown += [f"{' ' * inside}{line}" for line in lines[1:]]
    head = "" if root is not None else "terms:\n"
    gap = "\n" if text.strip() and not text.endswith("\n\n") and _count(terms) else ""
    addition = f"{head}{gap}" + "".join(f"{line}\n" for line in shown)
    if not _continues(text, terms, addition, id_):
        return "", [_no_room(terms)]
    return addition, []


def _skeleton(id_: str, kind: str, codes: Sequence[str]) -> list[str]:
    """The fields that every entry should have, empty: no word in them could be overlooked."""
    lines = [f"id: {id_}", f"kind: {kind}".rstrip(), "term:"]
    lines += [f'  {code}: ""' for code in codes]
    lines += ["also:", *(f"  {code}: []" for code in codes)]
    for name in ("gloss", "note"):
        lines.append(f"{name}:")
        lines += [f"  {code}: >-" for code in codes]
    return [*lines, "sources: []", "see: []"]


def _indents(terms: Node | None, text: str) -> tuple[str, int]:
    """What stands before an entry’s hyphen, and how many characters before its first key."""
    if not isinstance(terms, Items) or not terms.items:
        return "  ", 4
    place = terms.items[0].place
    before = text.split("\n")[place.line - 1][: place.column - 1]
    hyphen = re.match(r"[ ]*(?=-)", before)
    return (hyphen[0], len(before)) if hyphen else ("  ", 4)


def _continues(text: str, terms: Node | None, addition: str, id_: str) -> bool:
    """Whether the file with `addition` is good YAML with one entry more, and nothing else new."""
    joined = text if not text or text.endswith("\n") else f"{text}\n"
    root, problems = parse_yaml(GLOSSARY, joined + addition)
    after = root.get("terms") if isinstance(root, Mapping) else None
    return (
        not any(problem.is_error for problem in problems)
        and isinstance(after, Items)
        and len(after.items) == _count(terms) + 1
        and _text_at(after.items[-1]) == id_
    )


def _count(terms: Node | None) -> int:
    return len(terms.items) if isinstance(terms, Items) else 0


def _text_at(entry: Node) -> str:
    """The id of an entry, or ""."""
    found = entry.get("id") if isinstance(entry, Mapping) else None
    return found.value if isinstance(found, Scalar) else ""


def _malformed(id_: str) -> Iterator[Problem]:
    yield from reserved(id_, Place(GLOSSARY))
    try:
        ID.take(id_)
    except ValueError as wrong:
        _, message, hint = wrong.args
        if len(id_) > ID.longest:
            message = f"expected an id of at most {ID.longest} characters, found “{id_[:80]}”"
        place = Place(GLOSSARY)
        yield Problem(code="E004", place=place, message=message, hint=hint, about=(id_,))


def _taken(id_: str, files: Files) -> Iterator[Problem]:
    """Entries and notes share one space of ids."""
    for path, key in [(GLOSSARY, "terms"), *((p, "notes") for p in files.texts)]:
        if key == "notes" and not path.endswith("/notes.yml"):
            continue
        root, _ = parse_yaml(path, files.texts.get(path, ""))
        listed = root.get(key) if isinstance(root, Mapping) else None
        for index, entry in enumerate(listed.items if isinstance(listed, Items) else ()):
            if _text_at(entry) == id_:
                what = "a term" if key == "terms" else "a note"
                yield Problem(
                    code="G004" if key == "terms" else "R005",
                    place=place_at(root, key, index, "id"),
                    message=f"expected a new id, found {what} of the id “{id_}”",
                    hint="change what stands here, or choose another id",
                    about=(id_,),
                )


def _missing(path: str) -> Problem:
    hint = "go to the edition’s folder, or name it: --root DIR"
    return Problem(code="F001", place=Place(path), message="expected this file", hint=hint)


def _no_room(terms: Node | None) -> Problem:
    return Problem(
        code="E003",
        place=terms.place if terms is not None else Place(GLOSSARY, 1, 1),
        message="expected `terms:` with entries on lines of their own below it at the file’s end",
        hint="write `terms:` alone on a line, each entry from “  - id:” on, and nothing after them",
    )
