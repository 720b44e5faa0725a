"""Typst's compiler: from a document to pages, with what it found amiss as problems."""

from __future__ import annotations

import os
import pkgutil
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from diglot.model.font import OWN_FONT, Font
from diglot.model.output import NotMadeError
from diglot.model.problem import Place, Problem

_DAY = 0
"""Of the file's dates, in seconds from 1970: no day is in the bytes."""
_STANDARDS = ["a-2a", "ua-1"]
"""To be kept, and to be read aloud: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1)."""
_NO_GLYPH = re.compile(r'text `"(.+?)"` could not be displayed', re.DOTALL)
_SOURCES = Place("source/fonts")


def families(own: Iterable[Font]) -> frozenset[str]:
    """The names of all fonts that there are: Typst's, the system's, the edition's."""
    return _families(_folders(own))


@lru_cache(maxsize=8)
def _families(folders: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_typst().Fonts(font_paths=list(folders)).families())


def _folders(own: Iterable[Font]) -> tuple[str, ...]:
    return tuple(sorted({os.path.dirname(font.file) for font in own if font.family != OWN_FONT}))


def printed(document: str, own: Iterable[Font]) -> bytes:
    """The PDF. Raises NotMadeError."""
    try:
        return _compiled(document, own, _STANDARDS)
    except _typst().TypstError as error:
        if not str(error).startswith("PDF/A"):
            raise NotMadeError(_problem(str(error))) from error
    try:  # a letter of private use, of which no PDF/A can say what it is
        return _compiled(document, own, _STANDARDS[-1:])
    except _typst().TypstError as error:
        raise NotMadeError(_problem(str(error))) from error


def _compiled(document: str, own: Iterable[Font], standards: list[str]) -> bytes:
    """Raises TypstError."""
    sheet = pkgutil.get_data("diglot.render.exports.pdf", "book.typ")
    assert sheet is not None
    made: bytes = _typst().compile(
        {"main.typ": document.encode("utf-8"), "book.typ": sheet},
        format="pdf",
        font_paths=list(_folders(own)),
        pdf_standards=standards,
        timestamp=_DAY,
    )
    return made


def _problem(said: str) -> Problem:
    found = _NO_GLYPH.search(said)
    if not found:
        message = f"expected pages, found that Typst refuses: {said.splitlines()[0]}"
        return Problem(code="D011", place=Place("source"), message=message)
    letters = found[1]
    name = next(filter(None, (unicodedata.name(char, "") for char in letters)), "")
    script = name.split(" ")[0].title()
    return Problem(
        code="F008",
        place=_SOURCES,
        message=f"expected a font that has “{letters}” ({name or 'unnamed'}), found none",
        hint=f"put one into source/fonts/, such as Noto Serif {script or '…'}, or install it",
    )


def _typst() -> Any:  # a module that may not be there
    try:
        import typst
    except ImportError:
        problem = Problem(
            code="D010",
            place=Place("source/edition.yml"),
            message="expected Typst, which sets the PDF, found that it is not installed",
            hint="pip install 'diglot[pdf]'",
        )
        raise NotMadeError(problem) from None
    return typst
