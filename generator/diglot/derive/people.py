"""Names taken apart, as catalogues file them: family's name, given names.

What the sources say goes first. Where they say a name only, it is taken for a person's if it looks
so in a script that has capitals: `Ann Sato`, `Kassym-Jomart Tokayev`, `Ludwig van Beethoven`. A
name that holds another word in small letters, a figure or a sign, or that begins with an article,
is a group's (`The Diglot editors`, `University of Leeds`); one of any other script stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from diglot.derive.lines import one_line
from diglot.model.citation import Name
from diglot.model.declared import Person

_PARTICLES = frozenset(
    """af al am an auf av bin bint da dal de degli dei del della den der di do dos du e el het i ibn
    in la las le les lo los op 't ten ter und van vom von y z zu zum zur""".split()
)
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_ARTICLES = frozenset({"The"})
_EDITORS = re.compile(r"\b(?:eds|editors|editorial)\b|编|編", re.IGNORECASE)
_NO_WORD = re.compile(r"[^\w\u0300-\u036f.'’ʼ·‐‑-]|[\d_]")


def names_in(people: Iterable[Person], lang: str) -> tuple[Name, ...]:
    """Their names in a language."""
    return tuple(name_of(person.said_in(lang)) for person in people)


def name_of(person: Person) -> Name:
    """The name of a person or a group, as citations say it."""
    written = one_line(person.name)
    if person.kind == "organisation":
        return Name(written=written)
    if person.family and person.given:
        return Name(written=written, family=one_line(person.family), given=one_line(person.given))
    words = written.split()
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    if suffix:
        words[-1] = words[-1].rstrip(",")
    family = one_line(person.family).split() or _family(words, person.kind == "person")
    at = _position(family, words)
    if at is None:
        return Name(written=written)
    given = words[:at] + words[at + len(family) :]
    return Name(written=written, family=" ".join(family), given=" ".join(given), suffix=suffix)


def says_its_part(name: Name) -> bool:
    """Whether editors are called so by their name: `The Diglot editors`, 编辑部."""
    return not name.family and bool(_EDITORS.search(name.written))


def _family(words: list[str], is_person: bool) -> list[str]:
    """The words of the family's name at the end, with its particles; none in a group's name."""
    if len(words) < 2 or not _has_capital(words[-1]):
        return []
    is_group = (
        words[0] in _ARTICLES
        or _EDITORS.search(" ".join(words)) is not None
        or any(not _has_capital(word) and word not in _PARTICLES for word in words)
        or any(_NO_WORD.search(word) for word in words)
    )
    if is_group and not is_person:
        return []
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return words[at:]


def _has_capital(word: str) -> bool:
    """As `Sato`, `al-Rashid` and `d’Artagnan` have."""
    return any(char.isupper() for char in word)


def _position(family: list[str], words: list[str]) -> int | None:
    """Where the family's name stands in a name that has more words than that; None: nowhere."""
    if not family or len(family) >= len(words):
        return None
    places = range(len(words) - len(family), -1, -1)
    return next((at for at in places if words[at : at + len(family)] == family), None)
