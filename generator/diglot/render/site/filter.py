"""What the filters of the glossary's index and of the contents need: their words, and forms."""

from __future__ import annotations

import json
from collections.abc import Iterator

from diglot.language.wording import Words
from diglot.model.output import Output
from diglot.model.site import Page, Site

WORDS = {"label": "filter", "none": "filter-none"}
"""What the theme calls them → keys of the language's file."""


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


def filter_of(page: Page, words: Words) -> dict[str, str]:
    """The words, and where the forms are, by the names that the theme has for them."""
    said = {name: words.plain(key) for name, key in WORDS.items()}
    counted = json.dumps(words.forms("entries"), ensure_ascii=False)
    return said | {"counted": counted, "forms": page.way_to(forms_path())}


def filter_of_contents(words: Words) -> dict[str, str]:
    """The same of the contents, whose titles stand in the page as they are."""
    said = {"label": words.plain("filter"), "none": words.plain("search-none")}
    return said | {"counted": json.dumps(words.forms("results"), ensure_ascii=False)}
