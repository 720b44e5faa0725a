"""A citation as RIS."""

from __future__ import annotations

from diglot.derive.citation import Citation


def ris(c: Citation) -> str:
    pairs = [("TY", "CHAP"), ("TI", c.title), ("T2", c.edition)]
    pairs += [("ED", name) for name in c.editors] + [("A4", name) for name in c.translators]
    pairs += [("ET", c.version), ("PB", c.publisher), ("PY", c.year)]
    pairs += [("DA", c.published.replace("-", "/")), ("UR", c.url), ("LA", c.tag)]
    lines = [f"{key}  - {value}" for key, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])
