"""How to cite a text of the edition: four styles for people, three formats for programs.

Styles: The Chicago Manual of Style (17th ed., 14.103 ff.), APA (7th ed., 10.3), MLA (9th ed.),
GB/T 7714—2015 (8.8, with the general type [EB/OL]). Formats: BibTeX, RIS, CSL-JSON 1.0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diglot.model.declared import EditionInfo, TextInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What there is to cite, in one language. Each part may be ""."""

    key: str
    title: str
    """Of the text; "" where the edition is cited as a whole."""
    edition: str
    """The title of the whole, which contains the text."""
    editors: tuple[str, ...]
    translators: tuple[str, ...]
    version: str
    publisher: str
    published: str
    """ISO 8601: year, month or day."""
    url: str
    tag: str
    """BCP 47, of the language that this citation is in."""

    @property
    def year(self) -> str:
        return self.published[:4]


def citation_of(info: EditionInfo, text: TextInfo | None, lang: str, path: str) -> Citation:
    """The citation of a text, or of the whole; `path` is its page's address below the edition's."""
    return Citation(
        key=re.sub(r"\W+", "", f"{text.id if text else 'edition'}{info.published[:4]}"),
        title=text.title[lang] if text else "",
        edition=info.title[lang],
        editors=info.editors,
        translators=text.translators if text else (),
        version=info.version,
        publisher=info.publisher[lang],
        published=info.published,
        url=f"{info.url}{path}" if info.url else "",
        tag=info.language(lang).tag,
    )


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


def bibtex(c: Citation) -> str:
    """One `@incollection`; names in braces, since they are not to be taken apart."""
    fields = {
        "title": c.title,
        "booktitle": c.edition,
        "editor": " and ".join(f"{{{name}}}" for name in c.editors),
        "translator": " and ".join(f"{{{name}}}" for name in c.translators),
        "edition": c.version,
        "publisher": c.publisher,
        "year": c.year,
        "url": c.url,
        "langid": c.tag,
    }
    lines = [f"  {key} = {{{_tex(key, value)}}}," for key, value in fields.items() if value]
    return "\n".join([f"@incollection{{{c.key},", *lines, "}", ""])


def ris(c: Citation) -> str:
    pairs = [("TY", "CHAP"), ("TI", c.title), ("T2", c.edition)]
    pairs += [("ED", name) for name in c.editors] + [("A4", name) for name in c.translators]
    pairs += [("ET", c.version), ("PB", c.publisher), ("PY", c.year)]
    pairs += [("DA", c.published.replace("-", "/")), ("UR", c.url), ("LA", c.tag)]
    lines = [f"{key}  - {value}" for key, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(c: Citation) -> Mapping[str, object]:
    """An item of CSL-JSON; what is not known is left out."""
    item: dict[str, object] = {
        "id": c.key,
        "type": "chapter",
        "title": c.title,
        "container-title": c.edition,
        "editor": [{"literal": name} for name in c.editors],
        "translator": [{"literal": name} for name in c.translators],
        "version": c.version,
        "publisher": c.publisher,
        "issued": {"date-parts": [[int(part) for part in c.published.split("-")]]}
        if c.published
        else None,
        "URL": c.url,
        "language": c.tag,
    }
    return {key: value for key, value in item.items() if value}


def csl_json(c: Citation) -> str:
    return json.dumps([csl(c)], ensure_ascii=False, indent=2) + "\n"


WHOLE = "\ufffe", "\uffff"
"""Around the title of the whole, which is set in italics: no characters, so no text has them."""


def _whole(c: Citation) -> str:
    return f"{WHOLE[0]}{c.edition}{WHOLE[1]}"


STYLES = {"Chicago": chicago, "APA": apa, "MLA": mla, "GB/T 7714": gb_t_7714}
FORMATS = {"bib": ("BibTeX", bibtex), "ris": ("RIS", ris), "json": ("CSL-JSON", csl_json)}
"""File ending → (name, format)."""


def citation_path(lang: str, text: str, ending: str) -> str:
    """Where a citation for programs stands, below docs/ and the site alike."""
    return f"{lang}/{text}/cite.{ending}"


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


def _tex(key: str, value: str) -> str:
    """TeX's own characters escaped; an address stands as it is."""
    if key == "url" or value.startswith("{"):
        return value
    return re.sub(r"([&%$#_{}])", r"\\\1", value)
