"""The builders: an edition in any folder, with and without a mkdocs.yml, by either of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.commands import diglot, python

SOURCES = {
    "source/edition.yml": "title: {en: A & <B>, zh: 甲}\nlanguages:\n"
    "  en: {tag: en, name: English}\n  zh: {tag: zh-Hans, name: 中文}\ntexts: [gate]\n",
    "source/gate/text.yml": "title: {en: The gate, zh: 门}\nbase: en\ntranslation: zh\n",
    "source/gate/en.txt": "One gate.\n",
    "source/gate/zh.txt": "一座门。\n",
    "glossary.yml": "terms:\n  - id: gate\n    kind: concept\n    term: {en: gate, zh: 门}\n"
    "    gloss: {en: A way in., zh: 入口。}\n",
}
PAGE = "site/en/gate/index.html"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The least that an edition is, in a folder that holds nothing of ours."""
    for name, content in SOURCES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return tmp_path


def succeeds(*arguments: str, cwd: Path) -> None:
    done = diglot(*arguments, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr


def text(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def pages(root: Path) -> dict[str, bytes]:
    """The site, file by file."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_an_edition_without_settings(edition: Path, builder: str) -> None:
    """“Without a mkdocs.yml `diglot build` … works from edition.yml”, with search, theme, notes."""
    succeeds("build", "--builder", builder, cwd=edition)
    succeeds("check", "--site", cwd=edition)
    page = text(edition, PAGE)
    assert 'class="footnote-ref"' in page
    assert "data-search" in page
    assert "<title>The gate – A &amp; &lt;B&gt;</title>" in page
    for name in ("boot.js", "edition.css"):
        assert list((edition / "site/assets/diglot").rglob(name)), name
    assert (edition / "site/assets/made/search/en.json").is_file()
    assert re.search(r"href=\"[./]*glossary/\"[^>]*>\s*Glossary", page), "the navigation"
    left = {path.name for path in edition.iterdir()} - {".cache"}  # Zensical’s own
    assert left == {".diglot", "docs", "glossary.yml", "site", "source"}


def test_the_plugin_is_all_that_is_needed(edition: Path) -> None:
    """“An edition's mkdocs.yml needs `plugins: [diglot]`”: `mkdocs build` alone makes the site."""
    succeeds("build", cwd=edition)
    (edition / "mkdocs.yml").write_text("site_name: A & <B>\nplugins: [diglot]\n", "utf-8")
    done = python("mkdocs", "build", "--strict", "-q", "-d", "alone", cwd=edition)
    assert done.returncode == 0, done.stderr
    ours, alone = pages(edition / "site"), pages(edition / "alone")
    assert ours == alone


def test_what_mkdocs_yml_says_goes_first(edition: Path) -> None:
    (edition / "overrides/partials").mkdir(parents=True)
    (edition / "overrides/partials/copyright.html").write_text("<p>Mine</p>", "utf-8")
    settings = """
site_name: Another name
site_url: https://books.example/gate/
site_dir: public
theme: {name: material, custom_dir: overrides, favicon: mine.svg, palette: {scheme: slate}}
markdown_extensions: [attr_list, toc: {permalink: true}]
extra: {generator: true, mine: 1}
plugins: [search, diglot]
"""
    (edition / "mkdocs.yml").write_text(settings, "utf-8")
    (edition / "docs/en").mkdir(parents=True)
    (edition / "docs/mine.svg").write_text("<svg/>", "utf-8")
    (edition / "docs/en/mine.md").write_text("# Mine {: #here }\n\n## More\n", "utf-8")
    succeeds("build", cwd=edition)
    succeeds("check", "--site", cwd=edition)
    assert not (edition / "site").exists()
    page = text(edition, "public/en/gate/index.html")
    assert "<p>Mine</p>" in page
    assert "mine.svg" in page
    assert 'data-md-color-scheme="slate"' in page
    assert 'rel="canonical" href="https://books.example/gate/en/gate/"' in page
    assert "headerlink" in text(edition, "public/en/mine/index.html")
    assert (edition / "public/search").is_dir()
    assert 'class="bitext' in page, "ours is there all the same"


def test_a_navigation_of_the_publishers_own(edition: Path) -> None:
    settings = "site_name: A\nplugins: [diglot]\nnav: [index.md, {Only: [en/index.md]}]\n"
    (edition / "mkdocs.yml").write_text(settings, "utf-8")
    succeeds("build", cwd=edition)
    assert "Glossary</a>" not in text(edition, "site/en/index.html").partition("<article")[0]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("site_name: A\n", "expected `plugins: [diglot]`"),
        ("plugins: [diglot]\n", "site_name"),
        ("site_name: A\ntheme: readthedocs\nplugins: [diglot]\n", "expected the theme"),
        ("site_name: A\nplugins: [diglot, nonsense]\n", "nonsense"),
        ("site_name: [\n", "MkDocs"),
    ],
)
def test_settings_with_a_mistake(edition: Path, settings: str, said: str) -> None:
    """A line that says what is wrong, no traceback; the old site stays."""
    succeeds("build", cwd=edition)
    before = pages(edition / "site")
    (edition / "mkdocs.yml").write_text(settings, "utf-8")
    done = diglot("build", cwd=edition)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert pages(edition / "site") == before


