"""Editions drawn from the model itself: whatever a field of any file may hold, by its type.

A field that is new is drawn as well, with nobody to remember it: what is known here of single fields
is only what makes an edition hang together.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from random import Random
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.model.problem import CONTROL
from diglot.parse import forms, schema
from diglot.parse.shape import AtLeast, Text
from tests.hostile import STRINGS
from tests.line_writer import escaped
from tests.strategies import WORDS_OF_INTERFACE, dump

CODES = ("en", "zh", "ar", "no", "th")
TEXTS = ("gate", "wall")
TERMS = ("lu-ban", "t1", "constructor", "x" * 80)
NOTES = ("n1", "n2", "n3")
BLOCKS = ("1", "2", "3", "4")
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs", "Zl", "Zp"])
MORE = [
    *("\u202egnp.exe", "\u2067a\u2069", "\u200b", "\u200dx", "\U0001f3fb", "\U00020bb7野家", "e\u0301"),
    *("\u0600", "עברית (a) עברית", "مرحبا, 12", "ก็", "../../etc/passwd", "C:\\dir\\", "a\\", "\\", "/"),
    *("'", '"', "''", '"""', "}}", "{{", "{%", "%}", "]]", "[[", "[[lu-ban]]", "[[lu-ban|x]]", "[[t1|"),
    *("[a](https://a.example/b_(c)?d='e'&f)", "[a](https://a.example/'\"", "**a** *b*", "*", "a|b|c"),
    *("\ta\tb\t", " a ", "a\nb", "a\n\nb\n", "\n", "&amp;", "&", "<", "$1", "\\1", "%s", "{0}"),
    *("x" * 200, "鲁" * 300, "a " * 150, "[" * 100, "*a " * 60, "none", "~", "''", "-", "- a", "# a"),
    *("12", "1,000", "二〇二三年五月", "“a”", "，", "：", "a: b", "a #b", ">-", "|", "@", "`a`", "!a", "&a"),
]  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Drawing:
    """What a drawing of one edition knows. Drawn by a number, as thousands of draws are slow else."""

    chance: Random
    codes: tuple[str, ...]
    new: list[int]
    """How many texts were drawn, so that each has a word of its own."""

    def words(self, longest: int) -> str:
        """A text in which anything may stand, with a word of its own."""
        self.new.append(1)
        own = f"W{len(self.new)}w"
        said = " ".join(self.chance.choices(anything(), k=self.chance.choice((1, 1, 1, 2, 3))))
        said = CONTROL.sub("", said[: (longest or 200) - len(own) - 1])
        return f"{own} {said}" if self.chance.randrange(2) else f"{said}{own}"


def drawn(strategy: st.SearchStrategy[str], number: int) -> list[str]:
    """What a strategy of Hypothesis gives: always the same."""
    found: dict[str, None] = {}

    @given(strategy)
    @settings(max_examples=number, database=None)
    def collect(said: str) -> None:
        found[said] = None

    collect()
    return list(found)


@cache
def anything() -> list[str]:
    return [*STRINGS, *MORE, *drawn(st.text(LETTERS, max_size=20), 300)]


@cache
def _fitting(rule: Text) -> list[str]:
    if rule.known:
        return list(rule.known)

    def fits(said: str) -> bool:
        try:
            rule.take(said)
        except ValueError:
            return False
        return True

    return drawn(st.from_regex(rule.pattern, fullmatch=True, alphabet=LETTERS).filter(fits), 200)


def value(of: Drawing, kind: Hashable, where: str = "", least: int = 1) -> Any:
    """Anything that may stand in a field of this type; `where` is MODEL.field."""
    if where in SPECIAL:
        return SPECIAL[where](of)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated and isinstance(inner[1], Text):
        return _text(of, inner[1], where)
    if origin is Annotated and isinstance(inner[1], AtLeast):
        return value(of, inner[0], where, inner[1].number)
    if origin in (Union, UnionType):
        return value(of, of.chance.choice([one for one in inner if one is not type(None)]), where)
    if origin is tuple:
        return [value(of, inner[0], where) for _ in range(of.chance.randint(least, 3))]
    if origin is dict:
        return {code: value(of, inner[1], where) for code in of.codes}
    return model(of, kind)


def _text(of: Drawing, rule: Text, where: str) -> str:
    if rule in (forms.ID, _rule(forms.EntryId)):
        return of.chance.choice(TERMS)
    if rule == _rule(forms.Lang):
        return of.chance.choice(of.codes)
    return of.chance.choice(_fitting(rule)) if rule.pattern else of.words(min(rule.longest, 500))


def _rule(kind: Any) -> Text:  # a type
    rule = get_args(kind)[1]
    assert isinstance(rule, Text)
    return rule


def model(of: Drawing, kind: Any, **said: Any) -> dict[str, Any]:  # a type; what YAML holds
    """Anything that the model lets pass; `said` are fields that are settled."""
    missing = dataclasses.MISSING
    drawn: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        needed = field.default is missing and field.default_factory is missing
        if field.name in said:
            drawn[field.name] = said[field.name]
        elif needed or of.chance.randrange(4):
            drawn[field.name] = value(
                of, cast(Hashable, field.type), f"{kind.__name__}.{field.name}"
            )
    if "family" in drawn:  # a part of the name
        name = drawn["name"]
        each = isinstance(name, dict)
        drawn["family"] = (
            {code: _first(said) for code, said in name.items()} if each else _first(name)
        )
    return drawn


