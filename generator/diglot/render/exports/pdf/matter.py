"""What stands before and behind the texts: title, apparatus, glossary, works, colophon."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.derive.apparatus import readings
from diglot.derive.citation import licence_url
from diglot.derive.names import also_in, headword
from diglot.derive.order import by_letter
from diglot.language.locale import language_name, render_date
from diglot.language.script import reading_tag
from diglot.model.glossary import CitedWork, Term
from diglot.model.localized import Language, Localized
from diglot.model.text import VARIANT, Variant
from diglot.render.exports.format import Wanted
from diglot.render.exports.pdf.desk import Desk, spoken
from diglot.render.exports.pdf.passage import inlines
from diglot.render.exports.pdf.typst import array, call, joined, label, named, string, strings


def before(desk: Desk, wanted: Wanted) -> Iterator[str]:
    """Title page and contents."""
    info = desk.site.edition.info
    about = wanted.text.text.info if wanted.text else info
    titles = [
        desk.said(about.title[lang.code], lang)
        for lang in desk.languages
        if about.title.exact(lang.code)
    ]
    told = [
        desk.said(said, lang)
        for lang in desk.languages
        if (said := info.description.exact(lang.code))
    ]
    people = [desk.said(person.name) for person in info.editors]
    foot = list(_each(desk, info.publisher))
    if info.published:
        foot.append(desk.said(render_date(info.published, desk.lead.tag, desk.words)))
    if info.version:
        foot.append(desk.w("version-number", version=info.version))
    yield f"#{call('title-page', 's', *(array(part) for part in (titles, told, people, foot)))}"
    yield f"#{call('contents', 's', desk.w('contents'))}"


def _each(desk: Desk, words: Localized) -> Iterator[str]:
    """The words in each language that has them, that of the book first."""
    for lang in desk.languages:
        if said := words.exact(lang.code):
            yield desk.said(said, lang)


def behind(desk: Desk) -> Iterator[str]:
    """What stands behind the texts, as far as there is any."""
    yield from _apparatus(desk)
    if desk.site.edition.info.terms:
        yield f"#{call('part', 's', desk.w('glossary'))}"
        yield f"#{call('entries', 's', *_groups(desk))}"
    if desk.cited:
        yield f"#{call('part', 's', desk.w('sources'))}"
        works = (
            call("work", str(at), _work(desk, one.cited(desk.lead.code)))
            for one, at in desk.cited.items()
        )
        yield f"#{call('works', 's', *works)}"
    yield from _colophon(desk)


def _apparatus(desk: Desk) -> Iterator[str]:
    """`4.1 edited ] received`, kind and reason, for each language of each text."""
    found = []
    for annotated in desk.texts:
        text = annotated.text
        for code in text.info.languages:
            lang = desk.language(code)
            entries = [
                call(
                    "reading",
                    string(one.address),
                    label(f"s-{text.info.id}#{one.address}"),
                    spoken(string(one.edited or "–"), lang),
                    "none" if one.kind == VARIANT else spoken(string(one.received or "–"), lang),
                    desk.said(_kind(desk, one.kind)),
                    string(one.reason),
                    array(_variant(variant, lang) for variant in one.variants),
                )
                for one in readings(text, code)
            ]
            if entries:
                said = desk.words.plain("apparatus-of", language=_name(desk, code))
                title = f"{text.info.title[desk.lead.code]}{desk.words.plain('colon')}{said}"
                one_text = len(desk.texts) == 1
                found.append(f"#{call('chapter', 's', desk.said(said if one_text else title))}")
                found.append(f"#{call('readings', 's', *entries)}")
    if found:
        yield f"#{call('part', 's', desk.w('apparatus'), desk.w('apparatus-intro'))}"
        yield from found


def _variant(variant: Variant, lang: Language) -> str:
    """The siglum of a witness, and what it reads."""
    return array((string(variant.siglum), spoken(string(variant.reading or "–"), lang)))


def _name(desk: Desk, code: str) -> str:
    """How a language is called in that of the book."""
    lang = desk.language(code)
    return language_name(lang.tag, desk.lead.tag, lang.name)


def _kind(desk: Desk, kind: str) -> str:
    return desk.words.plain(f"emendation-{kind}")


def _groups(desk: Desk) -> Iterator[str]:
    """The entries by their letters."""
    articles = tuple(desk.words.plain("articles").split())
    places: dict[str, dict[str, None]] = {}
    for annotated in desk.texts:
        for one in annotated.occurrences:
            where = f"s-{annotated.text.info.id}#{one.address}"
            places.setdefault(one.term, {})[where] = None
    for group in by_letter(desk.site.edition.info.terms, desk.lead, articles):
        yield call("letter", "s", desk.said(group.name))
        for term in group.terms:
            yield _entry(desk, term, list(places.get(term.id, ())))


def _entry(desk: Desk, term: Term, places: list[str]) -> str:
    """A column for each language, that of the book first."""
    columns = [_column(desk, term, lang, leads=lang == desk.lead) for lang in desk.languages]
    return call(
        "entry",
        "s",
        label(f"term-{term.id}"),
        array(columns),
        strings(places),
        desk.cites(term.sources) or "none",
    )


def _column(desk: Desk, term: Term, lang: Language, *, leads: bool) -> str:
    """What stands of an entry in a language; in that of the book, what there is in another."""
    name = headword(term, lang.code) if leads else term.term.exact(lang.code)
    gloss = term.gloss[lang.code] if leads else term.gloss.exact(lang.code)
    note = term.note[lang.code] if leads else term.note.exact(lang.code)
    forms = []
    if said := term.reading.exact(lang.code):
        forms.append(call("reading-of", string(reading_tag(said, lang.tag)), string(said)))
    forms += [desk.said(form, lang) for form in also_in(term, lang.code)]
    told = [call("told", desk.said(gloss, lang))] if gloss else []
    if note:
        told.append(call("told", spoken(inlines(note.parts, lang.code, desk.ways), lang)))
    head = desk.said(name, lang) if name else "none"
    return named(lang=f"l.at({string(lang.code)})", head=head, forms=array(forms), told=array(told))


def _work(desk: Desk, one: CitedWork) -> str:
    """Where something comes from, as a line."""
    parts = [string(one.title)] if one.title else []
    rest = ", ".join(filter(None, (one.container, one.publisher, one.date)))
    if rest:
        parts.append(string(f", {rest}" if parts else rest))
    line = joined(parts)
    lang = next((each for each in desk.languages if each.code == one.lang), desk.lead)
    said = [spoken(line, lang)] if parts else []
    if one.url:
        said.append(call("address", string(one.url)))
    return joined(said)


def _colophon(desk: Desk) -> Iterator[str]:
    """Where the texts come from, whose translation, rights and licence."""
    info, w = desk.site.edition.info, desk.words
    parts: list[str] = []
    for annotated in desk.texts:
        text = annotated.text.info
        title = desk.said(text.title[desk.lead.code])
        parts.append(call("chapter", "s", title, outlined="false"))
        if text.source.title or text.source.url:
            parts.append(call("told", _work(desk, text.source.cited(desk.lead.code))))
        for told in (text.provenance, text.translation_note, text.rights):
            parts += _told(desk, told)
        people = w.plain("enumeration").join(person.name for person in text.translators)
        if people:
            parts.append(
                call("told", desk.said(f"{w.plain('translation')}{w.plain('colon')}{people}"))
            )
    if info.licence:
        url = licence_url(info.licence)
        name = string(info.licence)
        parts.append(call("chapter", "s", desk.w("licence"), outlined="false"))
        parts.append(
            call("told", call("link", string(url), name) if url.startswith("http") else name)
        )
        parts += _told(desk, info.licence_covers)
    if info.url:
        parts.append(call("told", call("address", string(info.url))))
    parts.append(call("told", desk.w("set-in", names=w.plain("enumeration").join(desk.fonts))))
    parts.append(call("told", desk.w("made-with")))
    yield f"#{call('part', 's', desk.w('about'))}"
    yield f"#{call('colophon', 's', joined(parts))}"


def _told(desk: Desk, told: Localized) -> Iterator[str]:
    for said in _each(desk, told):
        yield call("told", said)
