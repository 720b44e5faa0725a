"""addresses.lock: the step from the file to values, and from values to the file.

One thing a line, its parts with a space between them; a line that starts with `#` says nothing.

lock      = "version" (VERSION | "-") (block | retired)*
block     = "@" NUMBER row*
row       = ADDRESS base translation confirmed LENGTH sketch
base      = DIGEST | "-"          "-": nothing stands in that language
translation = DIGEST | "-"
confirmed = "=" | DIGEST | "-"    of the base when the translation was confirmed; "=": as now
sketch    = BASE64URL | "-"       of numbers of 16 bits, rising
retired   = "retired" (ADDRESS | NUMBER) "->" ADDRESS ("merged" | "removed") (VERSION | "-")
DIGEST    = 12 hexadecimal digits
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections import Counter
from collections.abc import Iterator
from struct import pack, unpack

from diglot.model.lock import WHY, Lock, LockedRow, Retired, Sketch, survivors
from diglot.model.names import listed
from diglot.model.problem import Place, Problem

HEAD = """\
# The addresses of this text. Written by `diglot lock`; commit it, and change nothing by hand.
# address, digests of base and translation, base when last confirmed (= as now), length, sketch
"""
ADDRESS = r"[0-9]{1,9}[a-z]{0,3}\.[0-9]{1,9}[a-z]{0,3}"
_BLOCK = re.compile(r"@([0-9]{1,9}[a-z]{0,3})")
_ROW = re.compile(
    rf"({ADDRESS}) ([0-9a-f]{{12}}|-) ([0-9a-f]{{12}}|-) ([0-9a-f]{{12}}|[-=]) ([0-9]{{1,9}})"
    r" ([\w-]{2,100}|-)",
    re.ASCII,
)
_RETIRED = re.compile(
    rf"retired ({ADDRESS}|[0-9]{{1,9}}[a-z]{{0,3}}) -> ({ADDRESS}) ({'|'.join(WHY)}) (\S+)"
)
_VERSION = re.compile(r"version (\S+)")
_CURE = "take the file as it was (git checkout), and run `diglot lock`"
_CURE_OF_BOTH = "keep the file of one side whole (git checkout --ours), and run `diglot lock`"


def parse_lock(path: str, text: str) -> tuple[Lock | None, list[Problem]]:
    """The lock, or None where a line cannot be understood: half of it would be worse than none."""
    rows: list[LockedRow] = []
    retired: list[Retired] = []
    version, block = None, ""
    for number, line in enumerate(text.split("\n"), start=1):
        place = Place(path, number, 1)
        if not line or line.startswith("#"):
            continue
        if found := _VERSION.fullmatch(line):
            version = _said(found[1])
        elif found := _BLOCK.fullmatch(line):
            block = found[1]
        elif (found := _ROW.fullmatch(line)) and block and (row := _row(found, block)):
            rows.append(row)
        elif found := _RETIRED.fullmatch(line):
            retired.append(Retired(found[1], found[2], found[3], _said(found[4])))
        else:
            message = f"expected a row, a block (@4), `retired` or `version`, found “{line[:60]}”"
            return None, [Problem(code="A021", place=place, message=message, hint=_CURE)]
    lock = Lock(version=version or "", rows=tuple(rows), retired=tuple(retired))
    problems = [*_wrong(path, lock)]
    if version is None:
        message = "expected a line `version`, found none"
        problems.append(Problem(code="A021", place=Place(path, 1, 1), message=message, hint=_CURE))
    return (None if problems else lock), problems


def write_lock(lock: Lock) -> str:
    """The file. Reading it gives back the lock."""
    return HEAD + "".join(f"{line}\n" for line in _lines(lock))


def _lines(lock: Lock) -> Iterator[str]:
    yield f"version {lock.version.replace(' ', '-') or '-'}"
    block = ""
    for row in lock.rows:
        if row.block != block:
            block = row.block
            yield f"@{block}"
        confirmed = "=" if row.confirmed == row.base else row.confirmed or "-"
        digests = f"{row.base or '-'} {row.translation or '-'} {confirmed}"
        yield f"{row.address} {digests} {row.length} {_written(row.sketch)}"
    for one in lock.retired:
        yield f"retired {one.address} -> {one.to} {one.why} {one.version.replace(' ', '-') or '-'}"


def _said(word: str) -> str:
    return "" if word == "-" else word


def _row(found: re.Match[str], block: str) -> LockedRow | None:
    """None where the sketch cannot be read."""
    base = _said(found[2])
    sketch = _read(_said(found[6]))
    if sketch is None:
        return None
    return LockedRow(
        address=found[1],
        block=block,
        base=base,
        translation=_said(found[3]),
        confirmed=base if found[4] == "=" else _said(found[4]),
        length=int(found[5]),
        sketch=sketch,
    )


def _read(written: str) -> Sketch | None:
    try:
        held = urlsafe_b64decode(written + "=" * (-len(written) % 4))
    except (Error, ValueError):
        return None
    return None if len(held) % 2 else unpack(f">{len(held) // 2}H", held)


def _written(sketch: Sketch) -> str:
    return urlsafe_b64encode(pack(f">{len(sketch)}H", *sketch)).decode().rstrip("=") or "-"


def _wrong(path: str, lock: Lock) -> Iterator[Problem]:
    """Addresses that are there twice, and retired ones that lead nowhere."""
    named = [row.address for row in lock.rows] + [one.address for one in lock.retired]
    twice = sorted(one for one, many in Counter(named).items() if many > 1)
    blocks = list(dict.fromkeys(row.block for row in lock.rows))
    both = sorted({*blocks} & {one.address for one in lock.retired})
    if twice or both:
        message = f"expected each address once, found twice: {listed([*twice, *both], 5)}"
        yield Problem(code="A021", place=Place(path), message=message, hint=_CURE_OF_BOTH)
    known = {row.address for row in lock.rows}
    lost = [one for one, to in survivors(lock.retired).items() if to not in known]
    if lost:
        message = f"expected retired addresses to lead to a row, found: {listed(lost, 5)}"
        yield Problem(code="A021", place=Place(path), message=message, hint=_CURE)
