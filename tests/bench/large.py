"""A large edition: what `generate` takes, and each step of it, and how much memory."""

from __future__ import annotations

from pathlib import Path

from tests.bench.made import Size, make_edition
from tests.bench.process import ask_python, run_python
from tests.bench.table import Limited, Row

# 271 blocks, of which 28 are headings and 243 hold four segments: 1,000 in each text.
FULL = Size(texts=100, blocks=271, lines=4, terms=30_000, terms_in_text=500, named=2, notes=10)
QUICK = Size(texts=5, blocks=271, lines=4, terms=1_500, terms_in_text=500, named=2, notes=10)


def measure(folder: Path, *, quick: bool) -> list[Row]:
    size = QUICK if quick else FULL
    make_edition(folder, size)
    whole = run_python("diglot", "generate", folder=folder)
    answer, cost = ask_python("tests.bench.steps", str(folder))
    seconds: dict[str, float] = answer["seconds"]
    slowest = max(seconds, key=lambda step: seconds[step])
    remark = f"{size.terms:,} entries, {size.segments:,} segments"
    remark += f"; {answer['bytes'] / 1e6:.0f} MB of pages; slowest: {slowest}"
    generated = Row(
        what="diglot generate",
        seconds=Limited(value=whole.cpu),
        peak_mb=Limited(value=whole.peak_mb, limit=800),
        remark=f"{size.terms:,} entries, {size.segments:,} segments; seconds of processor time",
    )
    total = Row(
        what="understand + render",
        seconds=Limited(value=cost.seconds, limit=120),
        peak_mb=Limited(value=cost.peak_mb, limit=1000),
        remark=remark,
    )
    steps = [
        Row(
            what=f"  of which {step}",
            seconds=Limited(value=spent),
            remark=f"{spent / sum(seconds.values()):.0%}",
        )
        for step, spent in seconds.items()
    ]
    return [generated, total, *steps]
