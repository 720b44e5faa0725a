"""Who edited and translated, as values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.model.declared import Person
from diglot.model.problem import Problem
from diglot.parse.schema import PersonModel
from diglot.parse.validate import place_at
from diglot.parse.yaml import Node


def people(listed: Sequence[PersonModel]) -> tuple[Person, ...]:
    return tuple(
        Person(name=one.name, family=one.family or "", kind=one.kind or "") for one in listed
    )


def check_people(listed: Sequence[PersonModel], root: Node | None, key: str) -> Iterator[Problem]:
    """E004: the family’s name is a part of the name."""
    for index, one in enumerate(listed):
        if one.family and f" {one.family} " not in f" {one.name} ":
            yield Problem(
                code="E004",
                place=place_at(root, key, index, "family"),
                message=f"expected a part of “{one.name}”, found “{one.family}”",
                hint="write the words of the name that are the family’s",
                about=(one.name,),
            )
