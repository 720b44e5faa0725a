"""Which language of a file is meant by a code of `--langs`."""

from __future__ import annotations


def suits(tag: str, code: str) -> bool:
    """Whether a tag of a file is the language `code`, perhaps of some region or script."""
    one, two = tag.lower().replace("_", "-"), code.lower()
    return one == two or one.startswith(f"{two}-") or two.startswith(f"{one}-")
