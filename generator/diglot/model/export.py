"""The formats that an edition may offer, by name, and where their files stand."""

from __future__ import annotations

FOLDER = "exports"
"""Below the site, and below the edition where `diglot export` is not told another."""
NAMES = (
    "txt",
    "md",
    "csv",
    "json",
    "tei",
    "tmx",
    "tbx",
    "tbx2",
    "annotations",
    "dts",
    "xliff",
    "epub",
    "pdf",
)
"""Those that `exports:` of edition.yml may name, besides `all`."""
