"""Addresses on the web, held to what programs that follow them take."""

from __future__ import annotations

from urllib.parse import urlsplit

_HINT = "copy it from the browser’s address bar"


def web_address(written: str) -> str:
    """`written`, if it leads to a host. ValueError: what is wrong, and a hint."""
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname, parts.port
    except ValueError:  # `https://[x`, `https://a℀b.org` (which is a/cb.org to some), `…:99999`
        host = None
    if not host and not written.startswith("mailto:"):
        raise ValueError(f"expected an address with a host, found “{written[:80]}”", _HINT)
    return written
