"""A citation as BibTeX, whose values are TeX."""

from __future__ import annotations

import re
from collections.abc import Iterable

from diglot.model.citation import Citation, Name


def bibtex(c: Citation) -> str:
    """One `@incollection`.

    Titles stand in two pairs of braces, so that no style makes their capitals small; `year` is for
    BibTeX, `date` for biblatex, which reads EDTF. An address is read to the letter, and holds no
    braces.
    """
    fields = {
        "title": f"{{{_tex(c.title)}}}" if c.title else "",
        "booktitle": f"{{{_tex(c.edition)}}}" if c.edition else "",
        "author": _names(c.authors),
        "editor": _names(c.editors),
        "translator": _names(c.translators),
        "version": _tex(c.version),
        "series": _tex(c.series),
        "number": _tex(c.number) if c.series else "",
        "publisher": _tex(c.publisher),
        "isbn": c.isbn,
        "doi": _tex(c.doi),
        "year": c.published[:4],
        "date": str(c.issued or ""),
        "url": c.url,
        "langid": c.tag,
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@incollection{{{c.key},", *lines, "}", ""])


def _names(names: Iterable[Name]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    """`Family, Jr., Given`; a name that is one stands in braces, which keep it together."""
    if not name.family:
        return f"{{{_tex(name.written)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(_part(part) for part in parts if part)


def _part(part: str) -> str:
    """A part of a name; what would take it apart further stands in braces."""
    return f"{{{_tex(part)}}}" if re.search(r",|\band\b", part, re.IGNORECASE) else _tex(part)


# Braces count even behind a backslash. What TeX joins to another sign is kept apart.
_TEX = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]|-(?=-)|`(?=`)|'(?=')|[?!](?=`)")


def _tex(text: str) -> str:
    """`text` in TeX: every character stands for itself."""
    return _SPECIAL.sub(lambda mark: _TEX.get(mark[0], f"{mark[0]}{{}}"), text)
