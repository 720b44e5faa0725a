"""Why a line departs from what was received, and what other witnesses read there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from msgspec.structs import replace

from diglot.model.names import listed, nearest
from diglot.model.problem import Problem
from diglot.model.text import VARIANT, ApparatusEntry, Emendation, Variant
from diglot.parse.scan import Scan


@dataclass(kw_only=True)
class Reasons(Scan):
    """Makes entries of the apparatus of changes and what is said behind them."""

    kinds: tuple[str, ...]
    sigla: tuple[str, ...]
    starts_block: bool
    said: int = -1
    """Where the last reason or variant ends: right behind it witnesses may say what they read."""
    anchored: tuple[int, int, int] = (0, 0, -1)
    """The words of the last anchor, and where it ends with its note: there too."""
    pending: list[tuple[Emendation, int]] = field(default_factory=list)
    entries: list[ApparatusEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, code: str, at: int, message: str, hint: str = "") -> None:
        where = self.place.shifted(at)
        self.problems.append(Problem(code=code, place=where, message=message, hint=hint))

    def finish(self) -> None:
        """At the line's end: a change without a reason is an error."""
        for _, at in self.pending[:1]:
            hint = "add {>>kind: reason<<} after it"
            self.problem("L003", at, "expected a reason after this emendation, found none", hint)
        self.take_pending("", "", 0)

    def reason(self, start: int) -> None:
        """What `{>>` at `start` says: why something was changed, or what a witness reads."""
        raw = self.raw("<<}", "{>>", start)
        kind, colon, reason = (part.strip() for part in raw.partition(":"))
        if colon and kind in self.sigla:
            self.variant(kind, reason, start)
            return
        if not colon or not reason:
            hint = f"write {{>>{re.split('[:：]', raw)[0].strip() or 'kind'}: reason<<}}"
            self.problem("L003", start, "expected a kind and a reason, found no reason", hint)
        elif kind not in self.kinds:
            known = (*self.kinds, *self.sigla)
            hint = nearest(kind, known) or f"known: {listed(known)}"
            self.problem("L005", start, f"expected a known kind, found “{kind}”", hint)
        elif not self.pending and not self.is_structure(kind):
            hint = "put it after the change; only {>>structure: …<<} may open a block alone"
            message = "expected an emendation before this reason, found none"
            self.problem("L004", start, message, hint)
        self.take_pending(kind, reason, start)
        self.said = self.at

    def variant(self, siglum: str, reading: str, start: int) -> None:
        """What a witness reads at the entry before it."""
        begin, end, behind = self.anchored
        if start == behind and not self.pending:
            self.differ(begin, end, start)
        if self.pending or start != self.said or not self.entries:
            hint = "put it behind the reason of a change, or behind {==the words==}"
            message = "expected a reason, or words, before what a witness reads, found none"
            self.problem("L004", start, message, hint)
        else:
            last = self.entries[-1]
            known = [one.siglum for one in last.variants]
            if siglum in known:
                message = f"the witness {siglum} reads two things at one place"
                self.problem("L004", start, message, "take one of them out")
            variants = (*last.variants, Variant(siglum, reading))
            self.entries[-1] = replace(last, variants=variants)
        self.said = self.at

    def take_pending(self, kind: str, reason: str, start: int) -> None:
        """Makes an entry of the changes so far, after a mistake too: what was received stays."""
        changes = tuple(change for change, _ in self.pending)
        self.pending = []
        if changes or (reason and self.is_structure(kind)):
            place = self.place.shifted(start)
            self.entries.append(
                ApparatusEntry(kind=kind, reason=reason, emendations=changes, place=place)
            )

    def is_structure(self, kind: str) -> bool:
        return kind == "structure" and self.starts_block and self.length == 0

    def differ(self, begin: int, end: int, start: int) -> None:
        """An entry for words that stand, where witnesses have others."""
        place, lemma = self.place.shifted(start), (begin, end)
        entry = ApparatusEntry(kind=VARIANT, reason="", emendations=(), place=place, lemma=lemma)
        self.entries.append(entry)
        self.said = start

    def at_variant(self) -> bool:
        """Whether what a witness reads comes next."""
        siglum = re.match(r"\{>>\s*([^:]+?)\s*:", self.source[self.at :])
        return bool(siglum and siglum[1] in self.sigla)
