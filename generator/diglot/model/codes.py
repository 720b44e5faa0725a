"""The one list of codes: what kinds of problems there are, and what holds for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import partial

from msgspec import Struct


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Hidden(StrEnum):
    """What could not be understood for a problem: what it says is unknown, not missing."""

    NOTHING = "nothing"
    LINE = "line"
    FILE = "file"


class Allowed(StrEnum):
    """Where an editor may judge a problem and accept it (`allow:` in text.yml)."""

    NEVER = "never"
    WHERE_IT_LIES = "where it lies"
    """At its segment or block."""
    WHERE_IT_STANDS = "where it stands"
    """At any segment where the entry or note stands that it is about."""


class Code(Struct, frozen=True, kw_only=True):
    """A kind of problem. `code` is stable: people silence and search for it."""

    code: str
    severity: Severity
    meaning: str
    """One line for the manual's table."""
    hides: Hidden = Hidden.NOTHING
    allowed: Allowed = Allowed.NEVER
    is_of_sources: bool = True
    """Whether what somebody wrote can make it; not those of docs/ and of the built site."""


def _kinds(
    severity: Severity,
    hides: Hidden = Hidden.NOTHING,
    allowed: Allowed = Allowed.NEVER,
    is_of_sources: bool = True,
    **meanings: str,
) -> Iterator[Code]:
    """Those that have all else in common: code and meaning of each."""
    for code, meaning in meanings.items():
        yield Code(
            code=code,
            severity=severity,
            meaning=meaning,
            hides=hides,
            allowed=allowed,
            is_of_sources=is_of_sources,
        )


_errors = partial(_kinds, Severity.ERROR)
_warnings = partial(_kinds, Severity.WARNING)

