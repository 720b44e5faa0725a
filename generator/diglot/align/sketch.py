"""Digests and sketches of readings, in any script: how a row is known again after an edit.

A sketch is a bottom-k sketch (Cohen and Kaplan 2007, after Broder's resemblance, 1997): the K
smallest hashes of the reading's n-grams. That of two readings together is the K smallest of both,
so that a row can be compared with several at once, and a short reading is known whole.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from zlib import crc32

from diglot.language.script import is_east_asian
from diglot.model.lock import Sketch

K = 32
"""Hashes of a sketch."""
_OF_HAN, _OF_LETTERS = 2, 4
"""Characters of an n-gram."""
_SPREAD = 0x9E3779B1
"""An odd number by which the bits of a checksum are spread (Knuth's multiplicative hashing)."""


def digest(text: str) -> str:
    """Of a reading, whatever white space stands in it and however it is encoded; "" of nothing."""
    said = "".join(unicodedata.normalize("NFC", text).split())
    return hashlib.blake2b(said.encode(), digest_size=6).hexdigest() if said else ""


def sketch(text: str) -> Sketch:
    """Of the letters and digits of a reading; of all it has, where it has none."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    said = "".join(char for char in folded if char.isalnum()) or "".join(folded.split())
    grams = set()
    for at, char in enumerate(said):
        size = _OF_HAN if is_east_asian(char) else _OF_LETTERS
        if at + size <= len(said) or at == 0:
            grams.add(said[at : at + size])
    return tuple(sorted({crc32(g.encode()) * _SPREAD >> 16 & 0xFFFF for g in grams})[:K])


def together(sketches: Iterable[Sketch]) -> Sketch:
    """The sketch of several readings as one."""
    return tuple(sorted({one for each in sketches for one in each})[:K])


def resemblance(one: Sketch, other: Sketch) -> float:
    """How much of both is common to both, from 0 to 1: the Jaccard index, estimated."""
    both = together((one, other))
    common = {*one} & {*other}
    return sum(value in common for value in both) / len(both) if both else 0.0


def containment(part: Sketch, whole: Sketch) -> float:
    """How much of the part stands in the whole, from 0 to 1; 1 where the sketches do not tell."""
    seen = part if len(whole) < K else [value for value in part if value <= whole[-1]]
    return sum(value in {*whole} for value in seen) / len(seen) if seen else 1.0
