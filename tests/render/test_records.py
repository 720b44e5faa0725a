"""What a result of the search is called."""

from __future__ import annotations

from pathlib import Path

from diglot.flow import plan, understand
from diglot.model.record import RecordKind
from diglot.render.search.records import own_records
from tests.helpers import lay_out


def test_a_note_is_called_by_its_words_though_a_bare_mark_follows(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    for lang in ("en", "zh"):
        path = root / "source" / "gate" / f"{lang}.txt"
        path.write_text(f"{path.read_text('utf-8').rstrip()}[^or-so-we-say]\n", "utf-8")
    sources = understand(root)
    site = plan(sources)
    assert site is not None
    records = own_records(site, site.languages[0], sources.words["en"])
    assert [r.title for r in records if r.kind is RecordKind.NOTE] == ["or so we say"]
