"""The records of the search as files that the browser reads: JSON in parts, and Han characters.

Each language has a list of its parts (`en.json`) with what the search box says; the parts that hold
the texts are shared by all languages. The browser folds and compares; here nothing is left out, so
that what is found is what stands on the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from diglot.language.wording import Words
from diglot.model.output import Output
from diglot.model.record import Record
from diglot.model.site import Site
from diglot.render.search.han import render_alike, render_pinyin, render_variants
from diglot.render.search.records import own_records, segment_records

FOLDER = "assets/made/search"
PART = 70_000
"""Characters in a part: what a browser folds within a frame, and a host sends in 22 KB."""
WORDS = (
    "search", "search-hint", "search-none", "search-near", "search-corrected", "search-more",
    "search-failed", "reader-close", "entry", "reader-note", "apparatus",
)  # fmt: skip
COUNTED = "results"


def render_search(site: Site, words: Mapping[str, Words]) -> Iterator[Output]:
    """The files, below docs/: shared parts, then each language's own parts and its list."""
    info = site.edition.info
    texts = [annotated.text for annotated in site.edition.texts]
    segments = (record for text in texts for record in segment_records(text, site.subject))
    shared = dict(_parts("texts", segments))
    yield from (_output(name, part) for name, part in shared.items())
    chars = set().union(*shared.values()) if shared else set[str]()
    own = {
        lang.code: dict(_parts(lang.code, own_records(site, lang, words[lang.code])))
        for lang in site.languages
    }
    chars.update(*(part for parts in own.values() for part in parts.values()))
    alike = render_alike(chars)
    for lang in site.languages:
        word = words[lang.code]
        yield from (_output(name, part) for name, part in own[lang.code].items())
        data = {
            "languages": {one.code: [one.tag, one.dir] for one in info.languages},
            "titles": {a.text.info.id: a.text.info.called(lang.code) for a in site.edition.texts},
            "words": {key: word.plain(key) for key in WORDS},
            "counted": word.forms(COUNTED),
            "endings": _endings(words.values()),
            "alike": alike,
            "parts": [*own[lang.code], *shared],
        }
        yield _output(f"{lang.code}.json", _json(data))
    yield _output("han.json", _json(render_variants(chars)))
    yield _output("pinyin.json", _json(render_pinyin(site)))


def _output(name: str, content: str) -> Output:
    # As bytes: a text of Han takes two thirds of its memory so, and all of them are held.
    return Output(path=f"docs/{FOLDER}/{name}", content=content.encode("utf-8"))


def _parts(name: str, records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """(file name, content): rows as JSON, one a line, up to `PART` characters."""
    rows: list[str] = []
    size = number = 0
    for record in records:
        row = _row(record)
        if rows and size + len(row) > PART:
            yield f"{name}-{number}.json", _file(rows)
            rows, size, number = [], 0, number + 1
        rows.append(row)
        size += len(row)
    if rows:
        yield f"{name}-{number}.json", _file(rows)


def _file(rows: list[str]) -> str:
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _row(record: Record) -> str:
    """The fields in the order in which `find.js` reads them, without empty ones at the end."""
    fields: list[object] = [
        record.kind.value,
        record.address,
        record.language,
        record.text,
        record.opposite,
        record.counterpart,
        record.title,
        record.reading,
        record.reading_tag,
        list(record.names),
        record.more,
    ]
    while not fields[-1]:
        fields.pop()
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _endings(words: Iterable[Words]) -> list[str]:
    """Endings that may differ between what is sought and what stands, longest first."""
    found = {ending for one in words for ending in one.plain("search-endings").split()}
    return sorted(found, key=lambda ending: (-len(ending), ending))