def test_an_error_in_the_sources_leaves_the_site(edition: Path) -> None:
    succeeds("build", cwd=edition)
    before = pages(edition / "site")
    (edition / "source/gate/zh.txt").unlink()
    done = diglot("build", cwd=edition)
    assert (done.returncode, "F001" in done.stderr) == (1, True)
    assert pages(edition / "site") == before


def test_a_warning_of_mkdocs_is_an_error(edition: Path) -> None:
    (edition / "docs/en").mkdir(parents=True)
    (edition / "docs/en/mine.md").write_text("# Mine\n\n[x](nowhere.md)\n", "utf-8")
    done = diglot("build", cwd=edition)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert not (edition / "site").exists()


@pytest.mark.parametrize("by_mkdocs", [False, True])
@pytest.mark.parametrize("where", ["source", "../{}-elsewhere", "link"])
def test_a_site_takes_the_place_of_nothing_else(edition: Path, where: str, by_mkdocs: bool) -> None:
    """Sources, or somebody's files behind a link: they stay, and it is said why nothing is built."""
    other = edition.with_name(f"{edition.name}-elsewhere")
    other.mkdir()
    (other / "thesis.doc").write_text("mine", "utf-8")
    (edition / "link").symlink_to(other)
    settings = f"site_name: A\nsite_dir: {where.format(edition.name)}\nplugins: [diglot]\n"
    (edition / "mkdocs.yml").write_text(settings, "utf-8")
    succeeds("generate", cwd=edition)
    before = files_of(edition / "source") | files_of(other)
    done = (
        python("mkdocs", "build", "-q", cwd=edition) if by_mkdocs else diglot("build", cwd=edition)
    )
    assert done.returncode != 0
    assert "expected a site there, or an empty folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(edition / "source") | files_of(other) == before
    shutil.rmtree(other)
    other.mkdir()
    if where != "source":  # what is empty may become one, and is one then
        succeeds("build", cwd=edition)
        succeeds("build", cwd=edition)
        assert (other / "index.html").is_file()


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_name_may_look_like_a_lost_note(edition: Path) -> None:
    """A title, the version, a word of the interface: wherever the frame repeats them."""
    for file, old, new in (
        ("source/edition.yml", "title: {en: ", "version: '1 [^v]'\ntitle: {en: '[^e]' , x: "),
        ("source/gate/text.yml", "title: {en: ", "title: {en: '[^t] ' , x: "),
    ):
        said = text(edition, file)
        assert old in said
        kept = re.sub(r" , x: [^,}]*", "", said.replace(old, new, 1))
        (edition / file).write_text(re.sub(r"(?m)^version: [^'].*\n", "", kept), "utf-8")
    (edition / "source/words").mkdir()
    (edition / "source/words/en.yml").write_text('glossary: "[^g]"\nabout: "[^a]"\n', "utf-8")
    succeeds("build", cwd=edition)
    assert "&#91;^t]" in text(edition, "site/404.html")
