"""The apparatus of a text: every change to what was received, in tables."""

from __future__ import annotations

from msgspec import Struct

from diglot.derive.apparatus import Reading, readings
from diglot.derive.sides import sides_of
from diglot.language.script import is_in
from diglot.language.table import facts_of
from diglot.model.address import PageKind
from diglot.model.declared import Speaker, Witness
from diglot.model.localized import Language
from diglot.render.site.escape import Md, escape, escape_cell
from diglot.render.site.views.contents import crumbs, text_link
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.wording import MdWords


class ApparatusRow(Struct, frozen=True, kw_only=True):
    """A change; `address` and `way` are "" where it concerns a speaker's name throughout."""

    address: Md
    way: Md
    received: Md
    edited: Md
    kind: Md
    reason: Md
    """With what other witnesses read."""


class ApparatusTable(Struct, frozen=True):
    """The changes of one language's text."""

    heading: Md
    id: Md
    rows: tuple[ApparatusRow, ...]


class WitnessItem(Struct, frozen=True):
    siglum: Md
    said: Md


class ApparatusView(Struct, frozen=True, kw_only=True):
    w: MdWords
    crumbs: tuple[Link, ...]
    title: Md
    witnesses: tuple[WitnessItem, ...]
    speakers: tuple[ApparatusRow, ...]
    tables: tuple[ApparatusTable, ...]


def apparatus_view(desk: Desk) -> ApparatusView:
    """The entries of both languages, after the speakers whose names were received otherwise."""
    text = desk.text.text
    tables = (_table(desk, side) for side in sides_of(desk.info, desk.text, desk.page.lang))
    speakers = (_speaker(desk, speaker) for speaker in text.info.speakers if speaker.reason)
    return ApparatusView(
        w=desk.w,
        crumbs=(*crumbs(desk), text_link(desk)) if desk.info.has_contents else (),
        title=desk.w("apparatus-title", title=text.info.title[desk.code]),
        witnesses=tuple(_witness(desk, witness) for witness in text.info.witnesses),
        speakers=tuple(speakers),
        tables=tuple(table for table in tables if table.rows),
    )


def _witness(desk: Desk, witness: Witness) -> WitnessItem:
    said = [desk.source(witness.source)]
    said += [escape(witness.covers[desk.code])] if witness.covers else []
    said += [desk.w("witness-seen", date=desk.date(witness.seen))] if witness.seen else []
    return WitnessItem(escape(witness.siglum), Md(desk.w("list-separator").join(said)))


def _speaker(desk: Desk, speaker: Speaker) -> ApparatusRow:
    base = desk.info.language(desk.text.text.info.base)
    return ApparatusRow(
        address=Md(),
        way=Md(),
        received=desk.span(speaker.label[base.code], base),
        edited=desk.span(speaker.name[base.code], base),
        kind=desk.w(f"emendation-{speaker.kind}"),
        reason=_reason(desk, speaker.reason),
    )


def _table(desk: Desk, side: Language) -> ApparatusTable:
    rows = (_row(desk, side, reading) for reading in readings(desk.text.text, side.code))
    heading = desk.w("apparatus-of", language=desk.named(side))
    return ApparatusTable(heading, Md(side.code), tuple(rows))


def _row(desk: Desk, side: Language, reading: Reading) -> ApparatusRow:
    reason = _reason(desk, reading.reason)
    variants = (
        f"**{escape_cell(one.siglum)}**{desk.w('colon')}{desk.span(one.reading or '—', side)}"
        for one in reading.variants
    )
    return ApparatusRow(
        address=Md(reading.address),
        way=desk.to(PageKind.TEXT, desk.text.text.info.id, reading.address),
        received=desk.span(reading.received or "—", side),
        edited=desk.span(reading.edited or "—", side),
        kind=desk.w(f"emendation-{reading.kind}"),
        reason=Md(" ".join([*([reason] if reason else []), *variants])),
    )


def _reason(desk: Desk, words: str) -> Md:
    """Reasons quote the expression behind an error: Han characters say their language."""
    for lang in (desk.info.language(code) for code in desk.text.text.info.languages):
        facts = facts_of(lang.tag)
        if facts.is_in_han and any(is_in(char, one) for one in facts.scripts for char in words):
            return desk.span(words, lang)
    return escape_cell(words)
