"""Every form in which the edition can be taken away: the named list FORMATS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec

from diglot.language.wording import Words
from diglot.model.edition import AnnotatedText
from diglot.model.localized import Language
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.render.exports.annotations import as_annotations
from diglot.render.exports.dts import as_dts
from diglot.render.exports.epub import as_epub
from diglot.render.exports.format import PLAIN, Format, Scope, Sheet, Wanted, one_file
from diglot.render.exports.markdown import as_markdown
from diglot.render.exports.pdf import as_pdf
from diglot.render.exports.plain import as_plain
from diglot.render.exports.rows import as_data, as_table
from diglot.render.exports.tbx import as_martif, as_tbx
from diglot.render.exports.tei import as_tei
from diglot.render.exports.tmx import as_tmx
from diglot.render.exports.xliff import as_xliff

_TEXT = (Scope.TEXT,)
_GLOSSARY = (Scope.GLOSSARY,)
FORMATS: tuple[Format, ...] = (
    Format(
        name="epub",
        label="EPUB",
        extension="epub",
        scopes=(Scope.EDITION,),
        make=one_file(as_epub),
        by_language=True,
    ),
    Format(
        name="pdf",
        label="PDF",
        extension="pdf",
        scopes=(Scope.EDITION,),
        make=one_file(as_pdf),
        longest=1_500,  # over a hundred pages
        needs=("typst",),
    ),
    Format(
        name="txt",
        label="Plain text",
        extension="txt",
        scopes=_TEXT,
        make=one_file(as_plain),
        by_language=True,
    ),
    Format(
        name="md",
        label="Markdown",
        extension="markdown",  # RFC 7763; Zensical takes `.md` for a page of the site
        scopes=_TEXT,
        make=one_file(as_markdown),
        by_language=True,
    ),
    Format(name="csv", label="CSV", extension="csv", scopes=_TEXT, make=one_file(as_table)),
    Format(name="json", label="JSON", extension="json", scopes=_TEXT, make=one_file(as_data)),
    Format(
        name="tei",
        label="TEI P5",
        extension="tei.xml",
        scopes=(Scope.TEXT, Scope.EDITION),
        make=one_file(as_tei),
    ),
    Format(
        name="tmx",
        label="TMX",
        extension="tmx",
        scopes=(Scope.TEXT, Scope.EDITION),
        make=one_file(as_tmx),
    ),
    Format(name="tbx", label="TBX", extension="tbx", scopes=_GLOSSARY, make=one_file(as_tbx)),
    Format(
        name="tbx2",
        label="TBX 2",
        extension="v2.tbx",
        scopes=_GLOSSARY,
        make=one_file(as_martif),
    ),
    Format(
        name="annotations",
        label="Web Annotation",
        extension="annotations.jsonld",
        scopes=_TEXT,
        make=one_file(as_annotations),
    ),
    Format(
        name="dts",
        label="DTS",
        extension="json",
        scopes=(Scope.EDITION,),
        make=as_dts,
        entry="dts/index.json",
    ),
    Format(name="xliff", label="XLIFF", extension="xlf", scopes=_TEXT, make=one_file(as_xliff)),
)
"""In the order in which people are offered them; a new format is a line here."""


def chosen(names: Sequence[str]) -> tuple[Format, ...]:
    """Those of FORMATS that are named; with `all`, every one that can be made here."""
    every = "all" in names
    return tuple(form for form in FORMATS if form.name in names or (every and _is_here(form)))


def _is_here(form: Format) -> bool:
    """Whether the packages that it needs beside Diglot’s own are installed."""
    return all(find_spec(name) for name in form.needs)


def wanted(
    site: Site,
    words: Mapping[str, Words],
    form: Format,
    text: str | None = None,
    lang: str | None = None,
    sheet: Sheet = PLAIN,
) -> Iterator[Wanted]:
    """The downloads of one format; with `text` those of that text, with `lang` of that language."""
    for scope in scopes_of(form, site, text):
        if scope is Scope.TEXT:
            about: list[AnnotatedText | None] = [
                one for one in site.edition.texts if text in (None, one.text.info.id)
            ]
        elif text or (scope is Scope.GLOSSARY and not site.edition.info.terms):
            continue
        else:
            about = [None]
        for one in about:
            for code in _languages(site, form, one, lang):
                path = form.path(scope, one.text.info.id if one else "", code)
                yield Wanted(site=site, words=words, path=path, text=one, lang=code, sheet=sheet)


def scopes_of(form: Format, site: Site, text: str | None = None) -> tuple[Scope, ...]:
    """What the files of a format are about: the texts, where the edition in one were too long.

    Of a format that is of the edition alone, one text is made where it is asked for.
    """
    if not form.longest:
        return form.scopes
    rows = sum(len(pair.rows) for one in site.edition.texts for pair in one.text.pairs)
    return (Scope.TEXT,) if text or rows > form.longest else form.scopes


def _languages(
    site: Site, form: Format, text: AnnotatedText | None, lang: str | None
) -> list[Language | None]:
    """None stands for all languages in one file."""
    if not form.by_language:
        return [None]
    info = site.edition.info
    codes = text.text.info.languages if text else tuple(one.code for one in info.languages)
    each = [info.language(code) for code in codes if lang in (None, code)]
    return [*each] if lang else [None, *each]


def make_exports(
    site: Site,
    words: Mapping[str, Words],
    names: Sequence[str],
    *,
    text: str | None = None,
    lang: str | None = None,
    sheet: Sheet = PLAIN,
) -> Iterator[Output]:
    """The files of the formats named, by path below the folder of exports; made when written."""
    for form in chosen(names):
        for one in wanted(site, words, form, text, lang, sheet):
            yield from form.make(one)


def every_path(site: Site, words: Mapping[str, Words]) -> frozenset[str]:
    """Where any format of the edition, or of one of its texts, would stand now."""
    texts = [None, *(one.text.info.id for one in site.edition.texts)]
    return frozenset(
        path
        for form in FORMATS
        for text in texts
        for one in wanted(site, words, form, text)
        for path in (
            [output.path for output in form.make(one)] if form.entry and not text else [one.path]
        )
    )
