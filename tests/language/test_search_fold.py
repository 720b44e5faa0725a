"""The fold of the search: one for the generator and the browser, and what it makes alike."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from diglot.language import letters
from diglot.language.search_fold import clusters, fold
from diglot.language.table import Ranges
from tests.browse import visit
from tests.conftest import lacking
from tests.sites import REPOSITORY

SHARED = REPOSITORY / "generator/diglot/theme/assets/diglot/shared"
IN_BROWSER = """async texts => {
  const { fold } = await import(new URL("assets/diglot/shared/fold.js", document.baseURI));
  return texts.map(text => fold(text));
}"""
IN_NODE = """
import { readFileSync } from "node:fs";
import { fold } from "./fold.js";
console.log(JSON.stringify(JSON.parse(readFileSync("texts.json", "utf-8")).map(text => fold(text))));
"""
MIXED = st.text(
    st.one_of(
        st.sampled_from("aÉß Σς٢३๓,.’\u00ad\u0301\u3099\u0651カか東국ᄒ\u1161\u11abﾊﾞﾟ한ไทย\u200dﬁ٬"),
        st.characters(codec="utf-8"),
    ),
    max_size=24,
)


def alike(*texts: str) -> bool:
    return len({fold(text) for text in texts}) == 1


# -- one for both ---------------------------------------------------------------------------------


def test_the_browsers_tables_are_those_of_the_generator() -> None:
    """“One fold for generator and browser, made from one table.”"""
    path = SHARED / "letters.js"
    made = script()
    if os.environ.get("DIGLOT_UPDATE"):
        path.write_text(made, "utf-8")
    assert path.read_text("utf-8") == made


def script() -> str:
    """`letters.js`: the tables as a browser reads them."""
    listed = json.dumps([list(pair) for pair in letters.ALIKE.items()], ensure_ascii=False)
    return f"""/* Made from language/letters.py by its test: what the fold drops, and what it makes alike. */
