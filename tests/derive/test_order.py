"""The order of the glossary's index: letters, readings, and what the editor says."""

from __future__ import annotations

import re
import unicodedata

import pytest
from msgspec.structs import replace

from diglot.check import order
from diglot.derive.order import by_kind, by_letter, sort_words
from diglot.flow import understand
from diglot.language import collation
from diglot.model.edition import Edition
from diglot.model.glossary import Form, Term, TermKind
from diglot.model.localized import Language, Localized
from diglot.model.problem import Place
from tests.helpers import BASE
from tests.sites import EDITIONS

ENGLISH = Language(code="en", tag="en", name="English", dir="ltr")
CHINESE = Language(code="zh", tag="zh-Hans", name="中文", dir="ltr")
RUSSIAN = Language(code="ru", tag="ru", name="Русский", dir="ltr")


def ours() -> Edition:
    edition = understand(EDITIONS / "en-zh").edition
    assert edition is not None
    return edition


def term(id_: str, words: dict[str, str], reading: str = "") -> Term:
    """An entry with nothing but its names."""
    place = Place("glossary.yml", 1, 1)
    edition = understand(BASE).edition
    assert edition is not None
    return replace(
        edition.info.terms[0],
        id=id_,
        kind=TermKind.WORK,
        term=Localized.of(words),
        forms=tuple(Form(lang=code, text=text, place=place) for code, text in words.items()),
        reading=Localized.of({"zh": reading} if reading else None),
    )


ORDERS = [
    (ENGLISH, ["Éclair", "Eagle", "zoo"], {"E": ["Eagle", "Éclair"], "Z": ["zoo"]}),
    (ENGLISH, ["“Quoted”", "2024 summit"], {"0–9": ["2024 summit"], "Q": ["“Quoted”"]}),
    (ENGLISH, ["the Silk Road", "a friend"], {"F": ["a friend"], "S": ["the Silk Road"]}),
    (ENGLISH, ["New York", "Newark"], {"N": ["Newark", "New York"]}),
    (RUSSIAN, ["Ёлка", "Берег"], {"Б": ["Берег"], "Е": ["Ёлка"]}),
    (CHINESE, ["鲁班", "CGTN", "北京"], {"B": ["北京"], "C": ["CGTN"], "L": ["鲁班"]}),
    (CHINESE, ["重庆", "长城"], {"C": ["长城", "重庆"]}),
]


@pytest.mark.parametrize(("lang", "words", "groups"), ORDERS)
def test_the_order_of_an_index(
    lang: Language, words: list[str], groups: dict[str, list[str]]
) -> None:
    terms = [term(f"t-{index}", {lang.code: word}) for index, word in enumerate(words)]
    found = by_letter(terms, lang, ["a", "an", "the"])
    assert {group.name: [t.term[lang.code] for t in group.terms] for group in found} == groups
    assert [group.name for group in found] == list(groups)
    assert all(re.fullmatch(r"letter-[a-z0-9]+", group.id) for group in found)
    assert [len(group.terms) for group in by_kind(terms, lang)] == [len(words)]


def test_what_the_editor_says_goes_before_all() -> None:
    """“Veld, Jonas” stands under V in English; in Chinese by the reading of the name."""
    info = ours().info
    veld = next(term for term in info.terms if term.id == "jonas-veld")
    english, chinese = info.languages
    assert sort_words(veld, english).startswith("Veld")
    assert sort_words(veld, chinese).startswith("Yuēnàsī")
    assert sort_words(replace(veld, sort=Localized()), english).startswith("Jonas")


def test_a_reading_goes_before_the_dictionary() -> None:
    (group,) = by_letter([term("chong", {"zh": "重"}, "Zhòng")], CHINESE)
    assert group.name == "Z"


def language(tag: str) -> Language:
    return Language(code=tag, tag=tag, name=tag, dir="ltr")


