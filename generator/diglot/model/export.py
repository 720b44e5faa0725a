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
    "zip",
)
"""Those that `exports:` of edition.yml may name, besides `all`."""
ZIP = "edition.zip"
"""The whole built site, which is made of its pages and not of values."""
TOP = "edition"
"""The folder that comes out of it."""
