"""Lines made at random: their source, and what each of them says.

A line is written by a small writer of our own, which keeps beside the source what an edited and a
received reading of it must be, so that nothing here asks the generator what a line means.
"""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass, field

from hypothesis import strategies as st

WORDS = """Astana Luban Xi’an SCO’s d'Alembert naïve cafe\u0301 straße İzmir Ωμέγα ΣΟΦΟΣ мир Йота
    鲁班 鲁班工坊 公输班 中亚 𠮷野家 かな カナ 한글 \u1112\u1161\u11ab سلام مـرحبا שָׁלוֹם עברית กำแพง น้ำ नमस्ते 👩‍🚀 🇰🇿
    e\u0323\u0302 2022 5G x² ﬁn ǅ""".split()
LOOK_ALIKES = """<script>alert(1)</script> <b onclick=x> </p> <!-- --> <!doctype <?php ]]> &amp; &lt; &#60;
    &#x3c; &#60 &copy; **strong** __init__ _x_ snake_case_name `code` ``` ~~~ ~~gone~~ --- *** ___ === ##
    # > - + 1. 1) | |-|-| a|b :--: ::: /// --8<-- !!! ??? === ![i](u) [l](javascript:x) [l][r] [r]: [TOC]
    [^x] [^x]: *[X]: [[x]] {{x}} {%x%} {#x} {:.x} {lang=en} {++ ++} {-- --} {~~ ~> ~~} {>> <<} {== ==} ~
    \\ \\\\ \\n C:\\dir @12 @x $x$ %x% https://x.org/?a=1&b=2 www.x.org x@x.org :smile: (c) -- ... « » “ ”""".split()
# As they stand in a source, and what they say: characters that mean something elsewhere in a line.
LITERAL = ["2*3*4", "{ }", "[x](y)", "C:\\dir", "* ", "a ~> b", "}", "[^ x]", "_*_"]
# Marks that hold nothing but text, and those of them that hold none.
INLINE = {
    "ruby": "{{{0}|かな <i>}}",
    "foreign": "[{0}]{{lang=fr}}",
    "break": "{{/}}",
    "page": "{{page 12 & <b>}}",
}
POINTS = ("break", "page")
PUNCTUATION = {*string.punctuation, "："}
MEANT = set("\\{*[")
CLOSERS = set("~+-=<")
# Scripts in which a mark may stand anywhere in running text, by how their characters are named.
UNSPACED = ("CJK UNIFIED", "HIRAGANA LETTER", "KATAKANA LETTER", "THAI CHARACTER")
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
KINDS = st.sampled_from(["typo", "punctuation", "name", "grammar", "mistranslation"])


def texts(size: int = 4) -> st.SearchStrategy[str]:
    """A few words, look-alikes and stray characters, with or without spaces between them."""
    piece = st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(LOOK_ALIKES),
        st.text(CHARACTERS, min_size=1, max_size=3),
        st.sampled_from([" ", "  ", ", ", ". ", "，", "。", "\u00a0", "\u3000", "\t"]),
    )
    return st.lists(piece, min_size=1, max_size=size).map("".join)


@dataclass(frozen=True)
class Node:
    """A mark of the line format, or text: `kind` says which."""

    kind: str
    text: str = ""
    inner: tuple[Node, ...] = ()
    flag: bool = False


def _nodes(kinds: list[st.SearchStrategy[Node]], size: int) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(st.one_of(kinds), min_size=1, max_size=size).map(tuple)


def lines(notes: tuple[str, ...] = ()) -> st.SearchStrategy[Line]:
    """A line with any marks of the grammar; note marks lead to one of `notes`."""
    text = st.builds(Node, st.just("text"), texts(), flag=st.booleans())
    name = st.sampled_from(notes or ("x",))
    literal = st.builds(Node, st.just("literal"), st.sampled_from(LITERAL))
    mark = st.builds(Node, st.just("note"), name) if notes else text
    small = st.builds(Node, st.just("emph"), inner=_nodes([text], 2))
    emend = st.builds(
        Node,
        st.sampled_from(["sub", "ins", "del"]),
        texts(2),
        st.one_of(_nodes([text], 1), _nodes([text, small, mark], 3)),
        st.booleans(),
    )
    plain_emend = st.builds(
        Node, st.sampled_from(["sub", "ins", "del"]), texts(2), _nodes([text], 1), st.booleans()
    )
    stressed = st.builds(Node, st.just("emph"), inner=_nodes([text, plain_emend, mark], 3))
    anchor = st.builds(Node, st.just("anchor"), name, _nodes([text, literal, emend, small], 4))
    anchored = [anchor] if notes else []
    within = st.builds(Node, st.just("anchor"), name, _nodes([text, plain_emend], 3))
    around = st.builds(Node, st.just("emph"), inner=_nodes([text, within] if notes else [text], 3))
    inline = st.builds(
        Node,
        st.sampled_from(["ruby", "foreign", "break", "page"]),
        st.sampled_from(["漢字", "a b", "鲁班", "سلام", "x<y"]),
    )
    nodes = _nodes([text, text, inline, literal, emend, mark, stressed, around, *anchored], 6)
    return nodes.map(lambda found: Writer().line(found))


