"""The glossary for others: a table, JSON, and linked data, the same entries in each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from diglot.model.output import Output
from diglot.model.site import Site
from diglot.render.exports.csv import as_csv
from diglot.render.exports.json import as_json
from diglot.render.exports.jsonld import as_jsonld

FOLDER = "assets/made"
FORMATS = {"csv": "CSV", "json": "JSON", "jsonld": "JSON-LD"}
"""File ending → name."""


def export_path(ending: str) -> str:
    """Where the glossary stands as a file, below docs/ and below the site alike."""
    return f"{FOLDER}/glossary.{ending}"


def render_glossary(site: Site, words: object) -> Iterator[Output]:
    """The three files, in one folder; nothing where there is no glossary."""
    info = site.edition.info
    if not info.terms:
        return
    yield Output(path=f"docs/{export_path('csv')}", content=partial(as_csv, info))
    yield Output(path=f"docs/{export_path('json')}", content=partial(as_json, site.edition))
    linked = partial(as_jsonld, site, export_path("jsonld"))
    yield Output(path=f"docs/{export_path('jsonld')}", content=linked)
