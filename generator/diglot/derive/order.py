"""The order of an index: by letter, and for Chinese by the letter of its pinyin.

A term stands by what the editor gives (`sort:`); else by its reading where it has one and is not
written in letters; else by its headword: in the order of the language, below the letters that its
indexes have (CLDR). Punctuation does not count, nor does an article at the start. Letter by letter
(The Chicago Manual of Style, 17th ed., 16.59): a space does not count either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct

from diglot.language.collation import Collation
from diglot.language.pinyin import pinyin_of
from diglot.language.script import is_in
from diglot.language.table import facts_of
from diglot.model.glossary import Term, TermKind
from diglot.model.localized import Language

DIGITS = "0–9"
_POINTS = "[\u064b-\u0670]*"
_ARTICLE = re.compile(
    rf"[\u0627\u0671]\u0644(?!{_POINTS}\u0644{_POINTS}\u0647){_POINTS}(?=\w{_POINTS}\w)"
)
"""That of Arabic, alif and lam in one with the word; not the beginning of the name of God. A word
that begins so by itself has a `sort:`."""
_ATTACHED = dict.fromkeys(("ar", "arz", "ary", "apc", "acm", "ajp"), _ARTICLE)
"""Articles that are written in one with their word, by language."""


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
    collation = Collation(lang.tag)
    groups: dict[str, list[Term]] = {}
    for term, words in _in_order(terms, lang, articles, collation):
        name = DIGITS if words[0].isdigit() else collation.letter(words)
        groups.setdefault(name, []).append(term)
    return tuple(
        Group(name=letter, id=_letter_id(letter), terms=tuple(found))
        for letter, found in groups.items()
    )


def by_kind(
    terms: Iterable[Term], lang: Language, articles: Sequence[str] = ()
) -> tuple[Group, ...]:
    """The terms in the order of the index, grouped by kind; kinds without terms are left out."""
    groups: dict[TermKind, list[Term]] = {kind: [] for kind in TermKind}
    for term, _ in _in_order(terms, lang, articles, Collation(lang.tag)):
        groups[term.kind].append(term)
    return tuple(
        Group(name=kind.value, id=f"kind-{kind.value}", terms=tuple(found))
        for kind, found in groups.items()
        if found
    )


def _in_order(
    terms: Iterable[Term], lang: Language, articles: Sequence[str], collation: Collation
) -> list[tuple[Term, str]]:
    """The terms, each with the words by which it stands; those that are called alike, by id."""
    named = [(term, sort_words(term, lang, articles)) for term in terms]
    return sorted(named, key=lambda pair: (collation.key(pair[1]), pair[0].id))


def sort_words(term: Term, lang: Language, articles: Sequence[str] = ()) -> str:
    """The words by which a term stands in an index: letters, their marks and digits alone."""
    word = term.term.exact(lang.code)
    given = term.sort.exact(lang.code)
    written = given or word or term.term[lang.code] or term.id
    if written == word and any(is_in(char, "Hani") for char in word):
        written = term.reading.exact(lang.code) or _pinyin(word, lang)
    first, space, rest = written.partition(" ")
    if space and word and first.casefold() in articles:
        written = rest
    if attached := _ATTACHED.get(facts_of(lang.tag).language) if not given else None:
        written = attached.sub("", written, count=1)
    return "".join(char for char in written if _counts(char)) or written


def _counts(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _pinyin(word: str, lang: Language) -> str:
    """Where no reading is given: pinyin for Chinese; for others the word itself."""
    return pinyin_of(word) if facts_of(lang.tag).is_read_by_pinyin else word


def _letter_id(letter: str) -> str:
    if letter == DIGITS:
        return "letter-0"
    if letter.isascii() and letter.isalnum():
        return f"letter-{letter.lower()}"
    return f"letter-u{'u'.join(f'{ord(char):x}' for char in letter)}"
