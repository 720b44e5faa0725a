"""How to cite, for people: four styles.

The Chicago Manual of Style (17th ed., 14.103 ff.), APA (7th ed., 10.3), MLA (9th ed.),
GB/T 7714—2015 (8.8, with the general type [EB/OL]).
"""

from __future__ import annotations

from collections.abc import Sequence

from diglot.derive.citation import Citation


def chicago(c: Citation) -> str:
    """Bibliography form. The title of the whole stands between WHOLE marks, as in all styles."""
    edited = f", edited by {_and(c.editors)}" if c.editors else ""
    translated = f". Translated by {_and(c.translators)}" if c.translators else ""
    if c.title:
        parts = [f"“{_closed(c.title)}” In {_whole(c)}{edited}{translated}"]
    else:
        parts = [f"{_and(c.editors)}, {_ed(c)}." if c.editors else "", _whole(c)]
    parts += [f"Version {c.version}"] if c.version else []
    parts += [", ".join(part for part in (c.publisher, c.year) if part)]
    return _sentences([*parts, c.url])


def apa(c: Citation) -> str:
    """What has no editors is filed under its title, which then stands before the date."""
    year, whole = f"({c.year or 'n.d.'})", f"{_whole(c)} (Version {c.version})"
    editors = f"{_and(c.editors, ' & ')} ({_ed(c).capitalize()}.)" if c.editors else ""
    if c.title:
        within = f"{editors}, {whole}" if editors else whole
        parts = [f"{_closed(c.title)} {year}", f"In {within}"]
    else:
        parts = [editors, year, whole] if editors else [whole, year]
    return _sentences([*parts, c.publisher, c.url])


def mla(c: Citation) -> str:
    """The version opens a sentence after the title of the whole, and none within a container."""
    parts = [f"version {c.version}", c.publisher, c.year, c.url.removeprefix("https://")]
    rest = ", ".join(part for part in parts if part)
    if not c.title:
        editors = f"{_and(c.editors)}, editor{'s' if len(c.editors) > 1 else ''}. "
        return f"{editors if c.editors else ''}{_whole(c)}. {rest[0].upper()}{rest[1:]}."
    who = f"edited by {_and(c.editors)}, " if c.editors else ""
    who += f"translated by {_and(c.translators)}, " if c.translators else ""
    return f"“{_closed(c.title)}” {_whole(c)}, {who}{rest}."


def gb_t_7714(c: Citation) -> str:
    """The Chinese national standard; the date of publication stands where it asks for an update."""
    who = f"{'，'.join(c.editors)}. " if c.editors else ""
    where = ", ".join(part for part in (c.publisher, c.year) if part)
    date = f"({c.published})" if c.published else ""
    what = f"{c.title}[EB/OL]//{c.edition}: " if c.title else f"{c.edition}[EB/OL]. "
    parts = (f"{who}{what}{c.version}版", f"{where}{date}", c.url)
    return " ".join(f"{part}." for part in parts if part)


WHOLE = "\ufffe", "\uffff"
"""Around the title of the whole, which is set in italics: no characters, so no text has them."""


def _whole(c: Citation) -> str:
    return f"{WHOLE[0]}{c.edition}{WHOLE[1]}"


STYLES = {"Chicago": chicago, "APA": apa, "MLA": mla, "GB/T 7714": gb_t_7714}


def _and(names: Sequence[str], last: str = " and ") -> str:
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _ed(c: Citation) -> str:
    return "eds" if len(c.editors) > 1 else "ed"


def _closed(title: str) -> str:
    """A title with its full stop, which one that asks or exclaims does not take."""
    return title if title.endswith(tuple(".?!…。？！")) else f"{title}."


def _sentences(parts: Sequence[str]) -> str:
    """The parts that there are, each ended by one full stop; an address ends without."""
    words = [part if part.endswith((".", ".”")) else f"{part}." for part in parts if part]
    if words and parts[-1]:
        words[-1] = parts[-1]
    return " ".join(words)
