"""Citations of what lacks a part, of groups, and names taken apart: small inputs, one rule each."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diglot.derive.citation import licence_url
from diglot.derive.lines import iri
from diglot.derive.people import name_of
from diglot.derive.styles import STYLES, WHOLE
from diglot.derive.years import year_of
from diglot.language.dates import parse_edtf
from diglot.model.citation import Citation, Name
from diglot.model.declared import Person

BARE = Citation(
    key="gate",
    title="Is it so?",
    edition="The Gate",
    editors=(),
    translators=(),
    version="",
    publisher="",
    issued=None,
    url="",
    tag="en",
)


def plain(cited: str) -> str:
    return cited.replace(WHOLE[0], "").replace(WHOLE[1], "")


@pytest.mark.parametrize(
    ("style", "text", "whole"),
    [
        ("Chicago", "“Is it so?” In The Gate. n.d.", "The Gate. n.d."),
        ("APA", "Is it so? (n.d.). In The Gate.", "The Gate. (n.d.)."),
        ("MLA", "“Is it so?” The Gate.", "The Gate."),
        ("GB/T 7714", "Is it so?[M]//The Gate.", "The Gate[M]."),
    ],
)
def test_what_is_not_said_is_not_asserted_and_leaves_no_stop_behind(
    style: str, text: str, whole: str
) -> None:
    """No version, publisher, editor or address that the sources do not state."""
    assert plain(STYLES[style](BARE)) == text
    assert plain(STYLES[style](replace(BARE, title=""))) == whole


@pytest.mark.parametrize(
    ("style", "text", "whole"),
    [
        ("Chicago", "In The Gate, by the Gate editors. n.d.", "The Gate editors. The Gate. n.d."),
        ("APA", "In The Gate editors, The Gate.", "The Gate editors. (n.d.). The Gate."),
        ("MLA", "The Gate, by the Gate editors.", "The Gate editors. The Gate."),
        ("GB/T 7714", "//The Gate editors. The Gate.", "The Gate editors. The Gate[M]."),
    ],
)
def test_editors_that_are_called_so_are_not_edited_by_once_more(
    style: str, text: str, whole: str
) -> None:
    """Not “edited by The Gate editors”."""
    group = replace(BARE, editors=(name_of(Person(name="The Gate editors")),))
    assert plain(STYLES[style](group)).endswith(text)
    assert plain(STYLES[style](replace(group, title=""))) == whole


@pytest.mark.parametrize("name", ["门编辑部", "《门》編委會", "Gate Editorial Board", "The eds."])
def test_editors_are_called_so_in_other_words_too(name: str) -> None:
    group = replace(BARE, editors=(name_of(Person(name=name)),))
    assert "edited" not in STYLES["Chicago"](group)
    assert "Ed." not in STYLES["APA"](group)


def test_a_group_has_a_small_article_within_a_sentence() -> None:
    group = replace(BARE, editors=(name_of(Person(name="The Gate Society of York")),))
    assert "edited by the Gate Society" in STYLES["Chicago"](group)
    assert "In The Gate Society of York (Ed.), " in STYLES["APA"](group)


@pytest.mark.parametrize(
    ("name", "family", "given", "suffix"),
    [
        ("Ann Sato", "Sato", "Ann", ""),
        ("Kassym-Jomart Tokayev", "Tokayev", "Kassym-Jomart", ""),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig", ""),
        ("Ana de la Cruz", "de la Cruz", "Ana", ""),
        ("Harun al-Rashid", "al-Rashid", "Harun", ""),
        ("Charles d’Artagnan", "d’Artagnan", "Charles", ""),
        ("Martin Luther King, Jr.", "King", "Martin Luther", "Jr."),
        ("J.R.R. Tolkien", "Tolkien", "J.R.R.", ""),
        ("Лев Толстой", "Толстой", "Лев", ""),
        ("Ζωή Παπά", "Παπά", "Ζωή", ""),
        ("José\u0301 Pére\u0301z", "Pére\u0301z", "José\u0301", ""),
        ("王小明", "", "", ""),
        ("김 철수", "", "", ""),
        ("طه حسين", "", "", ""),
        ("Homer", "", "", ""),
        ("The Diglot editors", "", "", ""),
        ("The Diglot Society", "", "", ""),
        ("University of Leeds", "", "", ""),
        ("R&D 100% #1", "", "", ""),
        ("Sato, Ann", "", "", ""),
        ("Studio 54", "", "", ""),
    ],
)
def test_a_name_is_taken_apart_where_it_is_a_persons(
    name: str, family: str, given: str, suffix: str
) -> None:
    found = name_of(Person(name=name))
    assert found == Name(written=name, family=family, given=given, suffix=suffix)


@pytest.mark.parametrize(
    ("person", "family", "given"),
    [
        (Person(name="Wang Guan", family="Wang"), "Wang", "Guan"),
        (
            Person(name="Gabriel García Márquez", family="García Márquez"),
            "García Márquez",
            "Gabriel",
        ),
        (Person(name="Ludwig van Beethoven", family="Beethoven"), "Beethoven", "Ludwig van"),
        (Person(name="Example Press", kind="organisation"), "", ""),
        (Person(name="The Edge", kind="person"), "Edge", "The"),
        (Person(name="李 四", family="李"), "李", "四"),
    ],
)
def test_what_the_sources_say_of_a_name_goes_first(person: Person, family: str, given: str) -> None:
    found = name_of(person)
    assert (found.family, found.given) == (family, given)


def test_a_name_that_begins_with_the_familys_is_not_turned_round() -> None:
    one = replace(BARE, title="", editors=(name_of(Person(name="Wang Guan", family="Wang")),))
    assert plain(STYLES["Chicago"](one)).startswith("Wang Guan, ed.")
    assert STYLES["APA"](one).startswith("Wang, G. (Ed.)")
    assert STYLES["MLA"](one).startswith("Wang Guan, editor.")
    assert STYLES["GB/T 7714"](one).startswith("WANG G.")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-11-23", "2026"),
        ("2023-05/2023-09", "2023"),
        ("1990/1995", "1990–1995"),
        ("1990/..", "1990–"),
        ("../1995", "–1995"),
        ("1990~", "ca. 1990"),
        ("1990?/1995", "ca. 1990–1995"),
        ("199X", "199X"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
    ],
)
def test_a_year_is_said_of_every_date(written: str, said: str) -> None:
    assert year_of(parse_edtf(written), about="ca. {}") == said


@pytest.mark.parametrize(
    ("address", "escaped"),
    [
        (
            "https://a.example/Xi'an_(city)?a=1&b=[2]#c",
            "https://a.example/Xi'an_(city)?a=1&b=[2]#c",
        ),
        ("https://𠮷野家.example/é", "https://𠮷野家.example/é"),
        ("https://a.example/{a}|b^`\\", "https://a.example/%7Ba%7D%7Cb%5E%60%5C"),
        ('https://a.example/a b"<>\n', "https://a.example/a%20b%22%3C%3E%0A"),
        ("https://a.example/\u2028", "https://a.example/%E2%80%A8"),
    ],
)
def test_an_address_holds_nothing_that_none_may_hold(address: str, escaped: str) -> None:
    assert iri(address) == escaped


@pytest.mark.parametrize(
    ("licence", "url"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-PDDC", "CC-PDDC"),
        ("MIT", "MIT"),
    ],
)
def test_a_licence_has_its_own_address_or_none(licence: str, url: str) -> None:
    assert licence_url(licence) == url
