"""What a spreadsheet does to a cell that nobody changed, and how it is known.

Only what can be proved is put back: the cell as it was exported says the same number, the same
day or the same words. Quotation marks stay as they are found, since nobody can tell who set them.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_GUARD = re.compile(r"\A'(?='*[=+\-@\t\r＝＋－＠])")
"""The apostrophe that keeps a spreadsheet from taking a cell for a formula."""
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_PARTS = re.compile(r"(\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{1,4}))?")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]0{2}:0{2}(?::0{2})?)?")
_WORDS = re.compile(r"(\d{1,4})|([^\W\d_]{3,})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# What a word processor’s corrections make of the marks of a line.
_MARKS = {"{–": "{--", "{—": "{--", "–}": "--}", "—}": "--}", "{»": "{>>", "«}": "<<}"}


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def cleaned(cell: str) -> str:
    """A cell without what a spreadsheet or a file of its kind has put around it."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return _GUARD.sub("", "\n".join(line.rstrip() for line in text.split("\n")).strip())


def is_damage(exported: str, found: str) -> bool:
    """Whether `found` is what a spreadsheet has made of the cell `exported`."""
    if exported == found or _plain(exported) == _plain(found):
        return True
    if not exported or not found:
        return False
    return _same_number(exported, found) or _same_day(exported, found) or _lost(exported) == found


def with_marks(cell: str, exported: str) -> str:
    """A row of a text with the marks that corrections broke, where it had such marks."""
    for broken, mark in _MARKS.items():
        if mark in exported:
            cell = cell.replace(broken, mark)
    return cell


def _lost(cell: str) -> str:
    """A cell saved in an encoding that has not its characters."""
    return cell.encode("windows-1252", "replace").decode("windows-1252")


def _plain(cell: str) -> str:
    text = cleaned(cell).replace("\u00a0", " ").replace("\u202f", " ")
    return "\n".join(line.strip() for line in text.removeprefix("'").split("\n"))


def _same_number(exported: str, found: str) -> bool:
    """Leading zeros, zeros behind the point, the sign of thousands, and E+05."""
    one, other = _number(exported), _number(found)
    return one is not None and one == other


def _number(cell: str) -> Decimal | None:
    text = cell.strip().removeprefix("'")
    if not re.fullmatch(r"[+-]?[\d.,]+(?:[eE][+-]?\d{1,3})?", text):
        return None
    try:
        return Decimal(text if "." in text else text.replace(",", "."))
    except InvalidOperation:
        return None


def _same_day(exported: str, found: str) -> bool:
    """`1-2` that became a day of this year, `2023-05` that became the first of May."""
    parts = _PARTS.fullmatch(exported.strip())
    if parts is None:
        return False
    wanted = [int(part) for part in parts.groups() if part]
    made = _numbers_of_day(found)
    if len(wanted) == 3 or len(parts[1]) == 4:  # a year: what it lacks can only be the first
        return sorted([*wanted, 1][:3]) == sorted(made) or _short(wanted, made)
    return len(made) >= 2 and all(one in made for one in wanted)


def _short(wanted: list[int], made: list[int]) -> bool:
    """May-23 for 2023-05."""
    return sorted(one % 100 if one > 31 else one for one in wanted) == sorted(made)


def _numbers_of_day(found: str) -> list[int]:
    """The numbers of a date, a month’s name as one; [] of anything else."""
    if day := _DAY.fullmatch(found.strip()):
        return [int(part) for part in day.groups()]
    numbers = []
    for digits, word in _WORDS.findall(found):
        if digits:
            numbers.append(int(digits))
        elif word[:3].lower() in _MONTHS:
            numbers.append(_MONTHS.index(word[:3].lower()) + 1)
        else:
            return []
    return numbers if 2 <= len(numbers) <= 3 else []
