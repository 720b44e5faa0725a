"""Addresses: supplied headings and allowances point to what exists."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.ids import again
from diglot.check.scope import TextScope
from diglot.model.names import nearest
from diglot.model.problem import Problem


def check_addresses(scope: TextScope) -> Iterator[Problem]:
    """R003, and R005 of headings."""
    text = scope.text
    info = text.info
    blocks = {pair.number for pair in text.pairs}
    segments = {row.address for pair in text.pairs for row in pair.rows}
    numbers = [pair.number for pair in text.pairs]
    reach = f"known: {numbers[0]} to {numbers[-1]}" if numbers else "this text has no blocks"
    points = [(heading.before, heading.place, blocks) for heading in info.headings]
    points += [
        (allowed.at, allowed.place, blocks | segments) for allowed in info.allow if allowed.at
    ]
    for number, place, before in again(((h.before, h.place) for h in info.headings), {}):
        yield Problem(
            code="R005",
            place=place,
            message=f"two headings are supplied before block {number}",
            details=(f"first at {before}",),
            hint="keep one of the two",
            about=(info.id,),
        )
    for address, place, known in points:
        if address not in known:
            yield Problem(
                code="R003",
                place=place,
                message=f"expected an address of “{info.id}”, found {address}",
                hint=nearest(address, known) or reach,
                about=(info.id,),
            )
