"""The edition's own words of the interface: source/words/CODE.yml, one `key: words` a line."""

from __future__ import annotations

from collections.abc import Mapping as Lookup
from pathlib import PurePosixPath

from diglot.model.problem import Place, Problem, nearest
from diglot.parse.yaml import Mapping, Scalar, parse_yaml

FOLDER = "source/words/"
# An edition names its own kinds of emendation, which no list of ours can hold.
_OPEN = "emendation-"

Words = dict[str, dict[str, str]]
"""Language code → key → words."""


def parse_words(
    shipped: Lookup[str, Lookup[str, str]], texts: Lookup[str, str]
) -> tuple[Words, list[Problem]]:
    """The shipped words with those of the edition over them, and what is wrong with its files.

    Where a file leaves a key out, the shipped words of its language stay, or else the English ones.
    """
    words = {lang: dict(known) for lang, known in shipped.items()}
    problems: list[Problem] = []
    for name in sorted(texts):
        if name.startswith(FOLDER):
            lang = PurePosixPath(name).stem
            own, found = _own(name, texts[name], words["en"])
            words[lang] = {**words.get(lang, words["en"]), **own}
            problems += found
    return words, problems


def _own(path: str, text: str, known: Lookup[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The words of one file, of which every key may be left out."""
    root, problems = parse_yaml(path, text)
    own: dict[str, str] = {}
    if root is not None and not isinstance(root, Mapping):
        problems.append(_shape(root.place, "keys and words"))
        return own, problems
    for key, node in root.pairs if root else ():
        name = key.value
        if name not in known and not name.startswith(_OPEN):
            message = f"expected a known key, found “{name}”"
            hint = nearest(name, known) or "the manual lists the keys (docs/manual/glossary.md)"
            problems.append(Problem(code="E001", place=key.place, message=message, hint=hint))
        elif not isinstance(node, Scalar):
            problems.append(_shape(node.place, "words"))
        elif not node.value.strip():
            message = f"expected words for “{name}”, found nothing"
            hint = "write them, or leave the key out"
            problems.append(Problem(code="E002", place=key.place, message=message, hint=hint))
        else:
            own[name] = node.value
    return own, problems


def _shape(place: Place, expected: str) -> Problem:
    message = f"expected {expected}, found something else"
    hint = "write one line for each, as in `about: About`"
    return Problem(code="E003", place=place, message=message, hint=hint)
