"""Several names in a row, in the order and with the words between them that a style has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from diglot.model.citation import Name

Names = Sequence[Name]


def chicago(names: Names, first: Callable[[Name], str] | None = None) -> str:
    """`Ann Sato, Bob Brown, and Cy Clark`; of more than six, three. `first` writes the first."""
    said = _written(names, first)
    if len(names) > 6:
        return ", ".join([*said[:3], "et al."])
    return _joined(said, "and", always=first is not None)


def mla(names: Names, first: Callable[[Name], str] | None = None) -> str:
    """`Ann Sato and Bob Brown`; of more than two, one. `first` writes the first one."""
    said = _written(names, first)
    if len(names) > 2:
        return f"{said[0]}{',' if first else ''} et al."
    return _joined(said, "and", always=first is not None)


def apa(names: Names, *, is_inverted: bool = False) -> str:
    """`A. Sato & B. Brown` or `Sato, A., & Brown, B.`; of more than twenty, 19 and the last."""
    said = [_initials_behind(name) if is_inverted else _initials_before(name) for name in names]
    if len(names) > 20:
        return f"{', '.join(said[:19])}, … {said[-1]}"
    return _joined(said, "&", always=is_inverted)


def gb_t_7714(names: Names, others: str) -> str:
    """`SATO A, BROWN B`; of more than three, three and `others`."""
    said = [_capitals(name) for name in names[:3]]
    return ", ".join([*said, *[others][: len(names) > 3]])


def inverted(name: Name) -> str:
    """`Sato, Ann`; what begins with the family's name by itself stays (`Wang Guan`)."""
    if not name.family or name.is_family_first:
        return name.written
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _written(names: Names, first: Callable[[Name], str] | None) -> list[str]:
    """The names in their own order, all but the first; a group's article is small in a sentence."""
    said = [name.written if name.family else _in_sentence(name.written) for name in names]
    return [first(names[0]), *said[1:]] if first else said


def _in_sentence(group: str) -> str:
    return f"the {group[4:]}" if group.startswith("The ") else group


def _joined(said: Sequence[str], word: str, *, always: bool) -> str:
    """With commas and, before the last, a word; of two, with a comma too if `always`."""
    if len(said) < 2:
        return "".join(said)
    comma = "," if always or len(said) > 2 else ""
    return f"{', '.join(said[:-1])}{comma} {word} {said[-1]}"


def _initials_before(name: Name) -> str:
    if not name.family or name.is_unspaced:
        return name.written
    parts = (_initials(name.given, "."), name.family, name.suffix)
    return " ".join(part for part in parts if part)


def _initials_behind(name: Name) -> str:
    if not name.family or name.is_unspaced:
        return name.written
    parts = (name.family, _initials(name.given, "."), name.suffix)
    return ", ".join(part for part in parts if part)


def _capitals(name: Name) -> str:
    if not name.family or name.is_unspaced:
        return name.written
    given = _initials(name.given, "").replace("-", " ")
    return " ".join(part for part in (name.family.upper(), given, name.suffix) if part)


def _initials(given: str, stop: str) -> str:
    """`K.-J.` of Kassym-Jomart, `J. R. R.` of J.R.R.; what has no letter has no initial."""
    words = re.split(r"[\s.]+", unicodedata.normalize("NFC", given))
    said = ("-".join(_initial(part, stop) for part in re.split("[-‐‑]", word)) for word in words)
    return " ".join(part for part in said if part.strip("-"))


def _initial(word: str, stop: str) -> str:
    letter = next((char for char in word if char.isalpha()), "")
    return f"{letter.upper()}{stop}" if letter else ""
