"""Addresses carried over edits: what leads where, and what is never given twice."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.align.anchors import anchors
from diglot.align.carry import carry
from diglot.align.locks import keep, lock_of
from diglot.align.sketch import K, containment, digest, resemblance, sketch, together
from diglot.align.texts import align
from diglot.model.files import Files
from diglot.model.lock import Lock, LockedRow, Retired
from diglot.model.text import Text
from diglot.parse.edition import parse_edition
from diglot.parse.lock import parse_lock, write_lock
from diglot.read import read
from tests.bench.edits import SCRIPTS, carried, edited, judge, locked, made
from tests.helpers import BASE
from tests.strategies import Made, editions

HEXES = st.text("0123456789abcdef", min_size=12, max_size=12)


def gate(*changes: tuple[str, str, str]) -> Text:
    """The text of the base edition, with what stands in the files of both languages changed."""
    files, _ = read(BASE)
    texts = dict(files.texts)
    for lang, before, after in changes:
        path = f"source/gate/{lang}.txt"
        assert before in texts[path]
        texts[path] = texts[path].replace(before, after)
    info, _ = parse_edition(files)
    assert info
    aligned, problems = align(Files(texts=texts, witnesses={}), info)
    assert not problems
    return aligned[0]


def changed(*changes: tuple[str, str, str]) -> Text:
    """The same with the addresses that were locked before the changes."""
    return keep(gate(*changes), lock_of(gate(), "1.0.0"), "1.1.0")


def addresses(text: Text) -> list[str]:
    return [row.address for pair in text.pairs for row in pair.rows]


BEFORE = ["1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"]


def test_a_split_keeps_the_address_on_its_first_part() -> None:
    """“A split keeps the address on its first part, the rest get `4.1a`.”"""
    text = changed(("en", "Every joint is", "Every joint\nis"), ("zh", "每个接头", "每个接头\n"))
    assert addresses(text) == [*BEFORE[:5], "3.2a", *BEFORE[5:]]
    assert text.survivors == {}


def test_a_merge_keeps_the_first() -> None:
    """“A merge keeps the first”: the other leads there."""
    text = changed(("en", "nail?\nIt", "nail? It"), ("zh", "？\n它", "？它"))
    assert addresses(text) == ["1.1", "2.1", *BEFORE[3:]]
    assert text.survivors == {"2.2": "2.1"}


def test_a_deletion_retires_to_its_neighbour() -> None:
    """“A deletion retires to its neighbour”, in its own block if there is one."""
    text = changed(
        ("en", "Who built this gate without a nail?\n", ""),
        ("zh", "这座门没有用一颗钉子，是谁建的？\n", ""),
    )
    assert addresses(text) == ["1.1", *BEFORE[2:]]
    assert text.survivors == {"2.1": "2.2"}


def test_blocks_that_are_joined_and_parted() -> None:
    """“Moves between blocks”: a row keeps its address in whatever block it stands."""
    joined = changed(("en", ".\n\nThe visitor", ".\nThe visitor"), ("zh", "。\n\n那位", "。\n那位"))
    assert addresses(joined) == BEFORE
    assert [pair.number for pair in joined.pairs] == ["1", "2", "3"]
    assert joined.survivors == {"4": "4.1"}
    parted = changed(("en", "dusk.\n", "dusk.\n\n"), ("zh", "黄昏。\n", "黄昏。\n\n"))
    assert addresses(parted) == BEFORE
    assert [pair.number for pair in parted.pairs] == ["1", "2", "3", "4", "5"]


def test_what_is_new_is_called_after_what_stands_before_it() -> None:
    text = changed(
        ("en", "Conductor:", "The lanterns were lit.\n\nConductor:"),
        ("zh", "导游：", "点起了灯笼。\n\n导游："),
        ("en", "The visitor stayed", "Night.\nThe visitor stayed"),
        ("zh", "那位游客", "夜。\n那位游客"),
        ("en", "was closed.", "was closed.\nHe left."),
        ("zh", "已经关门。", "已经关门。\n他走了。"),
    )
    assert addresses(text) == [*BEFORE[:3], "2a.1", *BEFORE[3:5], "4.0a", "4.1", "4.2", "4.3"]


def test_a_heading_stays_before_its_block() -> None:
    """text.yml supplies a heading before block 4, whatever is added above."""
    text = changed(("en", "Visitor:", "Night.\n\nVisitor:"), ("zh", "游客：", "夜。\n\n游客："))
    assert [heading.before for heading in text.info.headings] == ["4"]
    assert [pair.number for pair in text.pairs] == ["1", "1a", "2", "3", "4"]


def test_an_address_is_never_reused() -> None:
    """A row that was removed is not called by its old name when another takes its place."""
    without = changed(
        ("en", "Every joint is a *mortise and tenon*.\n", ""), ("zh", "每个接头都是榫卯。\n", "")
    )
    lock = lock_of(without, "1.1.0")
    assert without.survivors == {"3.2": "3.1"}
    other = keep(
        gate(
            ("en", "Every joint is a *mortise and tenon*.", "Wind."),
            ("zh", "每个接头都是榫卯。", "风。"),
        ),
        lock,
        "1.2.0",
    )
    assert addresses(other)[4] == "3.3"
    assert other.survivors == {"3.2": "3.1"}


def test_a_changed_base_makes_its_translation_stale() -> None:
    """“A changed base passage whose translation did not change marks it stale.”"""
    base, both = ("en", "until dusk", "until noon"), ("zh", "黄昏", "中午")
    stale = changed(base)
    assert stale.addresses
    assert stale.addresses.stale == {"4.1"}
    assert not (changed(base, both).addresses or stale.addresses).stale
    assert not (changed(both).addresses or stale.addresses).stale
    lock = lock_of(stale, "1.1.0")
    assert [row.address for row in lock.rows if row.is_stale] == ["4.1"]
    assert keep(gate(base), lock, "").addresses.stale == {"4.1"}  # type: ignore[union-attr]  # kept
    assert not any(row.is_stale for row in lock_of(stale, "", frozenset({"4.1"})).rows)
    mended = keep(gate(base, both), lock, "1.1.0")
    assert not any(row.is_stale for row in lock_of(mended, "1.1.0").rows)


@given(editions())
def test_carrying_over_an_unchanged_text_changes_nothing(edition: Made) -> None:
    """“Carrying over an unchanged text changes nothing”, and the lock comes back from its file."""
    files = Files(texts=edition.files, witnesses={})
    info, _ = parse_edition(files)
    assert info
    (text,), _ = align(files, info)
    lock = lock_of(text, "1.0.0")
    assert parse_lock("x", write_lock(lock)) == (lock, [])
    same = keep(text, lock, "2.0.0")
    assert (same.pairs, same.survivors) == (text.pairs, {})
    assert lock_of(same, "2.0.0") == lock


@given(st.integers(0, 10**9), st.sampled_from(sorted(SCRIPTS)))
def test_each_row_has_one_place(seed: int, script: str) -> None:
    """Each row of both sides stands in one bead, and those of a side are in order in it."""
    chance = Random(seed)
    rows = made(script, chance.randrange(1, 60), chance)
    now = edited(rows, chance.choice([0.02, 0.25, 0.9]), chance)
    beads = carried(locked(rows), now)
    assert sorted(i for olds, _ in beads for i in olds) == [*range(len(rows))]
    assert sorted(j for _, news in beads for j in news) == [*range(len(now))]


@pytest.mark.parametrize("script", sorted(SCRIPTS))
@pytest.mark.parametrize(("rate", "least"), [(0.02, 0.998), (0.1, 0.99), (0.25, 0.97)])
def test_addresses_lead_to_their_words(script: str, rate: float, least: float) -> None:
    """“Share of old addresses that lead to their words ≥ .998/.99/.97, to wrong words ≤ 1 in 1,000.”"""
    rows = made(script, 600, Random(script))
    now = edited(rows, rate, Random(rate))
    found = judge(len(rows), carried(locked(rows), now), now)
    assert found.led >= least * found.kept
    assert found.wrong <= 1 or rate > 0.1


@given(
    st.lists(
        st.tuples(HEXES, HEXES, st.booleans(), st.sets(st.integers(0, 65535), max_size=K)),
        max_size=5,
    ),
    st.text("0123456789.", min_size=1),
)
def test_a_lock_comes_back_from_its_file(
    rows: list[tuple[str, str, bool, set[int]]], version: str
) -> None:
    """“Lock round trip.”"""
    lock = Lock(
        version=version,
        rows=tuple(
            LockedRow(
                address=f"{at}.1",
                block=f"{at}",
                base=base,
                translation=other if stale else "",
                confirmed=other if stale else base,
                length=at,
                sketch=tuple(sorted(values)),
            )
            for at, (base, other, stale, values) in enumerate(rows, 1)
        ),
        retired=(Retired("9.9", "1.1", "merged", version), Retired("9", "9.9", "removed", ""))
        if rows
        else (),
    )
    assert parse_lock("x", write_lock(lock)) == (lock, [])


@given(st.text(max_size=80))
def test_whatever_stands_in_a_lock_is_a_problem_at_most(text: str) -> None:
    lock, problems = parse_lock("source/x/addresses.lock", text)
    assert (lock is None) == bool(problems)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_anchors_are_equal_and_rise(old: list[int], new: list[int]) -> None:
    pairs = anchors(old, new)
    assert all(old[a] == new[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_equal_versions_are_anchored_whole() -> None:
    assert anchors("aabbaac", "aabbaac") == [(at, at) for at in range(7)]


@given(st.text(), st.text())
def test_sketches(one: str, other: str) -> None:
    """The sketch of two readings together is that of both; a reading resembles itself."""
    assert together([sketch(one), sketch(other)]) == tuple(
        sorted({*sketch(one), *sketch(other)})[:K]
    )
    assert resemblance(sketch(one), sketch(one)) == (1 if sketch(one) else 0)
    assert containment(sketch(one), sketch(one)) == 1
    assert digest(f" {one} ") == digest(one)


def test_no_words_are_carried_to_none() -> None:
    assert carry((), ()) == ()
