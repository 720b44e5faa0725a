"""What is written in the YAML files, kind by kind: ids, words, addresses, dates, numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from diglot.language.dates import EDTF, parse_edtf
from diglot.model.date import Edtf
from diglot.model.export import NAMES
from diglot.model.glossary import TermKind
from diglot.model.relators import ROLES
from diglot.parse.numbers import isbn, orcid
from diglot.parse.shape import Text
from diglot.parse.web import web_address

NOTE_LENGTH = 20_000
"""Characters: a note is read in the margin, and a page must stay a page."""
KINDS = tuple(kind.value for kind in TermKind)


def _one_of(one: str, other: str, *, hint: str) -> Text:
    """Either of two words."""
    expected, known = f"{one} or {other}", (one, other)
    return Text(pattern=rf"^(?:{one}|{other})$", expected=expected, hint=hint, known=known)


Name = Annotated[str, Text(longest=0)]
ID = Text(
    pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    expected="an id",
    hint="lower-case ASCII letters and digits, joined by single hyphens: lu-ban",
    longest=80,
)
Id = Annotated[str, ID]
EntryId = Annotated[str, replace(ID, names="entry")]
"""Of an entry that stands elsewhere: it follows when the entry is renamed."""
Lang = Annotated[
    str,
    Text(pattern=r"^[a-z]{2,8}$", expected="a language code", hint="two letters or more: en, zh"),
]
Line = Annotated[str, Text(longest=1_000, is_written=True)]
Prose = Annotated[str, Text(longest=NOTE_LENGTH, is_written=True)]
Lines = dict[Lang, Line]
SomeLines = dict[Lang, Line | None]
"""Words that may be in one language only: `~` says that nothing stands in another."""
Proses = dict[Lang, Prose]
Notes = dict[Lang, Annotated[str, Text(longest=NOTE_LENGTH, is_written=True, names="note")]]
"""Prose with the marks of a note, `[[lu-ban]]` among them."""
Url = Annotated[
    str,
    Text(
        pattern=r"^https?://[^\s<>\"`\\\[\]]+$",
        expected="an address that starts with http:// or https://",
        hint="no spaces, quotation marks or angle brackets; other schemes are refused",
        longest=2_000,
        make=web_address,
    ),
]
SiteUrl = Annotated[
    str,
    Text(
        pattern=r"^https?://[^\s<>\"`\\\[\]?#]+$",
        expected="an address that starts with http:// or https://, without ? and #",
        hint="where the first page stands: https://example.org/edition/",
        longest=2_000,
        make=web_address,
    ),
]
Report = Annotated[
    str,
    Text(
        pattern=r"^(?:https?://[^\s<>\"`\\\[\]]+|mailto:[^\s<>\"`\\:/]+@[^\s<>\"`\\:/]+)$",
        expected="an address that starts with https:// or mailto:",
        hint="where readers report mistakes: mailto:editor@example.org, or a page for new issues",
        longest=2_000,
        make=web_address,
    ),
]
Date = Annotated[
    Edtf,
    Text(
        pattern=r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$",
        expected="a date",
        hint="2023, 2023-05 or 2023-05-12",
        make=parse_edtf,
    ),
]
Dates = Annotated[
    Edtf,
    Text(
        pattern=EDTF,
        expected="an EDTF date",
        hint="2023-05-12, 2023-05-18/2023-05-19, -0506~/-0443~ (uncertain), 2001-06-15/..",
        make=parse_edtf,
    ),
]
Latitude = Annotated[
    float,
    Text(
        pattern=r"^-?(?:[0-8]?[0-9](?:\.[0-9]+)?|90(?:\.0+)?)$",
        expected="a latitude, in degrees from -90 to 90",
        hint="51.13, -33.87: a decimal number, south of the equator with a minus",
        make=float,
    ),
]
Longitude = Annotated[
    float,
    Text(
        pattern=r"^-?(?:(?:1[0-7]|0?[0-9])?[0-9](?:\.[0-9]+)?|180(?:\.0+)?)$",
        expected="a longitude, in degrees from -180 to 180",
        hint="71.43, -0.12: a decimal number, west of Greenwich with a minus",
        make=float,
    ),
]
Address = Annotated[
    str,
    Text(
        pattern=r"^[0-9]+[a-z]{0,3}(?:\.[0-9]+[a-z]{0,3})?$",
        expected="the address of a block or segment",
        hint="12 or 12.3",
    ),
]
BlockNumber = Annotated[
    str, Text(pattern=r"^[0-9]+[a-z]{0,3}$", expected="the number of a block", hint="12 or 12a")
]
CodeName = Annotated[
    str, Text(pattern=r"^[A-Z][0-9]{3}$", expected="the code of a problem", hint="A003")
]
Tag = Annotated[
    str,
    Text(
        pattern=r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$",
        expected="a BCP 47 tag",
        hint="en, zh-Hans, pt-BR",
    ),
]
Dir = Annotated[str, Text(pattern=r"^(?:ltr|rtl)$", expected="ltr or rtl", hint="in small letters")]
Marks = Annotated[
    str,
    Text(
        pattern=r"^first-in-(?:section|text)$",
        expected="first-in-section or first-in-text",
        hint="where a term’s note is marked: once in each section, or once in the text",
    ),
]
Switch = Annotated[
    str,
    Text(pattern=r"^(?:true|false)$", expected="true or false", hint="leave it out for false"),
]
Siglum = Annotated[
    str,
    Text(
        pattern=r"^[A-Z\u00c0-\u1fff\u3400-\u9fff][0-9A-Za-z\u00c0-\u1fff\u3400-\u9fff]{0,7}$",
        expected="a siglum",
        hint="a capital, or a letter of another script, and a few letters or digits: W2",
        longest=8,
    ),
]
Certainty = Annotated[
    str,
    _one_of("medium", "low", hint="leave it out where the note is certain"),
]
Stale = Annotated[
    str,
    _one_of(
        "show",
        "hide",
        hint="whether readers are told of a translation left behind",
    ),
]
PersonKind = Annotated[
    str,
    _one_of("person", "organisation", hint="a group’s name is never turned round in citations"),
]
ExportName = Annotated[
    str,
    Text(
        pattern=rf"^(?:all|{'|'.join(NAMES)})$",
        expected="the name of a format",
        hint=f"all, or one of {', '.join(NAMES)}",
        known=("all", *NAMES),
    ),
]
Kind = Annotated[
    TermKind,
    Text(
        pattern=rf"^(?:{'|'.join(KINDS)})$",
        expected="a kind",
        hint=f"one of {', '.join(KINDS)}",
        known=KINDS,
        make=TermKind,
    ),
]
Role = Annotated[
    str,
    Text(
        pattern=rf"^(?:{'|'.join(ROLES)})$",
        expected="the code of a MARC relator",
        hint=f"one of {', '.join(ROLES)}",
        known=ROLES,
    ),
]
Orcid = Annotated[
    str,
    Text(
        pattern=r"^(?:https://orcid\.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$",
        expected="an ORCID",
        hint="four groups of four: 0000-0002-1825-0097",
        make=orcid,
    ),
]
Isbn = Annotated[
    str,
    Text(
        pattern=r"^(?:[0-9][- ]?){9}(?:(?:[0-9][- ]?){3})?[0-9X]$",
        expected="an ISBN of 10 or 13 digits",
        hint="as it is printed: 978-0-14-044913-6",
        make=isbn,
    ),
]
Doi = Annotated[
    str,
    Text(
        pattern=r"^10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]+$",
        expected="a DOI",
        hint="without an address before it: 10.1000/182",
    ),
]
