"""What is kept beside a text from version to version: locked addresses, and what has changed."""

from __future__ import annotations

from msgspec.structs import replace

from diglot.align.locks import keep
from diglot.model.files import Files, changes_path, lock_path
from diglot.model.problem import Problem
from diglot.model.text import Text
from diglot.parse.changes import parse_changes
from diglot.parse.lock import parse_lock


def with_kept(files: Files, text: Text, version: str) -> tuple[Text, list[Problem]]:
    """The text with the addresses of its lock and the changes told of it, where it has such files.

    `version` is the edition's.
    """
    problems: list[Problem] = []
    path = lock_path(text.info.id)
    if path in files.texts:
        lock, found = parse_lock(path, files.texts[path])
        problems += found
        text = keep(text, lock, version) if lock else text
    path = changes_path(text.info.id)
    if path in files.texts:
        known = {row.address for pair in text.pairs for row in pair.rows}
        told, languages = files.texts[path], text.info.languages
        changes, found = parse_changes(path, told, languages, text.survivors, known)
        problems += found
        text = replace(text, changes=changes)
    return text, problems
