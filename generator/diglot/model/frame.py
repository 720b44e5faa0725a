"""The frame of the site: what its builder needs to know beside the pages."""

from __future__ import annotations

from msgspec import Struct


class NavItem(Struct, frozen=True, kw_only=True):
    """A line of the navigation: a page (`path`) or a section (`items`)."""

    title: str
    """"" where the page itself has one."""
    path: str = ""
    """Relative to docs/."""
    items: tuple[NavItem, ...] = ()


class HandFrame(Struct, frozen=True, kw_only=True):
    """What the frame of a page by hand says, which its own front matter need not say."""

    url: str
    """Below the site’s root, as builders know it: `en/preface/`."""
    lang: str
    tag: str
    dir: str
    alternates: tuple[tuple[str, str, str], ...]
    """The same page in each language that has it: tag, name of the language, address."""
    crumbs: tuple[tuple[str, str], ...] = ()
    """The ways up, outermost first: words and address."""
    around: tuple[tuple[str, str, str], ...] = ()
    """What stands before and after it: what it is called so by, title and address."""


class Frame(Struct, frozen=True, kw_only=True):
    """What the builder of the site needs to know of the edition beside its pages."""

    title: str
    """In its first language."""
    url: str
    """Where it is published, or ""."""
    nav: tuple[NavItem, ...]
    tags: tuple[str, ...] = ()
    """Of all languages of the edition."""
    note: tuple[tuple[str, str], ...] = ()
    """What a note is called, by the tag of each language that has words."""
    published: str = ""
    """The day, month or year of the edition, as `2026-11-23`; "" where it says none."""
    is_offline: bool = False
    """Whether a browser keeps the site, to be read without a network."""
    exports: tuple[str, ...] = ()
    """The formats that the site offers as downloads, by name."""
    hand: tuple[HandFrame, ...] = ()
    """Of the pages that a person wrote in docs/LANG/."""
