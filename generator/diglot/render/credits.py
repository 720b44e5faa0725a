"""Who did what, as text in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diglot.derive.credits import Credit
from diglot.derive.people import name_of, says_its_part
from diglot.language.wording import Words
from diglot.model.declared import Person


def plain_credits(words: Words, lang: str, credits: Iterable[Credit]) -> Iterator[str]:
    """A line for each role."""
    for credit in credits:
        names = words.plain("enumeration").join(one.said_in(lang).name for one in credit.people)
        label = "" if says_itself(credit) else words.plain(f"role-{credit.role}")
        yield f"{label}{words.plain('colon') if label else ''}{names}"


def says_itself(credit: Credit) -> bool:
    """Whether a role need not be named: “Editor: The Diglot editors” would say it twice."""
    return all(map(_says_it, credit.people))


def _says_it(person: Person) -> bool:
    return says_its_part(name_of(person))