def _first(name: str) -> str:
    return name.strip().split(" ")[0]


def contents(of: Drawing) -> list[dict[str, Any]]:  # what YAML holds
    """The texts in an order of their own, one of them in a part of a part."""
    one, other = of.chance.sample(TEXTS, 2)
    inner = {"title": {code: of.words(200) for code in of.codes}, "texts": [one]}
    part = {"title": {code: of.words(200) for code in of.codes}, "contents": [inner]}
    return [part, {"texts": [other]}]


# What makes an edition hang together.
SPECIAL: Mapping[str, Callable[[Drawing], Any]] = {
    "PersonModel.orcid": lambda of: "0000-0002-1825-0097",
    "ContributorModel.orcid": lambda of: "0000-0002-1825-0097",
    "EditionModel.isbn": lambda of: "978-0-14-044913-6",
    "EditionModel.kinds": lambda of: ["date", "ink"],
    "TextModel.base": lambda of: of.codes[0],
    "TextModel.translation": lambda of: of.codes[1],
    "TextModel.speakers": lambda of: [
        {**model(of, schema.SpeakerModel, id=id_), "label": labels(of, id_)} for id_ in ("a", "b")
    ],
    "SpeakerModel.reason": lambda of: f"name: {of.words(300)}",
    "LanguageModel.tag": lambda of: (
        f"{of.chance.choice(_fitting(_rule(forms.Tag)))}-x-{len(of.new)}"
    ),
    "LanguageModel.dir": lambda of: of.chance.choice(["ltr", "rtl"]),
    "TextModel.sections": lambda of: [
        model(of, schema.SectionModel, before=block)
        for block in sorted(of.chance.sample(BLOCKS, of.chance.randint(0, 4)))
    ],
    "AllowModel.at": lambda of: of.chance.choice([*BLOCKS, "2.1", "3.2"]),
    "EditionModel.note_kinds": lambda of: [
        model(of, schema.NoteKindModel, id=id_) for id_ in TERMS[:2]
    ],
    "NoteModel.kind": lambda of: of.chance.choice(TERMS[:2]),
    "TextModel.formerly": lambda of: [f"once-{len(of.new)}"],
    "TermModel.formerly": lambda of: [f"once-{len(of.new)}"],
    "NoteModel.sides": lambda of: list(of.codes[:2]),
}


def labels(of: Drawing, id_: str) -> dict[str, str]:
    """A label begins with a word, and so is no mark of the line format."""
    return {code: " ".join(f"{id_.upper()}{code} {of.words(60)}".split()) for code in of.codes}


def any_edition(number: int) -> dict[str, str]:
    """The files of the edition of this number, of two texts in two or three languages."""
    chance = Random(number)
    codes = tuple(chance.sample(CODES, chance.randint(2, 3)))
    of = Drawing(chance, codes, [])
    terms = [model(of, schema.TermModel, id=id_) for id_ in TERMS]
    kinds = SPECIAL["EditionModel.note_kinds"](of)
    edition = model(of, schema.EditionModel, texts=list(TEXTS), contents=[], note_kinds=kinds)
    if chance.randrange(2):
        edition |= {"texts": [], "contents": contents(of)}
    files = {"source/edition.yml": edition, "glossary.yml": {"terms": terms}}
    for name in TEXTS:
        text = model(of, schema.TextModel)
        notes = [model(of, schema.NoteModel, id=f"{name}-{id_}") for id_ in NOTES]
        files[f"source/{name}/text.yml"] = text
        files[f"source/{name}/notes.yml"] = {"notes": notes}
    written = {path: dump(said) for path, said in files.items()}
    key = chance.choice(KEYS)
    written[f"source/words/{codes[0]}.yml"] = dump({key: of.words(200)})
    for name in TEXTS:
        for code in codes[:2]:
            said = files[f"source/{name}/text.yml"]
            written[f"source/{name}/{code}.txt"] = _lines(of, name, code, said, terms)
    return written


KEYS = sorted(
    line.partition(":")[0] for line in WORDS_OF_INTERFACE["en"].splitlines() if line[:1].isalpha()
)


def _lines(of: Drawing, name: str, code: str, said: Any, terms: Any) -> str:  # what YAML holds
    """Four blocks, with forms of the terms, notes and changes in them."""

    def line() -> str:
        return escaped(" ".join(of.words(200).split()), True, closers=True)

    forms = [escaped(" ".join(term["term"][code].split()), True, closers=True) for term in terms]
    speaker = said["speakers"][0]["label"][code] + ": " if said.get("speakers") else ""
    return f"""## x{line()}

{speaker}x{line()} {forms[0]} {line()}[^{name}-n1]
x{line()}

x{line()} {{~~{line()}~>{line()}~~}}{{>>typo: {line()}<<}} x
{{==x{line()}==}}[^{name}-n2] *x{line()}* {" ".join(forms)}

| x{line()}[^{name}-n3]
| x{line()}
"""


any_editions = st.integers(0, 2**32).map(any_edition)
