"""A text in two languages, in memory, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diglot.align.texts import align
from diglot.annotate.marks import annotate
from diglot.check import check
from diglot.model.files import Files
from diglot.model.problem import Problem
from diglot.parse.edition import parse_edition
from tests.strategies import dump


def problems(
    base: tuple[str, str],
    translation: tuple[str, str],
    *,
    terms: Sequence[Mapping[str, object]] = (),
    notes: Sequence[Mapping[str, object]] = (),
    text: Mapping[str, object] | None = None,
    edition: Mapping[str, object] | None = None,
) -> list[Problem]:
    """`base` and `translation` are each a BCP 47 tag, and the lines of its file.

    The languages' codes are `one` and `two`.
    """
    said = {"one": "T", "two": "T"}
    languages = {
        code: {"tag": tag, "name": code}
        for code, (tag, _) in zip(said, (base, translation), strict=True)
    }
    files = {
        "source/edition.yml": dump(
            {"title": said, "languages": languages, "texts": ["text"], **(edition or {})}
        ),
        "source/text/text.yml": dump(
            {"title": said, "base": "one", "translation": "two", **(text or {})}
        ),
        "source/text/one.txt": base[1] + "\n",
        "source/text/two.txt": translation[1] + "\n",
    }
    if terms:
        files["glossary.yml"] = dump({"terms": list(terms)})
    if notes:
        files["source/text/notes.yml"] = dump({"notes": list(notes)})
    read = Files(texts=files, witnesses={}, words={})
    info, found = parse_edition(read)
    assert info is not None, found
    texts, wrong = align(read, info)
    found += wrong
    annotated, wrong = annotate(info, texts)
    return check(annotated, [*found, *wrong])
