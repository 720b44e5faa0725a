"""One line of a bitext block as HTML. The reverse of `render_passage` and `escape`.

    [words][^id]   a term or anchored passage, followed by its note's mark
    [words]{^id}   the same, where the mark stands further on
    [^id]          a note's mark
    {~~a~>b~~} {++b++} {--a--}   received and edited reading
    {==words==}    a highlight
    *words*        emphasis
    [words]{ruby=reading} [words]{lang=fr} [words]{to=#4.1 "preview"}
    {/} {page 12}  the end of a line, the beginning of a page

A backslash before ASCII punctuation takes its meaning away; character references are read. Nothing
else means anything, and everything else is escaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]|&(?:lt|gt|amp|quot|#\d{1,7});|\{~~|~>|~~\}|\{\+\+|\+\+\}|\{--|--\}"
    r"|\{==|==\}|\{/\}|\{page (?:\\.|[^}\\])+\}|\]\{ruby=(?:\\.|[^}\\])+\}|\]\{lang=[A-Za-z0-9-]+\}"
    r"|\]\{to=[\w./#:-]+ \"(?:\\.|[^\"\\])*\"\}"
    r"|\]\[\^[^\]\s]+\]|\]\{\^[^}\s]+\}|\[\^[^\]\s]+\]|\[|\]|\*"
)
_DEL = '<del hidden="" class="received" data-search-exclude="">'
_INS = '<ins class="edited" role="none">'  # until changes are shown, words like any other
_OPEN = {"{~~": _DEL, "{++": _INS, "{--": _DEL, "{==": "<mark>"}
_CLOSE = {
    "++}": ("{++", "</ins>"),
    "--}": ("{--", "</del>"),
    "==}": ("{==", "</mark>"),
    "~~}": ("~>", "</ins>"),
}

Reference = Callable[[str], str]
"""Makes the HTML of a note's mark from its id; "" where there is no such note."""


def to_html(line: str, reference: Reference) -> str:
    """`line` as inline HTML, well-formed whatever it holds."""
    return _Passage(reference).html(line)


def to_text(line: str) -> str:
    """`line` as it is read: edited, without marks."""
    line = re.sub(r"(?<!\\)\{page (?:\\.|[^}\\])+\}|(?<=\])\{ruby=(?:\\.|[^}\\])+\}", "", line)
    edited = re.sub(r"(?<!\\)\{(?:~~.*?~>|--.*?--\})", "", line)
    return html.unescape(re.sub(r"<[^>]*>", "", _Passage(lambda _: "").html(edited)))


class _Passage:
    """Tokens in, pieces out; the stack holds what is open, so that nothing ever crosses."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.pieces: list[str] = []
        self.open: list[tuple[str, int]] = []

    def html(self, line: str) -> str:
        at = 0
        for token in _TOKEN.finditer(line):
            self.pieces.append(html.escape(line[at : token.start()], quote=False))
            self.take(token[0])
            at = token.end()
        self.pieces.append(html.escape(line[at:], quote=False))
        while self.open:  # what nobody closed was text
            mark, index = self.open.pop()
            self.pieces[index] = html.escape(mark if mark != "~>" else "")
            if mark == "~>":
                self.pieces.append("</ins>")
        return "".join(self.pieces)

    def take(self, token: str) -> None:
        top = self.open[-1][0] if self.open else ""
        if token[0] == "\\":
            # `[^` is never written as such: it is how a lost note would look.
            self.pieces.append("&#91;" if token == "\\[" else html.escape(token[1:], quote=False))
        elif token[0] == "&":
            self.pieces.append("&#91;" if token == "&#91;" else _reference_to_character(token))
        elif token == "*" and top == "*":
            self.close("</em>")
        elif token in _OPEN or token in ("[", "*"):
            self.open.append((token, len(self.pieces)))
            self.pieces.append(_OPEN.get(token, "<em>" if token == "*" else "["))
        elif token == "~>" and top == "{~~":
            self.open.pop()
            self.pieces.append("</del>")
            self.open.append(("~>", len(self.pieces)))
            self.pieces.append(_INS)
        elif token in _CLOSE and top == _CLOSE[token][0]:
            self.close(_CLOSE[token][1])
        elif token.startswith(("][^", "]{^")):
            self.noted(token, top)
        elif token.startswith("]{"):
            self.spanned(token, top)
        elif token == "{/}":
            self.pieces.append("<br />")
        elif token.startswith("{page "):
            number = html.escape(_plain(token[6:-1]))
            self.pieces.append(f'<span class="page" data-page="{number}"></span>')
        elif token.startswith("[^"):
            self.pieces.append(self.reference(token[2:-1]) or html.escape(token))
        else:
            if token == "]" and top == "[":
                self.open.pop()
            self.pieces.append(html.escape(token, quote=False))

    def close(self, tag: str) -> None:
        self.open.pop()
        self.pieces.append(tag)

    def spanned(self, token: str, top: str) -> None:
        """The end of `[words]{ruby=…}` and its like, if the words began."""
        if top != "[":
            self.pieces.append(html.escape(token, quote=False))
            return
        _, index = self.open.pop()
        key, _, value = token[2:-1].partition("=")
        if key == "ruby":
            self.pieces[index] = "<ruby>"
            self.pieces.append(f"<rt>{html.escape(_plain(value), quote=False)}</rt></ruby>")
        elif key == "lang":
            self.pieces[index] = f'<span lang="{value}" dir="auto">'
            self.pieces.append("</span>")
        else:
            way, _, preview = value.partition(" ")
            title = html.escape(_plain(preview[1:-1]))
            self.pieces[index] = f'<a class="to" href="{html.escape(way)}" title="{title}">'
            self.pieces.append("</a>")

    def noted(self, token: str, top: str) -> None:
        """The end of `[words][^id]` or `[words]{^id}`, if the words began and the note is there."""
        id_, is_here = token[3:-1], token[1] == "["
        reference = self.reference(id_) if is_here else ""
        if top != "[":
            self.pieces.append("]" + (reference or html.escape(token[1:])))
            return
        _, index = self.open.pop()
        if reference or not is_here:
            self.pieces[index] = f'<span class="noted" data-note="{html.escape(id_)}">'
            self.pieces.append(f"</span>{reference}")
        else:
            self.pieces.append(html.escape(token))


def _plain(written: str) -> str:
    """What is written in braces, without its escapes."""
    return html.unescape(_Passage(lambda _: "").html(written))


def _reference_to_character(token: str) -> str:
    return html.escape(html.unescape(token), quote=False)
