"""How the page is set: measures, baselines, sizes, faces, who speaks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.reading.page import CHINESE, ENGLISH, WIDTHS, box, passages, ready, visit

# Each character of a passage that is read, with its box.
EACH = """(passage, tell) => {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("sup, del")) continue;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      tell(node.data[at], range.getBoundingClientRect());
    }
  }
}"""

# How many characters the fuller lines of the running text hold, by language.
LINES = (
    f"() => {{ const each = {EACH};"
    + """
  const full = {};
  for (const passage of document.querySelectorAll(".speech .row[id] > [lang]")) {
    if (!passage.checkVisibility()) continue;
    const leading = parseFloat(getComputedStyle(passage).lineHeight);
    const { top } = passage.getBoundingClientRect();
    const lines = [];
    each(passage, (_, rect) => {
      const line = Math.floor(((rect.top + rect.bottom) / 2 - top) / leading);
      lines[line] = (lines[line] ?? 0) + 1;
    });
    // The last line need not be full.
    (full[passage.lang] ??= []).push(...lines.slice(0, -1));
  }
  const middle = all => all.sort((one, other) => one - other)[all.length >> 1];
  return Object.fromEntries(Object.entries(full).map(([lang, all]) => [lang, middle(all)]));
}"""
)


def characters(page: Page) -> dict[str, int]:
    """The characters of the middle one of all full lines, by language."""
    found: dict[str, int] = page.evaluate(LINES)
    return found


# The width of the columns, in letters of the size in which they are set.
MEASURES = """() => Object.fromEntries([...document.querySelectorAll("[id='4.1'] > [lang]")]
  .filter(passage => passage.checkVisibility())
  .map(passage => [passage.lang,
    passage.getBoundingClientRect().width / parseFloat(getComputedStyle(passage).fontSize)]))"""


def measures(page: Page) -> dict[str, float]:
    found: dict[str, float] = page.evaluate(MEASURES)
    return found


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_lines_are_of_a_good_length(fonts: Browser, address: str, path: str) -> None:
    """In ems, which a face does not change; and in letters, where a wide face and a narrow one differ
    by a quarter. A Han character is an em wide in each."""
    with visit(fonts, address + path) as page:
        columns = characters(page)
        assert columns["en"] >= 40
        assert columns["zh-Hans"] >= 24
        page.goto(f"{address}{path}?view=single&lead=en")
        assert 29 <= measures(page)["en"] <= 34
        assert 50 <= characters(page)["en"] <= 80
        page.goto(f"{address}{path}?view=single&lead=zh-Hans")
        assert 30 <= measures(page)["zh-Hans"] <= 40
        assert 28 <= characters(page)["zh-Hans"] <= 40
    with visit(fonts, address + path, width=1680) as page:  # with notes in the margin
        columns = characters(page)
        assert columns["en"] >= 40
        assert columns["zh-Hans"] >= 24


# The baseline of each passage's first line, and the last line's, from the top of its row.
BASELINES = """() => [...document.querySelectorAll(".bitext > .row")].map(row =>
  [...row.querySelectorAll(":scope > [lang]")].map(passage => {
    const probe = document.createElement("span");
    probe.style.cssText = "display: inline-block; inline-size: 0; block-size: 0";
    return ["prepend", "append"].map(where => {
      passage[where](probe);
      const { bottom } = probe.getBoundingClientRect();
      probe.remove();
      return bottom - row.getBoundingClientRect().top;
    });
  }))"""


@pytest.mark.parametrize(("path", "size"), [(ENGLISH, 1), (CHINESE, 1), (CHINESE, 2), (ENGLISH, 3)])
def test_baselines_meet_across_the_columns(
    fonts: Browser, address: str, path: str, size: int
) -> None:
    with visit(fonts, f"{address}{path}?size={size}") as page:
        rows: list[list[list[float]]] = page.evaluate(BASELINES)
        leading = [
            each.evaluate("e => parseFloat(getComputedStyle(e).lineHeight)")
            for each in passages(page, "4.1")
        ]
    assert leading[0] == leading[1]
    assert len(rows) > 80
    for one, other in rows:
        assert abs(one[0] - other[0]) < 0.6
        # Lines stand on one grid, and so do all that follow: nothing pushes any of them apart.
        apart = abs(one[1] - other[1]) % leading[0]
        assert min(apart, leading[0] - apart) < 0.6


def test_counterparts_begin_on_one_line(fonts: Browser, address: str) -> None:
    tops = """rows => rows.map(row => {
      const [one, other] = [...row.querySelectorAll(":scope > [lang]")].map(e => e.getBoundingClientRect().top);
      return Math.abs(one - other);
    })"""
    for width in (768, 1440, 1680):
        with visit(fonts, address + ENGLISH, width=width) as page:
            apart: list[float] = page.locator(".bitext > .row").evaluate_all(tops)
            assert max(apart) < 4  # the boxes of two faces; what is set in them meets to the pixel


@pytest.mark.parametrize("width", WIDTHS)
def test_there_are_three_sizes(browser: Browser, address: str, width: int) -> None:
    sizes = []
    with visit(browser, address + ENGLISH, width=width) as page:
        for size in ("1", "2", "3"):
            page.goto(f"{address}{ENGLISH}?size={size}")
            style = passages(page, "4.1")[0].evaluate("e => getComputedStyle(e).fontSize")
            sizes.append(float(style.removesuffix("px")))
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert sizes[0] >= 17
    assert sizes[1] / sizes[0] > 1.1
    assert sizes[2] / sizes[1] > 1.1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_speakers_and_questions_are_told_apart(browser: Browser, address: str, scheme: str) -> None:
    ground = "e => getComputedStyle(e).backgroundColor"
    with visit(browser, address + ENGLISH, color_scheme=scheme) as page:
        question, answer = (page.locator(f"section[id='{block}']") for block in ("4", "5"))
        assert question.evaluate(ground) != answer.evaluate(ground)
        names = [block.locator(".speaker p").all_inner_texts() for block in (question, answer)]
        assert names == [["Ada Reed:", "里德："], ["Jonas Veld:", "费尔德："]]


def test_chinese_is_set_as_chinese(fonts: Browser, address: str) -> None:
    """Room beside Latin letters and figures, no mark at a line's start that may not stand there."""
    starts = """() => {
      const range = document.createRange();
      const found = [];
      for (const passage of document.querySelectorAll(".row > p:lang(zh)")) {
        const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
        let last = -Infinity;
        while (walker.nextNode()) {
          const node = walker.currentNode;
          if (node.parentElement.closest("sup, del")) continue;
          for (let at = 0; at < node.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const { left, width } = range.getBoundingClientRect();
            if (!width) continue;
            if (left < last) found.push(node.data[at]);
            last = left;
          }
        }
      }
      return found;
    }"""
    for width, lines in ((360, 50), (1440, 20)):
        with visit(fonts, address + CHINESE, width=width) as page:
            passage = passages(page, "1.1")[0]
            style = "(e, name) => getComputedStyle(e)[name]"
            assert passage.evaluate(style, "textAutospace") == "normal"
            assert passage.evaluate(style, "textSpacingTrim") == "trim-start"
            assert passage.evaluate(style, "lineBreak") == "strict"
            first: list[str] = page.evaluate(starts)
            assert len(first) > lines
            assert set(first) & set("，。、；：？！”’）》〉」』】…—") == set()


