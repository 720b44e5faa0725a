"""One line of a text: the inline grammar of CriticMarkup, anchors, note marks and emphasis.

inline = emend | reason | variant | anchor | noteref | emph | mark | "\\" escapable | char
escapable = ASCII-punctuation | "："
emend  = "{~~" old "~>" new "~~}" | "{++" new "++}" | "{--" old "--}"
old    = (char | escape)+          new = (char | escape | emph | noteref)+
anchor = "{==" (emend | reason | emph | char | escape)+ "==}" (noteref variant* | variant+)
reason = "{>>" kind ":" why "<<}"      variant = "{>>" siglum ":" reading "<<}"   behind a reason
emph   = "*" (emend | reason | anchor | noteref | char | escape)+ "*"

A mark (ruby, foreign words, a link, a break: parse/inline.py) stands wherever a char does, but in
received words; one that adds words of ours stands in no edited words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from diglot.model.problem import Place, Problem
from diglot.model.text import (
    Emendation,
    InlineMark,
    NoteMark,
    Segment,
)
from diglot.parse.inline import INLINE, read_inline
from diglot.parse.reasons import Reasons
from diglot.parse.scan import CLOSER, MalformedError

_SPECIAL = re.compile(r"[\\{*\[]")
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~：]|\{~~|\{\+\+|\{--|\{>>|\{==|==\}|~~\}|\+\+\}|--\}|~>"
    rf"|\[\^[^\]\s\[^]+\]|\*|(?P<inline>{INLINE})"
)
# What may stand inside what; emphasis and anchors also stand in no second one of their kind.
_INSIDE = {
    "line": {"emend", "reason", "anchor", "noteref", "emph"},
    "emph": {"emend", "reason", "anchor", "noteref"},
    "anchor": {"emend", "reason", "emph"},
    "new": {"emph", "noteref"},
}
_NAMES = {
    "{~~": "emend",
    "{++": "emend",
    "{--": "emend",
    "{>>": "reason",
    "{==": "anchor",
    "*": "emph",
}


def parse_line(
    source: str,
    place: Place,
    kinds: tuple[str, ...],
    *,
    sigla: tuple[str, ...] = (),
    starts_block: bool = False,
) -> tuple[Segment, list[Problem]]:
    """The segment that `source` (a line, or what follows a label) holds; `place` is its start."""
    if not _SPECIAL.search(source):
        return Segment(text=source, place=place), []
    parser = _Parser(source, place, kinds=kinds, sigla=sigla, starts_block=starts_block)
    try:
        parser.inline("line", ("line",))
        parser.finish()
    except MalformedError as wrong:
        parser.problem(wrong.code, wrong.at, wrong.message, wrong.hint)
        return Segment(text=source, place=place), parser.problems
    return parser.segment(), parser.problems


@dataclass(kw_only=True)
class _Parser(Reasons):
    notes: list[NoteMark] = field(default_factory=list)
    emphases: list[tuple[int, int]] = field(default_factory=list)
    marks: list[InlineMark] = field(default_factory=list)

    def segment(self) -> Segment:
        return Segment(
            text="".join(self.pieces),
            place=self.place,
            entries=tuple(self.entries),
            notes=tuple(self.notes),
            emphases=tuple(self.emphases),
            marks=tuple(self.marks),
            columns=tuple(self.columns),
        )

    # -- the grammar, one method a rule ---------------------------------------------------------

    def inline(self, rule: str, context: tuple[str, ...], closer: str = "", start: int = 0) -> None:
        """Reads up to `closer` (consumed) or the end of the line."""
        while token := _TOKEN.search(self.source, self.at):
            self.text_to(token.start())
            mark = token[0]
            if mark == closer and (mark != "*" or self.closes_emphasis()):
                self.at += len(mark)
                return
            if mark.startswith("\\"):
                self.at += 1
                self.text_to(self.at + 1)
            elif token["inline"]:
                self.inline_mark(mark, context)
            elif mark.startswith("[^"):
                self.allow("noteref", rule, mark)
                self.note_mark(mark, self.length)
            elif mark == "*" and not self.opens_emphasis():
                self.text_to(self.at + 1)
            elif mark in _NAMES:
                self.allow(_NAMES[mark], rule, mark)
                self.opened(mark, context)
            else:  # a closer of nothing is literal text
                self.text_to(self.at + len(mark))
        if closer:
            mark = {v: k for k, v in CLOSER.items()}.get(closer, closer)
            raise self.unclosed(mark, start)
        self.text_to(len(self.source))

    def allow(self, what: str, rule: str, mark: str) -> None:
        if what not in _INSIDE[rule]:
            names = {"emph": "emphasis", "anchor": "an anchored passage", "new": "an emendation"}
            hint = f"move it out, or write \\{mark} for the characters themselves"
            if rule == "anchor" and what == "noteref":
                hint = "close the passage before it: {==words==}[^id]"
            message = f"found {mark} inside {names[rule]}, where it is not allowed"
            raise MalformedError("L008", self.at, message, hint)

    def opened(self, mark: str, context: tuple[str, ...]) -> None:
        start = self.at
        self.at += len(mark)
        if mark == "{>>":
            self.reason(start)
        elif mark == "{==":
            if "anchor" in context:
                message, hint = "found an anchor inside an anchor", "move one of them out"
                raise MalformedError("L008", start, message, hint)
            self.anchor(start, context)
        elif mark == "*":
            if "emph" in context:
                hint = "end the emphasis before it, or write \\* for the character itself"
                raise MalformedError("L008", start, "found emphasis inside emphasis", hint)
            begin = self.length
            self.inline("new" if "new" in context else "emph", (*context, "emph"), "*", start)
            self.emphases.append((begin, self.length))
        else:
            self.emendation(mark, start, context)

    def emendation(self, mark: str, start: int, context: tuple[str, ...]) -> None:
        old, begin = "", self.length
        if mark != "{++":
            end = "~>" if mark == "{~~" else "--}"
            old = self.raw(end, mark, start)
        if mark != "{--":
            self.inline("new", (*context, "new"), CLOSER[mark], start)
            if self.length == begin:
                message = "expected the edited reading, found nothing"
                hint = "use {--…--} for a removal" if old else "delete the mark"
                raise MalformedError("L002", start, message, hint)
        if mark != "{++" and not old:
            raise MalformedError(
                "L002",
                start,
                "expected the received reading, found nothing",
                "use {++…++} for an addition" if mark == "{~~" else "delete the mark",
            )
        self.pending.append((Emendation(start=begin, end=self.length, old=old), start))

    def inline_mark(self, mark: str, context: tuple[str, ...]) -> None:
        found, at = read_inline(mark), self.at
        if isinstance(found, tuple):
            expected, hint = found
            raise MalformedError("L012", at, f"expected {expected}", hint)
        if found.is_added and "new" in context:
            hint = "move it out, or give it words: [[4.1|words]]"
            message = "found a link without words inside an emendation, where it is not allowed"
            raise MalformedError("L008", at, message, hint)
        begin, place = self.length, self.place.shifted(at)
        self.at = at + found.start
        self.text_to(at + found.end)
        self.at = at + len(mark)
        self.marks.append(
            InlineMark(
                kind=found.kind,
                value=found.value,
                start=begin,
                end=self.length,
                place=place,
                is_added=found.is_added,
            )
        )

    def anchor(self, start: int, context: tuple[str, ...]) -> None:
        begin = self.length
        self.inline("anchor", (*context, "anchor"), "==}", start)
        mark = re.compile(r"\[\^[^\]\s\[^]+\]").match(self.source, self.at)
        if mark is None and begin < self.length and not self.pending and self.at_variant():
            self.anchored = begin, self.length, self.at
            return
        if mark is None:
            hint = "write {==words==}[^id]"
            raise MalformedError("L009", start, "expected [^id] after {==…==}, found none", hint)
        if begin == self.length:
            message = "expected words inside {==…==}, found none"
            raise MalformedError("L008", start, message, "write {==words==}[^id]")
        self.note_mark(mark[0], begin)
        self.anchored = begin, self.length, self.at

    def note_mark(self, mark: str, begin: int) -> None:
        place = self.place.shifted(self.at)
        self.notes.append(NoteMark(id=mark[2:-1], start=begin, end=self.length, place=place))
        self.at += len(mark)
