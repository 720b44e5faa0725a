"""Text for formats whose values are one line, or that know no control characters."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")


def one_line(text: str) -> str:
    """`text` with a space for each run of line breaks, tabs and control characters."""
    return _BREAKS.sub(" ", text).strip(" ") if _BREAKS.search(text) else text
