"""What the search knows of the Han characters of an edition: other forms of them, and pinyin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from unicodedata import is_normalized

from diglot.language.han_variants import simplified
from diglot.language.pinyin import syllables_of
from diglot.language.script import is_in
from diglot.language.search_fold import fold
from diglot.language.table import facts_of
from diglot.model.site import Site


def render_variants(chars: set[str]) -> dict[str, str]:
    """The characters for which others are compared: `written` 魯帶, and `compared` 鲁带.

    `chars` are all that the records hold. Only what they hold is kept, and what stands for it on
    traditional keyboards.
    """
    held, table = _held(chars)
    sought = {table.get(char, char) for char in held}
    return _pairs(
        table,
        (
            one
            for one, other in table.items()
            if other in sought and (one in held or _is_typed(one))
        ),
    )


def render_alike(chars: set[str]) -> dict[str, str]:
    """The same, of those alone that the records hold: with these the records are compared."""
    held, table = _held(chars)
    return _pairs(table, (one for one in table if one in held))


def _held(chars: set[str]) -> tuple[set[str], Mapping[str, str]]:
    """The Han characters among `chars`, and the table of forms if there are any."""
    held = {one for one in chars if is_in(one, "Hani")}
    # Compatibility characters are compared as what they stand for.
    held |= {char for one in held if not is_normalized("NFKC", one) for char in fold(one).strip()}
    return held, simplified() if held else {}


def _pairs(table: Mapping[str, str], kept: Iterable[str]) -> dict[str, str]:
    written = "".join(kept)
    return {"written": written, "compared": "".join(table[one] for one in written)}


def render_pinyin(site: Site) -> dict[str, str]:
    """Syllable without its tone → the characters, as they are compared, that are read so."""
    chars = _chinese(site)
    found: dict[str, set[str]] = defaultdict(set)
    table = simplified() if chars else {}
    for char, syllables in syllables_of(chars).items():
        for syllable in syllables:
            if syllable.isascii() and syllable.isalpha():
                found[syllable.replace("v", "u")].add(table.get(char, char))
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


def _is_typed(char: str) -> bool:
    """Whether it is of the 13,000 or so that are in use where traditional characters are (Big5)."""
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def _chinese(site: Site) -> set[str]:
    """The Han characters of the Chinese texts and headwords."""
    info = site.edition.info
    codes = {one.code for one in info.languages if facts_of(one.tag).is_read_by_pinyin}
    found: set[str] = set()
    for term in info.terms:
        found.update(*(form.text for form in term.forms if form.lang in codes))
    for annotated in site.edition.texts:
        for pair in annotated.text.pairs:
            for row in pair.rows:
                for code, segment in annotated.text.sides(row):
                    if code in codes:
                        found.update(segment.text)
    return {char for char in found if char.isalpha() and is_in(char, "Hani")}
