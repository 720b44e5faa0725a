"""The strict policy: no page holds a script, a style or a handler, and every host says so to browsers."""

from __future__ import annotations

import base64
import re
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Browser

from diglot.settings import EXTRA, HEADERS, IN_HEADERS_ALONE, OVERRIDES, POLICY, headers_file
from diglot.verify.page import elements, read_page
from diglot.verify.site import check_site
from diglot.write.site import (
    finish_site,
    without_comments,
    without_embedded,
    without_lines_of_comment,
)
from tests.browse import visit
from tests.commands import python
from tests.sites import EDITIONS, REPOSITORY, lay_out_edition, served

ASKED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)

INLINE = etree.XPath(
    "//script[not(@src)] | //style | //*[@style] | //*[@*[starts-with(name(), 'on')]]"
)
SECOND = etree.XPath("//head/*[2]")


def test_the_policy_is_strict() -> None:
    assert dict(HEADERS)["Content-Security-Policy"] == ASKED
    said = dict(POLICY)
    assert EXTRA["policy"] == "; ".join(
        f"{name} {said[name]}" for name in said if name not in IN_HEADERS_ALONE
    )


@pytest.mark.parametrize("site", ["built", "by_zensical"])
def test_no_page_holds_script_style_or_handler_and_each_says_the_policy(
    request: pytest.FixtureRequest, site: str
) -> None:
    """“No inline script, style or handler on any page”, whichever builder made it."""
    root: Path = request.getfixturevalue(site) / "site"
    pages = sorted(root.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        tree = read_page(root, page.relative_to(root).as_posix())[0].tree
        inline = elements(INLINE, tree)
        assert {element.get("type") for element in inline} <= {"application/ld+json"}, page
        (second,) = elements(SECOND, tree)
        assert second.get("http-equiv") == "Content-Security-Policy", page
        assert second.get("content") == EXTRA["policy"], page
    assert (root / "_headers").read_text("utf-8") == headers_file()
    for sheet in root.rglob("*.css"):
        assert "data:" not in sheet.read_text("utf-8"), sheet
    assert not [problem for problem in check_site(root, None) if problem.code == "S009"]


def test_the_manuals_lines_for_nginx_say_the_same_headers() -> None:
    manual = (REPOSITORY / "docs/manual/publishing.md").read_text("utf-8")
    assert re.findall(r'add_header (\S+) "(.*)" always;', manual) == list(HEADERS)


def test_a_file_of_headers_that_the_publisher_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n  X-Mine: 1\n")
    finish_site(tmp_path, headers_file())
    assert (tmp_path / "_headers").read_text() == "/*\n  X-Mine: 1\n"


@given(
    st.lists(st.tuples(st.binary(max_size=40), st.sampled_from(["base64", "percent"]))),
    st.sampled_from(["", '"', "'"]),
)
def test_what_style_sheets_embed_is_written_to_files(
    contents: list[tuple[bytes, str]], mark: str
) -> None:
    """Every `data:` address leads to a file that holds the same, from wherever the sheet lies."""
    addresses = [
        f"image/svg+xml;base64,{base64.b64encode(content).decode()}"
        if form == "base64"
        else f"image/svg+xml;charset=utf-8,{quote(content, safe='')}"
        for content, form in contents
    ]
    css = "".join(f"a {{ mask: url({mark}data:{address}{mark}); }}\n" for address in addresses)
    outside, files = without_embedded(css, PurePosixPath("assets/stylesheets"))
    assert "data:" not in outside
    found = re.findall(r'url\("\.\./\.\./([^"]*)"\)', outside)
    assert [files[PurePosixPath(path)] for path in found] == [content for content, _ in contents]


@pytest.mark.parametrize(
    ("css", "sent"),
    [
        ("/* Why. */\n\na { color: red; }  /* why */\n", "a { color: red; }\n"),
        ("a::before { content: \"/*\"; } /* x */ b::after { content: '*/'; }", "a::before { content: \"/*\"; } b::after { content: '*/'; }"),
        ("a { content: \"\\\"/* a */\"; }", "a { content: \"\\\"/* a */\"; }"),
        ("/*! MIT */ a {}", "/*! MIT */ a {}"),
        ("a {} /* never closed", "a {} /* never closed"),
    ],
)  # fmt: skip
def test_comments_of_our_style_sheets_are_not_sent(css: str, sent: str) -> None:
    assert without_comments(css) == sent


def test_style_sheets_are_sent_without_comments_and_mean_the_same(
    browser: Browser, built: Path, address: str
) -> None:
    """As a browser reads them: rule by rule, those of the package and those of the site."""
    read = """css => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return [...sheet.cssRules].map(rule => rule.cssText);
    }"""
    folder = built / "site/assets/diglot"
    with visit(browser, address, reading=False) as page:
        for sheet in sorted(folder.rglob("*.css")):
            sent = sheet.read_text("utf-8")
            source = (OVERRIDES / "assets/diglot" / sheet.relative_to(folder)).read_text("utf-8")
            assert page.evaluate(read, sent) == page.evaluate(read, source), sheet
            assert "/*" not in sent
            assert len(sent) < len(source)


@pytest.mark.parametrize(
    "css",
    [
        "a { mask: url(data:text/plain,x) }",
        "a { mask: url(data:image/png;base64,?) }",
        "a { mask: url('data:image/png",
        "a { mask: url(mask.svg) }",
    ],
)
def test_a_style_sheet_that_embeds_nothing_known_stays_as_it_is(css: str) -> None:
    assert without_embedded(css, PurePosixPath("a")) == (css, {})


@pytest.mark.parametrize(
    "body",
    [
        "<script>1</script>",
        "<script type='module'>1</script>",
        "<style>p {}</style>",
        "<p style='color: red'>x</p>",
        "<p onclick='1'>x</p>",
        "<svg onload='1'></svg>",
        "<iframe src='a.html'></iframe>",
        "<form action='a.html'></form>",
    ],
)
def test_a_page_written_by_hand_is_told_what_the_policy_forbids(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.html").write_text(f'<!doctype html><html lang="en"><body>{body}</body></html>')
    (problem,) = check_site(tmp_path, None)
    assert (problem.code, problem.is_error) == ("S009", False)
    assert problem.place.path == "site/a.html"


@pytest.mark.parametrize(
    "body",
    [
        "<script src='a.js'></script>",
        "<script type='application/ld+json'>{}</script>",
        "<svg><path fill='red' /></svg>",
        "<form method='dialog'></form>",
    ],
)
def test_what_the_policy_allows_is_not_told(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.html").write_text(f'<!doctype html><html lang="en"><body>{body}</body></html>')
    (tmp_path / "a.js").write_text("")
    assert check_site(tmp_path, None) == []


@pytest.mark.parametrize(
    "body", ["<script>1</script>", "<p style='color: red'>x</p>", "<img src='data:,' alt=''>"]
)
@pytest.mark.parametrize("by", ["header", "meta"])
def test_a_violation_fails_a_test_in_the_browser(
    browser: Browser, tmp_path: Path, by: str, body: str
) -> None:
    """The fixture that all of them share, by itself: whether header or page says the policy."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{EXTRA["policy"]}">'
    (tmp_path / "index.html").write_text(f"<!doctype html>{meta if by == 'meta' else ''}{body}")
    if by == "header":
        (tmp_path / "_headers").write_text(headers_file())
    with (
        served(tmp_path) as address,
        pytest.raises(AssertionError, match="Content Security Policy"),
        visit(browser, address, reading=False) as page,
    ):
        page.evaluate("document.body")


@pytest.mark.long
def test_what_a_publisher_adds_runs_under_the_policy(browser: Browser, tmp_path: Path) -> None:
    """Icons that the theme's style sheet embeds, columns of tables, and the parts of the theme's own
    script, once one of its features is switched on."""
    root = lay_out_edition(EDITIONS / "en-zh", tmp_path / "edition")
    (root / "mkdocs.yml").write_text(
        "site_name: A\nplugins: [diglot]\n"
        "theme: {name: material, features: [content.code.copy, content.tabs.link]}\n"
        "markdown_extensions:\n  - admonition\n  - pymdownx.details\n  - pymdownx.superfences\n"
        "  - pymdownx.tabbed: {alternate_style: true}\n  - pymdownx.tasklist: {custom_checkbox: true}\n",
        "utf-8",
    )
    (root / "docs/en/more.md").write_text(
        "---\nlang: en\n---\n# More\n\n!!! note\n    Words.\n\n??? tip\n    Words.\n\n"
        '=== "One"\n    1\n\n=== "Two"\n    2\n\n- [x] done\n- [ ] open\n\n'
        "| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```yaml\na: 1\n```\n",
        "utf-8",
    )
    done = python("mkdocs", "build", "-q", cwd=root)
    assert done.returncode == 0, done.stderr
    assert not [problem for problem in check_site(root / "site", None) if problem.code == "S009"]
    with (
        served(root / "site") as address,
        visit(browser, f"{address}en/more/", reading=False) as page,
    ):
        icon = page.locator(".admonition-title").evaluate(
            "e => getComputedStyle(e, '::before').maskImage"
        )
        assert page.request.get(re.findall(r'url\("(.*)"\)', icon)[0]).ok
        cell = page.locator("td").nth(1)
        assert cell.evaluate("e => getComputedStyle(e).textAlign") == "right"
        page.locator("summary").click()
        page.locator(".tabbed-labels label").nth(1).click()
        page.locator("pre").hover()
        page.locator(".md-code__button, .md-clipboard").first.wait_for(state="attached")
        page.reload()
        assert page.locator(".tabbed-labels label").nth(1).evaluate("e => e.control.checked")


@pytest.mark.parametrize(
    ("code", "sent"),
    [
        ("/* One. */\nlet a; // of two\n  // Three.\n  /* four\n     five */\nlet b;\n", "let a; // of two\nlet b;\n"),
        ("/* a */ let x; /* b */\nlet y;\n", "/* a */ let x; /* b */\nlet y;\n"),
        ('let url = "https://a/*";\nlet other = "*/";\n', 'let url = "https://a/*";\nlet other = "*/";\n'),
        ("/*! A licence. */\nlet a;\n", "/*! A licence. */\nlet a;\n"),
    ],
)  # fmt: skip
def test_scripts_are_sent_without_lines_of_comment(code: str, sent: str) -> None:
    assert without_lines_of_comment(code) == sent


def test_no_script_of_ours_has_words_of_several_lines() -> None:
    """In a template literal, a line that looks like a comment is none."""
    for script in sorted((OVERRIDES / "assets").rglob("*.js")):
        for line in without_lines_of_comment(script.read_text("utf-8")).splitlines():
            assert line.count("`") % 2 == 0, f"{script.name}: {line}"
