"""What the glossary of an edition that is there already tells of a new text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.align.cues import Entries

EDITION = "source/edition.yml"


def glossary_entries(root: Path, codes: Sequence[str]) -> tuple[Entries, Entries]:
    """For both languages, what finds the entries whose forms occur; nothing without a glossary.

    What is wrong with the glossary is not said here: `diglot check` does.
    """
    from diglot.align.cues import no_entries
    from diglot.create.entries import entries_of
    from diglot.parse.edition import parse_edition
    from diglot.read import read

    files, _ = read(root)
    if EDITION not in files.texts:
        return no_entries, no_entries
    info, _ = parse_edition(files)
    if info is None or not info.terms:
        return no_entries, no_entries
    return entries_of(info, codes[0]), entries_of(info, codes[1])
