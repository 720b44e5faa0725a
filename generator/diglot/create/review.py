"""Going through the rows of which an import was not sure: what has been decided, and the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from diglot.create.rows import Rows, cut, join, move

_HEADER = "address\twhy\tfirst\tsecond"
_SPACES = re.compile(r"\s+")


class Unsure(Struct, frozen=True):
    """A row that is to be looked at, and why."""

    address: str
    why: str


class Review(Struct, frozen=True):
    """The files as they are now, the rows still to be looked at, and which of them is shown."""

    rows: Rows
    unsure: tuple[Unsure, ...]
    at: int = 0

    @property
    def current(self) -> Unsure | None:
        return self.unsure[self.at] if self.at < len(self.unsure) else None

    def table(self) -> str | None:
        """review-TEXT.tsv; None where no row is left."""
        if not self.unsure:
            return None
        return "\n".join([_HEADER, *self._lines(), ""])

    def _lines(self) -> Iterator[str]:
        for one in self.unsure:
            row = self.rows.at(one.address)
            cells = ["", ""] if row is None else [self.rows.cell(row, side) for side in (0, 1)]
            fields = (one.address, one.why, *cells)
            yield "\t".join(_SPACES.sub(" ", field) for field in fields)


def begin(rows: Rows, table: str) -> Review:
    """A review by the table of an import. What no longer stands in the text is passed over."""
    found = []
    for line in table.split("\n")[1:]:
        address, _, rest = line.partition("\t")
        if rows.at(address) is not None:
            found.append(Unsure(address, rest.partition("\t")[0]))
    return Review(rows, tuple(found))


def accept(review: Review) -> Review | None:
    """The row is right as it stands."""
    if review.current is None:
        return None
    unsure = review.unsure[: review.at] + review.unsure[review.at + 1 :]
    return replace(review, unsure=unsure, at=min(review.at, max(0, len(unsure) - 1)))


def skip(review: Review) -> Review | None:
    """The row stays unsure; the next one is shown."""
    return replace(review, at=review.at + 1) if review.current else None


def back(review: Review) -> Review | None:
    """The unsure row before this one is shown."""
    return replace(review, at=review.at - 1) if review.at else None


def join_below(review: Review) -> Review | None:
    return _changed(review, lambda rows, row: join(rows, row), -1, after=1)


def join_above(review: Review) -> Review | None:
    return _changed(review, lambda rows, row: join(rows, row - 1), -1, after=0)


def cut_below(review: Review) -> Review | None:
    return _changed(review, cut, 1, after=1)


def move_words(side: int, by: int) -> Callable[[Review], Review | None]:
    """The step that moves the last sentence of one side down, or its first one up."""

    def step(review: Review) -> Review | None:
        return _changed(review, lambda rows, row: move(rows, row, side, by), 0, after=1)

    return step


def _changed(
    review: Review, do: Callable[[Rows, int], Rows | None], shift: int, *, after: int
) -> Review | None:
    """The review with other files. Rows below move by `shift`, from `after` rows below this one."""
    here = review.current
    row = review.rows.at(here.address) if here else None
    if here is None or row is None:
        return None
    rows = do(review.rows, row)
    if rows is None:
        return None
    block, number = review.rows.places[row].block, review.rows.places[row].number
    if not shift and len(rows.places) < len(review.rows.places):  # its last words have gone
        shift, after = -1, 0
    unsure: dict[str, Unsure] = {}
    for one in review.unsure:
        its, _, line = one.address.rpartition(".")
        moves = its == block and int(line) >= number + after and (after or int(line) >= number)
        address = f"{its}.{max(1, int(line) + shift)}" if moves else one.address
        unsure.setdefault(address, replace(one, address=address))
    left = tuple(unsure.values())
    shown = f"{block}.{max(1, number + shift)}" if not after else here.address
    at = next((k for k, one in enumerate(left) if one.address == shown), review.at)
    return Review(rows, left, min(at, max(0, len(left) - 1)))
