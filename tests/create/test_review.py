"""`diglot review`: every key does what it says, nothing is lost, and the table keeps step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.create.review import (
    Review,
    Unsure,
    accept,
    begin,
    cut_below,
    join_above,
    join_below,
    move_words,
)
from diglot.create.rows import Rows, Source, rows_of
from tests.commands import diglot
from tests.create.pair import lay_out_pair

EN = "One came. Two came.\nThree.\n*Four* came.\n\n## Five\n"
ZH = "一来了。\n二来了。三。\n四来了。\n\n## 五\n"
STEPS = {
    "a": accept,
    "j": join_below,
    "k": join_above,
    "c": cut_below,
    **{f"{side + 1}{by:+}": move_words(side, by) for side in (0, 1) for by in (1, -1)},
}


def review_of(en: str, zh: str, *unsure: str, at: int = 0) -> Review:
    rows = rows_of(
        Source("source/t/en.txt", en, "en", "en"), Source("source/t/zh.txt", zh, "zh", "zh-Hans")
    )
    assert rows
    return Review(rows, tuple(Unsure(address, "why") for address in unsure), at)


def texts(rows: Rows) -> tuple[str, str]:
    return rows.sources[0].text, rows.sources[1].text


@pytest.mark.parametrize(
    ("step", "en", "zh", "left"),
    [
        (
            "j",
            "One came. Two came.\nThree. *Four* came.",
            "一来了。\n二来了。三。四来了。",
            ["1.2"],
        ),
        (
            "k",
            "One came. Two came. Three.\n*Four* came.",
            "一来了。二来了。三。\n四来了。",
            ["1.1", "1.2"],
        ),
        ("c", EN[:40], "一来了。\n二来了。\n三。\n四来了。", ["1.2", "1.4"]),
        ("2-1", EN[:40], "一来了。二来了。\n三。\n四来了。", ["1.2", "1.3"]),
        ("2+1", EN[:40], "一来了。\n二来了。\n三。四来了。", ["1.2", "1.3"]),
        (
            "1+1",
            "One came. Two came.\n~\nThree. *Four* came.",
            "一来了。\n二来了。三。\n四来了。",
            ["1.2", "1.3"],
        ),
    ],
)
def test_a_step_moves_words(step: str, en: str, zh: str, left: list[str]) -> None:
    """Rows that are left keep their words, whatever their address is now."""
    after = STEPS[step](review_of(EN, ZH, "1.2", "1.3"))
    assert after
    english = en if step not in ("c", "2-1", "2+1") else EN.split("\n\n")[0]
    if step == "c":
        english = "One came. Two came.\nThree.\n~\n*Four* came."
    assert texts(after.rows) == (f"{english}\n\n## Five\n", f"{zh}\n\n## 五\n")
    assert [one.address for one in after.unsure] == left


def test_what_would_cut_through_a_mark_is_not_done() -> None:
    review = review_of("{==One. Two==}[^n].\n", "一。\n", "1.1")
    assert cut_below(review) is None


def test_a_block_is_not_left() -> None:
    """“In the same block; None where there is none.”"""
    assert join_below(review_of(EN, ZH, "1.3")) is None
    assert join_above(review_of(EN, ZH, "1.1")) is None
    assert move_words(0, 1)(review_of(EN, ZH, "2.1")) is None


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=8), st.integers(0, 3))
def test_no_step_loses_a_word(steps: list[str], at: int) -> None:
    """“Both files say the same words after each step”, and each unsure row is one of the text."""
    review = review_of(EN, ZH, "1.1", "1.2", "1.3", "2.1", at=at)
    said = [re.sub(r"[\s~]", "", text) for text in texts(review.rows)]
    for name in steps:
        review = STEPS[name](review) or review
        assert [re.sub(r"[\s~]", "", text) for text in texts(review.rows)] == said
        assert all(review.rows.at(one.address) is not None for one in review.unsure)
        table = review.table()
        assert begin(review.rows, table or "").unsure == review.unsure


def test_keys_may_come_from_a_pipe(tmp_path: Path) -> None:
    source = lay_out_pair(tmp_path, EN.replace("\n", "\r\n"), ZH)
    table = tmp_path / "review-t.tsv"
    table.write_text("address\twhy\tfirst\tsecond\n1.1\tw\t\t\n1.2\tw\t\t\n9.9\tw\t\t\n", "utf-8")
    done = diglot("review", "t", cwd=tmp_path, stdin="j\nu\n1>\nx\n?\nq\n")
    assert done.returncode == 0, done.stderr
    assert (source / "en.txt").read_bytes().startswith(b"One came.\r\nTwo came. Three.\r\n")
    assert (source / "zh.txt").read_text("utf-8") == ZH
    assert [line.split("\t")[0] for line in table.read_text("utf-8").split("\n")] == [
        "address",
        "1.1",
        "1.2",
        "",
    ]
    done = diglot("review", "t", cwd=tmp_path, stdin="a\na\n")
    assert "no row is left" in done.stdout
    assert not table.exists()
    assert diglot("review", "t", cwd=tmp_path).returncode == 1
    assert diglot("review", "tt", cwd=tmp_path).returncode == 1
