"""The glossary for translators: TBX v3 (ISO 30042:2019) and v2 (`martif`, ISO 30042:2008).

Programs that translators have read the second; both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diglot.derive.lines import one_line
from diglot.derive.names import also_in, forms_in, plain_note
from diglot.model.declared import EditionInfo
from diglot.model.glossary import Term
from diglot.model.localized import Language
from diglot.render.exports.format import Wanted
from diglot.render.exports.xml import HEAD, tag, words

PREFERRED, ADMITTED, DEPRECATED = (
    f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated")
)


def forms_of(term: Term, lang: str) -> Iterator[tuple[str, str]]:
    """The forms of an entry in a language, with the status of each."""
    if own := term.term.exact(lang):
        yield own, PREFERRED
    yield from ((form, ADMITTED) for form in also_in(term, lang))
    yield from ((form, DEPRECATED) for form in forms_in(term.avoid, lang))


def as_tbx(wanted: Wanted) -> Iterator[str]:
    """TBX-Basic in the style DCA; in pieces."""
    info = wanted.edition.info
    yield f'{HEAD}<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca"'
    yield f' xml:lang="{words(info.languages[0].tag)}">\n'
    described = tag("sourceDesc", tag("p", words(_title(info))))
    yield tag("tbxHeader", tag("fileDesc", described)) + "\n<text>\n<body>\n"
    yield from _entries(info, ("conceptEntry", "langSec", "termSec"))
    yield "</body>\n</text>\n</tbx>\n"


def as_martif(wanted: Wanted) -> Iterator[str]:
    """TBX v2; in pieces."""
    info = wanted.edition.info
    yield f'{HEAD}<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
    yield f'<martif type="TBX" xml:lang="{words(info.languages[0].tag)}">\n'
    described = tag("sourceDesc", tag("p", words(_title(info))))
    yield tag("martifHeader", tag("fileDesc", described)) + "\n<text>\n<body>\n"
    yield from _entries(info, ("termEntry", "langSet", "tig"))
    yield "</body>\n</text>\n</martif>\n"


def _title(info: EditionInfo) -> str:
    return one_line(info.title[info.languages[0].code])


def _entries(info: EditionInfo, names: tuple[str, str, str]) -> Iterator[str]:
    """The entries; those of the versions differ in the names of three elements alone."""
    terms = {term.id: term for term in info.terms}
    for term in info.terms:
        subject = tag("descrip", term.kind.value, type="subjectField")
        sides = (_language(term, lang, names, terms) for lang in info.languages)
        yield tag(names[0], subject + "".join(sides), id=f"c-{term.id}") + "\n"


def _language(
    term: Term, lang: Language, names: tuple[str, str, str], terms: dict[str, Term]
) -> str:
    forms = list(forms_of(term, lang.code))
    if not forms:
        return ""
    parts = list(_about(term, lang.code, terms))
    parts += [_form(form, status, names[2]) for form, status in forms]
    return tag(names[1], "".join(parts), xml_lang=lang.tag)


def _about(term: Term, lang: str, terms: dict[str, Term]) -> Iterable[str]:
    if gloss := term.gloss.exact(lang):
        yield tag("descrip", words(one_line(gloss)), type="definition")
    if note := term.note.exact(lang):
        yield tag("note", words(one_line(plain_note(note, lang, terms))))


def _form(form: str, status: str, element: str) -> str:
    said = tag("termNote", status, type="administrativeStatus")
    return tag(element, tag("term", words(form)) + said)
