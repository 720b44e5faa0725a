"""The Python-Markdown extension `diglot`: what turns the generated Markdown into an edition's HTML.

It knows nothing of MkDocs, and nothing of the generator but the shape of its pages, so it works the
same in every tool that reads Markdown with Python-Markdown.
"""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown

from diglot.markdown.align import AlignTreeprocessor
from diglot.markdown.bitext import BitextPreprocessor, BitextTreeprocessor
from diglot.markdown.notes import Notes
from diglot.markdown.spans import LanguageSpan, MarkTreeprocessor


class DiglotExtension(Extension):
    """Registers `/// bitext` blocks, notes, `[words]{lang=…}`, `{#id}` and `{.class}`."""

    def __init__(self, **settings: Any) -> None:  # as Python-Markdown calls it
        self.config = {"note": [{}, "What a note is called, by the tag of a language."]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:
        notes = Notes(self.getConfig("note"))
        notes.extendMarkdown(md)
        bitext = BitextPreprocessor(md, notes)
        # After line ends and tabs are normal (30), before raw HTML is looked for (20).
        md.preprocessors.register(bitext, "bitext", 25)
        md.treeprocessors.register(BitextTreeprocessor(md, bitext), "bitext", 16)
        # After escapes (180), before links (160).
        md.inlinePatterns.register(LanguageSpan(md), "language-span", 165)
        # After inline marks (20), before the table of contents (5).
        md.treeprocessors.register(MarkTreeprocessor(md), "marks", 14)
        # After those marks, which name columns by a class.
        md.treeprocessors.register(AlignTreeprocessor(md), "align", 13)


def makeExtension(**settings: Any) -> DiglotExtension:  # as Python-Markdown calls it
    return DiglotExtension(**settings)
