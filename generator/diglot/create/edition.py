"""The least that an edition and a text of it must say, to be filled in by their editor."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from diglot.create.speakers import Voice
from diglot.parse.schema import EditionModel
from diglot.parse.validate import load

EDITION = "source/edition.yml"
_TAGS = {"zh": "zh-Hans"}
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa ha he ps sd ug ur yi".split())
_TEXTS = re.compile(r"texts:[ \t]*(?:#.*)?\r?\n?")
_ITEM = re.compile(r"([ \t]*)-[ \t]")
_INSIDE = re.compile(r"[ \t]*(?:[#-].*|)\r?\n?")
_FLOW = re.compile(r"(texts:[ \t]*\[)([^\[\]#\n]*)(\].*)", re.DOTALL)


def edition_yml(titles: Mapping[str, str], names: Mapping[str, str], texts: Sequence[str]) -> str:
    """edition.yml: the title by language, the languages’ own names, the texts in order."""
    lines = [
        "# yaml-language-server: $schema=../schemas/edition.json",
        "# What the edition is called, in each of its languages.",
        "title:",
        *(f"  {code}: {quoted(title)}" for code, title in titles.items()),
        "# In order; the first is the default.",
        "languages:",
    ]
    for code, name in names.items():
        dir_ = ", dir: rtl" if code in _RIGHT_TO_LEFT else ""
        lines.append(f"  {code}: {{tag: {quoted(tag_of(code))}, name: {quoted(name)}{dir_}}}")
    lines += [
        "# Where the site will stand, for permalinks and citations:",
        "# url: https://example.org/book/",
        "# editors:",
        "#   - {name: Your Name}",
        "# licence: {id: CC-BY-4.0}",
        "# The folders of the texts in source/, in order. `diglot import` adds its own.",
        "texts:",
    ]
    return "\n".join([*lines, *(f"  - {text}" for text in texts), ""])


def text_yml(
    titles: Mapping[str, str],
    pair: tuple[str, str],
    codes: Sequence[str] = (),
    voices: Sequence[Voice] = (),
    *,
    has_notes: bool = False,
) -> str:
    """text.yml of a text in the languages of `pair`, the first of which is the base.

    `has_notes` says that the book’s own notes were taken over, which need no source.
    """
    lines = ["# yaml-language-server: $schema=../../schemas/text.json", "title:"]
    for code in codes or pair:
        lines.append(f"  {code}: {quoted(titles.get(code) or titles[pair[0]])}")
    lines += [
        f"base: {pair[0]}",
        f"translation: {pair[1]}",
        "# translators:",
        "#   - {name: Their Name}",
        "# source: {title: The book, publisher: Its publisher, date: 1920}",
    ]
    if voices:
        lines += [
            "# Who speaks: the label stands in the text, a name: replaces it on the page.",
            "speakers:",
        ]
    for voice in voices:
        labels = ", ".join(f"{code}: {quoted(voice.labels[at])}" for at, code in enumerate(pair))
        lines += [f"  - id: {voice.id}", f"    label: {{{labels}}}"]
    if has_notes:
        reason = "the notes are those of the imported files"
        lines += ["allow:", f"  - {{code: G008, reason: {reason}}}"]
    return "\n".join([*lines, ""])


def with_texts(edition: str, ids: Sequence[str]) -> str | None:
    """edition.yml with further texts at the end of its list; None where it cannot be done so.

    All else stays as it is.
    """
    lines = edition.splitlines(keepends=True)
    at = next((n for n, line in enumerate(lines) if line.startswith("texts:")), None)
    if at is None:
        return None
    if flow := _FLOW.fullmatch(lines[at]):
        inner = ", ".join([one for one in (flow[2].strip().rstrip(","),) if one] + [*ids])
        lines[at] = f"{flow[1]}{inner}{flow[3]}"
    elif _TEXTS.fullmatch(lines[at]):
        ending = "\r\n" if lines[at].endswith("\r\n") else "\n"
        lines[at] = lines[at] if lines[at].endswith("\n") else f"{lines[at]}{ending}"
        last, indent = at, "  "
        for number in range(at + 1, len(lines)):
            if not _INSIDE.fullmatch(lines[number]):
                break
            if item := _ITEM.match(lines[number]):
                last, indent = number, item[1]
        if not lines[last].endswith("\n"):
            lines[last] += ending
        lines[last + 1 : last + 1] = [f"{indent}- {id_}{ending}" for id_ in ids]
    made = "".join(lines)
    data, _, _ = load(EditionModel, EDITION, made)
    return made if data is not None and data.texts[-len(ids) :] == tuple(ids) else None


def tag_of(code: str) -> str:
    """The BCP 47 tag of a short code: simplified Chinese unless it says otherwise."""
    return _TAGS.get(code, code)


def quoted(text: str) -> str:
    """A scalar of YAML in double quotation marks, by the rules that JSON shares with it."""
    return json.dumps(text, ensure_ascii=False)
