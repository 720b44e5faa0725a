"""Other forms of the edition, taken apart by their own grammar and held against the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from diglot.language.wording import Words
from diglot.model.output import NotMadeError
from diglot.model.site import Site
from diglot.render.exports.format import Format, Wanted
from diglot.render.exports.formats import chosen, wanted
from diglot.verify.forms.annotations import ANNOTATIONS
from diglot.verify.forms.dts import DTS
from diglot.verify.forms.epub import EPUB
from diglot.verify.forms.memory import TBX, TMX, XLIFF
from diglot.verify.forms.pdf import PDF
from diglot.verify.forms.plain import MARKDOWN, PLAIN
from diglot.verify.forms.rows import DATA, TABLE
from diglot.verify.forms.taken import Reader, UnreadableError, differences, word_count
from diglot.verify.forms.tei import TEI

READERS: Mapping[str, Reader] = {
    "txt": PLAIN,
    "md": MARKDOWN,
    "csv": TABLE,
    "json": DATA,
    "tei": TEI,
    "tmx": TMX,
    "tbx": TBX,
    "tbx2": TBX,
    "xliff": XLIFF,
    "annotations": ANNOTATIONS,
    "dts": DTS,
    "epub": EPUB,
    "pdf": PDF,
}
"""Format → how it is read."""


class Verdict(Struct, frozen=True, kw_only=True):
    """What was found in a file."""

    form: str
    path: str
    words: int = 0
    rows: int = 0
    notes: int = 0
    terms: int = 0
    differences: tuple[str, ...] = ()


def verify_forms(
    site: Site,
    words: Mapping[str, Words],
    names: Sequence[str],
    contents: Callable[[str], bytes] | None = None,
) -> Iterator[Verdict]:
    """Each file of the formats named, held against the source.

    `contents` gives the bytes of a file by its path below the folder of exports, and raises OSError
    where there is none; without it each file is made for this.
    """
    for form in chosen(names):
        for one in wanted(site, words, form):
            reader = READERS[form.name]
            fetch = contents or _made(form, one)
            try:
                taken = reader.read(fetch, one)
            except (OSError, UnreadableError, NotMadeError, UnicodeDecodeError) as error:
                said = error.strerror if isinstance(error, OSError) else str(error)
                yield Verdict(form=form.name, path=one.path, differences=(said or str(error),))
                continue
            yield Verdict(
                form=form.name,
                path=one.path,
                words=word_count(taken),
                rows=len({row[0] for row in taken.rows or ()}) or len(taken.lines or ()),
                notes=len({note[0] for note in taken.notes or ()}),
                terms=len(taken.terms or ()),
                differences=tuple(differences(reader.expect(one), taken)),
            )


def _made(form: Format, one: Wanted) -> Callable[[str], bytes]:
    outputs = {output.path: output for output in form.make(one)}

    def fetch(path: str) -> bytes:
        if path not in outputs:
            raise UnreadableError(f"expected a file {path}, found none")
        return outputs[path].as_bytes()

    return fetch
