"""The layouts: switched in place, named in the address, remembered; and in none is anything lost."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from diglot.flow import understand
from tests.browse import arrives
from tests.extract import of_html
from tests.reading.page import CHINESE, ENGLISH, VIEWS, WIDTHS, box, choose, passages, ready, visit


def arrangement(page: Page) -> str:
    """How the passages of 4.1 stand: first beside or above second, or only one of them."""
    first, second = passages(page, "4.1")
    if not (first.is_visible() and second.is_visible()):
        return "first" if first.is_visible() else "second"
    one, other = box(first), box(second)
    if one["x"] + one["width"] <= other["x"]:
        return "beside"
    if other["x"] + other["width"] <= one["x"]:
        return "beside, second first"
    return "above" if one["y"] < other["y"] else "above, second first"


@pytest.mark.parametrize("width", WIDTHS)
def test_an_address_names_the_layout(browser: Browser, address: str, width: int) -> None:
    side_by_side = "beside" if width >= 768 else "above"
    found = {}
    with visit(browser, address + ENGLISH, width=width) as page:
        for view, lead in itertools.product(VIEWS, ("en", "zh-Hans")):
            page.goto(f"{address}{ENGLISH}?view={view}&lead={lead}")
            ready(page)
            found[view, lead] = arrangement(page)
    assert found == {
        ("columns", "en"): side_by_side,
        ("columns", "zh-Hans"): f"{side_by_side}, second first",
        ("interleaved", "en"): "above",
        ("interleaved", "zh-Hans"): "above, second first",
        ("single", "en"): "first",
        ("single", "zh-Hans"): "second",
        ("reveal", "en"): "first",
        ("reveal", "zh-Hans"): "second",
    }


@pytest.mark.parametrize(("width", "touch"), [(360, True), (768, True), (1440, False)])
def test_choices_are_made_in_place_kept_in_the_address_and_remembered(
    browser: Browser, address: str, width: int, touch: bool
) -> None:
    with visit(browser, address + ENGLISH, width=width, has_touch=touch) as page:
        page.evaluate("() => { window.stays = true; }")
        opener, panel = page.locator(".open-reader-panel"), page.locator("#reader-panel")
        (opener.tap if touch else opener.click)()
        expect(panel).to_be_in_viewport(ratio=1)
        choose(page, "view", "single")
        choose(page, "lead", "2")
        choose(page, "size", "3")
        choose(page, "terms", "off")
        arrives(page, "?view=single&lead=zh-Hans&terms=off&size=3")
        assert arrangement(page) == "second"
        assert page.evaluate("window.stays")
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(opener).to_be_focused()
        page.goto(address + ENGLISH)
        ready(page)
        assert arrangement(page) == "second"
        assert page.evaluate("document.documentElement.dataset.size") == "3"
        page.goto(f"{address}{ENGLISH}?view=columns&lead=en&size=1")  # the address wins
        ready(page)
        assert arrangement(page) == ("above" if width == 360 else "beside")
        page.goto(address + CHINESE)  # Chinese leads, as was chosen: there, by itself
        ready(page)
        assert passages(page, "4.1")[0].get_attribute("lang") == "zh-Hans"
        assert arrangement(page) == "first"


def test_choices_are_made_by_keyboard(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        page.locator(".open-reader-panel").press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Close")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#reader-panel [value=columns]")).to_be_focused()
        page.keyboard.press("ArrowDown")
        assert arrangement(page) == "above"
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        assert arrangement(page) == "above, second first"
        page.keyboard.press("Escape")
        expect(page.locator(".open-reader-panel")).to_be_focused()


def test_nonsense_in_the_address_changes_nothing(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}?view=x&lead=fr&size=&notes=no#100%") as page:
        assert arrangement(page) == "beside"


def test_without_storage_choices_last_for_the_visit(browser: Browser, address: str) -> None:
    refuse = """for (const name of ["getItem", "setItem"]) {
      const own = Storage.prototype[name];
      Storage.prototype[name] = function (key, value) {
        if (key.startsWith("diglot")) throw new Error("refused");
        return own.call(this, key, value);
      };
    }"""
    with visit(
        browser, address + ENGLISH, before=lambda page: page.add_init_script(refuse)
    ) as page:
        page.keyboard.press("v")
        assert arrangement(page) == "above"
        arrives(page, "?view=interleaved")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            ENGLISH,
            {
                "v": "Layout and notes – One below the other",
                "l": "First language – 中文",
                "e": "Changes to the received text – on",
                "+": "Text size – A+",
            },
        ),
        (CHINESE, {"v": "版式与注释 – 逐句上下对照", "e": "对底本的改动 – 开"}),
    ],
)
def test_what_a_key_has_chosen_is_heard(
    browser: Browser, address: str, path: str, said: dict[str, str]
) -> None:
    """The panel’s own words, once the choice is made."""
    with visit(browser, address + path) as page:
        for key, words in said.items():
            page.keyboard.press(key)
            expect(page.locator("[role=status]")).to_have_text(words)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_one_reads_stays_where_it_is(browser: Browser, address: str, width: int) -> None:
    with visit(browser, f"{address}{ENGLISH}#13.2", width=width) as page:
        other = page.locator(".languages a[hreflang=zh-Hans]")
        expect(other).to_have_attribute("href", re.compile("13.2"))
        row = page.locator("[id='13.2']")
        before = box(row)["y"]
        for key in "vvvvlle+++":
            page.keyboard.press(key)
            assert abs(box(row)["y"] - before) < 3, key


@pytest.mark.parametrize(("width", "touch"), [(360, True), (1440, False)])
def test_reveal_shows_the_other_language_on_tap_click_and_key(
    browser: Browser, address: str, width: int, touch: bool
) -> None:
    url = f"{address}{ENGLISH}?view=reveal"
    with visit(browser, url, width=width, has_touch=touch) as page:
        shown, hidden = passages(page, "3.1")
        assert hidden.is_hidden()
        (shown.tap if touch else shown.click)()
        expect(hidden).to_be_visible()
        assert passages(page, "3.2")[1].is_hidden()
        tool = page.locator('[id="3.1"] .segment-tools button').first
        expect(tool).to_have_attribute("aria-expanded", "true")
        assert box(tool)["height"] >= 24
        tool.press("Enter")
        expect(hidden).to_be_hidden()
        expect(tool).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("r")
        expect(hidden).to_be_visible()
        assert page.locator(".heading:not(.supplied) [lang]:visible").count() == 4
        page.keyboard.press("l")  # and the other way round
        expect(shown).to_be_visible()
        first, second = passages(page, "5.1")
        assert first.is_hidden()
        second.click(position={"x": 4, "y": 4})
        expect(first).to_be_visible()


# -- nothing is lost -------------------------------------------------------------------------------

# The words of each segment that are to be seen, without those in `dropped`. Each language in turn is
# shown first; in “reveal”, each segment is pressed as well.
REACH = """
const seen = (tag, dropped) =>
  [...document.querySelectorAll(".bitext:not(.supplied) > .row:not(.speaker)")].map(row => {
    const walker = document.createTreeWalker(
      row.querySelector(`:scope > [lang|=${tag}]`), NodeFilter.SHOW_TEXT);
    let words = "";
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const { width, height } = parent.closest("[lang]").getBoundingClientRect();
      if (parent.closest(`sup, ${dropped}`) || !width || !height) continue;
      if (parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        words += walker.currentNode.data;
    }
    return words;
  });
