"""How to cite, for people: four styles.

The Chicago Manual of Style (18th ed., the form of bibliographies), APA (7th ed.), MLA (9th ed.),
GB/T 7714—2015. Tests hold what each says against the CSL style of its name, as another program
renders it. A text without a named author begins with its title, as the manuals have it; CSL’s
styles put the editors of the whole in the author’s place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diglot.derive import name_lists as names
from diglot.derive.people import says_its_part
from diglot.derive.years import year_of
from diglot.language.table import facts_of
from diglot.model.citation import Citation, Name


def chicago(c: Citation) -> str:
    """The title of the whole stands between WHOLE marks, as in all styles."""
    year = year_of(c.issued, about="[{}?]") or "n.d."
    version = f"version {c.version}" if c.version else ""
    if c.title:
        edited = _by("edited by", c.editors, names.chicago(c.editors))
        translated = _by("translated by", c.translators, names.chicago(c.translators))
        whole = _row(f"In {_whole(c)}", version, edited, translated)
        parts = [_lead(c, names.chicago), f"“{_stopped(c.title)}”", whole]
    elif c.authors:
        edited = _capital(_by("edited by", c.editors, names.chicago(c.editors)))
        translated = _by("translated by", c.translators, names.chicago(c.translators))
        parts = [_lead(c, names.chicago), _whole(c), _capital(_row(edited, translated, version))]
    else:
        editors = names.chicago(c.editors, names.inverted) if c.editors else ""
        parts = [_role(c, editors, ", ed.", ", eds."), _whole(c), _capital(version)]
    series = " ".join(filter(None, (c.series, c.number if c.series else "")))
    return _sentences(*parts, series, _row(c.publisher, year), c.url)


def apa(c: Citation) -> str:
    """The address alone has no stop behind it."""
    year = f"({year_of(c.issued, about='ca. {}') or 'n.d.'})"
    whole = f"{_whole(c)} (Version {c.version})" if c.version else _whole(c)
    if c.title:
        editors = _role(c, names.apa(c.editors), " (Ed.)", " (Eds.)")
        translators = names.apa(c.translators)
        title = f"{c.title} ({translators}, Trans.)" if translators else c.title
        lead = [names.apa(c.authors, is_inverted=True), year, title] if c.authors else [title, year]
        parts = [*lead, f"In {_row(editors, whole)}"]
    elif c.authors:
        parts = [names.apa(c.authors, is_inverted=True), year, whole]
    else:
        editors = names.apa(c.editors, is_inverted=True)
        parts = [_role(c, editors, " (Ed.)", " (Eds.)"), year, whole] if editors else [whole, year]
    return " ".join(part for part in (_sentences(*parts, c.publisher), c.url) if part)


def mla(c: Citation) -> str:
    """Of the containers’ elements only the one behind a stop begins with a capital."""
    version = f"version {c.version}" if c.version else ""
    rest = version, c.publisher, year_of(c.issued, about="[{}?]"), c.url
    if c.title:
        edited = _by("edited by", c.editors, names.mla(c.editors))
        translated = _by("translated by", c.translators, names.mla(c.translators))
        title = f"“{_stopped(c.title)}”"
        return _sentences(_lead(c, names.mla), title, _row(_whole(c), edited, translated, *rest))
    if c.authors:
        edited = _by("edited by", c.editors, names.mla(c.editors))
        return _sentences(_lead(c, names.mla), _row(_whole(c), edited, *rest))
    editors = names.mla(c.editors, names.inverted) if c.editors else ""
    return _sentences(
        _role(c, editors, ", editor", ", editors"), _whole(c), _row(_capital(rest[0]), *rest[1:])
    )


def gb_t_7714(c: Citation) -> str:
    """The Chinese national standard, whose words are those of the language that is cited."""
    is_chinese = facts_of(c.tag).broader.split("-")[0] == "zh"
    others, trans = ("等", "译") if is_chinese else ("et al.", "trans.")
    version = (f"{c.version}版" if is_chinese else f"Version {c.version}") if c.version else ""
    kind = "[M/OL]" if c.url else "[M]"
    editors = names.gb_t_7714(c.editors, others)
    edition = c.edition if c.title else f"{c.edition}{kind}"
    authors = names.gb_t_7714(c.authors, others)
    lead = editors if c.title else authors or editors
    whole = _sentences(lead, edition, version, _row(c.publisher, _year_in_gb(c)), c.url)
    if not c.title:
        return whole
    translators = names.gb_t_7714(c.translators, others)
    by = f". {translators}, {trans}" if translators else ""
    return f"{f'{authors}. ' if authors else ''}{c.title}{kind}{by}//{whole}"


def _year_in_gb(c: Citation) -> str:
    return year_of(c.issued, about="[{}]", dash="-")


WHOLE = "\ufffe", "\uffff"
"""Around the title of the whole, which is set in italics: no characters, so no text has them."""
STYLES = {"Chicago": chicago, "APA": apa, "MLA": mla, "GB/T 7714": gb_t_7714}

_STOPS = tuple(".?!…。？！")


def _whole(c: Citation) -> str:
    return f"{WHOLE[0]}{c.edition}{WHOLE[1]}"


def _lead(c: Citation, listed: Callable[..., str]) -> str:
    """The authors, the first of them by the family’s name."""
    return listed(c.authors, names.inverted) if c.authors else ""


def _by(what: str, people: Sequence[Name], said: str) -> str:
    """`edited by …`, without the word where the name says it itself; "" where nobody is named."""
    if not people:
        return ""
    # “Edited by the Diglot editors” would say it twice.
    return f"by {said}" if all(map(says_its_part, people)) else f"{what} {said}"


def _role(c: Citation, editors: str, one: str, several: str) -> str:
    """The editors with what they are, as one or as several; "" where nobody is named."""
    if not editors or all(map(says_its_part, c.editors)):
        return editors
    return f"{editors}{several if len(c.editors) > 1 else one}"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _row(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _sentences(*parts: str) -> str:
    """The parts that there are, each ended by one full stop."""
    return " ".join(_stopped(part) for part in parts if part)


def _stopped(part: str) -> str:
    """With its full stop, which what asks or exclaims does not take."""
    return part if part.rstrip(f"{WHOLE[1]}”").endswith(_STOPS) else f"{part}."
