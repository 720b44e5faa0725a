"""Text as Markdown: what is not known to be Markdown is escaped, minimally and by context.

Two contexts: a *passage* of a `/// bitext` block, read by our own extension, and *prose*, read by
Python-Markdown with the extensions of mkdocs.yml. Both escape by backslash where Python-Markdown
knows the escape, and by character reference elsewhere, so that a page reads well as it is and no
character of the sources can mean anything.
"""

from __future__ import annotations

import re

# A literal `[^` never stands in a page, not even as text: it is how a lost note would look.
_RAW_NOTE = re.compile(r"\[\^")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_INLINE = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|[<\t]")
_CRITIC = re.compile(
    r"\{(?=[~+>=./-]|lang=|ruby=|to=|page |#|$)|~(?=>|~\})|(?<=[~+=<-])\}|(?<=~)~(?=\})"
)
# At the start of a line: heading, quote, list, rule, setext underline, verse, continuation, table,
# fence, definition, our own fences. Python-Markdown has no backslash for `~`, `/`, `:`, `|`, `=`.
_START = re.compile(r"(?:([#>+-])|(\d+)([.)])(?=\s|$)|([~:：/|=!?]))")


# What any of these can match begins with one of these characters: most texts hold none. `^` means
# something behind the `[` of a link or an anchored passage.
_SPECIAL = re.compile(r"[&\\`*\[\]_<\t{}~\n\0]|\A\^")


class Md(str):
    """Text that is Markdown already: it is not escaped again."""

    __slots__ = ()


def escape(text: str, *, at_start: bool = False) -> Md:
    """`text` as prose or as a passage; `at_start` where it opens a line."""
    if isinstance(text, Md):
        return text
    if _SPECIAL.search(text):
        text = _ENTITY.sub("&amp;", text)
        text = _RAW_NOTE.sub("\0", text)
        text = _INLINE.sub(_inline, text)
        text = _CRITIC.sub(lambda mark: f"\\{mark[0]}" if mark[0] in "{}" else "&#126;", text)
        text = text.replace("\0", "&#91;^").replace("\n", " ")
        text = re.sub(r"\A\^", "&#94;", text)
    if at_start and text.startswith(" "):  # four would make a code block
        text = f"&#32;{text[1:]}"
    elif at_start:
        text = _START.sub(_start, text, count=1) if _START.match(text) else text
    return Md(text)


def _inline(mark: re.Match[str]) -> str:
    if mark[0] == "]" and mark.string.startswith(":", mark.end()):
        return "&#93;"  # `[…\]:` at the start of a line would still define a reference
    return {"<": "&lt;", "\t": "&#9;"}.get(mark[0], f"\\{mark[0]}")


def _start(mark: re.Match[str]) -> str:
    if mark[1]:
        return f"\\{mark[1]}"
    if mark[2]:
        return f"{mark[2]}\\{mark[3]}"
    return f"&#{ord(mark[4])};"


def raw(markup: str) -> Md:
    """HTML, whose texts are escaped already, as a part of a page; `[^` does not stand in it."""
    return Md(markup.replace("[^", "&#91;^"))


def escape_cell(text: str) -> Md:
    """`text` inside a cell of a table."""
    return Md(escape(text, at_start=True).replace("|", "&#124;"))


# What could end the target of a Markdown link, or mean something in it to Python-Markdown or to our
# own extension; the rest of an address stands as it is, so that the page reads well.
_IN_TARGET = re.compile(r"[\s\\'\"`()\[\]<>{}*|]|&(?=#|\w+;)|(?<![^\W_])_|_(?![^\W_])")
_IN_TITLE = re.compile(r"[\\'\"`()\[\]<>{}*|]|&(?=#|\w+;)|(?<![^\W_])_|_(?![^\W_])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def escape_url(url: str) -> Md:
    """An http(s) address as the target of a Markdown link.

    By character references, not by percent signs: the address that a browser follows is the one
    that was written, to the letter. Control characters alone, which no address may hold, are
    written as a browser would.
    """
    url = _CONTROL.sub(lambda mark: f"%{ord(mark[0]):02X}", url)
    return Md(_IN_TARGET.sub(lambda mark: f"&#{ord(mark[0])};", url))


def escape_title(text: str) -> Md:
    """`text` as the title of a Markdown link, between quotation marks."""
    return Md(_IN_TITLE.sub(lambda mark: f"&#{ord(mark[0])};", " ".join(text.split())))
