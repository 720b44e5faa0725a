"""Telling apart, in a message, what looks the same: by the name of the character that differs."""

from __future__ import annotations

import unicodedata

from diglot.language.fold import fold_writing


def look_alike(one: str, other: str) -> bool:
    """Whether two different texts are one to the reader, as far as the shorter of them goes."""
    texts = fold_writing(one).text, fold_writing(other).text
    length = min(map(len, texts))
    return one != other and texts[0][:length] == texts[1][:length]


def named(text: str) -> str:
    """`text` with the name of each character that looks like another or like nothing."""
    return "".join(_name(char) if _looks_like_another(char) else char for char in text)


def _looks_like_another(char: str) -> bool:
    category = unicodedata.category(char)
    if category in ("Pi", "Pf", "Ps"):  # curly quotation marks can be told from straight ones
        return False
    return fold_writing(char).text != char or category in ("Mn", "Cf")


def _name(char: str) -> str:
    return f"[U+{ord(char):04X} {unicodedata.name(char, 'unnamed')}]"
