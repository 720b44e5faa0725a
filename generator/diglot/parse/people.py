"""Who wrote, edited and translated, as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diglot.model.declared import Person
from diglot.model.problem import Problem
from diglot.parse.book_schema import ContributorModel, PersonModel
from diglot.parse.complete import unknown_language
from diglot.parse.validate import place_at
from diglot.parse.yaml import Node

Said = str | Mapping[str, str] | None


def people(listed: Sequence[PersonModel]) -> tuple[Person, ...]:
    """Each called as in the first language that names them."""
    return tuple(map(_person, listed))


def _person(one: PersonModel) -> Person:
    codes = tuple(one.name) if isinstance(one.name, Mapping) else ("",)
    names = tuple(
        (code, _in(one.name, code), _in(one.family, code), _in(one.given, code)) for code in codes
    )
    _, name, family, given = names[0]
    return Person(
        name=name,
        family=family,
        given=given,
        kind=one.kind or "",
        orcid=one.orcid or "",
        url=one.url or "",
        roles=one.roles if isinstance(one, ContributorModel) else (),
        names=names if isinstance(one.name, Mapping) else (),
    )


def _in(said: Said, code: str) -> str:
    """What is said in a language; a text alone is said in all."""
    return (said.get(code, "") if isinstance(said, Mapping) else said) or ""


def check_people(
    listed: Sequence[PersonModel], root: Node | None, key: str, codes: Sequence[str]
) -> Iterator[Problem]:
    """E004: the family’s name is a part of the name; E005: an unknown language."""
    for index, one in enumerate(listed):
        for field in ("name", "family", "given"):
            said = getattr(one, field)
            for code in said if isinstance(said, Mapping) else ():
                if code not in codes:
                    yield unknown_language(code, codes, place_at(root, key, index, field, code))
        person = _person(one)
        for code in codes:
            said = person.said_in(code)
            if said.family and not _is_part(said):
                yield Problem(
                    code="E004",
                    place=place_at(root, key, index, "family"),
                    message=f"expected a part of “{said.name}”, found “{said.family}”",
                    hint="write the words of the name that are the family’s",
                    about=(said.name,),
                )
                break


def _is_part(person: Person) -> bool:
    """Whether the family’s name is a word of the name; 佐藤 and 安 make 佐藤安 without a space."""
    name, family, given = person.name, person.family, person.given
    if f" {family} " in f" {name} ":
        return True
    return bool(given) and name in (f"{family}{given}", f"{given}{family}")
