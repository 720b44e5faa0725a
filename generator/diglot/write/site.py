"""What a built site has beside its pages: a strict policy that holds on any host, and light sheets.

The policy lets a page load files of its own site alone, so nothing may stand in a style sheet as a
`data:` address, as the theme's icons do; and a host that reads `_headers` finds the policy there.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote_to_bytes

HEADERS_FILE = "_headers"
_MADE = PurePosixPath("assets/made/embedded")
_ENDINGS = {
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/avif": "avif",
    "font/woff2": "woff2",
    "font/woff": "woff",
    "font/ttf": "ttf",
}
# Linear: none of the three can begin where another does.
_EMBEDDED = re.compile(
    r"""url\(\s*(?:"(data:[^"\\]*(?:\\.[^"\\]*)*)"|'(data:[^'\\]*(?:\\.[^'\\]*)*)'|(data:[^\s'"()]+))\s*\)""",
    re.IGNORECASE | re.DOTALL,
)

# A comment, or a string, in which the marks of one mean nothing.
_STRING_OR_COMMENT = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*/\*(?!!).*?\*/""", re.DOTALL
)
# In a script, only comments on lines of their own: what else looks like one may be in a string or a
# pattern. Ours have no template literal of several lines.
_LINES_OF_COMMENT = re.compile(
    r"^[ \t]*(?:/\*(?!!)(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.DOTALL | re.MULTILINE
)
_OURS = PurePosixPath("assets/diglot")


def finish_site(site: Path, headers: str) -> None:
    """Adds to a built site what the policy needs. `headers` are those that a host is to send.

    A `_headers` that the publisher wrote stays as it is. Raises OSError.
    """
    if not os.path.lexists(site / HEADERS_FILE):
        (site / HEADERS_FILE).write_text(headers, "utf-8", newline="\n")
    for script in sorted((site / _OURS).rglob("*.js")):
        if (code := _text(script)) and (sent := without_lines_of_comment(code)) != code:
            script.write_bytes(sent.encode("utf-8"))
    for sheet in sorted(site.rglob("*.css")):
        folder = PurePosixPath(sheet.relative_to(site).parent.as_posix())
        if (css := _text(sheet)) is None:
            continue
        outside, files = without_embedded(css, folder)
        for path, content in files.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
        if folder.is_relative_to(_OURS):
            outside = without_comments(outside)
        if outside != css:
            sheet.write_bytes(outside.encode("utf-8"))


def _text(path: Path) -> str | None:
    """What a file holds; None of a publisher's own in another encoding."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def without_comments(css: str) -> str:
    """A style sheet as it is sent to readers, to whom its comments say nothing (a fifth of ours).

    What begins with `/*!`, such as a licence, stays.
    """
    return _STRING_OR_COMMENT.sub(lambda match: match[1] or "", css).lstrip()


def without_lines_of_comment(code: str) -> str:
    """A script of ours as it is sent to readers; what begins with `/*!` stays."""
    return _LINES_OF_COMMENT.sub("", code)


def without_embedded(css: str, folder: PurePosixPath) -> tuple[str, dict[PurePosixPath, bytes]]:
    """A style sheet of `folder` whose `data:` addresses lead to files; and the files.

    Each is named by its content. What is of a kind unknown here, or damaged, stays as it stands.
    """
    files: dict[PurePosixPath, bytes] = {}
    up = PurePosixPath(*[".."] * len(folder.parts))

    def outside(match: re.Match[str]) -> str:
        found = _read(next(filter(None, match.groups())))
        if found is None:
            return match[0]
        content, ending = found
        path = _MADE / f"{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        files[path] = content
        return f'url("{up / path}")'

    return _EMBEDDED.sub(outside, css), files


def _read(address: str) -> tuple[bytes, str] | None:
    """What a `data:` address holds, and the ending of such a file (RFC 2397)."""
    head, comma, body = address[len("data:") :].partition(",")
    kind, *more = (part.strip().lower() for part in head.split(";"))
    ending = _ENDINGS.get(kind)
    if not comma or ending is None:
        return None
    content = unquote_to_bytes(re.sub(r"\\(.)", r"\1", body, flags=re.DOTALL))
    if "base64" in more:
        try:
            content = base64.b64decode(content, validate=True)
        except binascii.Error:
            return None
    return content, ending