export const letters = Object.freeze({{
  cluster: /[^][\\p{{M}}{ranges(letters.JOINED)}]*/gu,
  ignored: /[{ranges(letters.IGNORED)}]/gu,
  marks: /[{ranges(letters.MARKS)}]/gu,
  running: /[{ranges(letters.RUNNING)}]/u,
  kept: {json.dumps(letters.KEPT, ensure_ascii=False)},
  ends: {json.dumps(letters.ENDS, ensure_ascii=False)},
  separators: {json.dumps(letters.SEPARATORS, ensure_ascii=False)},
  katakana: {list(letters.KATAKANA)},
  zeros: {list(letters.ZEROS)},
  alike: new Map({listed}),
}});
"""


def ranges(stretches: Ranges) -> str:
    """As stands between the brackets of a regular expression with the flag u: those that touch are
    one, since each reader fetches it."""
    joined: list[tuple[int, int]] = []
    for a, b in stretches:
        first = joined.pop()[0] if joined and joined[-1][1] + 1 == a else a
        joined.append((first, b))
    shown = [f"\\u{{{a:x}}}" if a == b else f"\\u{{{a:x}}}-\\u{{{b:x}}}" for a, b in joined]
    return "".join(shown)


@pytest.mark.parametrize("name", ["IGNORED", "MARKS", "JOINED", "RUNNING"])
def test_the_ranges_are_in_order_and_apart(name: str) -> None:
    flat = [code for stretch in getattr(letters, name) for code in stretch]
    assert flat == sorted(flat)


def samples() -> list[str]:
    """Every character that Unicode 14 knows, alone and after a letter; words of many scripts."""
    known = [
        chr(code)
        for code in [
            *range(0x20, 0x3400),
            *range(0xA000, 0xABFF),
            *range(0xF900, 0x12000),
            *range(0x1D000, 0x1F000),
        ]
        if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co") and code not in CHANGED
    ]
    hangul = [chr(code) for code in range(0xAC00, 0xD7A4, 97)]
    decomposed = [unicodedata.normalize("NFD", text) for text in WORDS]
    return [*known, *(f"a{char}b" for char in known), *hangul, *WORDS, *decomposed]


CHANGED = {0x1734, 0x180F}
"""Of which a later Unicode says otherwise what they are."""
WORDS = [
    "東京ガス", "ｶﾞｽ", "ΟΔΥΣΣΕΎΣ", "οδυσσευς", "١٬٢٣٤ و 1,234", "السَّلَامُ عَلَيْكُمْ", "شَـــمس", "שָׁלוֹם",
    "한국어", "การ์ตูน", "क्षत्रिय", "Straße", "STRASSE", "Diyarbakır", "İstanbul", "oﬃce", "１２３", "31,000 people",
    "中国—中亚峰会，5月18日", "Қазақстан", "мой", "Xi’an’s", "co\u00adoperate", "𠮷野家", "㍿", "½", "ŉ",
]  # fmt: skip


def test_node_folds_as_the_generator_does(tmp_path: Path) -> None:
    """“A test feeds both the same strings.”"""
    node = shutil.which("node")
    if node is None:
        lacking("node", "apt-get install nodejs")
    texts = samples()
    for path in SHARED.glob("*.js"):
        shutil.copy(path, tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    (tmp_path / "texts.json").write_text(json.dumps(texts), "utf-8")
    (tmp_path / "run.js").write_text(IN_NODE, "utf-8")
    done = subprocess.run(
        [str(node), "run.js"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    compare(texts, json.loads(done.stdout))


def test_chromium_folds_as_the_generator_does(browser: Browser, address: str) -> None:
    texts = samples()
    with visit(browser, address, reading=False) as page:
        compare(texts, page.evaluate(IN_BROWSER, texts))


def compare(texts: list[str], found: list[str]) -> None:
    wrong = [
        (text, [hex(ord(c)) for c in text], theirs, fold(text))
        for text, theirs in zip(texts, found, strict=True)
        if theirs != fold(text)
    ]
    assert wrong == []


# -- what is alike --------------------------------------------------------------------------------


@given(text=MIXED)
def test_what_is_canonically_equivalent_is_alike(text: str) -> None:
    """“Canonical equivalence”: composed, decomposed and in any order of marks."""
    assert alike(text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))


@given(text=MIXED)
def test_a_folded_text_stays_as_it_is_when_it_is_folded_again(text: str) -> None:
    words = fold(text).split()
    assert [fold(word).strip() for word in words] == words


@given(text=MIXED)
def test_the_clusters_are_the_whole_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_the_decimal_digits_of_every_script_are_alike() -> None:
    digits = [
        chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Nd"
    ]
    assert len(digits) > 600
    for digit in digits:
        assert fold(digit) == f" {unicodedata.decimal(digit)} ", hex(ord(digit))


@pytest.mark.parametrize(
    "texts",
    [
        ("東京ガス", "東京カ\u3099ス", "東京ｶﾞｽ"),
        ("ΟΔΥΣΣΕΎΣ", "οδυσσευς", "Ὀδυσσεύς", "οδυσσευσ"),
        ("٢٠٢٣", "۲۰۲۳", "२०२३", "２０２３", "2023"),
        ("1,234", "١٬٢٣٤", "1234"),
        ("شمس", "شَمْس", "شـــمس"),
        ("كتاب", "کتاب"),
        ("مصطفى", "مصطفي", "مصطفی"),
        ("ٱلرحمن", "الرَّحْمَٰن".replace("\u0670", ""), "الرحمن"),
        ("שלום", "שָׁלוֹם"),
        ("ｶﾀｶﾅ", "カタカナ", "かたかな"),
        ("oﬃce", "office", "OFFICE", "ｏｆｆｉｃｅ"),
        ("Straße", "STRASSE", "STRAẞE"),
        ("Diyarbakır", "DIYARBAKIR", "diyarbakir"),
        ("İstanbul", "istanbul", "I\u0307stanbul"),
        ("confederation", "con\u00adfed\u200beration", "con\u2060federation\ufe0f"),
        ("Xi’an", "Xi'an", "Xi‘an", "Xiʼan", "Xian"),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
        ("Tiếng Việt", "tieng viet", "TIE\u0302\u0301NG VIE\u0323\u0302T"),
        ("ёлка", "елка"),
        ("१९४७", "1947"),
    ],
    ids=lambda texts: texts[0],
)
def test_what_is_alike(texts: tuple[str, ...]) -> None:
    assert alike(*texts), [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("か", "が"), ("は", "ぱ"), ("ハ", "バ"), ("мой", "мои"), ("กา", "ก่า"), ("क", "क़"),
        ("हिंदी", "हदी"), ("가", "각"), ("ab", "a b"), ("北", "比"),
    ],
)  # fmt: skip
def test_what_is_another_letter_stays_another(one: str, other: str) -> None:
    """“Script-aware: kana voicing is not dropped.”"""
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Lǔ Bān", " lu ban "),
        ("上海 合作，组织", " 上海合作 组织 "),
        ("第1届 SCO峰会", " 第 1 届 sco 峰会 "),
        ("31,000 and 2.5", " 31000 and 2 5 "),
        (" — !", " "),
        ("", " "),
    ],
)
def test_words_have_spaces_and_runs_have_none(text: str, folded: str) -> None:
    assert fold(text) == folded
