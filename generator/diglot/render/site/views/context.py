"""What the pages are made of, looked up once for all of them; and the words of one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diglot.derive.concordance import Concordance, mentions, notes_on
from diglot.derive.figures import Figures, figures_of
from diglot.derive.names import headword
from diglot.derive.order import Group, by_letter
from diglot.derive.references import preview
from diglot.derive.split import TextPage, split
from diglot.language.dates import parse_edtf
from diglot.language.locale import language_name, render_date
from diglot.language.script import reading_tag
from diglot.language.wording import Words
from diglot.model.address import PageKind, address_of
from diglot.model.date import Edtf
from diglot.model.declared import EditionInfo, TextInfo
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import Position, Source, Term
from diglot.model.localized import Language
from diglot.model.reference import target_of
from diglot.model.site import Page, Site
from diglot.render.drawing.projection import middle_of
from diglot.render.drawing.scale import Scale, scale_of
from diglot.render.drawing.timeline import draw_others, draw_scale, stretch_of
from diglot.render.sequence import Around, around
from diglot.render.site.escape import Md, escape
from diglot.render.site.note import render_source
from diglot.render.site.tongues import Tongues, tongues_of
from diglot.render.site.wording import MdWords, span


class Context(Struct, frozen=True, kw_only=True):
    """A site as its pages look things up in it."""

    site: Site
    words: Mapping[str, Words]
    """Of the interface, by language code."""
    terms: Mapping[str, Term]
    concordance: Concordance
    mentions: Mapping[str, Sequence[Term]]
    notes_on: Mapping[str, Sequence[tuple[TextInfo, str]]]
    texts: Mapping[str, TextInfo]
    """By id."""
    around: Mapping[str, Around]
    """What stands before and after each page of the book, by path."""
    split: Mapping[str, tuple[TextPage, ...]]
    """The pages of each text that has several, by id."""
    kinds: frozenset[PageKind]
    """Those of which the site has a page."""
    figures: Figures
    tongues: Mapping[str, Tongues]
    """How prose in each language of the interface tells the others."""
    index: Mapping[str, tuple[Group, ...]]
    """The entries by letter, in the order of each language of the interface."""
    scale: Scale | None
    """That of the timeline; None where nothing has a date."""
    years: Mapping[str, str]
    """Those above it, drawn in each language of the interface."""
    dated: str
    """All dates as fine marks on it."""
    positions: tuple[Position, ...]
    """Of all that has a place."""
    middle: Position
    """Amid all places and routes."""

    @property
    def info(self) -> EditionInfo:
        return self.site.edition.info


def context_of(site: Site, words: Mapping[str, Words]) -> Context:
    """The site with what its pages ask of the whole edition."""
    info, languages = site.edition.info, site.languages
    dates = (*(term.dates for term in info.terms), *(text.date for text in info.texts))
    spans = [date.span for date in dates if date]
    scale = scale_of([stretch_of(span) for span in spans]) if spans else None
    points = [at for term in info.terms for at in (term.route or (term.position,)) if at]
    return Context(
        site=site,
        words=words,
        terms={term.id: term for term in info.terms},
        concordance=Concordance(site.edition),
        mentions=mentions(info.terms),
        notes_on=notes_on(site.edition),
        texts={text.id: text for text in info.texts},
        around={
            path: place
            for lang in languages
            for path, place in around(info, site.pages, site.hand, lang).items()
        },
        split={
            one.text.info.id: split(one, site.rows)
            for one in site.edition.texts
            if one.text.info.id in site.split
        },
        kinds=frozenset(page.kind for page in site.pages),
        figures=figures_of(site.edition),
        tongues={lang.code: tongues_of(lang, info.languages) for lang in site.languages},
        index={
            lang.code: by_letter(info.terms, lang, words[lang.code].plain("articles").split())
            for lang in languages
        },
        scale=scale,
        years={lang.code: _years(scale, lang, words[lang.code]) for lang in languages if scale},
        dated=draw_others(spans, scale) if scale else "",
        positions=tuple(term.position for term in info.terms if term.position and not term.route),
        middle=middle_of(points),
    )


def _years(scale: Scale, lang: Language, words: Words) -> str:
    said = MdWords.of(words)
    return draw_scale(scale, lambda date: render_date(parse_edtf(date), lang.tag, said))


class Desk(Struct, frozen=True):
    """One page and the context: how things are said and reached from it."""

    page: Page
    context: Context

    @property
    def code(self) -> str:
        return self.page.lang.code

    @property
    def info(self) -> EditionInfo:
        return self.context.info

    @property
    def w(self) -> MdWords:
        return MdWords.of(self.context.words[self.code])

    @property
    def tongues(self) -> Tongues:
        return self.context.tongues[self.code]

    @property
    def text(self) -> AnnotatedText:
        """Of a page that is about a text."""
        assert self.page.text is not None, self.page.path
        return self.page.text

    @property
    def term(self) -> Term:
        """Of a page that is about an entry."""
        assert self.page.term is not None, self.page.path
        return self.page.term

    def to(self, kind: PageKind, subject: str = "", fragment: str = "") -> Md:
        """The way to another page in this page's language."""
        if kind is PageKind.TEXT and fragment:
            subject = self.context.site.subject(subject, fragment)
        way = self.page.way_to(address_of(kind, self.code, subject))
        return Md(f"{way}#{fragment}" if fragment else way)

    def segment(self, link: str, text: str, lang: str) -> tuple[str, str]:
        """From a link to a segment in the text `text`: the way to it, between built pages, and what
        stands there in `lang`."""
        target = target_of(link, text)
        subject = self.context.site.subject(target.text, target.address)
        path = address_of(PageKind.TEXT, self.code, subject)
        way = "" if path == self.page.path else self.page.url_of(path)
        said = preview(target, self.context.site.edition.texts, lang)
        return f"{way}#{target.address}", said

    def way(self, path: str) -> Md:
        """The way to a file of docs/."""
        return Md(self.page.way_to(path))

    def span(self, words: str, lang: Language) -> Md:
        """Words in `lang`, said to be so where that is not the page's language."""
        return span(words, lang, self.page.lang)

    def first(self, words: str) -> Md:
        """Words that open a line."""
        return escape(words, at_start=True)

    def date(self, edtf: Edtf, *, of_life: bool = False) -> Md:
        return escape(self.plain_date(edtf, of_life=of_life))

    def plain_date(self, edtf: Edtf, *, of_life: bool = False) -> str:
        """As text, for where Markdown means nothing."""
        return render_date(edtf, self.page.lang.tag, self.w, of_life=of_life)

    def source(self, source: Source) -> Md:
        return render_source(source.cited(self.code), self.w, self.tongues)

    def named(self, lang: Language) -> str:
        """A language's name in the page's language."""
        return language_name(lang.tag, self.page.lang.tag, lang.name)

    def name(self, term: Term) -> Md:
        """An entry's headword, in the page's language or else the first that has one."""
        own = term.term.exact(self.code)
        code = self.code if own else next((c for c, _ in term.term), self.code)
        return self.span(headword(term, self.code), self.info.language(code))

    def counterparts(self, term: Term) -> tuple[Md, ...]:
        """Its headwords in the other languages; none where the page's language has none itself."""
        if not term.term.exact(self.code):
            return ()
        return tuple(
            self.span(term.term.exact(other.code), other)
            for other in self.info.languages
            if other.code != self.code and term.term.exact(other.code)
        )

    def readings(self, term: Term) -> tuple[Md, ...]:
        return tuple(self._reading(words, code) for code, words in term.reading)

    def _reading(self, words: str, code: str) -> Md:
        lang = self.info.language(code)
        tag = reading_tag(words, lang.tag)
        return span(words, lang if tag == lang.tag else replace(lang, tag=tag, dir="ltr"), None)


class Link(Struct, frozen=True):
    """`[words](way)`."""

    words: Md
    way: Md
