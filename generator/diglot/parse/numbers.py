"""Numbers of people and books in catalogues: the last digit of each proves the others."""

from __future__ import annotations


def orcid(written: str) -> str:
    """An ORCID without its address. ValueError: a message and a hint."""
    said = written.removeprefix("https://orcid.org/")
    total = 0
    digits = said.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    if digits[-1] != "0123456789X"[(12 - total % 11) % 11]:
        raise ValueError(f"expected an ORCID, found “{said}”, whose last digit is another", _LOOK)
    return said


def isbn(written: str) -> str:
    """An ISBN as it is written. ValueError: a message and a hint."""
    digits = [10 if digit == "X" else int(digit) for digit in written if digit not in "- "]
    if len(digits) == 10:
        wrong = sum(digit * (10 - at) for at, digit in enumerate(digits)) % 11
    else:
        wrong = sum(digit * (1, 3)[at % 2] for at, digit in enumerate(digits)) % 10
    if wrong:
        said = f"expected an ISBN, found “{written}”, whose last digit is another"
        raise ValueError(said, _LOOK)
    return written


_LOOK = "look whether two digits changed places, or one is missing"
