"""Who did what, in the words of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diglot.derive.credits import Credit, orcid_url
from diglot.model.declared import Person
from diglot.render.credits import says_itself
from diglot.render.site.escape import Md, escape, escape_url
from diglot.render.site.views.context import Desk


def credit_lines(desk: Desk, credits: Iterable[Credit]) -> Iterator[Md]:
    """A line for each role; a name leads to its person’s own page or ORCID."""
    for credit in credits:
        names = desk.w("enumeration").join(_name(desk, person) for person in credit.people)
        label = "" if says_itself(credit) else desk.w(f"role-{credit.role}")
        yield Md(f"{label}{desk.w('colon') if label else ''}{names}")


def _name(desk: Desk, person: Person) -> str:
    said = person.said_in(desk.code)
    way = said.url or orcid_url(said)
    return f"[{escape(said.name)}]({escape_url(way)})" if way else escape(said.name)
