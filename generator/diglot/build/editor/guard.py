"""Who may use the editor: a page of this server, in a browser on this machine, that has its token.

A page of another origin can neither read the token nor send what is asked for here: its Origin is
another, its request is no JSON, and where it has made its own name lead to this machine (DNS
rebinding) the Host says that name.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping

LONGEST = 1_000_000
"""Bytes of a request."""
_NAMES = ("127.0.0.1", "localhost", "[::1]")


def is_of_this_machine(host: str) -> bool:
    """Whether a server at this name or address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def has_own_host(said: Mapping[str, object], port: int) -> bool:
    """Whether the request names this server as its browser's address line would."""
    return said.get("HTTP_HOST") in {f"{name}:{port}" for name in _NAMES}


def refusal(said: Mapping[str, object], port: int, token: str) -> str:
    """Why a request to change something is refused, by its WSGI environment; "" where it is not."""
    host = said.get("HTTP_HOST")
    if not has_own_host(said, port):
        return "expected the address of this server in Host"
    if not is_of_this_machine(str(said.get("REMOTE_ADDR", ""))):
        return "expected a browser on this machine"
    if said.get("HTTP_ORIGIN") != f"http://{host}":
        return "expected a page of this server in Origin"
    if said.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
        return "expected a page of this server in Sec-Fetch-Site"
    if str(said.get("CONTENT_TYPE", "")).partition(";")[0].strip() != "application/json":
        return "expected application/json"
    given = str(said.get("HTTP_X_DIGLOT_TOKEN", ""))
    if not hmac.compare_digest(given.encode(), token.encode()):
        return "expected the token of this run: load the page again"
    return ""
