"""A citation as RIS: a tag and a value a line."""

from __future__ import annotations

from diglot.model.citation import Citation, Name


def ris(c: Citation) -> str:
    """One record; of a chapter, A2 are the editors and A4 the translators.

    The format knows no escape; what it is made of is on one line each.
    """
    pairs = [("TY", "CHAP"), ("TI", c.title), ("T2", c.edition)]
    pairs += [("AU", _filed(name)) for name in c.authors]
    pairs += [("A2", _filed(name)) for name in c.editors]
    pairs += [("A4", _filed(name)) for name in c.translators]
    pairs += [("ET", c.version), ("PB", c.publisher), ("PY", c.published[:4])]
    pairs += [("T3", c.series), ("SN", c.isbn), ("DO", c.doi)]
    pairs += [("DA", c.published.replace("-", "/")), ("UR", c.url), ("LA", c.tag)]
    lines = [f"{key}  - {value}" for key, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _filed(name: Name) -> str:
    """`Family, Given, Jr.`"""
    if not name.family:
        return name.written
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
