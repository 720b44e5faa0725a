"""What stands opposite what: runs of units on both sides, and what each kind of run costs."""

from __future__ import annotations

from msgspec import Struct

Span = tuple[int, int, int, int]
"""`first[a:b]` and `second[c:d]`."""

PRICES: dict[tuple[int, int], float] = {
    (1, 1): 0.0,
    (1, 2): 2.3,
    (2, 1): 2.3,
    (1, 0): 4.6,
    (0, 1): 4.6,
    (2, 2): 8.0,
    (1, 3): 3.6,
    (3, 1): 3.6,
    (1, 4): 4.9,
    (4, 1): 4.9,
    (2, 3): 10.0,
    (3, 2): 10.0,
    (2, 0): 7.6,
    (0, 2): 7.6,
    (4, 0): 11.0,
    (0, 4): 11.0,
    (8, 0): 14.0,
    (0, 8): 14.0,
    (16, 0): 17.0,
    (0, 16): 17.0,
    (64, 0): 20.0,
    (0, 64): 20.0,
}
"""Units on each side, and how rare that is: about the negative logarithm of its frequency (Gale and
Church, 1993), adjusted on gold. What is left out is left out in runs, so that a run costs less than
its units one by one."""


class Bead(Struct, frozen=True):
    """`first[a:b]` and `second[c:d]` say the same; one may be empty. Less cost is better."""

    a: int
    b: int
    c: int
    d: int
    cost: float
    probability: float = 1.0
    """Of this bead among all chains that were tried; 1 where it was not asked for."""

    @property
    def span(self) -> Span:
        return self.a, self.b, self.c, self.d

    @property
    def is_one_to_one(self) -> bool:
        return self.b - self.a == self.d - self.c == 1
