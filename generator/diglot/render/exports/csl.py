"""A citation as CSL-JSON 1.0."""

from __future__ import annotations

import json
from collections.abc import Mapping

from diglot.derive.citation import Citation


def csl(c: Citation) -> Mapping[str, object]:
    """An item of CSL-JSON; what is not known is left out."""
    item: dict[str, object] = {
        "id": c.key,
        "type": "chapter",
        "title": c.title,
        "container-title": c.edition,
        "editor": [{"literal": name} for name in c.editors],
        "translator": [{"literal": name} for name in c.translators],
        "version": c.version,
        "publisher": c.publisher,
        "issued": {"date-parts": [[int(part) for part in c.published.split("-")]]}
        if c.published
        else None,
        "URL": c.url,
        "language": c.tag,
    }
    return {key: value for key, value in item.items() if value}


def csl_json(c: Citation) -> str:
    return json.dumps([csl(c)], ensure_ascii=False, indent=2) + "\n"
