"""What the search knows of the Han characters of an edition: other forms of them, and pinyin."""

from __future__ import annotations

from collections import defaultdict
from unicodedata import is_normalized

from diglot.language.fold import fold
from diglot.language.han_variants import simplified
from diglot.language.pinyin import syllables_of
from diglot.language.script import is_in
from diglot.language.table import facts_of
from diglot.model.site import Site


def render_han(chars: set[str], site: Site) -> dict[str, object]:
    """`chars` are all that the records hold. Only what can be found in them is kept.

    `variants`: each character for which another is compared, and behind it that other: 魯鲁.
    `pinyin`: syllable without its tone → the characters, as they are compared, that are read so.
    """
    held = {one for one in chars if is_in(one, "Hani")}
    # Compatibility characters are compared as what they stand for.
    held |= {char for one in held if not is_normalized("NFKC", one) for char in fold(one).strip()}
    table = simplified() if held else {}
    compared = {table.get(char, char) for char in held}
    pairs = [one + other for one, other in table.items() if other in compared]
    return {"variants": "".join(sorted(pairs)), "pinyin": _pinyin(_chinese(site), table)}


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


def _pinyin(chars: set[str], table: dict[str, str]) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for char, syllables in syllables_of(chars).items():
        for syllable in syllables:
            if syllable.isascii() and syllable.isalpha():
                found[syllable.replace("v", "u")].add(table.get(char, char))
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}
