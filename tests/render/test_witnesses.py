"""Several witnesses: the apparatus says who reads what; notes say their kind and how sure they are."""

from __future__ import annotations

import json
import re
from pathlib import Path

from diglot.flow import generate
from tests.exports.made import files_of, planned, verdicts
from tests.helpers import CASES, lay_out

CASE = CASES / "silent-witnesses"


def test_the_apparatus_says_who_reads_what(tmp_path: Path) -> None:
    root = lay_out(CASE, tmp_path)
    assert not generate(root).has_errors
    page = (root / "docs/en/gate/apparatus.md").read_text("utf-8")
    _, witnesses, rest = re.split(r"^## (?:Witnesses|Speakers).*\n", page, flags=re.MULTILINE)
    assert [line for line in witnesses.splitlines() if line] == [
        "- **R** The Evening Post, 2024-05-06",
        "- **W2** [The Gate](https://post.example/morning), The Morning Post, first two blocks, "
        "seen May 7, 2024",
        "- **甲** [门]{lang=zh-Hans}",
    ]
    rows = [line for line in rest.splitlines() if "W2" in line]
    assert [re.split(r" \| ", row.strip("| "))[1:] for row in rows] == [
        ["six", "eight", "mistranslation", "[八百年]{lang=zh-Hans} **W2**: nine **甲**: —"],
        ["or so we say", "or so we say", "variant reading", "**W2**: they say"],
        ["dusk", "dusk", "variant reading", "**W2**: dawn"],
    ]
    about = (root / "docs/en/gate/index.md").read_text("utf-8")
    assert "(*craft · uncertain*)" in about
    assert "（*工艺 · 存疑*）" in (root / "docs/zh/gate/index.md").read_text("utf-8")


def test_a_variant_is_no_change(tmp_path: Path) -> None:
    """Where nobody changed a word nothing counts as emended, and the witness rule has no say."""
    root = lay_out(CASE, tmp_path)
    generate(root)
    assert "2 changes" in (root / "docs/en/index.md").read_text("utf-8")


def test_exports_hold_the_variants(tmp_path: Path) -> None:
    site = planned(lay_out(CASE, tmp_path))
    rows = json.loads(files_of(site, "json")["texts/gate.json"])["rows"]
    found = {row["address"]: row["sides"]["en"].get("variants") for row in rows}
    assert [variants for variants in found.values() if variants] == [
        [
            {"start": 17, "end": 22, "witness": "W2", "reading": "nine"},
            {"start": 17, "end": 22, "witness": "甲", "reading": ""},
        ],
        [{"start": 8, "end": 20, "witness": "W2", "reading": "they say"}],
        [{"start": 25, "end": 29, "witness": "W2", "reading": "dawn"}],
    ]
    tei = files_of(site, "tei")["texts/gate.tei.xml"].decode()
    assert '<lem>dusk</lem><rdg wit="#wit-W2">dawn</rdg>' in tei
    assert tei.count("<witness ") == 3
    for name in ("epub", "tei", "json"):
        assert all(not one.differences for one in verdicts(site, files_of(site, name), name))
