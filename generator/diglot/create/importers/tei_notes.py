"""The notes of a TEI file: where they stand, or what they point at from elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

_XML = "{http://www.w3.org/XML/1998/namespace}"


class Notes:
    """Notes in `standOff` or `back` whose `target` names elements of the texts."""

    def __init__(self, root: etree._Element) -> None:
        self._ids = {one: n for n, one in enumerate(root.iter("{*}note"), start=1)}
        self._targets: dict[str, list[etree._Element]] = defaultdict(list)
        for note in self._ids:
            if _is_apart(note):
                for target in (note.get("target") or "").split():
                    self._targets[target.removeprefix("#")].append(note)

    def own(self, note: etree._Element) -> str:
        """The id that a note has here."""
        return f"note-{self._ids[note]}"

    def at(self, element: etree._Element) -> Iterator[str]:
        """The ids of the notes that point at the element."""
        for note in self._targets.get(element.get(f"{_XML}id") or "", ()):
            yield self.own(note)

    def apart(self, lang: str) -> Iterator[tuple[etree._Element, str]]:
        """The notes that stand apart and are in `lang`, or in no language that is named."""
        for note in {note: None for notes in self._targets.values() for note in notes}:
            own = next(
                (
                    one.get(f"{_XML}lang")
                    for one in (note, *note.iterancestors())
                    if one.get(f"{_XML}lang")
                ),
                "",
            )
            if not own or not lang or own == lang:
                yield note, self.own(note)


def _is_apart(note: etree._Element) -> bool:
    return any(
        isinstance(one.tag, str) and one.tag.rpartition("}")[2] == "standOff"
        for one in note.iterancestors()
    )
