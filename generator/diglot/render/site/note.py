"""Notes, sources and glosses as Markdown prose.

An editor's note is inline Markdown of few means: `*emphasis*`, `**strong**`, `[words](https://…)`
and `[[id]]` or `[[id|words]]` for an entry. Everything else in it is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from diglot.model.glossary import Source, Term
from diglot.render.site.escape import Md, escape, escape_url
from diglot.render.site.wording import MdWords

_MARKS = re.compile(
    r"(?P<strong>\*\*(?=\S)(?P<bold>[^*]+?)(?<=\S)\*\*)"
    r"|(?P<emph>(?<![\w*])\*(?=[^\s*])(?P<words>[^*]+?)(?<=\S)\*(?![\w*]))"
    r"|\[\[(?P<id>[^\[\]|\s]+)(?:\|(?P<label>[^\[\]]+))?\]\]"
    r"|\[(?P<text>[^\[\]]+)\]\((?P<url>https?://[^\s<>\"`\\()]+(?:\([^\s<>\"`\\()]*\)[^\s<>\"`\\()]*)*)\)"
)


def render_note(note: str, lang: str, terms: Mapping[str, Term], glossary: str) -> Md:
    """A note as one line of prose; `glossary` is the way from the page to the entries' folder."""
    pieces: list[str] = []
    at = 0
    for mark in _MARKS.finditer(note):
        pieces.append(escape(note[at : mark.start()], at_start=at == 0))
        pieces.append(_marked(mark, lang, terms, glossary))
        at = mark.end()
    pieces.append(escape(note[at:], at_start=at == 0))
    return Md("".join(pieces))


def _marked(mark: re.Match[str], lang: str, terms: Mapping[str, Term], glossary: str) -> str:
    if mark["strong"] or mark["emph"]:
        stars = "**" if mark["strong"] else "*"
        inner = render_note(mark["bold"] or mark["words"], lang, terms, glossary)
        return f"{stars}{inner}{stars}"
    if mark["id"]:
        label = mark["label"] or headword(terms[mark["id"]], lang)
        return f"[{escape(label)}]({glossary}{mark['id']}.md)"
    return f"[{escape(mark['text'])}]({escape_url(mark['url'])})"


def headword(term: Term, lang: str) -> str:
    """The entry's name in `lang`, or in the first language that has one."""
    return term.term[lang] or term.id


def render_source(source: Source, words: Mapping[str, str]) -> Md:
    """A source as a reference: title, container, publisher, date; the title is the link."""
    title = source.title or source.container or source.publisher or source.url
    head: str = escape(title, at_start=True)
    if source.url:
        head = f"[{escape(title)}]({escape_url(source.url)})"
    rest = [source.container, source.publisher, source.date]
    separator = MdWords(words)("list-separator")
    return Md(separator.join([head, *(escape(part) for part in rest if part and part != title)]))