@dataclass(frozen=True)
class Line:
    """One line of a text file and what it says; reasons in the order of their marks."""

    source: str
    edited: str
    received: str
    reasons: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    """Ids of the marks, in order."""
    anchors: tuple[tuple[str, str], ...] = ()
    """(id, edited words) of the passages that notes are anchored to."""
    stresses: tuple[tuple[int, int], ...] = ()
    """From where to where the edited reading is emphasised."""


NOTHING = Line(source="~", edited="", received="")


@dataclass
class Writer:
    """Writes one line: the source, and beside it both readings."""

    source: str = ""
    edited: str = ""
    received: str = ""
    reasons: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    anchors: list[tuple[str, str]] = field(default_factory=list)
    stresses: list[tuple[int, int]] = field(default_factory=list)
    depth: int = 0
    pending: bool = False
    tight: bool = False
    """Whether no space may follow (emphasis was just opened)."""
    apart: bool = False
    """Whether no word character may follow (emphasis was just closed)."""

    def line(self, nodes: tuple[Node, ...]) -> Line:
        for node in nodes:
            self.node(node)
        if self.pending:
            self.reason()
        if not self.source.strip() or self.source[-1] in " \t":
            self.text(".")
        return Line(
            self.source,
            self.edited,
            self.received,
            tuple(self.reasons),
            tuple(self.notes),
            tuple(self.anchors),
            tuple(self.stresses),
        )

    def node(self, node: Node) -> None:
        if node.kind == "text":
            self.text(node.text, everything=node.flag)
        elif node.kind == "literal":
            if self.depth == 0:
                self.put(node.text, node.text)
        elif node.kind == "note":
            self.mark(node.text)
        elif node.kind == "emph":
            self.emphasis(node)
        elif node.kind in INLINE:
            self.put(INLINE[node.kind].format(node.text), "" if node.kind in POINTS else node.text)
        elif node.kind == "anchor":
            begin = len(self.edited)
            self.enclosed("{==", node, "==}")
            self.anchors.append((node.text, self.edited[begin:]))
            self.mark(node.text)
        else:
            self.emendation(node)

    def text(self, text: str, *, everything: bool = False) -> None:
        if not self.source:
            text = text.lstrip(" \t")
        if self.tight:
            text = text.lstrip()
        source = escaped(text, everything, closers=self.depth > 0)
        if not self.source and source[:1] in PUNCTUATION - {"\\"}:
            source = f"\\{source}"
        self.put(source, text)

    def put(self, source: str, text: str) -> None:
        if not source:
            return
        if self.apart and joins(source[0]):
            source, text = f" {source}", f" {text}"
        self.source += source
        self.edited += text
        self.received += text
        self.tight = self.apart = False

    def mark(self, id_: str) -> None:
        self.source += f"[^{id_}]"
        self.notes.append(id_)
        self.tight = self.apart = False

    def emphasis(self, node: Node) -> None:
        if self.source and joins(self.source[-1]):
            self.put(" ", " ")
        self.apart = False
        self.source += "*"
        self.tight, before, begin = True, len(self.source), len(self.edited)
        self.all(node.inner)
        if len(self.source) == before or not self.source[-1].strip():
            self.text("x")
        self.stresses.append((begin, len(self.edited)))
        self.source += "*"
        self.tight, self.apart = False, True

    def enclosed(self, opener: str, node: Node, closer: str) -> None:
        """Marks around something that must not be empty in the edited reading."""
        self.source += opener
        self.tight = self.apart = False
        before = len(self.edited)
        self.all(node.inner)
        if len(self.edited) == before:
            self.text("x")
        self.source += closer
        self.tight = self.apart = False

    def emendation(self, node: Node) -> None:
        old = node.text
        received = self.received if node.kind == "ins" else self.received + old
        if node.kind == "ins":
            self.enclosed("{++", node, "++}")
        elif node.kind == "del":
            self.source += f"{{--{escaped(old, node.flag, closers=True)}--}}"
            self.tight = self.apart = False
        else:
            self.source += f"{{~~{escaped(old, node.flag, closers=True)}~>"
            self.enclosed("", node, "~~}")
        self.received = received
        self.pending = True
        if node.flag:
            self.reason()

    def reason(self) -> None:
        reason = f"reason {len(self.reasons) + 1}: a|b <<}} \\ *c*"
        self.source += f"{{>>typo: {escaped(reason, False, closers=True)}<<}}"
        self.reasons.append(("typo", reason))
        self.pending = self.tight = self.apart = False

    def all(self, nodes: tuple[Node, ...]) -> None:
        self.depth += 1
        for node in nodes:
            self.node(node)
        self.depth -= 1


def joins(char: str) -> bool:
    """Whether `char` may be part of a word in a script that writes spaces between words."""
    if unicodedata.name(char, "").startswith(UNSPACED):
        return False
    return unicodedata.category(char)[0] in "LMN" or unicodedata.category(char) == "Pc"


def escaped(text: str, everything: bool, *, closers: bool) -> str:
    """`text` in the line format: with a backslash where it must stand, or wherever it may."""
    wanted = PUNCTUATION if everything else MEANT | (CLOSERS if closers else set())
    return "".join(f"\\{char}" if char in wanted else char for char in text)
