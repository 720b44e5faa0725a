"""The built site in one file, to be unpacked and read from a disk, by `file://` addresses.

A browser lets a page of a disk ask for no file and load no module. So links name files where they
named folders, scripts are put together (`scripts`), and data lies in scripts. The policy stays.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from diglot.model.export import FOLDER, TOP, ZIP
from diglot.model.frame import Frame
from diglot.write.offline import NOT_KEPT
from diglot.write.own import gone_on_failure
from diglot.write.zip.pages import from_disk
from diglot.write.zip.scripts import as_script, without_modules

PATH = f"{FOLDER}/{ZIP}"
"""Where a site offers it."""
_FIXED = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows."""
_OURS = "assets/diglot/"
_DATA = "assets/made/"
_DOWNLOADED = frozenset({f"{_DATA}glossary.json"})
"""What readers take away, not scripts."""
_IS_ASKED = 'data-kind="apparatus"'
"""A page from which a reading page takes the reasons of a change."""
_NEVER_ASKED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "search/")
_NOT_HERE = frozenset({*NOT_KEPT, PATH, "404.html", f"{_OURS}lost.js", f"{_OURS}offline.js"})


def add_zip(site: Path, frame: Frame | None) -> None:
    """Puts the file into a built site, where the edition offers it. Raises OSError."""
    if frame is not None and {"all", "zip"} & {*frame.exports}:
        zip_site(site, site / PATH)


def zip_site(site: Path, target: Path) -> None:
    """Packs the built site; the same bytes whatever the day. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with gone_on_failure(part):
        with zipfile.ZipFile(part, "w") as archive:
            for path, content in _files(site):
                _put(archive, f"{TOP}/{path}", content)
        os.replace(part, target)


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    scripts = {
        name.removeprefix(_OURS): path.read_text("utf-8")
        for name, path in sorted(paths.items())
        if name.startswith(_OURS) and name.endswith(".js") and name not in _NOT_HERE
    }
    for name, code in sorted(without_modules(scripts).items()):
        yield f"{_OURS}{name}", code.encode("utf-8")
    for name in sorted(name for name in paths if _is_here(name)):
        if name.removeprefix(_OURS) in scripts:
            continue
        content = paths[name].read_bytes()
        if name.endswith(".html"):
            page = from_disk(content.decode("utf-8", "surrogateescape"), PATH)
            yield name, page.encode("utf-8", "surrogateescape")
            if _IS_ASKED in page:
                yield f"{name}.js", as_script(name, json.dumps(page)).encode("utf-8")
        elif name.startswith(_DATA) and name.endswith(".json") and name not in _DOWNLOADED:
            yield f"{name}.js", as_script(name, content.decode("utf-8")).encode("utf-8")
        else:
            yield name, content


def _is_here(name: str) -> bool:
    """Not what a host reads, nor what no page of a disk can use."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") for part in parts)
    return not (
        hidden or name in _NOT_HERE or name.endswith(".map") or name.startswith(_NEVER_ASKED)
    )


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _FIXED)
    info.create_system = 3
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content, compresslevel=9)