# The letter says where to look: F files, Y YAML, E the edition's data, L the line format, A the
# alignment, W the witness, R references, G the glossary, D docs/, I imports, S the built site.
_KINDS = (
    *_errors(
        hides=Hidden.FILE,
        F001="a file that must be there is missing",
        F002="a file is not UTF-8",
        F004="a control character stands in a file",
        F005="a file cannot be read",
        F009="the marks of a merge that git could not make stand in a file",
    ),
    *_warnings(
        F003="a byte-order mark stands at the start of a file",
        F007="a font in source/fonts/ cannot be used",
    ),
    *_errors(
        hides=Hidden.FILE,
        Y001="the YAML cannot be read",
        Y002="a key stands twice in one mapping",
        Y003="a YAML anchor, alias, tag or second document is used",
        Y004="YAML is nested too deeply",
        Y005="a key in braces has no value: a comma splits a text",
    ),
    *_warnings(
        Y006="“ #” starts a comment in the middle of a text",
    ),
    *_errors(
        hides=Hidden.FILE,
        E001="an unknown key",
        E002="a required key or value is missing",
        E003="a value has the wrong shape (text, list or mapping)",
        E004="a value is not one of those allowed",
        E005="a language code that edition.yml does not declare",
        E007="a text’s folder, a language or a file of docs/ has a taken or impossible name",
        E008="a text is longer than a note can be",
    ),
    *_errors(
        E006="a text is missing in one of the edition’s languages",
    ),
    *_warnings(
        E009="the interface has no word for a kind of emendation",
        E011="the picture of a link preview leaves a title out, since no font has its letters",
        E012="there are no words of the interface in a language",
        E013="a text has no place in the contents",
        E014="a page of the contents is missing in a language",
        E010="words of the interface name what is not filled in, or leave out what is",
    ),
    *_errors(
        hides=Hidden.LINE,
        L001="an opening mark has no closing mark on its line",
        L002="a malformed emendation",
        L003="an emendation has no reason",
        L004="a reason has no emendation before it",
        L005="an unknown kind of emendation",
        L006="a block mixes headings, verse and prose",
        L007="a block’s number is malformed or out of order",
        L008="a mark stands where it is not allowed",
        L009="an anchored passage has no note mark after it",
        L010="a speech is continued where nobody was speaking",
        L012="a malformed ruby, language, link or break",
    ),
    *_warnings(
        allowed=Allowed.WHERE_IT_LIES,
        F006="a mark turns the order of the characters after it",
        L011="a mark of Markdown or HTML stands in a text, and is printed as it is",
    ),
    *_errors(
        A001="the two languages have different numbers of blocks",
        A002="two blocks that stand opposite each other differ in kind",
        A003="two blocks that stand opposite each other differ in segments",
        A004="two blocks that stand opposite each other differ in speaker",
        A005="two blocks that stand opposite each other differ in number",
    ),
    *_errors(
        hides=Hidden.FILE,
        A021="addresses.lock cannot be understood",
        A024="changes.tsv cannot be understood",
    ),
    *_errors(
        A023="an `@` line asks for a number that belongs to other words",
    ),
    *_warnings(
        A020="addresses.lock is behind its text",
    ),
    *_warnings(
        allowed=Allowed.WHERE_IT_LIES,
        A006="nothing stands in either language of a segment",
        A007="numbers or dates differ between the two sides",
        A008="quotation marks differ between the two sides",
        A009="a stanza begins in one language only",
        A022="a translation was made for another wording of the base",
    ),
    *_errors(
        W001="the base text with its emendations rejected is not the witness",
    ),
    *_errors(
        R001="a reference to a note or entry that does not exist",
        R003="a supplied heading or an allowance points to no such address",
        R005="one id is used for two things",
    ),
    *_warnings(
        R002="a note is never referenced",
        R004="an allowance that nothing needs",
        R007="an allowance of a problem that may not be allowed",
    ),
    *_warnings(
        allowed=Allowed.WHERE_IT_LIES,
        R006="a note mark stands on one side only",
    ),
    *_errors(
        G004="a term is defined twice",
        G005="one form is claimed by two terms",
    ),
    *_errors(
        allowed=Allowed.WHERE_IT_LIES,
        G007="a rendering that must not be used stands in the text",
    ),
    *_warnings(
        G002="a term is never used",
    ),
    *_warnings(
        allowed=Allowed.WHERE_IT_LIES,
        G003="a longer word hides a term",
        G006="a term is not rendered on the other side",
        G010="a word begins with a form, and is not known to be it",
    ),
    *_warnings(
        allowed=Allowed.WHERE_IT_STANDS,
        G008="an entry or note has no source",
        G009="a see is not returned",
        G011="a mark of Markdown or HTML stands in a note, and is printed as it is",
    ),
    *_errors(
        is_of_sources=False,
        F008="no font has a character that is to be printed",
    ),
    *_errors(
        is_of_sources=False,
        D001="generate would overwrite or remove a file that it does not own",
        D002="a file cannot be written",
        D003="docs/ is not what the sources say",
        D004="another run is writing in the edition",
        D005="a file has changed since it was read",
        D010="a form of the edition needs a package that is not installed",
        D011="a form of the edition cannot be made",
        I001="a file to be imported has a format that is not known",
        I002="a file to be imported is damaged, or not what its name says",
        I003="a file to be imported is encrypted",
        I004="a file to be imported is too large",
        I005="a file to be imported holds no text",
        I006="a file to be imported does not hold both languages as expected",
        I007="two files to be imported have different numbers of chapters",
        I009="a cell of a sheet stands for words that have changed since it was exported",
        I010="a sheet that came back is not as Diglot wrote it",
    ),
    *_warnings(
        is_of_sources=False,
        I008="something of an imported file is not in the sources, or stands there otherwise",
        D009="the order of a language’s letters is not known on this machine",
    ),
    *_errors(
        is_of_sources=False,
        S001="a link on the site leads nowhere",
        S002="a fragment on the site leads nowhere",
        S003="a raw note mark stands in a page",
        S004="a page asks another host for something",
        S005="text of the sources is missing from a page or out of order",
        S006="a reference and its note do not lead to each other",
        S007="a page holds script or markup that nobody wrote",
        S008="a page lacks its language",
        S010="a page’s title, description, address or language is not what was planned",
        S011="where the site stands cannot be known: mkdocs.yml cannot be used",
    ),
    *_warnings(
        is_of_sources=False,
        S009="a page holds what the policy of the site does not let run or load",
    ),
)
CODES: Mapping[str, Code] = {kind.code: kind for kind in sorted(_KINDS, key=lambda kind: kind.code)}
"""By code, and in the order of the codes."""
