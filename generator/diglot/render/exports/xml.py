"""XML as text: escaped by its grammar, and without what it cannot hold."""

from __future__ import annotations

import re

_SPECIAL = re.compile('[&<>"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]')
# XML 1.0, production 2 (Char); the rest is refused by every parser, escaped or not.
_NO_CHAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMES = {f"xml_{name}": f"xml:{name}" for name in ("id", "lang", "space")}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def words(text: str) -> str:
    """Text between tags, or in an attribute’s quotation marks."""
    if not _SPECIAL.search(text):
        return text
    text = _NO_CHAR.sub("\ufffd", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\r", "&#13;")


def tag(name: str, content: str = "", /, **attributes: str) -> str:
    """An element around what is XML already; `xml_id` is `xml:id`, an empty value is left out."""
    said = ""
    for key, value in attributes.items():
        if value:
            said += f' {_NAMES.get(key, key)}="{words(value)}"'
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"
