"""PDF for print: the edition in two columns, row by row, or on facing pages; set by Typst.

“Typst 0.15”, https://typst.app/docs/reference/. Values become a document in Typst's language
(`source`), which with the sheet `book.typ` becomes pages. Every page is tagged (PDF/UA-1).
"""

from __future__ import annotations

from diglot.render.exports.format import Wanted
from diglot.render.exports.pdf.press import families, printed
from diglot.render.exports.pdf.source import source


def as_pdf(wanted: Wanted) -> bytes:
    """The pages; the same bytes on each day, and wherever the same fonts are.

    Raises NotMadeError where the library is not installed, or no font has a character.
    """
    own = wanted.edition.info.fonts
    return printed(source(wanted, families(own)), own)
