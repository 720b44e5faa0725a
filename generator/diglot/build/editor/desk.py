"""What the editor does: it reads a target, writes what was changed in it, and takes that back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock

from msgspec import Struct

from diglot.build.editor.beside import beside
from diglot.build.editor.fields import order_of
from diglot.create.edit import Change, count_of_entries, edited, with_entry
from diglot.create.held import LeafError
from diglot.create.lines import restored, unified
from diglot.create.target import ENTRY, ROW, Found, Target, find
from diglot.create.written import Value
from diglot.flow import look, read_sources, understand_files
from diglot.model.declared import EditionInfo
from diglot.model.files import GLOSSARY, Files
from diglot.model.problem import Problem
from diglot.write.exact import Exact, held_bytes, put_bytes

_KEPT = 100
"""Writes that can be taken back."""


class Standing(Struct, frozen=True, kw_only=True):
    """A target as it stands in its files."""

    info: EditionInfo
    files: Files
    found: Found
    digest: str


class Wrong(Struct, frozen=True, kw_only=True):
    """A problem that an edit would make, and the steps to the value of the target that it is in."""

    code: str
    severity: str
    message: str
    hint: str = ""
    details: tuple[str, ...] = ()
    at: tuple[str | int, ...] | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What became of an edit."""

    status: str
    """`saved`, `nothing` (it is so), `problems`, `moved` (the file is another) or `gone`."""
    wrong: tuple[Wrong, ...] = ()
    standing: Standing | None = None
    """As it is now, where it has moved on."""
    path: str = ""


class Desk:
    """The editor of one edition, while it is served."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._writes: list[Mapping[str, Exact]] = []

    def standing(self, target: Target) -> Standing | None:
        """The target as it stands; None where there is none, or its file cannot be read."""
        files, _ = read_sources(self._root)
        info, texts, _ = look(files)
        try:
            found = find(files, texts, target) if info else None
        except LeafError:
            found = None
        if info is None or found is None:
            return None
        return Standing(info=info, files=files, found=found, digest=self._digest(_paths(found)))

    def edition(self) -> tuple[EditionInfo | None, str]:
        """What an entry that is added needs to know, and the glossary's digest."""
        files, _ = read_sources(self._root)
        return look(files)[0], self._digest([GLOSSARY])

    def write(
        self, target: Target, digest: str, changes: Iterable[Change], *, accept: bool
    ) -> Answer:
        """Writes the changes, all or none. `accept` takes warnings that they make."""
        with self._lock:
            now = self.standing(target)
            if now is None:
                return Answer(status="gone")
            if now.digest != digest:
                return Answer(status="moved", standing=now)
            order = order_of(now.found.kind) if now.found.kind != ROW else ()
            order = [*order, *(one.code for one in now.info.languages)]
            try:
                after = edited(now.files, now.found, tuple(changes), order)
            except LeafError as error:
                return Answer(status="problems", wrong=(_unwritten(error),))
            return self._keep(now.files, after, now.found, accept=accept)

    def add(self, digest: str, entry: Mapping[str, Value], *, accept: bool) -> Answer:
        """Adds an entry to the glossary."""
        with self._lock:
            files, _ = read_sources(self._root)
            if self._digest([GLOSSARY]) != digest:
                return Answer(status="moved")
            try:
                after = with_entry(files, entry, order_of(ENTRY))
                steps = "terms", count_of_entries(files)
            except LeafError as error:
                return Answer(status="problems", wrong=(_unwritten(error),))
            found = Found(kind=ENTRY, path=GLOSSARY, steps=steps)
            return self._keep(files, after, found, accept=accept)

    def undo(self) -> Answer:
        """Takes the last write back, where its files still hold what it wrote."""
        with self._lock:
            if not self._writes:
                return Answer(status="nothing")
            last = self._writes[-1]
            back = {path: Exact(one.after, one.before) for path, one in last.items()}
            if wrong := put_bytes(self._root, back):
                return Answer(
                    status="moved", wrong=tuple(map(_wrong, wrong)), path=next(iter(last))
                )
            self._writes.pop()
            return Answer(status="saved", path=next(iter(last)))

    def _keep(self, before: Files, after: Files, found: Found, *, accept: bool) -> Answer:
        changed = [path for path, text in after.texts.items() if before.texts.get(path) != text]
        if not changed:
            return Answer(status="nothing", path=found.path)
        wrong = _new_problems(before, after, found)
        if any(one.severity == "error" for one in wrong) or (wrong and not accept):
            return Answer(status="problems", wrong=wrong)
        try:
            writes = {path: self._exact(before, after, path) for path in changed}
        except OSError as error:
            return Answer(status="problems", wrong=(_unwritten(error),))
        if refused := put_bytes(self._root, writes):
            return Answer(status="problems", wrong=tuple(map(_wrong, refused)))
        self._writes = [*self._writes, writes][-_KEPT:]
        return Answer(status="saved", wrong=wrong, path=changed[0])

    def _exact(self, before: Files, after: Files, path: str) -> Exact:
        """The bytes of a file before and after. Raises OSError."""
        held = held_bytes(self._root, path)
        raw = held.decode("utf-8", "strict")
        if unified(raw) != before.texts.get(path, ""):
            raise OSError(0, "the file has changed since")
        return Exact(held, restored(raw, after.texts[path]).encode())

    def _digest(self, paths: Iterable[str]) -> str:
        made_of = hashlib.blake2b(digest_size=16)
        for path in paths:
            try:
                content = held_bytes(self._root, path)
            except OSError as error:
                content = str(error).encode()
            made_of.update(f"{path}\0{len(content)}\0".encode() + content)
        return made_of.hexdigest()


def _paths(found: Found) -> list[str]:
    return sorted({path for path, _ in found.lines.values()} or {found.path})


def _new_problems(before: Files, after: Files, found: Found) -> tuple[Wrong, ...]:
    """What `check` finds in the sources as they would be, and did not find before."""
    sources = understand_files(after)
    if not sources.problems and sources.edition is not None:
        return ()
    known = {_known(one) for one in understand_files(before).problems}
    new = [one for one in sources.problems if _known(one) not in known]
    return tuple(_wrong(one, at) for one, at in beside(after, found, new))


def _known(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.place.path, problem.message, problem.about


def _wrong(problem: Problem, at: tuple[str | int, ...] | None = None) -> Wrong:
    return Wrong(
        code=problem.code,
        severity=str(problem.severity),
        message=problem.message,
        hint=problem.hint,
        details=problem.details,
        at=at,
    )


def _unwritten(error: Exception) -> Wrong:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Wrong(code="D002", severity="error", message=said)
