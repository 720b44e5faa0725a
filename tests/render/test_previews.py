"""The pictures of link previews: what stands in them and where, in which fonts, and how they are made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from diglot.flow import generate, make, understand
from diglot.language.glyphs import clean, fonts_for, missing
from diglot.model.font import OWN_FONT, Font, FontFile
from diglot.parse.font import parse_font
from diglot.read import OWN_FONT as OWN_FILE
from diglot.render.drawing import preview
from diglot.render.drawing.card import HEIGHT, WIDTH, Side, draw_card, shown
from diglot.render.drawing.preview import draw, draw_picture
from diglot.render.drawing.typesetting import set_in, width
from tests.helpers import BASE, lay_out
from tests.sites import EDITIONS, lay_out_edition
from tests.small_png import pixels

NAMES = {"Han": BASE, "Naskh": EDITIONS / "ar-zh", "Hebrew": EDITIONS / "he-en"}
ISOLATES = "\u2066\u2067\u2069"
SMALL = 240
"""Pixels across, at which a card is looked at: so many are soon unpacked."""
FULL = 150
"""Ink is darker."""


def font(path: Path) -> Font:
    return parse_font(FontFile(name=path.name, file=str(path), data=path.read_bytes()))


OWN = font(OWN_FILE)
FONTS = {
    name: font(next((root / "source/fonts").glob(f"*{name}*"))) for name, root in NAMES.items()
}
LATIN = "".join(sorted(OWN.advances))


def side(title: str, direction: str = "ltr", people: tuple[str, ...] = ()) -> Side:
    return Side(title=title, direction=direction, people=people, edition=("Gate", "Version 1"))


def lines(svg: str) -> list[tuple[float, float, str]]:
    """Each line of a card: its size, where it begins, and its words."""
    return [
        (
            float(one.attrib["font-size"]),
            float(one.attrib["x"]),
            "".join(one.itertext()).strip(ISOLATES),
        )
        for one in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]


def words(svg: str) -> str:
    return " ".join(line for _, _, line in lines(svg))


def ink(svg: str, fonts: Sequence[Font], left: int, top: int, right: int, bottom: int) -> bool:
    """Whether there is anything in this part of a card but its paper."""
    step, rows = pixels(draw(svg, fonts, SMALL))
    scale = WIDTH // SMALL
    seen = (row[left // scale * step : right // scale * step] for row in rows)
    return any(min(row) < FULL for row in [*seen][top // scale : bottom // scale])


def cards(root: Path) -> dict[str, tuple[str, tuple[Font, ...]]]:
    """What each picture of an edition is drawn from."""
    sources = understand(root)
    assert sources.edition is not None
    info = sources.edition.info
    return {
        text.id if text else "index": (
            draw_card([*preview.sides(info, text, sources.words)], info.fonts),
            info.fonts,
        )
        for text in (None, *info.texts)
    }


def pictures(root: Path) -> dict[str, bytes]:
    result = make(root)
    assert not result.has_errors, result.problems
    found = {one.path: one.as_bytes() for one in result.outputs if one.path.endswith(".png")}
    return {path.removeprefix("docs/assets/made/"): png for path, png in found.items()}


# -- the picture ----------------------------------------------------------------------------------


def test_each_text_has_a_card_and_the_edition_one(tmp_path: Path) -> None:
    """“A card of 1200 × 630 with both titles.” “The same input gives the same bytes.”"""
    root = lay_out(None, tmp_path)
    found = pictures(root)
    assert sorted(found) == ["gate.png", "index.png"]
    assert pictures(root) == found
    assert found["gate.png"] != found["index.png"]
    for png in found.values():
        assert (WIDTH, HEIGHT) == (1200, 630)
        assert [int.from_bytes(png[at : at + 4]) for at in (16, 20)] == [WIDTH, HEIGHT]
    for card in cards(root).values():
        assert ink(*card, 84, 160, 570, 420), "the title in the base language"
        assert ink(*card, 630, 160, 1116, 420), "the title in the other"
        assert not ink(*card, 580, 20, 620, 500), "what stands between the columns"
        assert not ink(*card, 0, 20, 70, 630)


def test_a_title_without_a_font_leaves_its_room_to_the_other(tmp_path: Path) -> None:
    """“A script for which no font is at hand leaves that title out and says so.”"""
    root = lay_out(None, tmp_path)
    both = cards(root)["index"][0]
    (root / "source/fonts/EditionHan-Bold.otf").unlink()
    assert [problem.code for problem in understand(root).problems] == ["E011"]
    one, fonts = cards(root)["index"]
    assert {"The Gate", "门"} <= {words for _, _, words in lines(both)}
    assert lines(one)[0][2] == "The Gate"
    assert "门" not in words(one)
    assert ink(one, fonts, 84, 160, 1116, 420)
    edition = root / "source/edition.yml"
    edition.write_text(edition.read_text("utf-8").replace("url: https://gate.example\n", ""))
    assert not understand(root).problems, "without an address there are no previews"


def test_what_the_machine_has_is_not_used() -> None:
    card = draw_card([side("门"), side("شاي")], [OWN])
    assert not lines(card)
    named = re.findall('font-family="([^"]+)"', draw_card([side("Gate 门")], [OWN, FONTS["Han"]]))
    assert set(named) <= {f"&#x27;{OWN_FONT}&#x27;", "&#x27;Edition Han&#x27;"}


def test_a_picture_is_drawn_anew_where_what_it_says_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(None, tmp_path)
    drawn: list[str] = []

    def noted(svg: str, *rest: object) -> bytes:
        drawn.append(words(svg))
        return draw_picture(svg, *rest)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(preview, "draw_picture", noted)
    assert not generate(root).has_errors
    assert len(drawn) == 2
    picture = (root / "docs/assets/made/gate.png").read_bytes()
    glossary = root / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8") + "\n", "utf-8")
    assert not generate(root).has_errors
    assert len(drawn) == 2
    edition = root / "source/edition.yml"
    edition.write_text(edition.read_text("utf-8").replace("The Gate,", "The Wall,"), "utf-8")
    assert not generate(root).has_errors
    assert len(drawn) == 4
    assert "The Wall" in drawn[2]
    assert (root / "docs/assets/made/gate.png").read_bytes() != picture


# -- words in it ----------------------------------------------------------------------------------


@given(st.text(), st.text(LATIN), st.sampled_from(["ltr", "rtl"]))
@example("<b>&\"'</b>\x00 ]]> &#0;", "x", "ltr")
@example("a\u202eb\u2067c\ud800\ufffe", "d\u2028e", "rtl")
def test_no_title_breaks_a_card(anything: str, letters: str, direction: str) -> None:
    """“No input can inject markup.” “Escaping is by context.”"""
    card = draw_card([side(anything, direction), side(letters, people=(anything, letters))], [OWN])
    tags = {one.tag.partition("}")[2] for one in ElementTree.fromstring(card).iter()}
    assert tags <= {"svg", "rect", "g", "path", "line", "text", "tspan"}


@pytest.mark.parametrize("title", ["<&>\"'", "\x00", "\u202e\u2067", "\ud800", "]]><x>", " "])
def test_hostile_titles_are_drawn(title: str) -> None:
    png = draw(draw_card([side(title), side("Gate")], [OWN]), [OWN], SMALL)
    assert png.startswith(b"\x89PNG")


@given(st.text(LATIN, min_size=1, max_size=400), st.sampled_from([200.0, 480.0, 1032.0]))
@example("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 480.0)
@example("i" * 200, 480.0)
@example("The word " * 40, 480.0)
def test_lines_stay_in_their_room_and_lose_nothing(title: str, room: float) -> None:
    """“Long titles wrap or shrink”; where the smallest size is too large they end in dots."""
    if not fonts_for(title, [OWN]):
        return
    setting = set_in(title, (60, 40, 24), room, lambda size: 240 // size, [OWN])
    assert all(width(line, setting.size, [OWN]) <= room for line in setting.lines)
    assert len(setting.lines) <= 240 // setting.size
    said, whole = "".join(setting.lines).replace(" ", ""), clean(title).replace(" ", "")
    assert said == whole or (said.endswith("…") and whole.startswith(said[:-1]))


@pytest.mark.parametrize(
    ("title", "most"),
    [("Gate", 1), ("A Conversation with President Tokayev", 4), ("word " * 40, 9)],
)
def test_a_long_title_is_small_and_whole(title: str, most: int) -> None:
    card = draw_card([side(title), side("门" * 40)], [OWN, FONTS["Han"]])
    titles = [line for line in lines(card) if line[2] not in ("Gate · Version 1",)]
    assert len({size for size, _, _ in titles}) == 1, "both titles are of one size"
    left = [words for _, x, words in titles if x < WIDTH / 2]
    assert len(left) <= most
    assert " ".join(left) == title.strip()


def test_a_name_is_not_broken_where_there_is_room_below() -> None:
    card = draw_card(
        [side("Ion", people=("Wang Guan", "Kassym-Jomart Tokayev of Kazakhstan")), side("Ion")],
        [OWN],
    )
    assert {"Wang Guan", "Kassym-Jomart Tokayev of Kazakhstan"} <= {line[2] for line in lines(card)}


# -- scripts --------------------------------------------------------------------------------------


def test_right_to_left_the_base_stands_on_the_right() -> None:
    arabic, latin = "البئر", "Orchard"
    card = draw_card([side(arabic, "rtl"), side(latin)], [FONTS["Naskh"], OWN])
    placed = {line: x for _, x, line in lines(card)}
    assert placed[latin] < WIDTH / 2 < placed[arabic]
    text = next(one for one in re.findall("<text.*?</text>", card) if "البئر" in one)
    assert 'text-anchor="end"' in text
    assert text.count("\u2067") == text.count("\u2069") == 1
    assert ink(card, [FONTS["Naskh"], OWN], 1000, 160, 1116, 300), "it begins at the right edge"


def test_letters_that_join_need_one_font() -> None:
    """What draws shapes a line in each font, and takes from each its letters, one glyph for one."""
    naskh, han = FONTS["Naskh"], FONTS["Han"]
    assert fonts_for("البئر 2023", [naskh, OWN]) == (naskh,)
    assert fonts_for("البئر W", [naskh, OWN]) == ()
    assert missing("البئر W", [naskh, OWN]) == ["W"]
    assert fonts_for("门 Gate", [han, OWN]) == (OWN, han)
    assert [one.title for one in shown([side("البئر W"), side("W")], [naskh, OWN])] == ["W"]


def test_a_font_of_the_edition_goes_before_our_own() -> None:
    theirs = replace(OWN, family="Theirs")
    assert fonts_for("Gate", [theirs, OWN])[0] is theirs
    assert fonts_for("门", [FONTS["Han"], OWN])[0] is FONTS["Han"]


# -- fonts ----------------------------------------------------------------------------------------


def test_fonts_are_read() -> None:
    assert OWN.family == OWN_FONT
    assert (OWN.advances["A"], len(OWN.advances)) == (0.712, 400)
    assert FONTS["Han"].advances["门"] == 1.0
    assert OWN_FILE.stat().st_size <= 60_000
    assert "SIL OPEN FONT LICENSE" in (OWN_FILE.parent / "DiglotSerif-LICENSE.txt").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("fault", ["folder", "link that leads nowhere", "link that leads out"])
def test_what_is_no_font_file_is_said(tmp_path: Path, fault: str) -> None:
    """“What is there and cannot be read is an error, and never taken for absent.”"""
    root = lay_out(None, tmp_path / "edition")
    font = root / "source/fonts/x.ttf"
    if fault == "folder":
        font.mkdir()
    else:
        font.symlink_to(OWN_FILE if "out" in fault else "nowhere")
    (problem,) = understand(root).problems
    assert (problem.code, problem.place.path) == ("F005", "source/fonts/x.ttf")
    assert fault in problem.message
    assert not generate(root).written.changed


@given(st.data())
def test_a_damaged_font_is_a_font_or_a_problem(data: st.DataObject) -> None:
    """“No input whatever shows a traceback.”"""
    whole = OWN_FILE.read_bytes()
    start, end = sorted(data.draw(st.integers(0, 400)) for _ in range(2))
    length = data.draw(st.sampled_from([end, 1000, len(whole)]))
    damaged = (whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])[:length]
    with suppress(ValueError):  # and nothing else
        parse_font(FontFile(name="x", file="x", data=damaged))


# -- what pages say of it -------------------------------------------------------------------------


def test_every_page_has_a_picture(tmp_path: Path) -> None:
    result = make(lay_out_edition(EDITIONS / "he-en", tmp_path / "he-en"))
    assert not result.problems, result.problems
    made = {one.path.removeprefix("docs/") for one in result.outputs}
    pages = [one for one in result.outputs if one.path.endswith(".md")]
    assert len(pages) > 10
    for page in pages:
        said = dict(
            re.findall(
                r'\["\w+", "((?:og:image|twitter)[:\w]*)", "(.*?)"\]', page.as_bytes().decode()
            )
        )
        is_of_text = "/well/" in page.path
        name = "well" if is_of_text else "index"
        assert said["og:image"] == f"https://example.org/well/assets/made/{name}.png"
        assert said["og:image"].removeprefix("https://example.org/well/") in made
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert len(said["og:image:alt"]) > 4
        assert said["twitter:card"] == "summary_large_image"
