"""Where a form matches (DESIGN.md, “Marking terms”): by example, and against a slow and simple search."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from diglot.annotate.forms import FormFinder
from diglot.language.fold import fold
from diglot.model.glossary import Form, Term, TermKind
from diglot.model.localized import Localized
from diglot.model.note import LocalizedNote
from diglot.model.problem import Place
from tests.examples import examples

Span = tuple[int, int, str, bool]
"""Start, end, term, and whether it only hides a shorter form."""


def term(id_: str, forms: Sequence[str], lang: str = "en") -> Term:
    place = Place("glossary.yml")
    nothing = Localized()
    return Term(
        id=id_, kind=TermKind.CONCEPT, term=nothing, avoid=(), reading=nothing, gloss=nothing,
        forms=tuple(Form(lang=lang, text=form, place=place) for form in forms),
        note=LocalizedNote(), sources=(), see=(), dates=None, position=None, route=(), place=place,
    )  # fmt: skip


def search(text: str, terms: Mapping[str, Sequence[str]], tag: str = "en") -> list[Span]:
    finder = FormFinder([term(id_, forms) for id_, forms in terms.items()], "en", tag)
    return [(found.start, found.end, found.term, found.hides) for found in finder.find(text)]


# -- by example -----------------------------------------------------------------------------------

LUBAN = {"luban": ["Luban"], "workshop": ["Luban Workshop"]}
TABLE: list[tuple[str, Mapping[str, Sequence[str]], str, str]] = [
    ("whole words", {"art": ["art"]}, "The art of a smart artist, arts: art.", "4:art 33:art"),
    ("Cyrillic", {"mir": ["мир"]}, "мир, мира, Мир", "0:mir 11:mir"),
    ("Greek", {"o": ["οδός"]}, "η οδός, οδόςα", "2:o"),
    ("Hebrew with points", {"s": ["שלום"]}, "שלום שלומ שלום\u05b0", "0:s 10:s"),
    ("Arabic", {"s": ["سلام"]}, "سلام والسلام", "0:s"),
    ("Han anywhere", {"l": ["鲁班"], "z": ["中亚"]}, "在中亚的鲁班工坊", "1:z 4:l"),
    ("Kana anywhere", {"k": ["かな"]}, "ひらかなで", "2:k"),
    ("Thai anywhere", {"k": ["กำแพง"]}, "ที่กำแพงสูง", "3:k"),
    ("Latin beside Han", {"g": ["5G"]}, "用5G技术", "1:g"),
    ("digits are part of a word", {"g": ["5G"]}, "15G 5G2 5G", "8:g"),
    ("an underscore joins", {"a": ["a"]}, "a_b a", "4:a"),
    ("a hyphen does not", {"a": ["Asia"]}, "China-Asia", "6:a"),
    ("a possessive", {"sco": ["SCO"]}, "the SCO’s and SCO's", "4:sco 14:sco"),
    ("Xi’an is not Xi", {"xi": ["Xi"], "xian": ["Xi’an"]}, "Xi went to Xi’an", "0:xi 11:xian"),
    ("straight and curly", {"x": ["Xi'an"], "q": ["“q”"]}, 'Xi’an "q" Xi\'an', "0:x 6:q 10:x"),
    ("the longest", LUBAN, "Luban Workshop", "0:workshop"),
    ("the leftmost", {"ab": ["a b"], "bcd": ["b c d"]}, "a b c d", "0:ab"),
    ("a longer word hides", LUBAN, "Luban Workshops", "0:workshop!"),
    ("only there", LUBAN, "Luban Workshops of Luban", "0:workshop! 19:luban"),
    ("nothing to hide", {"w": ["Workshop"]}, "Workshops", ""),
    ("not inside a longer word", {"an": ["an"]}, "Xian", ""),
    ("lower case matches any", {"f": ["forum"]}, "forum Forum FORUM", "0:f 6:f 12:f"),
    ("a capital as written", {"p": ["Polish"]}, "polish Polish POLISH", "7:p"),
    ("exact beats folded", {"v": ["polish"], "n": ["Polish"]}, "Polish polish POLISH", "0:n 7:v 14:v"),
    ("İ keeps its length", {"a": ["mir"]}, "İİİ MIR", "4:a"),
    ("ß is not ss", {"s": ["strasse"], "z": ["straße"]}, "Straße STRASSE", "0:z 7:s"),
    ("final sigma", {"o": ["οδος"]}, "ΟΔΟΣ ΟΔΟΣ’Α", "0:o 5:o"),
    ("final sigma beside İ", {"o": ["οδος"]}, "İ ΟΔΟΣ", "2:o"),
    ("NFC in the text", {"c": ["café"]}, "cafe\u0301 café", "0:c 6:c"),
    ("NFC in the form", {"c": ["cafe\u0301"]}, "café", "0:c"),
    ("a mark is part of its letter", {"c": ["cafe"]}, "cafe\u0301", ""),
    ("Hangul in letters", {"h": ["한글"]}, "\u1112\u1161\u11ab\u1100\u1173\u11af 한글", "0:h 7:h"),
    ("Bengali", {"k": ["\u0995\u09cb"]}, "\u0995\u09c7\u09be", "0:k"),
    ("behind a letter and its mark", {"t": ["鲁班"]}, "e\u0301 n\u0308 鲁班", "6:t"),
    ("a Thai tone mark behind", {"t": ["ตา"]}, "e\u0301 ตา\u0e48", ""),
    ("a mark after a composed letter", {"k": ["班K"]}, "班\u212a\u0e48", ""),
    ("a mark behind a letter taken apart", {"e": ["é"]}, "e\u0301\u0e48 é", "4:e"),
    ("no letter is cut: Khmer", {"k": ["ក"], "r": ["រ"]}, "ក្រុមមក។", "6:k"),
    ("Thai", {"k": ["ก"]}, "กำ กี่ ก", "7:k"),
    ("Myanmar", {"m": ["မ"], "t": ["ဌ"]}, "မာ ပိဋ္ဌ မ", "9:m"),
    ("Javanese", {"j": ["ꦗꦮ"]}, "ꦱꦗꦮꦤ", "1:j"),
    ("Tai Viet", {"j": ["ꪒꪲ"]}, "ꪼꪕꪒꪲꪼ", "2:j"),
    ("Tibetan", {"b": ["བོད"], "r": ["ར"]}, "རྒྱ་བོད་ར", "4:b 8:r"),
    ("Devanagari", {"k": ["क"]}, "क्षि कि क", "8:k"),
    ("a flag", {"f": ["🇷🇩"]}, "🇫🇷🇩🇪 🇷🇩", "5:f"),
    ("people at work", {"w": ["👩"]}, "👩\u200d🔬 👩", "4:w"),
    ("a soft hyphen hides nothing", {"f": ["federation"]}, "The fed\u00aderation", "4:f"),
    ("and is no boundary", {"f": ["federation"]}, "The con\u00adfederation", ""),
    ("nor is a word joiner", {"a": ["art"]}, "p\u2060art art\u2060s \u2060art", "13:a"),
    ("unseen in a form", {"f": ["fed\u00aderation", "a\u200bb"]}, "federation ab", "0:f 11:f"),
    ("a form of nothing", {"n": ["\u00ad"]}, "n\u00adn", ""),
    ("a no-break space", {"l": ["Lu Ban"]}, "Lu\u00a0Ban, Lu\u202fBan", "0:l 8:l"),
    ("a no-break hyphen", {"x": ["x-ray"]}, "x\u2011ray x‐ray", "0:x 6:x"),
    ("a middle dot", {"k": ["卡西姆·托卡耶夫"]}, "卡西姆・托卡耶夫和卡西姆‧托卡耶夫", "0:k 9:k"),
    ("wide letters", {"c": ["CCTV"]}, "ＣＣＴＶ的CCTV", "0:c 5:c"),
    ("a ligature is not cut", {"f": ["fine"], "l": ["line"]}, "ﬁne ﬂine", "0:f"),
    ("as written before as folded", {"a": ["סֵפֶר"], "b": ["סָפַר"]}, "סָפַר סֵפֶר ספר", "0:b 6:a 12:a"),
    ("no form, no text", {}, "words", ""),
    ("empty", {"a": ["a"]}, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("terms", "text", "wanted"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_forms(terms: Mapping[str, Sequence[str]], text: str, wanted: str) -> None:
    found = search(text, terms)
    assert " ".join(f"{start}:{id_}{'!' * hides}" for start, _, id_, hides in found) == wanted
    for start, end, id_, _ in found:
        assert fold(text[start:end]) in [fold(form) for form in terms[id_]]


# -- against a simple search -----------------------------------------------------------------------

UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI")
ALIKE = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u00ad": "", "\u05b8": ""}
LETTERS = [
    *"aAbBéÉe\u0301\u0308'’\"“” .-_1İıßẞΣσςKkǅмМש\u05b8سا鲁班中かナกา\u0e48한\u1112\u1161\u11ab",
    "\u212a", "\u00a0", "ab", "Ab", "鲁班", "a\u00adb",
]  # fmt: skip


def plain(text: str) -> str:
    return "".join(ALIKE.get(char, char) for char in unicodedata.normalize("NFC", text))


def lower(text: str) -> str:
    """Character by character, where that keeps the length; the two small sigmas are one."""
    folded = (char.lower() if len(char.lower()) == 1 else char for char in text)
    return "".join(folded).replace("ς", "σ")


def in_word(char: str) -> bool:
    if unicodedata.name(char, "").startswith(UNSPACED):
        return False
    return unicodedata.category(char)[0] in "LMN" or char == "_"


def candidates(text: str, forms: Mapping[str, str]) -> list[Span]:
    """Every form wherever it stands, by trying all of them at all places."""
    found = []
    letters = [m.span() for m in regex.finditer(r"\X\p{M}*", text) if plain(m[0])]
    for index, (start, _) in enumerate(letters):
        for _, end in letters[index:]:
            before, piece, after = map(plain, (text[:start], text[start:end], text[end:]))
            first, last = piece[0], piece[-1]
            ids = [id_ for form, id_ in forms.items() if plain(form) == piece]
            ids += [
                id_
                for form, id_ in forms.items()
                if all(char.lower() == char for char in plain(form))
                and lower(plain(form)) == lower(piece)
            ]
            if ids and not (before and in_word(before[-1]) and in_word(first)):
                stump = bool(after) and in_word(last) and in_word(after[0])
                found.append((start, end, ids[0], stump))
    return found


def naive(text: str, forms: Mapping[str, str]) -> list[Span]:
    """The leftmost form, then the longest; a longer word that hides one is itself reported."""
    found = sorted(candidates(text, forms), key=lambda span: (span[0], -span[1]))
    chosen: list[Span] = []
    for span in found:
        start, end, _, stump = span
        inside = [s for s in found if start <= s[0] and s[1] <= end and not s[3]]
        if (not chosen or start >= chosen[-1][1]) and (not stump or inside):
            chosen.append(span)
    return chosen


@st.composite
def searches(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text and forms, most of them cut from it, as they stand there or written otherwise."""
    text = "".join(draw(st.lists(st.sampled_from(LETTERS), max_size=12)))
    swapped = str.maketrans("'’\"“”", '’\'“""')
    write: dict[str, Callable[[str], str]] = {
        "as it stands": str,
        "in other case": str.swapcase,
        "in small letters": str.lower,
        "with other quotation marks": lambda form: form.translate(swapped),
        "with soft hyphens": "\u00ad".join,
        "composed": lambda form: unicodedata.normalize("NFC", form),
        "taken apart": lambda form: unicodedata.normalize("NFD", form),
    }
    forms = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text)))
        form = text[start : start + draw(st.integers(1, 5))]
        forms.append(write[draw(st.sampled_from(sorted(write)))](form))
    forms += ["".join(draw(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=4)))]
    return text, list({lower(plain(form)): form for form in forms if form}.values())


@given(searches())
@examples(500)
def test_equals_a_simple_search(drawn: tuple[str, list[str]]) -> None:
    """“In Latin, Cyrillic, Greek, Hebrew and Arabic script a form matches whole words; in Han, Kana
    and Thai anywhere in running text. … The leftmost, longest form comes first. … Comparison is by
    NFC. Straight and curly apostrophes and quotation marks match each other.”"""
    text, forms = drawn
    forms = [f for f in forms if plain(f).strip() and not unicodedata.combining(plain(f)[0])]
    terms = {f"t{number}": [form] for number, form in enumerate(forms)}
    assert search(text, terms) == naive(text, {form[0]: id_ for id_, form in terms.items()})
