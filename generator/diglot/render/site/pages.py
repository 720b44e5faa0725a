"""The step that turns pages into Markdown files, through the templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from diglot.derive.apparatus import readings
from diglot.derive.citation import FORMATS, STYLES, WHOLE, citation_of, citation_path
from diglot.derive.concordance import Concordance, mentions, notes_on
from diglot.derive.names import also_in, forms_in, headword
from diglot.derive.order import by_kind, by_letter
from diglot.derive.sides import sides_of
from diglot.language.locale import language_name, render_date
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.declared import TextInfo
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import Source, Term
from diglot.model.localized import Language
from diglot.model.output import Output
from diglot.model.site import Page, Site
from diglot.render.exports.glossary import FORMATS as EXPORTS
from diglot.render.exports.glossary import export_path
from diglot.render.exports.jsonld import reading_tag
from diglot.render.files import render_files
from diglot.render.search.parts import render_search
from diglot.render.site.drawings import drawing_context
from diglot.render.site.environment import load_templates
from diglot.render.site.escape import Md, escape, escape_attribute, escape_cell, escape_url
from diglot.render.site.filter import render_filter
from diglot.render.site.footnotes import note_text, render_footnote
from diglot.render.site.metadata import render_metadata
from diglot.render.site.nav import SIGNED, render_nav
from diglot.render.site.note import render_source
from diglot.render.site.quotation import quotations
from diglot.render.site.reader import render_reader
from diglot.render.site.text import render_text
from diglot.render.site.wording import MdWords, span


def render(site: Site, words: Mapping[str, Mapping[str, str]]) -> tuple[Output, ...]:
    """All pages and nav.yml; a page’s content is made when it is written."""
    renderer = _Renderer(site, words)
    pages = [
        Output(path=f"docs/{page.path}", content=partial(renderer.page, page))
        for page in site.pages
    ]
    return (
        *pages,
        *render_files(site),
        *render_search(site, renderer.words),
        Output(path="nav.yml", content=render_nav(site, renderer.words), signed=SIGNED),
    )


class _Renderer:
    def __init__(self, site: Site, words: Mapping[str, Mapping[str, str]]) -> None:
        self.site = site
        self.info = site.edition.info
        self.words = {lang.code: words.get(lang.code, words["en"]) for lang in self.info.languages}
        self.terms = {term.id: term for term in self.info.terms}
        self.concordance = Concordance(site.edition)
        self.mentions = mentions(self.info.terms)
        self.notes_on = notes_on(site.edition)
        self.order = {text.id: at for at, text in enumerate(self.info.texts)}
        self.templates = load_templates()

    # -- pages ------------------------------------------------------------------------------------

    def page(self, page: Page) -> str:
        template = self.templates.get_template(f"{page.kind}.md.j2")
        body = template.render(
            page=page,
            info=self.info,
            site=self.site,
            lang=page.lang.code,
            w=self.word(page.lang),
            spanned=lambda words, lang: span(words, lang, None),
            word_in=lambda lang, key: self.word(lang)(key),
            to=lambda kind, subject="": Md(
                page.way_to(address_of(PageKind(kind), page.lang.code, subject))
            ),
            span=lambda words, lang: span(words, lang, page.lang),
            cell=escape_cell,
            source=lambda source: render_source(source, self.words[page.lang.code]),
            has_source=lambda source: source != Source(),
            url=escape_url,
            date=lambda edtf: escape(render_date(edtf, page.lang.tag, self.word(page.lang))),
            reason=self._reason(page),
            named=lambda lang: language_name(lang.tag, page.lang.tag, lang.name),
            first=lambda text: escape(text, at_start=True),
            **self._context(page),
        )
        body = re.sub(r"\n{3,}", "\n\n", body).strip()
        return f"{self._front_matter(page)}\n{body}\n"

    def _front_matter(self, page: Page) -> str:
        lines = [
            f"title: {escape_attribute(self._title(page))}",
            f"description: {escape_attribute(self._description(page))}",
            f"lang: {escape_attribute(page.lang.code)}",
            f"tag: {escape_attribute(page.lang.tag)}",
            f"dir: {page.lang.dir}",
            f"kind: {page.kind}",
            f"search_word: {escape_attribute(self.word(page.lang).plain('search'))}",
        ]
        if page.alternates:
            lines.append("alternates:")
            for lang, path in page.alternates:
                url = local_address(path)
                name = escape_attribute(lang.name)
                tag = escape_attribute(lang.tag)  # `no` is Norwegian here too
                lines.append(f"  - {{tag: {tag}, name: {name}, url: {escape_attribute(url)}}}")
        lines += render_metadata(self.info, page, self._title(page), self._description(page))
        if page.text and page.kind is PageKind.TEXT:
            sides = sides_of(self.info, page.text, page.lang)
            lines.append(render_reader(self.info, page, page.text, sides, self.word(page.lang)))
        if page.kind is PageKind.GLOSSARY:
            lines.append(render_filter(page, self.word(page.lang)))
        return "\n".join(["---", *lines, "---", ""])

    def _title(self, page: Page) -> str:
        lang, word = page.lang.code, self.word(page.lang)
        if page.text:
            title = page.text.text.info.title[lang]
            if page.kind is PageKind.APPARATUS:
                return word.plain("apparatus-title", title=title)
            return title
        if page.term:
            return headword(page.term, lang)
        if page.kind in (PageKind.TITLE, PageKind.HOME):
            return self.info.title[lang]
        return word.plain(page.kind.value)

    def _description(self, page: Page) -> str:
        lang = page.lang.code
        if page.kind in (PageKind.TIMELINE, PageKind.MAP):
            return self.word(page.lang).plain(f"{page.kind}-intro")
        if page.term and page.term.gloss:
            return page.term.gloss[lang]
        return self.info.description[lang] or self.info.title[lang]

    def _reason(self, page: Page) -> Callable[[str], Md]:
        """Reasons quote the expression behind an error: Han characters say their language."""
        languages = (
            [self.info.language(c) for c in page.text.text.info.languages] if page.text else []
        )
        han = [one for one in languages if one.tag.partition("-")[0] in ("zh", "ja", "lzh")]

        def reason(words: str) -> Md:
            if han and any(char > "\u2e80" for char in words):
                return span(words, han[0], page.lang)
            return escape_cell(words)

        return reason

    def word(self, lang: Language) -> MdWords:
        return MdWords(self.words[lang.code])

    def _context(self, page: Page) -> dict[str, object]:
        """What only this kind of page needs."""
        if page.text:
            return self._text(page, page.text)
        if page.term:
            return self._entry(page, page.term)
        lang = page.lang
        if page.kind is PageKind.GLOSSARY:
            articles = self.word(lang).plain("articles").split()
            return {
                "letters": by_letter(self.info.terms, lang, articles),
                "kinds": by_kind(self.info.terms, lang, articles),
                "places": lambda term: len(self.concordance.occurrences.get(term.id, ())),
                **self._naming(page),
            }
        if page.kind in (PageKind.TIMELINE, PageKind.MAP):
            return drawing_context(page, self.info, self.word(lang))
        kinds = {other.kind for other in self.site.pages}
        return {
            "texts": [annotated.text for annotated in self.site.edition.texts],
            "drawings": [k for k in (PageKind.TIMELINE, PageKind.MAP) if k in kinds],
            "hand": [p for p in self.site.hand if p.path.startswith(f"{lang.code}/")],
            "citations": self._citations(page, None),
        }

    def _text(self, page: Page, annotated: AnnotatedText) -> dict[str, object]:
        """Of a reading page or an apparatus."""
        text = annotated.text
        sides = sides_of(self.info, annotated, page.lang)
        if page.kind is PageKind.APPARATUS:
            tables = [(side, list(readings(text, side.code))) for side in sides]
            return {"text": text, "tables": [(s, r) for s, r in tables if r]}
        body = render_text(annotated, sides)
        notes = {note.id: note for note in text.info.notes}
        said = self.words[page.lang.code]
        return {
            "text": text,
            "blocks": body.blocks,
            "notes": [
                (id_, render_footnote(page, id_, notes, self.terms, said)) for id_ in body.notes
            ],
            "citations": list(self._citations(page, annotated)),
            "formats": self._citation_files(page, annotated),
            "neighbours": list(self._neighbours(text.info)),
        }

    def _neighbours(self, text: TextInfo) -> Iterator[tuple[str, TextInfo]]:
        """(key of its word, text): those before and after it."""
        at, texts = self.order[text.id], self.info.texts
        for word, other in ("text-before", at - 1), ("text-after", at + 1):
            if 0 <= other < len(texts):
                yield word, texts[other]

    def _entry(self, page: Page, term: Term) -> dict[str, object]:
        code = page.lang.code
        return {
            "term": term,
            "note": note_text(term, code, self.terms, ""),
            "others": [other for other in self.info.languages if term.term.exact(other.code)],
            "quotations": list(quotations(self.concordance, self.info, page, term)),
            "see": [self.terms[name] for name in term.see],
            "mentions": self.mentions[term.id],
            "notes_on": [
                (info.title[code], address, self._address(page, info, address))
                for info, address in self.notes_on[term.id]
            ],
            **self._naming(page),
        }

    def _address(self, page: Page, info: TextInfo, address: str) -> Md:
        """The way to a segment."""
        path = page.way_to(address_of(PageKind.TEXT, page.lang.code, info.id))
        return Md(f"{path}#{address}")

    def _citations(self, page: Page, annotated: AnnotatedText | None) -> Iterator[tuple[str, Md]]:
        """(style, citation) of a text, or of the whole, whose title is emphasised."""
        code, path, text = page.lang.code, page.path, annotated.text.info if annotated else None
        path = path if text else address_of(PageKind.HOME, code)
        cited = citation_of(self.info, text, code, local_address(path))
        for style, made in STYLES.items():
            yield style, Md(escape(made(cited)).replace(WHOLE[0], "*").replace(WHOLE[1], "*"))

    def _citation_files(self, page: Page, annotated: AnnotatedText) -> list[tuple[str, Md]]:
        """(format, way to its file)."""
        return [
            (name, Md(page.way_to(citation_path(page.lang.code, annotated.text.info.id, ending))))
            for ending, (name, _) in FORMATS.items()
        ]

    # -- the glossary -----------------------------------------------------------------------------

    def _naming(self, page: Page) -> dict[str, object]:
        """How entries are named in their lists, and where the glossary is to be had as data."""

        def reading(words: str, code: str) -> Md:
            lang = self.info.language(code)
            tag = reading_tag(words, lang.tag)
            return span(words, lang if tag == lang.tag else replace(lang, tag=tag, dir="ltr"), None)

        def name(term: Term) -> Md:
            own = term.term.exact(page.lang.code)
            code = page.lang.code if own else next((c for c, _ in term.term), page.lang.code)
            return span(headword(term, page.lang.code), self.info.language(code), page.lang)

        exports = [(said, Md(page.way_to(export_path(end)))) for end, said in EXPORTS.items()]
        return {
            "name": name,
            "reading": reading,
            "exports": exports,
            "also_in": also_in,
            "avoided": lambda term, code: forms_in(term.avoid, code),
        }
