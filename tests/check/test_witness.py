"""The witness rule (DESIGN.md): the base, with every emendation taken back, is the received text."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from diglot.align.texts import align
from diglot.check.witness import differences
from diglot.model.files import Files
from diglot.model.problem import Problem
from diglot.parse.edition import parse_edition
from tests.examples import examples
from tests.line_writer import CHARACTERS
from tests.strategies import Made, editions

Witness = tuple[Made, str, list[tuple[int, int]]]


@st.composite
def witnesses(draw: st.DrawFn) -> Witness:
    """An edition, its witness, and where the pieces of the witness stand whose spaces count."""
    made = draw(editions(size=2))
    pieces = []
    for block in made.blocks:
        mark = block.marks[made.base].strip(" ")
        if block.kind == "speech" and mark:
            label, colon = mark.rstrip(":：\u00a0"), mark[len(mark.rstrip(":：\u00a0")) :]
            pieces += [label, colon]
        pieces += [line.received.strip(" \t") for line in block.lines[made.base]]
    witness, spans = "", []
    space = st.sampled_from(["", " ", "\n", "\r\n", "\n\n  ", "\t"])
    for piece in filter(None, pieces):
        witness += "" if piece[0] in ":：\u00a0" else draw(space)
        words = re.split(r"[ \t]+", piece)
        start = len(witness)
        for word in words:
            witness += draw(space.filter(bool)) if len(witness) > start else ""
            witness += word
        spans.append((start, len(witness)))
    return made, witness + draw(space), spans


def reported(made: Made, witness: str) -> list[Problem]:
    files = Files(texts=made.files, witnesses={"source/text/witness.txt": witness})
    info, _ = parse_edition(files)
    assert info is not None
    texts, _ = align(files, info)
    return differences(texts[0])


@given(witnesses())
@examples(25)
def test_the_witness_is_the_received_reading(
    drawn: Witness,
) -> None:
    """“Reject every emendation in the base file and drop what is ours …: what is left equals
    `witness.txt`. White space inside a segment counts (a run equals one space); at a line's end and
    after a label the witness may have any or none.”"""
    made, witness, _ = drawn
    assert reported(made, witness) == []


@given(witnesses(), st.data())
@examples(35)
def test_any_other_witness_is_reported(drawn: Witness, data: st.DataObject) -> None:
    """“Nothing else is normalised”: one character more, less or other is a problem."""
    made, witness, spans = drawn
    solid = [at for at, char in enumerate(witness) if char not in " \t\r\n"]
    assume(solid)
    at = data.draw(st.sampled_from(solid))
    char = witness[at]
    alike = f"x{char.swapcase()}{unicodedata.normalize('NFD', char)}"
    near = set(alike + unicodedata.normalize("NFKC", char)) - {" "}
    new = data.draw(
        st.sampled_from(sorted(near))
        | st.sampled_from("x鲁\u0301\u3000.:：{~*’'")
        | CHARACTERS.filter(str.strip)
    )
    inside = any(start <= at and at + 1 < end for start, end in spans)
    following = witness[at + 1 : at + 3]
    changed = [witness[:at] + new + witness[at + 1 :]] if new != witness[at] else []
    if not new.isspace() or any(start < at < end for start, end in spans):
        changed.append(witness[:at] + new + witness[at:])
    if not witness[at].isspace() or any(start < at < end - 1 for start, end in spans):
        changed.append(witness[:at] + witness[at + 1 :])
    if inside and following[0] not in " \t\r\n":
        changed.append(f"{witness[: at + 1]} {witness[at + 1 :]}")
    if inside and following[0] in " \t\r\n" and following[1] not in " \t\r\n":
        changed.append(witness[: at + 1] + witness[at + 2 :])
    first = witness.lstrip(" \t\r\n")
    # A no-break space is a character, but before a label's colon, where no text begins.
    changed += [f"{char}{first}" for char in "x\u00a0\u3000"]
    changed += [f"{witness}{char}" for char in "x\u00a0"]
    path = f"source/text/{made.base}.txt"
    lines = made.files[path].split("\n")
    for other in changed:
        problems = reported(made, other)
        assert problems, (witness, other)
        for problem in problems:
            assert problem.place.path == path
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem
