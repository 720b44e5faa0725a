"""Editions made at random: their source files, what each line says, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from msgspec import structs

from diglot.align.texts import align
from diglot.annotate.marks import annotate
from diglot.check import check
from diglot.model.address import PageKind
from diglot.model.edition import Edition
from diglot.model.files import Files
from diglot.model.problem import Problem, has_errors
from diglot.parse.edition import parse_edition
from diglot.parse.words import parse_words
from diglot.plugin import bring
from diglot.render import render
from diglot.render.paginate import paginate
from tests.line_writer import NOTHING, Line, lines, texts

ROOT = Path(__file__).parents[1]
LANGUAGES: dict[str, dict[str, str]] = {
    "en": {"tag": "en", "name": "English"},
    "zh": {"tag": "zh-Hans", "name": "中文"},
    "ar": {"tag": "ar", "name": "العربية", "dir": "rtl"},
    "he": {"tag": "he", "name": "עברית", "dir": "rtl"},
    "th": {"tag": "th", "name": "ไทย"},
}


@dataclass(frozen=True)
class Block:
    """A block in both languages, by language code."""

    number: str
    kind: str
    lines: Mapping[str, tuple[Line, ...]]
    source: Mapping[str, str]
    marks: Mapping[str, str]
    """What stands before the first line: a speaker's label with its colon, or a bare colon."""


@dataclass(frozen=True, repr=False)
class Made:
    """An edition: its files, and what its one text says."""

    files: Mapping[str, str]
    base: str
    translation: str
    blocks: tuple[Block, ...]

    def __repr__(self) -> str:
        return "\n".join(f"--- {path}\n{text}" for path, text in self.files.items())

    def readings(self, lang: str) -> list[tuple[str, Line]]:
        """The lines of one language with their addresses, in order."""
        return [
            (f"{block.number}.{index}", line)
            for block in self.blocks
            for index, line in enumerate(block.lines[lang], start=1)
        ]


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True  # the generator’s YAML knows no `&` and `*`


def dump(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


@st.composite
def editions(draw: st.DrawFn, *, size: int = 3, rtl: bool = True) -> Made:
    """An edition of one text, without a witness; its terms are strings that stand in it."""
    codes = draw(st.permutations(sorted(LANGUAGES) if rtl else ["en", "zh"]))[:2]
    base, translation = draw(st.permutations(codes))
    notes = ("n1", "n2", "n3", "t1", "t2")
    blocks = _blocks(draw, codes, lines(notes), size)
    used = {
        id_ for block in blocks for side in block.lines.values() for x in side for id_ in x.notes
    }
    terms = _terms(draw, codes, blocks, used & {"t1", "t2"})
    supplied = draw(st.sets(st.sampled_from([block.number for block in blocks]), max_size=2))
    text = {
        "title": {code: f"Title {code}" for code in codes},
        "base": base,
        "translation": translation,
        "speakers": [speaker(codes, name) for name in ("a", "b")],
        "sections": [
            {"before": number, "title": {code: draw(texts(2)) + "." for code in codes}}
            for number in sorted(supplied)
        ],
    }
    edition = {
        "title": dict.fromkeys(codes, "Edition"),
        "languages": {code: LANGUAGES[code] for code in codes},
        "marks": draw(st.sampled_from(["first-in-section", "first-in-text"])),
        "texts": ["text"],
    }
    passages = [
        {"id": id_, "note": {code: f"Note {id_}, {code}." for code in codes}}
        for id_ in sorted(used - {"t1", "t2"})
    ]
    files = {
        "source/edition.yml": dump(edition),
        "source/text/text.yml": dump(text),
        "source/text/notes.yml": dump({"notes": passages}),
        "glossary.yml": dump({"terms": terms}),
    }
    for code in codes:
        files[f"source/text/{code}.txt"] = (
            "\n\n".join(block.source[code] for block in blocks) + "\n"
        )
    return Made(files, base, translation, blocks)


def speaker(codes: list[str], name: str) -> dict[str, object]:
    label = {code: f"{name.upper()}-{code} 鲁" for code in codes}
    shown = {code: f"The [{name}] *{code}*" for code in codes}
    return {"id": name, "label": label, "name": shown, "reason": "name: shown otherwise"}


def _blocks(
    draw: st.DrawFn, codes: list[str], line: st.SearchStrategy[Line], size: int
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    number, suffix = 0, ""
    speaking = dict.fromkeys(codes, "")
    for _ in range(draw(st.integers(1, size))):
        labelled = draw(st.sampled_from(["", "", "next", "suffix"]))
        if labelled == "suffix" and number and not suffix:
            suffix = "a"
        else:
            number, suffix = number + (draw(st.integers(1, 9)) if labelled else 1), ""
        kinds = ["prose", "prose", "heading", "verse", "speech"]
        kinds += ["continued"] if len(set(speaking.values())) == 1 and speaking[codes[0]] else []
        kind = draw(st.sampled_from(kinds))
        who = draw(st.sampled_from("ab"))
        length = 1 if kind == "heading" else draw(st.integers(1, 2))
        absent = draw(st.sampled_from(["", "", "", "", *codes]))
        sides: dict[str, tuple[Line, ...]] = {}
        source, marks = {}, {}
        for code in codes:
            side = tuple(draw(line) for _ in range(length))
            if code == absent:
                side = (NOTHING,) * length
            elif kind != "heading":
                side = tuple(NOTHING if draw(st.integers(0, 9)) == 0 else one for one in side)
            if kind == "prose" and all(one is NOTHING for one in side) and code != absent:
                side = (draw(line), *side[1:])
            structure = draw(st.integers(0, 5)) == 0 and side[0] is not NOTHING
            if structure:
                entry = ("structure", "reason 0: run on")
                side = (replace(side[0], reasons=(entry, *side[0].reasons)), *side[1:])
            colon = draw(st.sampled_from([":", ": ", "：", "\u00a0: "]))
            mark = {"speech": f"{who.upper()}-{code} 鲁{colon}", "continued": ": "}.get(kind, "")
            sides[code], marks[code] = side, "" if code == absent else mark
            source[code] = _written(side, kind, mark, code == absent)
            if structure:
                source[code] = f"{{>>structure: reason 0: run on<<}} {source[code]}"
            if labelled:
                source[code] = f"@{number}{suffix}\n{source[code]}"
            speaking[code] = who if kind == "speech" and code != absent else speaking[code]
        blocks.append(Block(f"{number}{suffix}", kind, sides, source, marks))
    return tuple(blocks)


def _written(side: tuple[Line, ...], kind: str, mark: str, absent: bool) -> str:
    """The lines of a block as they stand in the file."""
    sources = [line.source for line in side]
    if absent:
        return "\n".join(sources)
    if kind == "heading":
        sources = [f"## {sources[0]}"]
    elif kind == "verse":
        sources = [f"| {source}" for source in sources]
    return mark + "\n".join(sources)


def _terms(
    draw: st.DrawFn, codes: list[str], blocks: tuple[Block, ...], placed: set[str]
) -> list[dict[str, object]]:
    """Entries whose forms are strings cut from the text, so that they cross every kind of mark."""
    terms: list[dict[str, object]] = []
    seen: set[tuple[str, str]] = set()
    for id_ in sorted({"t3", "t4", *placed}):
        term = dict.fromkeys(codes, "none")
        for code in codes:
            line = draw(st.sampled_from([x for block in blocks for x in block.lines[code]]))
            start = draw(st.integers(0, max(0, len(line.edited) - 1)))
            form = line.edited[start : start + draw(st.integers(1, 12))].strip()
            if form and (code, form) not in seen:
                term[code] = form
                seen.add((code, form))
        note = {code: f"Note {id_}, {code}." for code in codes}
        terms.append({"id": id_, "kind": "concept", "term": term, "note": note})
    return terms


@dataclass(frozen=True)
class Built:
    """What the steps make of an edition's files, without the disk."""

    problems: tuple[Problem, ...]
    edition: Edition | None
    pages: Mapping[str, str]
    """Path → content; empty where there are errors."""


WORDS_OF_INTERFACE: dict[str, str] = {
    path.stem: path.read_text("utf-8")
    for path in sorted((ROOT / "generator" / "diglot" / "language" / "words").glob("*.yml"))
}


SHIPPED = parse_words(Files(texts={}, witnesses={}, words=WORDS_OF_INTERFACE), None)[0]["en"]
"""The English words of the interface."""


def build(
    files: Mapping[str, str], witness: str | None = None, only: PageKind | None = None
) -> Built:
    """The steps of the flow between its two doors, for all pages or one kind of page."""
    witnesses = {} if witness is None else {"source/text/witness.txt": witness}
    read = Files(texts=files, witnesses=witnesses, words=WORDS_OF_INTERFACE)
    info, problems = parse_edition(read)
    words, wrong = parse_words(read, info)
    problems += wrong
    if info is None:
        return Built(tuple(problems), None, {})
    texts_, found = align(read, info)
    problems += found
    edition, found = annotate(info, texts_)
    problems = check(edition, [*problems, *found])
    if has_errors(problems):
        return Built(tuple(problems), edition, {})
    site = structs.replace(paginate(edition, words), sources=files)
    if only is not None:
        site = structs.replace(site, pages=tuple(page for page in site.pages if page.kind is only))
    outputs = render(site, words)
    assert len({output.path for output in outputs}) == len(outputs), "two pages have one address"
    return Built(
        tuple(problems),
        edition,
        {output.path: output.as_bytes().decode("utf-8", "replace") for output in outputs},
    )


@cache
def extensions() -> MkDocsConfig:
    """mkdocs.yml with what the plugin brings: MkDocs' own extensions are there too."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    bring(config, None)
    return config


def to_html(page: str) -> str:
    """A page's HTML by Python-Markdown with exactly the extensions of a site."""
    config = extensions()
    body = page.partition("\n---\n")[2] if page.startswith("---\n") else page
    markdown = Markdown(
        extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"]
    )
    return markdown.convert(body)


def reading_pages(made: Made) -> list[str]:
    """The reading page in each language of the interface."""
    built = build(made.files, only=PageKind.TEXT)
    errors = [problem for problem in built.problems if problem.is_error]
    assert not errors, errors
    return [page for path, page in built.pages.items() if path.endswith("/text/index.md")]