def test_words_between_scripts_stand_apart(fonts: Browser, address: str) -> None:
    """Figures between Han characters take more than their own width, without a space in the text."""
    gap = """() => {
      const text = [...document.querySelector("[id='1.1'] > p:lang(zh)").childNodes].find(
        node => node.nodeType === 3 && /[于]5/.test(node.data));
      const at = text.data.indexOf("于5");
      const rect = index => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        return range.getBoundingClientRect();
      };
      const size = parseFloat(getComputedStyle(text.parentElement).fontSize);
      return (rect(at + 1).right - rect(at).left) / size;
    }"""
    with visit(fonts, address + CHINESE) as page:
        spaced = page.evaluate(gap)
        page.evaluate("""() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { text-autospace: no-autospace !important }");
          document.adoptedStyleSheets = [sheet];
        }""")
        assert spaced - page.evaluate(gap) > 0.1


def test_the_contents_stand_in_the_left_sidebar(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        contents, text = box(page.locator(".md-nav--secondary")), box(page.locator("article"))
        assert contents["x"] + contents["width"] <= text["x"]
        page.set_viewport_size({"width": 768, "height": 900})
        assert page.locator(".md-nav--secondary").is_hidden()


def test_faces_are_those_of_the_readers_system(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        ready(page)
        assert page.evaluate("[...document.fonts].length") == 0
        families = [
            each.evaluate("e => getComputedStyle(e).fontFamily") for each in passages(page, "4.1")
        ]
        assert "Charter" in families[0]
        assert "Songti SC" in families[1].split(",")[0]


# The letters in the last line of each Chinese passage that takes more than one.
LAST = (
    f"() => {{ const each = {EACH};"
    + """
  const shown = [...document.querySelectorAll(".row > p:lang(zh)")].filter(passage => passage.checkVisibility());
  return shown.map(passage => {
    const letters = [];
    each(passage, (char, { bottom }) => { if (/[\\p{L}\\p{N}]/u.test(char)) letters.push(Math.round(bottom)); });
    const low = Math.max(...letters);
    const last = letters.filter(bottom => bottom > low - 12);
    return last.length < letters.length ? last.length : 0;
  }).filter(Boolean);
}"""
)


@pytest.mark.parametrize("width", [360, 768, 1440, 1920])
def test_no_chinese_passage_ends_in_one_letter_alone(
    browser: Browser, address: str, width: int
) -> None:
    """Where the engine has `text-wrap: pretty`; Firefox has not, as yet."""
    with visit(browser, address + CHINESE, width=width) as page:
        lines = page.evaluate(LAST)
        assert len(lines) > 15
        assert min(lines) > 1
