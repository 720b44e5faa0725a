"""The generated pages as an author without Diglot would write them: the same words, stock marks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

Mark = Callable[[str, str], str]
"""What stands for words that lead to a note: (words, id) → Markdown."""

_FENCE = re.compile(r"^/// bitext \|.*?\n(.*?)\n///$", re.MULTILINE | re.DOTALL)
_WORDS = r"\[((?:\\.|\[\^[^\]]*\]|[^\[\]\\])*)\]"
_NOTED = re.compile(rf"{_WORDS}\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]: .*\n?", re.MULTILINE)
_REPLACED = (
    (re.compile(r"\{~~.*?~>(.*?)~~\}"), r"\1"),
    (re.compile(r"\{--.*?--\}"), ""),
    (re.compile(r"\{(?:\+\+|==)(.*?)(?:\+\+|==)\}"), r"\1"),
    (re.compile(rf"{_WORDS}\{{lang=[^}}]*\}}"), r"\1"),
    (re.compile(r"(?m) \{#[\w-]+\}$"), ""),
    # Stock paragraphs have no addresses that a link could lead to.
    (re.compile(r"\]\(([^()\s]*\.md)#[^()\s]*\)"), r"](\1)"),
)


def footnote(words: str, id_: str) -> str:
    return f"{words}[^{id_}]"


def write_stock(docs: Path, stock: Path, mark: Mark = footnote, notes: str = "") -> None:
    """A copy of `docs` in stock Markdown; of its notes only those whose id starts with `notes`."""
    for path in sorted(p for p in docs.rglob("*") if p.is_file() and p.name[0] != "."):
        target = stock / path.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".md":
            text = to_stock(path.read_text("utf-8"), mark, notes)
            target.write_text(text, "utf-8")
        else:
            shutil.copy(path, target)


def to_stock(page: str, mark: Mark = footnote, notes: str = "") -> str:
    """One page: a paragraph for each block and language, its marks as `mark` writes them."""

    def marked(match: re.Match[str]) -> str:
        words, id_ = match[1], match[2]
        return footnote(words, id_) if notes and id_.startswith(notes) else mark(words, id_)

    page = _FENCE.sub(lambda fence: "\n\n".join(_paragraphs(fence[1])), page)
    for pattern, replacement in _REPLACED:
        page = pattern.sub(replacement, page)
    count = 1
    while count:  # a term can stand inside an anchored passage
        page, count = _NOTED.subn(marked, page)
    return _DEFINITION.sub(lambda note: note[0] if note[1].startswith(notes) else "", page)


def _paragraphs(body: str) -> Iterator[str]:
    """The block in each language; of a heading, the page's own language is the heading."""
    for index, column in enumerate(body.split("\n\n")):
        yield column.lstrip("# ") if index else column
