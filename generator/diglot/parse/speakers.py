"""The speakers of a text.yml, and what holds for their ids and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.model.declared import Speaker
from diglot.model.localized import Localized
from diglot.model.problem import Place, Problem
from diglot.parse.complete import unknown_language
from diglot.parse.schema import SpeakerModel
from diglot.parse.validate import place_at
from diglot.parse.yaml import Node


def parse_speaker(model: SpeakerModel, place: Place) -> Speaker:
    """A speaker; `place` is that of the reason."""
    kind, _, reason = (model.reason or "").partition(":")
    return Speaker(
        id=model.id,
        label=Localized.of(model.label),
        name=Localized.of(model.name or model.label),
        role=Localized.of(model.role),
        kind=kind.strip() if reason else "",
        reason=reason.strip() or kind.strip(),
        place=place,
    )


def check_labels(
    speakers: Sequence[SpeakerModel],
    pair: tuple[str, str],
    codes: Sequence[str],
    root: Node | None,
) -> Iterator[Problem]:
    """Ids are unique; labels exist in both languages of the text, and no two speakers share one."""
    ids: dict[str, Place] = {}
    owners: dict[tuple[str, str], str] = {}
    for index, speaker in enumerate(speakers):
        id_place = place_at(root, "speakers", index, "id")
        if (first := ids.setdefault(speaker.id, id_place)) != id_place:
            yield Problem(
                code="R005",
                place=id_place,
                message=f"the id “{speaker.id}” is already used",
                details=(f"first used at {first}",),
                hint="give one of the speakers another id",
                about=(speaker.id,),
            )
        for code in speaker.label:
            if code not in codes:
                at = place_at(root, "speakers", index, "label", code)
                yield unknown_language(code, codes, at, speaker.id)
        place = place_at(root, "speakers", index, "label")
        for code in pair:
            yield from _label(speaker, code, place, owners)


def _label(
    speaker: SpeakerModel, code: str, place: Place, owners: dict[tuple[str, str], str]
) -> Iterator[Problem]:
    """`owners` knows whose each label is, by language and label, and learns it."""
    label = speaker.label.get(code, "")
    if not label:
        message = f"expected the label of “{speaker.id}” in “{code}”, found none"
        hint = f"add {code}: to this label"
        yield Problem(code="E006", place=place, message=message, hint=hint, about=(speaker.id,))
    elif (first := owners.setdefault((code, label), speaker.id)) != speaker.id:
        yield Problem(
            code="R005",
            place=place,
            message=f"the label “{label}” stands for “{first}” and “{speaker.id}”",
            hint="add to one of the labels what tells the two apart",
            about=(speaker.id, first),
        )
