"""What the site has beside its pages."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.derive.citation import FORMATS, citation_of, citation_path
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.render.drawing.preview import draw_picture
from diglot.render.exports.glossary import render_exports
from diglot.render.site.filter import forms_path, render_forms
from diglot.render.site.metadata import picture_path
from diglot.render.site.reader import gloss_path, render_glosses


def render_files(site: Site) -> Iterator[Output]:
    """The glossary as data, its glosses and forms; each text's picture, its citations as data."""
    info = site.edition.info
    for lang in site.languages if info.terms else ():
        glosses = render_glosses(info, lang.code)
        yield Output(path=f"docs/{gloss_path(lang.code)}", content=glosses)
    yield from render_exports(site)
    if info.terms:
        yield Output(path=f"docs/{forms_path()}", content=render_forms(info))
    for annotated in site.edition.texts:
        text = annotated.text
        picture = draw_picture(text)
        yield Output(path=f"docs/{picture_path(text.info.id)}", content=picture)
        for lang in site.languages:
            path = address_of(PageKind.TEXT, lang.code, text.info.id)
            cited = citation_of(info, text.info, lang.code, local_address(path))
            for ending, (_, made) in FORMATS.items():
                name = f"docs/{citation_path(lang.code, text.info.id, ending)}"
                yield Output(path=name, content=made(cited))
