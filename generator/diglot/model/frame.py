"""The frame of the site: what its builder needs to know beside the pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """A line of the navigation: a page (`path`) or a section (`items`)."""

    title: str
    """"" where the page itself has one."""
    path: str = ""
    """Relative to docs/."""
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the builder of the site needs to know of the edition beside its pages."""

    title: str
    """In its first language."""
    url: str
    """Where it is published, or ""."""
    nav: tuple[NavItem, ...]
