"""Languages with attached particles, articles and inflection: a form with a listed piece is found."""

from __future__ import annotations

import pytest

from diglot.annotate.forms import FormFinder
from diglot.language.affixes import affixes_of, may_attach
from tests.annotate.test_forms import term

# tag, form, text: what is marked stands in brackets; a longer word that is not is left alone.
ATTACHED = [
    ("ko", "서울", "그는 [서울]에서 산다. [서울]은 [서울]의 [서울]로 [서울]까지 서울시민 한서울"),
    ("ko", "학교", "[학교]는 [학교]가 [학교]와 학교로부터 학교은"),
    ("ko", "소설", "[소설]이 소설가 [소설]을"),  # 가 follows vowels only: a writer of novels
    ("ko", "한강", "[한강]으로 한강로"),
    ("ko", "나", "나는 [나] 나라"),  # too short to be sure
    ("ko-Kore-KR", "5G", "[5G]는 [5G]은"),
    ("ar", "الكتاب", "[ٱلْكِتَابَ] و[الكتاب] ف[الكتاب] ب[الكتاب] [للكتاب] و[للكتاب] [الكِتـاب] الكتابان"),
    ("ar", "كتاب", "[كِتَاب] ال[كتاب] وال[كتاب] وبال[كتاب] لل[كتاب] و[كتاب] مكتاب"),
    ("ar", "الله", "[الله] [لله] و[الله] ب[الله]"),
    ("ar", "تاب", "[تاب] كتاب ال[تاب]"),
    ("he", "ירושלים", "[יְרוּשָׁלַיִם] ב[ירושלים] ול[ירושלים] שב[ירושלים] הירושלימי"),
    ("he", "ספר", "[ספר] ה[ספר] וה[ספר] מה[ספר] מספר ספרים"),
    ("tr", "okul", "[okul] [okulun] [okulda] [Okullar] okulsuz"),
    ("tr", "İstanbul", "[İstanbul]’da [İstanbul]'un"),
    ("tr", "ırmak", "[Irmak] ırmağı"),
    ("ru", "Казахстан", "[Казахстан] [Казахстана] [Казахстаном] казахстанский Казахстанец"),
    ("uk", "Київ", "[Київ] [Київом]"),
    ("de", "Haus", "[Haus] des [Hauses] dem [Hause] Hausaufgabe"),
    ("de", "Arbeit", "[Arbeit] [Arbeiten] Arbeiter"),
    ("fi", "Suomi", "[Suomi] [Suomin] suomalainen"),
    ("hu", "Budapest", "[Budapest] [Budapesten] [Budapestről] budapesti"),
    ("pl", "Kraków", "[Kraków] [Krakówem]"),
    ("kk", "Алматы", "[Алматы] [Алматыда] [Алматының] алматылық"),
    ("en", "Workshop", "[Workshop] Workshops [Workshop]’s"),
    ("fa", "کتاب", "[کتاب] [کتاب‌ها] کتابخانه"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "form", "text"), ATTACHED, ids=[f"{r[0]}-{r[1]}" for r in ATTACHED]
)
def test_a_form_is_found_with_what_its_language_attaches(tag: str, form: str, text: str) -> None:
    """“The form at the word's start, followed by listed endings”, and behind listed proclitics."""
    plain = text.replace("[", "").replace("]", "")
    found = FormFinder([term("t", [form])], "en", tag).find(plain)
    marked, at = "", 0
    for one in found:
        marked += f"{plain[at : one.start]}[{plain[one.start : one.end]}]"
        at = one.end
    assert marked + plain[at:] == text


@pytest.mark.parametrize("tag", ["ko", "ar", "he", "tr", "ru", "de", "fi", "hu", "cs", "sv"])
def test_a_listed_piece_is_short_and_folded(tag: str) -> None:
    affixes = affixes_of(tag)
    assert affixes is not None
    assert 0 < affixes.reach <= 8


def test_what_attaches_nothing_is_said_to() -> None:
    assert not may_attach("en-GB")
    assert may_attach("ko")
    assert may_attach("sw"), "of which nothing is known"
    assert affixes_of("en") is affixes_of("zh-Hans") is None
