"""From the edition's values to files: pages, search, drawings, exports. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from diglot.language.wording import Words
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.render.drawing.preview import render_previews
from diglot.render.exports.citations import render_citations
from diglot.render.exports.glossary import render_glossary
from diglot.render.han.views import render_views
from diglot.render.search.parts import render_search
from diglot.render.site.filter import render_forms
from diglot.render.site.pages import render_pages
from diglot.render.site.reader import render_glosses
from diglot.render.site.running_head import render_running_heads
from diglot.render.site.suggest import render_suggestions

OUTPUTS: tuple[Callable[[Site, Mapping[str, Words]], Iterator[Output]], ...] = (
    render_pages,
    render_glosses,
    render_running_heads,
    render_forms,
    render_glossary,
    render_previews,
    render_citations,
    render_search,
    render_views,
    render_suggestions,
)
"""All that a site consists of. A new format is a function here."""


def render(site: Site, words: Mapping[str, Words]) -> tuple[Output, ...]:
    """Every file of the site, below docs/; most are made when they are written.

    `words` are those of the interface; a language without any has the English ones.
    """
    words = spoken_words(site, words)
    return tuple(output for make in OUTPUTS for output in make(site, words))


def spoken_words(site: Site, words: Mapping[str, Words]) -> dict[str, Words]:
    """Those of each language of the edition; the English ones where it has none."""
    languages = site.edition.info.languages
    return {lang.code: words.get(lang.code, words["en"]) for lang in languages}