window.reach = (state, dropped) => {
  const root = document.documentElement;
  for (const name in state) {
    root.dataset[name] = state[name];
    document.dispatchEvent(new CustomEvent("diglot", { detail: name }));
  }
  const found = {};
  for (const [lead, tag, other] of [["1", "en", "zh"], ["2", "zh", "en"]]) {
    root.dataset.lead = lead;
    found[tag] = seen(tag, dropped);
    if (state.view === "single") continue;
    const press = () => { if (state.view === "reveal") for (const row of document.querySelectorAll(".row[id]")) row.click(); };
    press();
    found[`${other}, second`] = seen(other, dropped);
    press();
  }
  return found;
};
"""


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_is_lost_whatever_is_switched(
    browser: Browser, address: str, built: Path, width: int
) -> None:
    """“The text that a reader can reach equals the source.”"""
    edition = understand(built).edition
    assert edition is not None
    text = edition.texts[0].text
    source: dict[str, list[str]] = {"en": [], "zh": []}
    for pair in text.pairs:
        for row in pair.rows:
            for side, segment in text.sides(row):
                source[side].append(segment.text)
    # The received reading, as it stands in the page: the sources of pages are proved elsewhere.
    html = (built / "site" / ENGLISH / "index.html").read_bytes()
    received: dict[str, list[str]] = {"en": [], "zh": []}
    for passage in of_html(lxml.html.document_fromstring(html)):
        received[passage.tag.partition("-")[0]].append(passage.received)

    def prepare(page: Page) -> None:
        page.add_init_script(REACH)

    with visit(browser, address + ENGLISH, width=width, before=prepare) as page:
        for choices in itertools.product(VIEWS, ("on", "off"), ("on", "off"), ("on", "off")):
            state = dict(zip(("view", "notes", "terms", "changes"), choices, strict=True))
            readings = [("del", source)]
            if state["changes"] == "on":
                readings.append(("ins", received))
            for dropped, expected in readings:
                reached = page.evaluate(
                    "([state, dropped]) => reach(state, dropped)", [state, dropped]
                )
                assert len(reached) == (2 if state["view"] == "single" else 4)
                for name, words in reached.items():
                    assert words == expected[name[:2]], (state, name)


@pytest.mark.parametrize("view", ["columns", "single", "reveal"])
@pytest.mark.parametrize(
    ("page_of", "said"), [("en", "In English only:"), ("zh", "以下仅有英语：")]
)
def test_what_stands_in_one_language_is_said_once_and_takes_one_column(
    browser: Browser, elsewhere: str, view: str, page_of: str, said: str
) -> None:
    """“Said once; layout falls to one column”, whichever language the page is in."""
    with visit(browser, f"{elsewhere}{page_of}/well/?view={view}") as page:
        assert page.locator("p.alone").all_inner_texts() == [said]
        for at, words in (("2.1", "It is deep."), ("3.1", "It is old.")):
            there = page.locator(f"[id='{at}'] > p:visible")
            assert there.all_inner_texts() == [words]
            gutter = box(page.locator(f"[id='{at}']"))["x"]
            assert box(there)["x"] - gutter < 80
        assert page.locator("[id='1.1'] > p:visible").count() == 1 + (view == "columns")
