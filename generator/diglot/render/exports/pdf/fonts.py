"""Which fonts a language is set in: the edition's own, then what a script is best set in.

A family that is not on the machine is passed over. Latin, Greek and Cyrillic letters are in
Libertinus Serif, which is within Typst.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from diglot.language.table import facts_of
from diglot.model.font import OWN_FONT, Font
from diglot.model.localized import Language
from diglot.render.exports.pdf.typst import array, named, string

LATIN = "Libertinus Serif"
_CJK = {
    "SC": ("Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "SimSun"),
    "TC": ("Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", "Songti TC", "PMingLiU"),
    "JP": ("Source Han Serif", "Noto Serif CJK JP", "Noto Serif JP", "Hiragino Mincho ProN"),
    "KR": ("Source Han Serif K", "Noto Serif CJK KR", "Noto Serif KR", "AppleMyungjo", "Batang"),
}
_OF_SCRIPT = {
    "ARABIC": (
        "Amiri",
        "Scheherazade New",
        "Noto Naskh Arabic",
        "Traditional Arabic",
        "DejaVu Sans",
    ),
    "HEBREW": ("Frank Ruehl CLM", "Noto Serif Hebrew", "David CLM", "Frank Ruehl", "DejaVu Sans"),
    "TIBETAN": ("Noto Serif Tibetan", "Jomolhari", "Kailasa", "Microsoft Himalaya"),
    "THAI": ("Noto Serif Thai", "Norasi", "Thonburi", "Angsana New"),
    "DEVANAGARI": ("Noto Serif Devanagari", "Kokila", "Devanagari MT"),
}
LATIN_KIN = frozenset({"LATIN", "GREEK", "CYRILLIC"})
"""Scripts whose letters have an italic."""
_OF_OTHERS = frozenset("CJK HIRAGANA KATAKANA HANGUL IDEOGRAPHIC FULLWIDTH KANGXI".split())


def scripts_of(words: str) -> frozenset[str]:
    """The scripts of its letters, as Unicode's names begin: `LATIN`, `CJK`, `TIBETAN`."""
    letters = {char for char in words if char.isalpha()}
    return frozenset(unicodedata.name(char, " ").split(" ")[0].split("-")[0] for char in letters)


def faces(lang: Language, words: str, own: Iterable[Font], present: frozenset[str]) -> list[str]:
    """The families for a language of which `words` are set, the best first.

    Of the edition's own, those that have all letters of it; `present` are all that there are.
    """
    needed = "".join({char for char in words if char.isalnum() and not char.isascii()})
    first = [
        font.family
        for font in own
        if font.family != OWN_FONT and needed and font.covers(needed) and _is_upright(font)
    ]
    # In other scripts the spaces and marks are theirs: a line is in as few fonts as can be.
    scripts = _by_script(words)
    is_other = bool(scripts) and not facts_of(lang.tag).is_in_han
    after = [LATIN, *_CJK[_region(lang)], *scripts]
    found = dict.fromkeys([*first, *scripts, *after] if is_other else [*first, *after])
    return [family for family in found if family in present or family == LATIN]


def _is_upright(font: Font) -> bool:
    return not any(said in font.name for said in ("Bold", "Italic", "Black"))


def _region(lang: Language) -> str:
    """Which forms Han characters have in a language; simplified as guests in others."""
    facts = facts_of(lang.tag)
    if facts.language in ("ja", "ko"):
        return "JP" if facts.language == "ja" else "KR"
    return "TC" if facts.is_in_han and not facts.is_simplified else "SC"


def _by_script(words: str) -> list[str]:
    """Families of the scripts that are neither Latin’s kin nor Han’s."""
    found: list[str] = []
    for script in sorted(scripts_of(words) - LATIN_KIN - _OF_OTHERS):
        name = script.title()
        found += [*_OF_SCRIPT.get(script, ()), f"Noto Serif {name}", f"Noto Sans {name}"]
    return found


def language_value(lang: Language, words: str, own: Iterable[Font], present: frozenset[str]) -> str:
    """What the sheet must know of a language, in Typst."""
    facts = facts_of(lang.tag)
    code, *rest = facts.tag.split("-")
    script = next((part.lower() for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), "")
    fonts = [_face(name, facts.is_in_han) for name in faces(lang, words, own, present)]
    counts = scripts_of(words)
    return named(
        lang=string(code.lower()),
        script=string(script) if script else "auto",
        region=string(region) if region else "none",
        dir=lang.dir,
        font=array(fonts),
        is_han="true" if facts.is_in_han else "false",
        is_tall="true" if "TIBETAN" in counts or "MYANMAR" in counts else "false",
        is_slanted="true" if _has_an_italic(words) and not facts.is_in_han else "false",
    )


def _has_an_italic(words: str) -> bool:
    """Of nearly all letters: a few words of another script are quoted in any language."""
    letters = [unicodedata.name(char, " ").split(" ")[0] for char in words if char.isalpha()]
    return 2 * sum(name in LATIN_KIN for name in letters) > len(letters)


def _face(name: str, is_in_han: bool) -> str:
    """Beside Han the marks that both have, “…”, are those of the Han font."""
    if name == LATIN and is_in_han:
        return named(name=string(name), covers=string("latin-in-cjk"))
    return string(name)
