"""DTS, asked as a client asks: from the entry along the templates to each unit."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from typing import Any

from diglot.model.edition import Edition
from diglot.render.exports.format import Wanted
from diglot.verify.forms.taken import (
    Fetch,
    Key,
    Reader,
    Taken,
    UnreadableError,
    expected_received,
    expected_rows,
)
from diglot.verify.forms.xml import parsed, without

Json = dict[str, Any]  # whatever stands in it
_T = "{http://www.tei-c.org/ns/1.0}"


def read_dts(fetch: Fetch, wanted: Wanted) -> Taken:
    """Each text by its units, and whole; the two must say the same."""
    try:
        rows = list[Key]()
        received = list[Key]()
        entry = json.loads(fetch(wanted.path))
        collection = _way(wanted.path, entry["collection"], id="edition")
        for member in json.loads(fetch(collection))["member"]:
            name, _, code = member["@id"].rpartition(".")
            document = _way(collection, member["document"], resource=member["@id"])
            whole = list(_passages(fetch(document), name, code))
            units = list(_by_unit(fetch, collection, member, name, code))
            if whole != units:
                raise UnreadableError(f"{member['@id']}: the units are not the whole")
            rows += [edited for edited, _ in whole]
            received += [was for _, was in whole]
    except (ValueError, LookupError, TypeError) as error:
        raise UnreadableError(str(error)) from None
    return Taken(rows=tuple(rows), received=tuple(received))


def _by_unit(
    fetch: Fetch,
    collection: str,
    member: Json,
    name: str,
    code: str,
) -> Iterator[tuple[Key, Key]]:
    """The passages of a resource, unit by unit."""
    own = member["@id"]
    navigation = _way(collection, member["navigation"], resource=own)
    for unit in json.loads(fetch(navigation))["member"]:
        document = _way(collection, member["document"], resource=own, ref=unit["identifier"])
        yield from _passages(fetch(document), name, code)


def _way(at: str, template: str, **names: str) -> str:
    """A template filled in (RFC 6570), from the file in which it stands."""
    for name, value in {"ref": "", **names}.items():
        template = template.replace(f"{{{name}}}", value)
        template = template.replace(f"{{/{name}}}", f"/{value}" if value else "")
    return posixpath.normpath(posixpath.join(posixpath.dirname(at), template))


def _passages(content: bytes, name: str, code: str) -> Iterator[tuple[Key, Key]]:
    """Each segment, as edited and as received."""
    for seg in parsed(content).iter(f"{_T}seg"):
        if seg.get("type") != "anchor":
            own = f"{name}/{seg.get('n')}"
            yield (
                (own, code, without(seg, f"{_T}sic", f"{_T}rt")),
                (own, code, without(seg, f"{_T}corr", f"{_T}rt")),
            )


def _expect(wanted: Wanted) -> Taken:
    return Taken(
        rows=tuple(_in_turn(wanted.edition, edited=True)),
        received=tuple(_in_turn(wanted.edition, edited=False)),
    )


def _in_turn(edition: Edition, *, edited: bool) -> Iterator[Key]:
    """Each text in one language, then in the other."""
    for annotated in edition.texts:
        rows = (expected_rows if edited else expected_received)(annotated)
        for code in annotated.text.info.languages:
            for address, lang, said in rows:
                if lang == code:
                    yield f"{annotated.text.info.id}/{address}", lang, said


DTS = Reader(read_dts, _expect)
