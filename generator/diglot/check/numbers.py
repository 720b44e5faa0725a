"""Numbers and dates: equal on both sides, whatever the script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from diglot.check.facing import Side, Standing, both, in_term
from diglot.check.scope import TextScope
from diglot.language.number_words import Number
from diglot.language.numbers import find_numbers, knows_numbers, may_demand
from diglot.model.problem import Problem


def check_numbers(scope: TextScope) -> Iterator[Problem]:
    """A007."""
    if not scope.whole.knows_glossary:
        return  # a number may belong to a form
    info = scope.whole.info
    tags = {lang: info.language(lang).tag for lang in scope.text.info.languages}
    strict = all(knows_numbers(tag) for tag in tags.values())
    for sides in scope.facing:
        yield from _row(sides, scope.standing, tags, strict)


class _Alone(Struct, frozen=True, kw_only=True):
    """Words that stand on one side only."""

    side: Side
    numbers: tuple[Number, ...]

    def __str__(self) -> str:
        text = self.side.segment.text
        words = (
            f"“{text[n.start : n.end]}{'月' if n.is_month and text[n.end :][:1] == '月' else ''}”"
            for n in self.numbers
        )
        return f"{', '.join(dict.fromkeys(words))} in “{self.side.lang}” only"


def _row(
    sides: tuple[Side, Side], found: Standing, tags: Mapping[str, str], strict: bool
) -> Iterator[Problem]:
    """One problem a row: a number that was changed is alone on both sides."""
    if not any(may_demand(side.segment.text, tags[side.lang]) for side in sides):
        return
    read = {
        (side.lang, address): find_numbers(segment.text, tags[side.lang])
        for side in sides
        for address, segment in side.wide
    }
    alone = []
    for here, there in (sides, sides[::-1]):
        supply = [n for address, _ in there.wide for n in read[there.lang, address]]
        wanted = [
            number
            for number in read[here.lang, here.address]
            if number.demands and not in_term(here, found, number.start, number.end)
        ]
        if not strict:  # of an unknown language only digits can be read
            wanted = [n for n in wanted if here.segment.text[n.start].isdigit() and not n.is_month]
        if missing := tuple(_unanswered(wanted, supply, strict)):
            alone.append(_Alone(side=here, numbers=missing))
    if alone:
        first = alone[0]
        yield Problem(
            code="A007",
            place=first.side.segment.place_of(first.numbers[0].start),
            message=f"expected the same numbers on both sides, "
            f"found {' and '.join(str(one) for one in alone)}",
            details=both(sides),
            hint="correct the number on one side, or allow it",
        )


def _unanswered(
    wanted: Iterable[Number], supply: Iterable[Number], strict: bool
) -> Iterator[Number]:
    """Those of `wanted` for which `supply` has no number of equal value left."""
    left: Counter[Hashable] = Counter()
    for number in supply:
        left.update(_keys(number, strict))
    used: Counter[Hashable] = Counter()
    for number in wanted:
        keys = _keys(number, strict)
        if not any(left[key] and (number.is_month or used[key] < left[key]) for key in keys):
            yield number
        used.update(keys)


def _keys(number: Number, strict: bool) -> set[Hashable]:
    """What must be equal: the value; or only its digits, where a scale may stand in words."""
    return {value if strict else _significant(value) for value in number.values}


def _significant(value: Fraction) -> str:
    while value.denominator > 1:
        value *= 10
    return str(value.numerator).rstrip("0")
