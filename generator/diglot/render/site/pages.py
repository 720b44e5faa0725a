"""The pages of the site as Markdown files: each kind's view, given to its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice

from diglot.derive.sides import sides_of
from diglot.language.wording import Words
from diglot.model.address import PageKind, local_address
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.model.text import Text
from diglot.render.site.colophon import frame_of
from diglot.render.site.environment import Templates
from diglot.render.site.filter import filter_of, filter_of_contents
from diglot.render.site.front_matter import Alternate, FrontMatter, write_front_matter
from diglot.render.site.metadata import metadata_of
from diglot.render.site.nearby import within_of
from diglot.render.site.reader import render_reader
from diglot.render.site.views.about import about_view
from diglot.render.site.views.apparatus import apparatus_view
from diglot.render.site.views.changes import changes_view
from diglot.render.site.views.contents import contents_view
from diglot.render.site.views.context import Desk, context_of
from diglot.render.site.views.drawings import map_view, timeline_view
from diglot.render.site.views.entry import entry_view
from diglot.render.site.views.glossary import glossary_view
from diglot.render.site.views.moved import moved_view
from diglot.render.site.views.pages import pages_view
from diglot.render.site.views.text import text_view
from diglot.render.site.views.titles import home_view, title_view

VIEWS: Mapping[PageKind, Callable[[Desk], object]] = {
    PageKind.TITLE: title_view,
    PageKind.HOME: home_view,
    PageKind.CONTENTS: contents_view,
    PageKind.TEXT: text_view,
    PageKind.PAGES: pages_view,
    PageKind.APPARATUS: apparatus_view,
    PageKind.CHANGES: changes_view,
    PageKind.MOVED: moved_view,
    PageKind.GLOSSARY: glossary_view,
    PageKind.ENTRY: entry_view,
    PageKind.TIMELINE: timeline_view,
    PageKind.MAP: map_view,
    PageKind.ABOUT: about_view,
}
"""What a page of each kind shows. Its template, KIND.md.j2, is given it as `page`: nothing else."""


def render_pages(site: Site, words: Mapping[str, Words]) -> Iterator[Output]:
    """One file a page, whose content is made when it is written."""
    context, templates = context_of(site, words), Templates()
    for page in site.pages:
        desk = Desk(page, context)
        yield Output(path=f"docs/{page.path}", content=partial(render_page, desk, templates))


def render_page(desk: Desk, templates: Templates) -> str:
    """Front matter and body."""
    kind = desk.page.kind
    body = templates.fill(f"{kind}.md.j2", VIEWS[kind](desk))
    body = re.sub(r"\n{3,}", "\n\n", body).strip()
    return f"{write_front_matter(front_matter(desk))}\n{body}\n"


def front_matter(desk: Desk) -> FrontMatter:
    """What the page says of itself."""
    page = desk.page
    reader = ""
    if page.kind is PageKind.TEXT:
        sides = sides_of(desk.info, desk.text, page.lang)
        reader = render_reader(desk.info, page, desk.text, sides, desk.w)
    return FrontMatter(
        title=page.title,
        description=page.description,
        lang=page.lang,
        kind=page.kind,
        search_word=desk.w.plain("search"),
        lost=desk.w.plain("not-found") if page.kind is PageKind.HOME else "",
        alternates=tuple(Alternate(lang, local_address(path)) for lang, path in page.alternates),
        metadata=metadata_of(
            desk.info, desk.context.site.languages, page, page.title, page.description
        ),
        frame=frame_of(desk) if page.kind is PageKind.HOME else {},
        reader=reader,
        refresh=page.url_of(page.leads_to) if page.leads_to else "",
        awaited=_awaited(desk.text.text) if page.kind is PageKind.TEXT else "",
        filter=_filter(desk),
        within=within_of(desk) if desk.page.text and desk.info.has_contents else None,
    )


def _filter(desk: Desk) -> Mapping[str, str]:
    kind = desk.page.kind
    if kind is PageKind.GLOSSARY:
        return filter_of(desk.page, desk.w)
    return filter_of_contents(desk.w) if kind is PageKind.CONTENTS else {}


SCREENS = 100
"""Rows that fill the first screen of any reader, however small the type."""


def _awaited(text: Text) -> str:
    """The row with which a long text is first shown: what is seen of it is set once, not line by
    line as the words come."""
    rows = (row.address for pair in text.pairs for row in pair.rows)
    return next(islice(rows, SCREENS, None), "")
