"""The whole edition as a document in Typst."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diglot.derive.names import plain_note
from diglot.model.date import Edtf
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import Source
from diglot.model.localized import Language
from diglot.render.exports.format import Wanted
from diglot.render.exports.pdf.desk import Desk
from diglot.render.exports.pdf.fonts import LATIN, LATIN_KIN, faces, language_value, scripts_of
from diglot.render.exports.pdf.matter import before, behind
from diglot.render.exports.pdf.passage import Ways
from diglot.render.exports.pdf.texts import TextSource
from diglot.render.exports.pdf.typst import boolean, call, named, string, strings


def source(wanted: Wanted, present: frozenset[str]) -> str:
    """The edition, or the text that is wanted; `present` are the families of fonts there are."""
    return "\n".join([*_lines(wanted, present), ""])


def _lines(wanted: Wanted, present: frozenset[str]) -> Iterator[str]:
    desk = desk_of(wanted, present)
    info = wanted.edition.info
    yield '#import "book.typ": *'
    spoken = {
        lang.code: language_value(lang, _words(desk.texts, info, lang), info.fonts, present)
        for lang in info.languages
    }
    yield f"#let l = {named(**spoken)}"
    sheet = wanted.sheet
    yield f"#let s = {call('setup', string(sheet.paper), facing=boolean(sheet.is_facing))}"
    text = wanted.text.text.info if wanted.text else None
    title = text.title[desk.lead.code] if text else info.title[desk.lead.code]
    about = named(
        title=string(title),
        description=string(info.description[desk.lead.code]),
        authors=strings(person.name for person in info.editors),
        date=_date(info.published),
    )
    yield f"#show: {call('book.with', 's', f'l.at({string(desk.lead.code)})', about)}"
    yield from before(desk, wanted)
    for annotated in desk.texts:
        yield from TextSource(desk, annotated).lines()
    yield from behind(desk)


def _date(published: Edtf | None) -> str:
    """The day of the edition, which no PDF/A is without; where it has none, that of no machine."""
    year, month, day = 1970, 1, 1
    if published and published.start and 0 < published.start.year < 10_000:
        parts = (*published.start.parts, 1, 1)
        year, month, day = parts[:3] if parts[1] <= 12 else (parts[0], 1, 1)
    return call("datetime", year=str(year), month=str(month), day=str(day))


def desk_of(wanted: Wanted, present: frozenset[str]) -> Desk:
    """What the parts of the book need."""
    site = wanted.site
    lead = wanted.lang or site.languages[0]
    texts = (wanted.text,) if wanted.text else site.edition.texts
    segments = frozenset(
        f"{one.text.info.id}#{address}"
        for one in texts
        for pair in one.text.pairs
        for address in (pair.number, *(row.address for row in pair.rows))
    )
    terms = {term.id: term for term in site.edition.info.terms}
    return Desk(
        site=site,
        words=wanted.words[lead.code],
        lead=lead,
        texts=texts,
        ways=Ways(terms=terms, segments=segments),
        fonts=_fonts(texts, site.edition.info, present),
        cited={one: at for at, one in enumerate(_sources(site.edition.info, texts), 1)},
    )


def _fonts(
    texts: Iterable[AnnotatedText], info: EditionInfo, present: frozenset[str]
) -> tuple[str, ...]:
    """The families that the texts are set in: of each language the first that has its script."""
    texts = tuple(texts)
    found: dict[str, None] = {}
    for lang in info.languages:
        words = _words(texts, info, lang)
        known = faces(lang, words, info.fonts, present)
        is_latin = not scripts_of(words) - LATIN_KIN
        own = [name for name in known if name != LATIN]
        found[own[0] if own and not is_latin else known[0]] = None
        found[LATIN] = None
    return tuple(found)


def _sources(info: EditionInfo, texts: Iterable[AnnotatedText]) -> dict[Source, None]:
    """Each once, in the order in which they are first cited."""
    lists = [note.sources for one in texts for note in one.text.info.notes]
    lists += [term.sources for term in info.terms]
    return dict.fromkeys(source for sources in lists for source in sources)


def _words(texts: Iterable[AnnotatedText], info: EditionInfo, lang: Language) -> str:
    """Everything that is set in a language."""
    code = lang.code
    terms = {term.id: term for term in info.terms}
    found = [info.title[code], info.description[code], lang.name]
    for annotated in texts:
        text = annotated.text
        found += [text.info.title[code], text.info.translation_note[code]]
        found += [speaker.name[code] for speaker in text.info.speakers]
        found += [heading.title[code] for heading in text.info.headings]
        found += [plain_note(n.note[code], code, terms) for n in text.info.notes]
        for pair in text.pairs if code in text.info.languages else ():
            found += [dict(text.sides(row))[code].text for row in pair.rows]
    for term in info.terms:
        found += [term.term.exact(code), term.gloss.exact(code)]
        found.append(plain_note(term.note.exact(code), code, terms))
    return "".join(found)
