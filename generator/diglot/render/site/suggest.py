"""What a page needs so that a reader can suggest a change: the files, and where in them each
sentence, note and entry stands. It is asked for when a reader begins to."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from diglot.language.wording import Words
from diglot.model.edition import AnnotatedText
from diglot.model.files import GLOSSARY
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.parse.spans import Span, Steps, spans
from diglot.parse.yaml import Mapping as Keys
from diglot.parse.yaml import Scalar, Sequence, parse_yaml

FOLDER = "assets/made/suggest"
_WORDS = {
    "title": "reader-suggest",
    "save": "suggest-make",
    "marks": "suggest-marks",
    "ready": "suggest-ready",
    "copy": "suggest-copy",
    "send": "suggest-send",
    "discard": "suggest-discard",
    "why": "reason",
    "cancel": "reader-close",
    "copied": "reader-copied",
    "failed": "reader-copy-failed",
    "field-note": "reader-note",
    "field-gloss": "gloss",
    "field-term": "entry",
}
"""What the form says, each with the key of the interface's word."""
_FIELDS = ("term", "gloss", "note")
"""Of an entry or note, what a reader may suggest to change."""


def render_suggestions(site: Site, words: Mapping[str, Words]) -> Iterator[Output]:
    """A file for each text, one for the glossary, one with the words of each language; none where
    nobody is named to whom readers could write."""
    if not site.edition.info.report:
        return
    for text in site.edition.texts:
        yield _json(text.text.info.id, _text(site.sources, text))
    if GLOSSARY in site.sources:
        said = {"files": _files(site.sources, [GLOSSARY])}
        yield _json("glossary", {**said, "entries": _leaves(site.sources, GLOSSARY, "terms")})
    for lang in site.languages:
        own = {key: words[lang.code].plain(word) for key, word in _WORDS.items()}
        report = {"report": site.edition.info.report, "edition": site.edition.info.title[lang.code]}
        tongues = [
            {"code": one.code, "tag": one.tag, "name": one.name, "dir": one.dir}
            for one in site.edition.info.languages
        ]
        yield _json(f"words.{lang.code}", {"words": own, **report, "languages": tongues})


def _json(name: str, said: object) -> Output:
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"
    return Output(path=f"docs/{FOLDER}/{name}.json", content=content)


def _text(sources: Mapping[str, str], text: AnnotatedText) -> dict[str, object]:
    """The files of a text, the lines of its rows, and the values of its notes."""
    id_ = text.text.info.id
    rows = {
        row.address: {
            lang: [segment.place.path, segment.place.line] for lang, segment in text.text.sides(row)
        }
        for pair in text.text.pairs
        for row in pair.rows
    }
    notes = f"source/{id_}/notes.yml"
    paths = {path: None for row in rows.values() for path, _ in row.values()}
    found = _leaves(sources, notes, "notes") if notes in sources else {}
    return {
        "files": _files(sources, [*map(str, paths), *([notes] if found else [])]),
        "rows": rows,
        "notes": found,
    }


def _files(sources: Mapping[str, str], paths: list[str]) -> dict[str, str]:
    return {path: sources[path] for path in paths}


def _leaves(sources: Mapping[str, str], path: str, key: str) -> dict[str, object]:
    """By the id of each entry or note: its values, each with its place in the file and its form."""
    text = sources[path]
    where, (root, _) = spans(text), parse_yaml(path, text)
    far = [at for at, char in enumerate(text) if char > "\uffff"]
    listed = root.get(key) if isinstance(root, Keys) else None
    found: dict[str, object] = {}
    for number, one in enumerate(listed.items if isinstance(listed, Sequence) else ()):
        id_ = one.get("id") if isinstance(one, Keys) else None
        if isinstance(id_, Scalar) and isinstance(one, Keys):
            values = _values(path, where, one, (key, number))
            found[id_.value] = [_as_units(far, value) for value in values]
    return found


def _as_units(far: list[int], value: list[object]) -> list[object]:
    """A value with its place as scripts count it: a character beyond U+FFFF is two."""
    *rest, start, end, form = value
    return [*rest, *(at + bisect_left(far, at) for at in (start, end) if isinstance(at, int)), form]


def _values(
    path: str, where: Mapping[Steps, Span], entry: Keys, steps: Steps
) -> Iterator[list[object]]:
    """[field, language, value, path, first character, last one, mark of its form]."""
    for name in _FIELDS:
        said = entry.get(name)
        for key, node in said.pairs if isinstance(said, Keys) else ():
            if isinstance(node, Scalar) and node.value:
                span = where[*steps, name, key.value]
                form = f"{span.form}{'{' if span.in_flow else ''}"
                value = node.value.rstrip("\n")
                yield [name, key.value, value, path, span.start, span.end, form]
