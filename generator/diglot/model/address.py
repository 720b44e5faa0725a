"""Where each page stands: the one place that knows the addresses."""

from __future__ import annotations

from enum import StrEnum


class PageKind(StrEnum):
    TITLE = "title"
    HOME = "home"
    CONTENTS = "contents"
    TEXT = "text"
    PAGES = "pages"
    """Of a long text, in its place: the list of its pages."""
    APPARATUS = "apparatus"
    CHANGES = "changes"
    """What reads otherwise than in an earlier version of a text."""
    MOVED = "moved"
    """An address that a page once had."""
    GLOSSARY = "glossary"
    ENTRY = "entry"
    TIMELINE = "timeline"
    MAP = "map"
    ABOUT = "about"


def local_address(path: str) -> str:
    """The address of a page of docs/ below the site's root, with directory URLs."""
    if path.endswith("index.md"):
        return path.removesuffix("index.md")
    return f"{path.removesuffix('.md')}/"


def address_of(kind: PageKind, lang: str, subject: str = "") -> str:
    """Where a page stands in docs/: the one place that knows the addresses."""
    return {
        PageKind.TITLE: "index.md",
        PageKind.HOME: f"{lang}/index.md",
        PageKind.CONTENTS: f"{lang}/contents/index.md",
        PageKind.TEXT: f"{lang}/{subject}/index.md",
        PageKind.PAGES: f"{lang}/{subject}/index.md",
        PageKind.APPARATUS: f"{lang}/{subject}/apparatus.md",
        PageKind.CHANGES: f"{lang}/{subject}/changes.md",
        PageKind.MOVED: subject,
        PageKind.GLOSSARY: f"{lang}/glossary/index.md",
        PageKind.ENTRY: f"{lang}/glossary/{subject}.md",
        PageKind.TIMELINE: f"{lang}/timeline/index.md",
        PageKind.MAP: f"{lang}/map/index.md",
        PageKind.ABOUT: f"{lang}/about.md",
    }[kind]
