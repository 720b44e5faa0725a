"""Who did what, for the whole and for a text: the edition’s people where a text names none."""

from __future__ import annotations

from msgspec import Struct

from diglot.model.declared import EditionInfo, Person, TextInfo
from diglot.model.relators import ROLES


class Credit(Struct, frozen=True):
    """Everybody with one role."""

    role: str
    """The code of a MARC relator."""
    people: tuple[Person, ...]


def authors_of(info: EditionInfo, text: TextInfo | None) -> tuple[Person, ...]:
    return (text.authors if text else ()) or info.book.authors


def translators_of(info: EditionInfo, text: TextInfo | None) -> tuple[Person, ...]:
    return (text.translators if text else ()) or info.book.translators


def credits_of(info: EditionInfo, text: TextInfo | None = None) -> tuple[Credit, ...]:
    """In the order of the roles; of a text without the editors, who are the whole’s."""
    found: dict[str, list[Person]] = {role: [] for role in ROLES}
    found["aut"] += authors_of(info, text)
    found["trl"] += translators_of(info, text)
    found["edt"] += () if text else info.editors
    for person in text.contributors if text else info.book.contributors:
        for role in person.roles:
            found[role].append(person)
    return tuple(Credit(role, tuple(people)) for role, people in found.items() if people)


def listed_credits(info: EditionInfo) -> tuple[Credit, ...]:
    """Those of the whole where there is more to say than who edited it, which citations say."""
    credits = credits_of(info)
    return credits if any(one.role != "edt" for one in credits) else ()


def orcid_url(person: Person) -> str:
    return f"https://orcid.org/{person.orcid}" if person.orcid else ""
