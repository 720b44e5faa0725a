"""Sources before and after: what a change is made of, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from diglot.amend.document import Edit, edited
from diglot.model.declared import EditionInfo
from diglot.model.files import Files

_LONG = 20_000
"""Lines from which on a patch may be less pretty, so that it is made in time."""


class Held(Struct, frozen=True, kw_only=True):
    """The files that a change may touch, by path from the root, with LF line ends."""

    texts: Mapping[str, str]
    """The sources."""
    pages: Mapping[str, str]
    """Those by hand: docs/…"""
    info: EditionInfo

    def file(self, path: str) -> str:
        return self.texts[path] if path in self.texts else self.pages[path]

    @property
    def files(self) -> dict[str, str]:
        return {**self.texts, **self.pages}

    def with_file(self, path: str, text: str) -> Held:
        """The same with another text in one file."""
        if path in self.pages:
            return replace(self, pages={**self.pages, path: text})
        return replace(self, texts={**self.texts, path: text})

    def edited(self, edits: Mapping[str, list[Edit]]) -> Held:
        """The same with edits made, by path."""
        made = self
        for path, some in edits.items():
            made = made.with_file(path, edited(self.file(path), some))
        return made


def held_of(files: Files, info: EditionInfo) -> Held:
    """The files of an edition that was read."""
    pages = {f"docs/{page.path}": page.text.replace("\r\n", "\n") for page in files.pages}
    return Held(texts=files.texts, pages=pages, info=info)


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """What changes, as `diff -u` shows it, and as `git apply` takes it."""
    paths = [path for path in sorted({*before, *after}) if before.get(path) != after.get(path)]
    return "".join(
        line for path in paths for line in _unified(path, before.get(path, ""), after.get(path, ""))
    )


def _unified(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of one file. difflib’s own way would pass over lines that are there often, as those
    of YAML are."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pairs = enumerate(zip(old, new, strict=False))
    same = next((k for k, (one, two) in pairs if one != two), min(len(old), len(new)))
    first = max(0, same - 1)
    yield f"--- a/{path}\n+++ b/{path}\n"
    matcher = SequenceMatcher(None, old[first:], new[first:], autojunk=len(new) > _LONG)
    for group in matcher.get_grouped_opcodes(1):
        (_, a, _, c, _), (_, _, b, _, d) = group[0], group[-1]
        yield f"@@ -{_span(first + a, b - a)} +{_span(first + c, d - c)} @@\n"
        for kind, i, j, k, m in group:
            gone, come = old[first + i : first + j], new[first + k : first + m]
            if kind == "equal":
                yield from (_line(" ", line) for line in gone)
            else:
                yield from (_line("-", line) for line in gone)
                yield from (_line("+", line) for line in come)


def _span(begin: int, length: int) -> str:
    return f"{begin + 1 if length else begin},{length}"


def _line(mark: str, line: str) -> str:
    end = "" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return f"{mark}{line}{end}"
