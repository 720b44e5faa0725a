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
    """Chromium's path: as CHROMIUM says, or as the system names it."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)