BY_LANGUAGE = [
    ("sv", ["Ängel", "Åsa", "Öl", "Zebra", "Anka", "Oskar"], "A:Anka O:Oskar Z:Zebra Å:Åsa Ä:Ängel Ö:Öl"),
    ("da", ["Ål", "Ærø", "Øl", "Zoo"], "Z:Zoo Æ:Ærø Ø:Øl Å:Ål"),
    ("de", ["Ärger", "Zaun", "Affe", "Straße", "Strand", "Ast"], "A:Affe,Ärger,Ast S:Strand,Straße Z:Zaun"),
    ("fr", ["œuvre", "ode", "ouvrir", "Élan", "eau"], "E:eau,Élan O:ode,œuvre,ouvrir"),
    ("es", ["ñu", "nube", "oso", "chico", "casa", "dado"], "C:casa,chico D:dado N:nube Ñ:ñu O:oso"),
    ("cs", ["chata", "hora", "ihned", "cena", "čas"], "C:cena Č:čas H:hora CH:chata I:ihned"),
    ("hu", ["cukor", "csend", "dob"], "C:cukor CS:csend D:dob"),
    ("pl", ["łódź", "las", "mapa"], "L:las Ł:łódź M:mapa"),
    ("ru", ["йод", "игла", "ёлка", "ель", "NATO"], "Е:ёлка,ель И:игла Й:йод N:NATO"),
    ("el", ["Ὀδυσσεύς", "οίκος", "Ψυχή"], "Ο:Ὀδυσσεύς,οίκος Ψ:Ψυχή"),
    ("ja", ["さくら", "アイス", "かえる", "がっこう", "カメラ", "NHK"], "N:NHK あ:アイス か:かえる,がっこう,カメラ さ:さくら"),
    ("ar", ["الكتاب", "ٱلْبَيْت", "القاهرة", "أرض", "الله", "قلم"], "ا:أرض,الله ب:ٱلْبَيْت ق:القاهرة,قلم ك:الكتاب"),
    ("he", ["שלום", "אבן", "בית"], "א:אבן ב:בית ש:שלום"),
    ("ko", ["한국", "가게", "나라"], "ㄱ:가게 ㄴ:나라 ㅎ:한국"),
    ("th", ["เกาะ", "ขนม", "กา"], "ก:กา,เกาะ ข:ขนม"),
    ("hi", ["भारत", "अमर"], "अ:अमर भ:भारत"),
    ("kk", ["Қазақ", "Кедр", "Әлем", "Абай"], "А:Абай Ә:Әлем К:Кедр Қ:Қазақ"),
    ("tr", ["ırmak", "iğde", "Çay", "cam"], "C:cam Ç:Çay I:ırmak İ:iğde"),
    ("zh-Hans", ["鲁班", "安全", "重庆", "NATO"], "A:安全 C:重庆 L:鲁班 N:NATO"),
    ("zh-Hant", ["魯班", "安全"], "A:安全 L:魯班"),
    ("grc", ["ὕδωρ", "ἄνθρωπος"], "Α:ἄνθρωπος Υ:ὕδωρ"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "words", "expected"), BY_LANGUAGE)
def test_an_index_is_in_the_order_of_its_language(
    tag: str, words: list[str], expected: str
) -> None:
    """“CLDR collation decides”, and the headings are the index characters of CLDR."""
    lang = language(tag)
    terms = [term(f"t-{at}", {tag: word}) for at, word in enumerate(words)]
    found = by_letter(terms, lang)
    shown = [f"{g.name}:{','.join(t.term[tag] for t in g.terms)}" for g in found]
    assert " ".join(shown) == expected
    ids = [group.id for group in found]
    assert all(re.fullmatch(r"letter-[a-z0-9]+", one) for one in ids)
    assert len(set(ids)) == len(ids)


def test_a_kanji_stands_by_its_reading() -> None:
    lang = language("ja")
    words = {"東京": "とうきょう", "海": "うみ"}
    terms = [
        replace(term(f"t-{at}", {"ja": word}), reading=Localized.of({"ja": reading}))
        for at, (word, reading) in enumerate(words.items())
    ]
    assert [group.name for group in by_letter(terms, lang)] == ["あ", "た"]


def test_an_article_in_one_with_its_word_counts_where_the_editor_says_so() -> None:
    lang = language("ar")
    given = replace(term("t", {"ar": "التزام"}), sort=Localized.of({"ar": "التزام"}))
    assert [group.name for group in by_letter([given], lang)] == ["ا"]


def test_without_icu_words_go_by_their_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collation, "is_known", lambda: False)
    words = ["Zebra", "Ängel", "Oskar", "Öl"]
    terms = [term(f"t-{at}", {"sv": word}) for at, word in enumerate(words)]
    found = by_letter(terms, language("sv"))
    assert [group.name for group in found] == ["A", "O", "Z"]
    assert [t.term["sv"] for t in found[1].terms] == ["Öl", "Oskar"]


def test_the_check_says_that_the_order_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """“A fallback that says so.”"""
    assert "D009" not in [problem.code for problem in understand(EDITIONS / "en-zh").problems]
    monkeypatch.setattr(order, "is_known", lambda: False)
    found = [
        problem for problem in understand(EDITIONS / "en-zh").problems if problem.code == "D009"
    ]
    assert len(found) == 1


def test_letters_are_bases() -> None:
    info = ours().info
    for lang in info.languages:
        for group in by_letter(info.terms, lang):
            assert unicodedata.normalize("NFD", group.name) == group.name
