"""A page of the built site as it is read from a disk: links name files, scripts are no modules.

Tags alone are changed; of the words of a page, nothing.
"""

from __future__ import annotations

import re

_TAG = re.compile(
    r"""<!--.*?-->|<script\b(?:[^>"']|"[^"]*"|'[^']*')*+>.*?</script\s*>"""
    r"""|<(?:a|area|link|meta)\b(?:[^<>"']|"[^"]*"|'[^']*')*+>""",
    re.DOTALL | re.IGNORECASE,
)
_HREF = re.compile(r"""(\s(?:xlink:)?href=)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_REFRESH = re.compile(r'(http-equiv="refresh"\s+content="0; url=)([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_MODULE = re.compile(r'\s(?:type="module"|blocking="render")')
_OURS = "assets/diglot/"
_NOT_HERE = re.compile(r'\srel="(?:modulepreload|manifest)"|/offline\.js"')


def from_disk(page: str, itself: str) -> str:
    """The page, without the way to the file `itself` in which it is packed (below the site)."""
    own = re.escape(itself)
    page = re.sub(
        rf'<li>\s*(?:<p>)?<a href="(?:\.\./)*{own}" download>[^<]*</a>(?:</p>)?\s*</li>\n?',
        "",
        page,
    )
    return _TAG.sub(lambda match: _tag(match[0]), page)


def _tag(tag: str) -> str:
    name = tag[1:7].lower()
    if name == "script":
        return _script(tag)
    if name.startswith("link"):
        return "" if _NOT_HERE.search(tag) else tag
    if name.startswith("meta"):
        return _REFRESH.sub(lambda m: f'{m[1]}{to_file(m[2])}"', tag)
    if name.startswith("a"):
        return _HREF.sub(lambda m: f'{m[1]}"{to_file(m[2] or m[3] or "")}"', tag)
    return tag


def _script(element: str) -> str:
    head, end, rest = element.partition(">")
    if _NOT_HERE.search(head):
        return ""
    if 'type="module"' in head and _OURS in head:
        head = _MODULE.sub("", head).replace("<script", "<script defer", 1)
    return f"{head}{end}{rest}"


def to_file(address: str) -> str:
    """An address within the site as that of a file: `../map/#x` leads to `../map/index.html#x`."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    if not path or _ELSEWHERE.match(path):
        return address
    if path.endswith("/"):
        return f"{path}index.html{address[len(path) :]}"
    if path.rpartition("/")[2] in (".", ".."):
        return f"{path}/index.html{address[len(path) :]}"
    return address
