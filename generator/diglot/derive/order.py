"""The order of an index: by letter, and for Chinese by the letter of its pinyin.

The key is what the editor gives (`sort:`); else a term's reading where it has one and its language
is not written in letters; else its headword. Marks over letters, case and punctuation do not count,
nor does an article at the start. Letter by letter (The Chicago Manual of Style, 17th ed., 16.59): a
space does not count either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct

from diglot.language.pinyin import pinyin_of
from diglot.language.script import is_in
from diglot.language.table import facts_of
from diglot.model.glossary import Term, TermKind
from diglot.model.localized import Language

DIGITS = "0–9"


class Group(Struct, frozen=True, kw_only=True):
    """The terms below one heading of an index."""

    name: str
    """`A`, `Б`, `0–9`; of a kind, its key."""
    id: str
    """Of the heading, in ASCII: `letter-a`, `letter-u411`, `kind-person`."""
    terms: tuple[Term, ...]


def by_letter(
    terms: Iterable[Term], lang: Language, articles: Sequence[str] = ()
) -> tuple[Group, ...]:
    """The terms in the order of the index in `lang`, grouped by first letter.

    `articles` are the words of the language that do not count at the start: `a`, `an`, `the`.
    """
    groups: dict[str, list[tuple[str, Term]]] = {}
    for term in terms:
        key = sort_key(term, lang, articles)
        groups.setdefault(_letter(key), []).append((key, term))
    return tuple(
        Group(name=letter, id=_letter_id(letter), terms=_in_order(groups[letter]))
        for letter in sorted(groups, key=lambda name: (name != DIGITS, name))
    )


def by_kind(
    terms: Iterable[Term], lang: Language, articles: Sequence[str] = ()
) -> tuple[Group, ...]:
    """The terms in the order of the index, grouped by kind; kinds without terms are left out."""
    groups: dict[TermKind, list[tuple[str, Term]]] = {kind: [] for kind in TermKind}
    for term in terms:
        groups[term.kind].append((sort_key(term, lang, articles), term))
    return tuple(
        Group(name=kind.value, id=f"kind-{kind.value}", terms=_in_order(found))
        for kind, found in groups.items()
        if found
    )


def sort_key(term: Term, lang: Language, articles: Sequence[str] = ()) -> str:
    """What the index sorts by: letters and digits alone, in lower case, without marks."""
    word = term.term.exact(lang.code)
    written = term.sort.exact(lang.code) or word or term.term[lang.code] or term.id
    if written == word and any(is_in(char, "Hani") for char in word):
        written = term.reading.exact(lang.code) or _pinyin(word, lang)
    first, space, rest = written.partition(" ")
    if space and word and first.casefold() in articles:
        written = rest
    base = unicodedata.normalize("NFD", written).casefold()
    return "".join(char for char in base if char.isalnum()) or written


def _pinyin(word: str, lang: Language) -> str:
    """Where no reading is given: pinyin for Chinese; for others the word itself."""
    return pinyin_of(word) if facts_of(lang.tag).is_read_by_pinyin else word


def _letter(key: str) -> str:
    if key[0].isdigit():
        return DIGITS
    # “ß” has no single capital, and a heading is one letter.
    capital = key[0].upper()
    return capital if len(capital) == 1 else key[0]


def _letter_id(letter: str) -> str:
    if letter == DIGITS:
        return "letter-0"
    if letter.isascii() and letter.isalnum():
        return f"letter-{letter.lower()}"
    return f"letter-u{ord(letter):x}"


def _in_order(found: list[tuple[str, Term]]) -> tuple[Term, ...]:
    return tuple(term for _, term in sorted(found, key=lambda pair: (pair[0], pair[1].id)))
