"""Text for formats whose values are one line, or that know no control characters."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")


def one_line(text: str) -> str:
    """`text` with a space for each run of line breaks, tabs and control characters."""
    return _BREAKS.sub(" ", text).strip(" ") if _BREAKS.search(text) else text


_NO_ADDRESS = re.compile('[\x00-\x20\x7f-\x9f\u2028\u2029"<>\\\\^`{|}]')


def iri(address: str) -> str:
    """An address with percent signs for what none may hold (RFC 3987, 2.2)."""
    return _NO_ADDRESS.sub(
        lambda char: "".join(f"%{byte:02X}" for byte in char[0].encode()), address
    )
