"""Headless Chromium: where it is, and what it is told. For the tests, the benchmark, the pictures."""

from __future__ import annotations

import os
import shutil

# Nothing that the browser does for itself may count, or leave this machine.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Chromium's path: as CHROMIUM says, or as the system names it.

    The one that has no windows comes first: a page costs it a third, and it shows the same.
    """
    names = "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"
    said = os.environ.get("CHROMIUM")
    return next((path for name in (said, *names) if name and (path := shutil.which(name))), None)
