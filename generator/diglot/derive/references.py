"""What stands where a link to a segment leads, for a reader who has not followed it yet."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.model.edition import AnnotatedText
from diglot.model.reference import Target
from diglot.model.text import BlockPair

_PREVIEW = 120
"""Characters, at the most."""


def preview(target: Target, texts: Sequence[AnnotatedText], lang: str) -> str:
    """What stands there in `lang`, or else in the text’s base; "" where nothing does."""
    for annotated in texts:
        info = annotated.text.info
        if info.id != target.text:
            continue
        code = lang if lang in info.languages else info.base
        pair = next((p for p in annotated.text.pairs if _holds(p, target.address)), None)
        return _said(pair, target.address, code == info.base) if pair else ""
    return ""


def _holds(pair: BlockPair, address: str) -> bool:
    return pair.number == address or any(row.address == address for row in pair.rows)


def _said(pair: BlockPair, address: str, is_base: bool) -> str:
    rows = [row for row in pair.rows if address in (row.address, pair.number)]
    for row in rows:
        own, other = row.base.text, row.translation.text
        said = (own or other) if is_base else (other or own)
        if said:
            return said if len(said) <= _PREVIEW else f"{said[: _PREVIEW - 1].rstrip()}…"
    return ""
