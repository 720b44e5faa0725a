"""What the filter of the glossary's index needs: its words, and the forms that no list shows."""

from __future__ import annotations

import json
from collections.abc import Iterator

from diglot.language.wording import Words
from diglot.model.output import Output
from diglot.model.site import Page, Site

WORDS = ("filter", "filter-none", "entries-one", "entries-other")


def forms_path() -> str:
    """Where the forms stand, below docs/ and below the site alike."""
    return "assets/made/forms.json"


def render_forms(site: Site, words: object) -> Iterator[Output]:
    """Id → forms beside the headwords, as JSON; entries without such are left out."""
    terms = site.edition.info.terms
    forms = {
        term.id: found
        for term in terms
        if (found := [f.text for f in term.forms if f.text != term.term.exact(f.lang)])
    }
    if terms:
        content = json.dumps(forms, ensure_ascii=False, separators=(",", ":")) + "\n"
        yield Output(path=f"docs/{forms_path()}", content=content)


def render_filter(page: Page, words: Words) -> str:
    """As JSON; the theme escapes it for an attribute."""
    data = {
        "forms": page.way_to(forms_path()),
        "words": {key: words.plain(key) for key in WORDS},
    }
    return json.dumps(data, ensure_ascii=False)
