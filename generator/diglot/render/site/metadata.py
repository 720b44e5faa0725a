"""What a page says of itself to programs: Highwire, Dublin Core, OpenGraph, schema.org.

Zotero and Google Scholar read the Highwire names (`citation_*`); the rest of the web reads
OpenGraph and JSON-LD. The names are those of each vocabulary.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from diglot.derive.citation import citation_of, doi_url, licence_url
from diglot.derive.credits import authors_of, orcid_url, translators_of
from diglot.derive.lines import one_line
from diglot.language.locale import locale_with_territory
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.citation import Citation
from diglot.model.declared import EditionInfo, Person
from diglot.model.localized import Language
from diglot.model.site import Page
from diglot.render.drawing.card import HEIGHT, WIDTH
from diglot.render.drawing.preview import picture_alt, picture_path

Meta = tuple[str, str, str]
"""(attribute, name, content): `<meta attribute="name" content="content">`."""


def address(info: EditionInfo, path: str) -> str:
    """Where a page of docs/ is published; "" where the edition does not say."""
    return f"{info.url}{local_address(path)}" if info.url else ""


class Metadata(Struct, frozen=True, kw_only=True):
    """What a page says of itself; a part that is not known is "" or left out."""

    canonical: str
    """Its address where it is published."""
    hreflang: tuple[tuple[str, str], ...]
    """The same of its counterparts, itself included: language, or `x-default`, and address."""
    metas: tuple[Meta, ...]
    jsonld: str
    """As JSON, which may stand in a script element."""


def metadata_of(
    info: EditionInfo, languages: Sequence[Language], page: Page, title: str, description: str
) -> Metadata:
    """Of any page; only reading pages are works that can be cited.

    `languages` are those of the interface.
    """
    metas = list(_open_graph(info, page, title, description))
    jsonld = ""
    if page.text is not None and page.kind in (PageKind.TEXT, PageKind.PAGES):
        text = page.text.text.info
        path = address_of(PageKind.TEXT, page.lang.code, text.id)
        cited = citation_of(info, text, page.lang.code, local_address(path))
        metas = [*_highwire(cited), *_dublin_core(info, cited), *metas]
        said = _without_empty(_schema_org(info, page, cited, description))
        # Inside <script> only `</` could end the element; JSON knows the escape.
        jsonld = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    return Metadata(
        canonical=address(info, page.leads_to or page.path),
        hreflang=tuple(_hreflang(info, languages, page)),
        metas=tuple(meta for meta in metas if meta[2]),
        jsonld=jsonld,
    )


def _hreflang(
    info: EditionInfo, languages: Sequence[Language], page: Page
) -> Iterator[tuple[str, str]]:
    """Whole addresses, so none where the edition does not say its own.

    Whoever reads none of the languages is led to the first; or, from a language's first page, to
    the title page, which is the counterpart of all of these.
    """
    if not info.url or page.leads_to:
        return
    homes = tuple((lang, address_of(PageKind.HOME, lang.code)) for lang in languages)
    is_entrance = page.kind in (PageKind.TITLE, PageKind.HOME)
    found = homes if is_entrance else page.alternates
    for lang, path in found:
        yield lang.tag, address(info, path)
    default = address_of(PageKind.TITLE, "") if is_entrance else found[0][1]
    yield "x-default", address(info, default)


def _open_graph(info: EditionInfo, page: Page, title: str, description: str) -> Iterator[Meta]:
    yield "property", "og:title", title
    yield "property", "og:description", description
    yield "property", "og:type", "article" if page.text else "website"
    if page.text:
        for person in authors_of(info, page.text.text.info):
            yield "property", "article:author", person.said_in(page.lang.code).name
    yield "property", "og:site_name", info.title[page.lang.code]
    own = locale_with_territory(page.lang.tag)
    yield "property", "og:locale", own
    others = dict.fromkeys(locale_with_territory(other.tag) for other, _ in page.alternates)
    for other in others:
        if other != own:
            yield "property", "og:locale:alternate", other
    yield "property", "og:url", address(info, page.leads_to or page.path)
    if info.url:
        text = page.text.text.info if page.text else None
        picture = picture_path(text.id) if text else picture_path()
        yield "property", "og:image", f"{info.url}{picture}"
        yield "property", "og:image:type", "image/png"
        yield "property", "og:image:width", str(WIDTH)
        yield "property", "og:image:height", str(HEIGHT)
        yield "property", "og:image:alt", picture_alt(info, text, page.lang.code)
        yield "name", "twitter:card", "summary_large_image"


def _highwire(c: Citation) -> Iterator[Meta]:
    yield "name", "citation_title", c.title
    yield "name", "citation_inbook_title", c.edition
    yield "name", "citation_book_title", c.edition  # by which Zotero knows a part of a book
    for name in c.authors:
        yield "name", "citation_author", name.written
    for name in c.editors:
        yield "name", "citation_editor", name.written
    for name in c.translators:
        yield "name", "citation_translator", name.written
    yield "name", "citation_publisher", c.publisher
    yield "name", "citation_publication_date", c.published.replace("-", "/")
    yield "name", "citation_series_title", c.series
    yield "name", "citation_isbn", c.isbn
    yield "name", "citation_doi", c.doi
    yield "name", "citation_language", c.tag
    yield "name", "citation_fulltext_html_url", c.url
    yield "name", "citation_public_url", c.url


def _dublin_core(info: EditionInfo, c: Citation) -> Iterator[Meta]:
    yield "name", "DC.title", c.title
    for name in c.authors:
        yield "name", "DC.creator", name.written
    for name in (*c.editors, *c.translators):
        yield "name", "DC.contributor", name.written
    yield "name", "DC.publisher", c.publisher
    yield "name", "DC.date", c.published
    yield "name", "DC.language", c.tag
    yield "name", "DC.relation.isPartOf", c.edition
    yield "name", "DC.identifier", c.url
    yield "name", "DC.rights", info.licence


def _schema_org(info: EditionInfo, page: Page, c: Citation, description: str) -> dict[str, object]:
    """The page as an edition of a work and of its translation."""
    assert page.text is not None  # the caller's condition
    text = page.text.text.info
    base, translation = (info.language(code) for code in text.languages)
    translators = [_person(one, page) for one in translators_of(info, text)]
    whole = {
        "@type": "CreativeWork",
        "name": c.edition,
        "version": c.version,
        "publisher": {"@type": "Organization", "name": c.publisher} if c.publisher else {},
        "isPartOf": {"@type": "BookSeries", "name": c.series} if c.series else {},
        "isbn": c.isbn,
        "sameAs": doi_url(c.doi),
    }
    work = {
        "@type": "CreativeWork",
        "@id": "#base",
        "name": text.title[base.code],
        "inLanguage": base.tag,
        "dateCreated": str(text.date or ""),
    }
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": c.title,
        "description": description,
        "url": c.url,
        "inLanguage": [base.tag, translation.tag],
        "datePublished": c.published,
        "version": c.version,
        "author": [_person(one, page) for one in authors_of(info, text)],
        "editor": [_person(one, page) for one in info.editors],
        "contributor": [
            _person(one, page) for one in (*text.contributors, *info.book.contributors)
        ],
        "license": licence_url(info.licence),
        "isPartOf": whole,
        "hasPart": [work, _translation(text.title[translation.code], translation, translators)],
    }


_TYPES = {"person": "Person", "organisation": "Organization"}


def _person(person: Person, page: Page) -> dict[str, object]:
    """With a type only where edition.yml says whether a name is a person's or a group's."""
    said = person.said_in(page.lang.code)
    kind = said.kind or ("person" if said.family or said.orcid else "")
    return {
        "@type": _TYPES.get(kind, ""),
        "name": one_line(said.name),
        "familyName": said.family if said.given else "",
        "givenName": said.given if said.family else "",
        "url": said.url,
        "sameAs": orcid_url(said),
    }


def _without_empty(value: Any) -> Any:  # any JSON value
    """What is not known is not said."""
    if isinstance(value, dict):
        return {key: kept for key, part in value.items() if (kept := _without_empty(part))}
    if isinstance(value, list):
        return [kept for part in value if (kept := _without_empty(part))]
    return value


def _translation(
    title: str, language: Language, people: list[dict[str, object]]
) -> dict[str, object]:
    return {
        "@type": "CreativeWork",
        "name": title,
        "inLanguage": language.tag,
        "translator": people,
        "translationOfWork": {"@id": "#base"},
    }
