"""A new entry for glossary.yml: a skeleton to be filled in, at the end of the list.

Only lines are added, so comments, order and the forms that an editor likes stay as they are. The
skeleton is good YAML; `diglot check` names each of its empty fields until something stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diglot.amend.ids import id_of, malformed, taken
from diglot.model.files import GLOSSARY, Files
from diglot.model.problem import Place, Problem
from diglot.parse.edition import EDITION
from diglot.parse.schema import EditionModel
from diglot.parse.validate import load
from diglot.parse.yaml import Mapping, Node, parse_yaml
from diglot.parse.yaml import Sequence as Items


def add_term(files: Files, id_: str, kind: str = "") -> tuple[str, list[Problem]]:
    """The text to append to glossary.yml (LF line ends), or "" and what stands against it."""
    problems = list(malformed(id_))
    data, _, found = load(EditionModel, EDITION, files.texts.get(EDITION, ""))
    problems += [p for p in found if p.is_error] if EDITION in files.texts else [_missing(EDITION)]
    text = files.texts.get(GLOSSARY, "")
    root, found = parse_yaml(GLOSSARY, text)
    problems += [problem for problem in found if problem.is_error]
    problems += taken(id_, files)
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
        and id_of(after.items[-1]) == id_
    )


def _count(terms: Node | None) -> int:
    return len(terms.items) if isinstance(terms, Items) else 0


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
