"""The citations of each text for reference managers, one file a format."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.derive.citation import citation_of
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.render.exports.bibtex import bibtex
from diglot.render.exports.csl import csl_json
from diglot.render.exports.ris import ris

FORMATS = {"bib": ("BibTeX", bibtex), "ris": ("RIS", ris), "json": ("CSL-JSON", csl_json)}
"""File ending → (name, format)."""


def citation_path(lang: str, text: str, ending: str) -> str:
    """Where a citation for programs stands, below docs/ and the site alike."""
    return f"{lang}/{text}/cite.{ending}"


def render_citations(site: Site, words: object) -> Iterator[Output]:
    """Each text in each language and format."""
    info = site.edition.info
    for annotated in site.edition.texts:
        text = annotated.text.info
        for lang in site.languages:
            path = address_of(PageKind.TEXT, lang.code, text.id)
            cited = citation_of(info, text, lang.code, local_address(path))
            for ending, (_, made) in FORMATS.items():
                name = f"docs/{citation_path(lang.code, text.id, ending)}"
                yield Output(path=name, content=made(cited))
