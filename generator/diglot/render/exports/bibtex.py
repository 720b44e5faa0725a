"""A citation as BibTeX."""

from __future__ import annotations

import re

from diglot.derive.citation import Citation


def bibtex(c: Citation) -> str:
    """One `@incollection`; names in braces, since they are not to be taken apart."""
    fields = {
        "title": c.title,
        "booktitle": c.edition,
        "editor": " and ".join(f"{{{name}}}" for name in c.editors),
        "translator": " and ".join(f"{{{name}}}" for name in c.translators),
        "edition": c.version,
        "publisher": c.publisher,
        "year": c.year,
        "url": c.url,
        "langid": c.tag,
    }
    lines = [f"  {key} = {{{_tex(key, value)}}}," for key, value in fields.items() if value]
    return "\n".join([f"@incollection{{{c.key},", *lines, "}", ""])


def _tex(key: str, value: str) -> str:
    """TeX's own characters escaped; an address stands as it is."""
    if key == "url" or value.startswith("{"):
        return value
    return re.sub(r"([&%$#_{}])", r"\\\1", value)
