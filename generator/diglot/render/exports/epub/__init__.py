"""EPUB 3.3: the whole edition as a book, in both languages side by side or in one.

“EPUB 3.3”, https://www.w3.org/TR/epub-33/; “EPUB Accessibility 1.1”,
https://www.w3.org/TR/epub-a11y-11/. A row is a `div` of two passages, beside each other where there
is room and one below the other where there is none; a note is a `div` that readers show over the
page, or lead to.
"""

from __future__ import annotations

from diglot.render.exports.epub.book import book_of
from diglot.render.exports.epub.package import packed
from diglot.render.exports.format import Wanted


def as_epub(wanted: Wanted) -> bytes:
    """The container; the same bytes whatever the day and the machine."""
    return packed(book_of(wanted))
