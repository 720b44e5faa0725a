"""TMX: translation memories, a segment a unit (TMX 1.4b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from diglot.create.importers.elements import all_of, line_of, name_of, words_outside
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
    units = {*root.iter("{*}tu")}
    left_out = [_beside(*found, path) for found in words_outside(root, units)]
    tongues: set[str] = set()
    for unit in root.iter("{*}tu"):
        place = Place(path, line_of(unit))
        variants = [(_lang(one), one) for one in unit.iterchildren("{*}tuv")]
        tongues |= {lang for lang, _ in variants}
        sides = [_segment(variants, lang) for lang in langs]
        read = {one for one, _ in sides if one is not None}
        used = [one for _, one in sides]
        left_out += [
            LeftOut(place, f"a segment in {lang or 'no language'}", all_of(one))
            for lang, one in variants
            if one not in used
        ]
        read |= {one for _, one in variants if one not in used}
        left_out += [_beside(*found, path) for found in words_outside(unit, read)]
        lines = _line(sides[0][0], place, left_out), _line(sides[1][0], place, left_out)
        block = _ADDRESS.fullmatch(unit.get("tuid") or "")
        key = block[1] if block else ""
        if key and groups and groups[-1][0] == key:
            groups[-1][1].append(lines)
        else:
            groups.append((key, [lines], place))
    _refuse_unknown(langs, tongues)
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
    return Line(tidy([Run("".join(_pieces(segment, place, left_out)))]))


def _pieces(element: etree._Element, place: Place, left_out: list[LeftOut]) -> Iterator[str]:
    """The words of a segment; codes and comments are left out."""
    yield element.text or ""
    for child in element:
        if not name_of(child) or name_of(child) in _CODES:
            if words := all_of(child):
                what = "a code of a program" if name_of(child) else "a comment"
                left_out.append(LeftOut(place, what, words))
        else:
            yield from _pieces(child, place, left_out)
        yield child.tail or ""


def _refuse_unknown(langs: tuple[str, str], tongues: set[str]) -> None:
    for lang in langs:
        if not any(suits(tongue, lang) for tongue in tongues):
            found = ", ".join(sorted(tongues)) or "none"
            message = f"expected segments in “{lang}”, found: {found}"
            raise UnreadableError("I006", message, "give --langs two of these")


def _beside(element: etree._Element, words: str, path: str) -> LeftOut:
    what = f"an element {name_of(element)}" if name_of(element) else "a comment"
    return LeftOut(Place(path, line_of(element)), what, " ".join(words.split()))


def _lang(variant: etree._Element) -> str:
    return variant.get(_XML_LANG) or variant.get("lang") or ""
