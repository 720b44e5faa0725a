"""TMX: translation memories, a segment a unit (TMX 1.4b)."""

from __future__ import annotations

import re

from lxml import etree

from diglot.create.document import (
    Bilingual,
    Block,
    Document,
    LeftOut,
    Line,
    Run,
    UnreadableError,
    tidy,
)
from diglot.create.importers.container import parse_xml
from diglot.create.importers.elements import line_of, name_of, words_of
from diglot.create.importers.tongue import suits
from diglot.model.problem import Place

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ADDRESS = re.compile(r"(?:.*/)?([0-9]+[a-z]?)\.[0-9]+")
_CODES = {"bpt", "ept", "it", "ph", "ut"}
"""Elements that hold the codes of another program; `hi` and `sub` hold words."""


def read_tmx(data: bytes, path: str, langs: tuple[str, str]) -> Bilingual:
    """The units in order. Those whose ids are addresses (`4.1`, `4.2`) stand in one block."""
    root = parse_xml(data, path)
    groups: list[tuple[str, list[tuple[Line, Line]], Place]] = []
    left_out: list[LeftOut] = []
    tongues: set[str] = set()
    for unit in root.iter("{*}tu"):
        place = Place(path, line_of(unit))
        variants = [(_lang(one), one) for one in unit.iterchildren("{*}tuv")]
        tongues |= {lang for lang, _ in variants}
        sides = [_segment(variants, lang) for lang in langs]
        used = [one for _, one in sides]
        left_out += [
            LeftOut(place, f"a segment in {lang or 'no language'}", words_of(one))
            for lang, one in variants
            if one not in used
        ]
        for child in unit.iter("{*}note", "{*}prop"):
            left_out.append(LeftOut(place, f"an element {name_of(child)}", child.text or ""))
        lines = _line(sides[0][0], place, left_out), _line(sides[1][0], place, left_out)
        block = _ADDRESS.fullmatch(unit.get("tuid") or "")
        key = block[1] if block else ""
        if key and groups and groups[-1][0] == key:
            groups[-1][1].append(lines)
        else:
            groups.append((key, [lines], place))
    for lang in langs:
        if not any(suits(tongue, lang) for tongue in tongues):
            message = (
                f"expected segments in “{lang}”, found: {', '.join(sorted(tongues)) or 'none'}"
            )
            raise UnreadableError("I006", message, "give --langs two of these")
    first, second = (
        tuple(
            Block(lines=tuple(pair[side] for pair in pairs), is_cut=True, place=place)
            for _, pairs, place in groups
        )
        for side in (0, 1)
    )
    return Bilingual(Document(blocks=first, left_out=tuple(left_out)), Document(blocks=second))


def _segment(
    variants: list[tuple[str, etree._Element]], lang: str
) -> tuple[etree._Element | None, etree._Element | None]:
    """The segment in a language, and the variant that holds it."""
    exact = [one for tag, one in variants if tag.lower() == lang.lower()]
    near = [one for tag, one in variants if suits(tag, lang)]
    found = next(iter(exact or near), None)
    return (None, None) if found is None else (found.find("{*}seg"), found)


def _line(segment: etree._Element | None, place: Place, left_out: list[LeftOut]) -> Line:
    if segment is None:
        return Line(())
    pieces = [segment.text or ""]
    for child in segment:
        if name_of(child) in _CODES:
            if words_of(child):
                left_out.append(LeftOut(place, "a code of a program", words_of(child)))
        else:
            pieces.append(words_of(child))
        pieces.append(child.tail or "")
    return Line(tidy([Run("".join(pieces))]))


def _lang(variant: etree._Element) -> str:
    return variant.get(_XML_LANG) or variant.get("lang") or ""
