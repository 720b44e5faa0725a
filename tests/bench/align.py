"""How well and how quickly two languages are set opposite each other: the texts of tests/align/gold."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from diglot.align.passages import Passage, face
from tests.align.gold import (
    PAIRS,
    Gold,
    Score,
    dropped,
    faced,
    joined,
    read_gold,
    score,
    without_paragraphs,
)
from tests.bench.table import Limited, Row

SURE = 0.95
_SECONDS = 60.0
_SENTENCES = 5000


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """Rows of quality have no seconds that matter; the last two are of 5,000 sentences."""
    rows = []
    changes: dict[str, Callable[[Gold, int], Gold]] = {
        "as written": lambda gold, seed: gold,
        "5 % left out": lambda gold, seed: dropped(gold, 0.05, seed),
        "2 paragraphs left out": lambda gold, seed: without_paragraphs(gold, 2, seed),
    }
    for name, changed in changes.items():
        for pair in PAIRS:
            total = Score(0, 0, 0, 0, 0, 0)
            begun = time.process_time()
            for seed in (1,) if quick or name == "as written" else (1, 2, 3, 4):
                gold = changed(read_gold(pair), seed)
                total = total.plus(score(gold, faced(gold), SURE))
            rows.append(_row(f"{pair}, {name}", total, time.process_time() - begun))
    copies = 4 if quick else _SENTENCES // 65
    large = joined([dropped(read_gold("en-zh"), 0.05, seed) for seed in range(copies)])
    paragraphs = large.passages(0), large.passages(1)
    lines = [[Passage((s,)) for p in side for s in p.sentences] for side in paragraphs]
    for what, sides in (("in paragraphs", paragraphs), ("each its own paragraph", tuple(lines))):
        begun = time.process_time()
        face(sides[0], sides[1], large.tags)
        taken = time.process_time() - begun
        count = sum(len(passage.sentences) for passage in sides[0])
        limit = Limited(value=taken, limit=_SECONDS)
        rows.append(Row(what=f"{count:,} sentences, {what}", seconds=limit))
    return rows


def _row(what: str, found: Score, seconds: float) -> Row:
    remark = f"precision {found.precision:.3f}, recall {found.recall:.3f}; sure "
    remark += f"{found.sure / found.rows:.0%}, of which {found.surely_right / found.sure:.1%} right"
    return Row(what=what, seconds=Limited(value=seconds), remark=remark)
