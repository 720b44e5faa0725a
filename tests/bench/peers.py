"""A whole build beside the two ways in which MkDocs sites have glossaries now.

The same pages, texts and terms in each. The abbreviations are those in Latin script, because `abbr`
finds none in Chinese; for ezglossary, the words that our pages mark are marked by hand.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from tests.bench.made import Size
from tests.bench.pages import build, lay_out
from tests.bench.process import REPOSITORY, Cost, in_turns, median, ratio
from tests.bench.sites import extensions, write_settings
from tests.bench.stock import write_stock
from tests.bench.table import Limited, Row
from tests.bench.words import Writer, name

FULL = Size(texts=100, terms=300, terms_in_text=10)
QUICK = Size(texts=10, terms=40)
_NOTES = "note-"
"""How the ids of notes on passages start: these stay footnotes everywhere."""


def measure(folder: Path, *, quick: bool) -> list[Row]:
    size = QUICK if quick else FULL
    lay_out(folder, size)
    _abbreviations(folder, size)
    _ezglossary(folder, size)
    ours, ezglossary = in_turns(
        1 if quick else 3,
        lambda: build(folder, "mkdocs.yml"),
        lambda: build(folder, "ezglossary.yml"),
    )
    abbr = [build(folder, "abbr.yml")]  # once: it takes minutes, and the ratio is far from 1
    pages = sum(1 for _ in folder.glob("abbr/**/*.md"))
    remark = f"{pages} pages, {size.terms} terms"
    return [
        _row("generate + build / Material’s abbr recipe", ours[-1:], abbr, remark),
        _row("generate + build / mkdocs-ezglossary", ours, ezglossary, remark),
    ]


def _row(what: str, ours: list[Cost], theirs: list[Cost], remark: str) -> Row:
    one, other = median(ours), median(theirs)
    return Row(
        what=what,
        ratio=Limited(value=ratio(ours, theirs)),
        seconds=Limited(value=one.seconds),
        against=other.seconds,
        peak_mb=Limited(value=one.peak_mb),
        remark=f"{remark}; against {other.peak_mb:.0f} MB",
    )


def _abbreviations(folder: Path, size: Size) -> None:
    """Material's recipe: one file of abbreviations, appended to every page."""
    write_stock(folder / "docs", folder / "abbr", lambda words, _: words, _NOTES)
    lines = (f"*[{name(i)[0]}]: {Writer(i).sentence()[0]}\n" for i in range(size.terms))
    listed = folder / "abbreviations.md"
    listed.write_text("".join(lines), "utf-8")
    snippets = {"pymdownx.snippets": {"auto_append": [str(listed)], "check_paths": True}}
    write_settings(
        folder,
        "abbr",
        markdown_extensions=extensions("footnotes", "abbr", snippets),
        theme={"features": [*_theme_features(), "content.tooltips"]},
    )


def _ezglossary(folder: Path, size: Size) -> None:
    """mkdocs-ezglossary: definitions on the glossary's page, `<section:term|words>` in texts."""
    stock = folder / "ezglossary"
    write_stock(folder / "docs", stock, lambda words, id_: f"<terms:{id_}|{words}>", _NOTES)
    definitions = "".join(
        f"terms:{re.sub(' ', '-', name(i)[0].lower())}\n:   {Writer(i).sentence()[0]}\n\n"
        for i in range(size.terms)
    )
    glossary = stock / "en" / "glossary" / "index.md"
    glossary.write_text(f"{glossary.read_text('utf-8')}\n{definitions}", "utf-8")
    plugin = {"ezglossary": {"sections": ["terms"], "tooltip": "short"}}
    write_settings(
        folder,
        "ezglossary",
        markdown_extensions=extensions("footnotes", "def_list"),
        plugins=[*_settings("plugins"), plugin],
    )


def _theme_features() -> list[str]:
    features: list[str] = _settings("theme")["features"]
    return features


def _settings(key: str) -> Any:
    return yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))[key]
