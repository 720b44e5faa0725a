"""What the filter of the glossary's index needs: its words, and the forms that no list shows."""

from __future__ import annotations

import json

from diglot.language.wording import Words
from diglot.model.declared import EditionInfo
from diglot.model.site import Page

WORDS = ("filter", "filter-none", "entries-one", "entries-other")


def forms_path() -> str:
    """Where the forms stand, below docs/ and below the site alike."""
    return "assets/made/forms.json"


def render_forms(info: EditionInfo) -> str:
    """Id → forms beside the headwords; entries without such are left out."""
    forms = {
        term.id: found
        for term in info.terms
        if (found := [f.text for f in term.forms if f.text != term.term.exact(f.lang)])
    }
    return json.dumps(forms, ensure_ascii=False, separators=(",", ":")) + "\n"


def render_filter(page: Page, words: Words) -> str:
    """`filter: "…"`: JSON inside JSON's string; the theme escapes it for an attribute."""
    data = {
        "forms": page.way_to(forms_path()),
        "words": {key: words.plain(key) for key in WORDS},
    }
    line = json.dumps(data, ensure_ascii=False)
    return f"filter: {json.dumps(line, ensure_ascii=False)}"
