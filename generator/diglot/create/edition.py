"""The least that an edition and a text of it must say, to be filled in by their editor."""

from __future__ import annotations

import json
from collections.abc import Sequence

_TAGS = {"zh": "zh-Hans"}


def edition_yml(title: str, codes: Sequence[str], names: Sequence[str], text: str) -> str:
    """edition.yml for two languages and one text."""
    lines = ["# What the edition is called. Change it in each language.", "title:"]
    lines += [f"  {code}: {_quoted(title)}" for code in codes]
    lines += ["# In order; the first is the default.", "languages:"]
    for code, name in zip(codes, names, strict=True):
        lines.append(f"  {code}: {{tag: {_quoted(tag_of(code))}, name: {_quoted(name)}}}")
    return "\n".join([*lines, "texts:", f"  - {text}", ""])


def text_yml(titles: Sequence[str], codes: Sequence[str]) -> str:
    """text.yml; `titles` in the order of `codes`, of which the first is the base."""
    lines = ["title:"]
    lines += [f"  {code}: {_quoted(title)}" for code, title in zip(codes, titles, strict=True)]
    return "\n".join([*lines, f"base: {codes[0]}", f"translation: {codes[1]}", ""])


def tag_of(code: str) -> str:
    """The BCP 47 tag of a short code: simplified Chinese unless it says otherwise."""
    return _TAGS.get(code, code)


def _quoted(text: str) -> str:
    """A scalar of YAML in double quotation marks, by the rules that JSON shares with it."""
    return json.dumps(text, ensure_ascii=False)
