"""A site that browsers keep: its files by name and digest, and a manifest to install it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path, PurePosixPath

from diglot.model.export import FOLDER
from diglot.model.frame import Frame

WORKER = "worker.js"
MANIFEST = "manifest.webmanifest"
_NOTHING = 'const kept = { version: "", files: {} };'
_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""Of the theme’s own search, which stands in no page."""
_THEIR_SEARCH = "search/search_index.json"
NOT_KEPT = frozenset({WORKER, MANIFEST, "_headers", "_redirects", "sitemap.xml", "sitemap.xml.gz"})
"""Files for hosts and machines, which no reader opens."""


def keep_offline(site: Path, frame: Frame | None) -> None:
    """Fills in the worker of a built site, where the edition says that it is to be kept.

    And takes away what no page uses, which would be kept in vain. Otherwise the worker stays as the
    theme has it, which takes away what an earlier site has kept. Raises OSError.
    """
    if frame is None or not frame.is_offline:
        return
    _prune(site)
    files = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(site.rglob("*"))
        if path.is_file() and _is_kept(path.relative_to(site).as_posix())
    }
    said = json.dumps(files, ensure_ascii=False, separators=(",", ":"))
    version = hashlib.sha256(said.encode("utf-8")).hexdigest()[:12]
    worker = (site / WORKER).read_text("utf-8")
    filled = f'const kept = {{ version: "{version}", files: {said} }};'
    (site / WORKER).write_text(worker.replace(_NOTHING, filled, 1), "utf-8", newline="\n")
    (site / MANIFEST).write_text(_manifest(frame), "utf-8", newline="\n")


def _prune(site: Path) -> None:
    """Maps of sources; and the theme’s search, where a publisher does not use it."""
    for path in sorted(site.rglob("*.map")):
        path.unlink()
    if not (site / _THEIR_SEARCH).exists():
        for folder in _UNUSED:
            shutil.rmtree(site / folder, ignore_errors=True)


def _is_kept(path: str) -> bool:
    """Not what a host reads, and no downloads, which readers keep themselves."""
    return path not in NOT_KEPT and PurePosixPath(path).parts[0] != FOLDER


def _manifest(frame: Frame) -> str:
    """What an installed site is called (W3C Web Application Manifest)."""
    said = {
        "name": frame.title,
        "short_name": frame.title,
        "lang": frame.tags[0] if frame.tags else "en",
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "background_color": "#fdfcf9",
        "theme_color": "#fdfcf9",
        "icons": [
            {"src": "assets/diglot/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "assets/diglot/touch-icon.png", "sizes": "180x180", "type": "image/png"},
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
