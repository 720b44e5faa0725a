"""The scripts of a site without modules, which no browser loads from a disk.

Each module becomes a function in one plain script, behind which stands the one with which every
page begins. This knows the few forms in which our own scripts import and export; a test holds them
to it.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

BOOT = "boot.js"
"""The script with which every page begins; no module."""
_RUNTIME = Path(__file__).with_name("disk.js")
_IMPORT = re.compile(r'^import (?:(\{[^}\n]*\}) from )?"(\.[^"\n]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*?|const) ?(\w+)", re.MULTILINE)
_LATER = re.compile(r'\bimport\("(\.[^"\n]+)"\)')
_LEFT = re.compile(r"^(?:import|export)\b|\bimport\s*\(", re.MULTILINE)


def without_modules(scripts: Mapping[str, str]) -> dict[str, str]:
    """The scripts by their path below our folder, as they can be read from a disk.

    A module that a page begins with is left as a line that calls it; the others are within BOOT.
    What is written in other forms stays as it is.
    """
    made = {name: _function(name, code) for name, code in scripts.items() if _is_module(code)}
    made = {name: code for name, code in made.items() if not _LEFT.search(code)}
    if BOOT not in scripts:
        return dict(scripts)
    inner = {way for name in scripts for way in _ways(name, scripts[name])}
    listed = "".join(f"{json.dumps(name)}{code},\n" for name, code in made.items())
    runtime = _RUNTIME.read_text("utf-8")
    boot = _with_later(BOOT, scripts[BOOT])
    plain = {name: code for name, code in scripts.items() if name not in made}
    begun = {name: f"diglot.need({json.dumps(name)});\n" for name in made if name not in inner}
    whole = f'(() => {{\n"use strict";\nconst modules = {{\n{listed}}};\n{runtime}{boot}}})();\n'
    return {**plain, **begun, BOOT: whole}


def as_script(path: str, content: str) -> str:
    """What brings a JSON file of the site as a script; `path` is below the site."""
    return f"diglot.had({json.dumps(path)}, {content.strip() or 'null'});\n"


def _is_module(code: str) -> bool:
    return bool(_IMPORT.search(code) or _EXPORT.search(code) or "import.meta" in code)


def _ways(name: str, code: str) -> Iterator[str]:
    """The modules that a script names."""
    for way in [*(found[2] for found in _IMPORT.finditer(code)), *_LATER.findall(code)]:
        yield _resolved(name, way)


def _resolved(name: str, way: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), way))


def _with_later(name: str, code: str) -> str:
    return _LATER.sub(lambda m: f"$later({json.dumps(_resolved(name, m[1]))})", code)


def _function(name: str, code: str) -> str:
    """A module as a method of the object of all modules."""
    functions, values = list[str](), list[str]()
    for kind, exported in _EXPORT.findall(code):
        (values if kind == "const" else functions).append(exported)

    def needed(match: re.Match[str]) -> str:
        call = f"$need({json.dumps(_resolved(name, match[2]))});"
        return f"const {match[1].replace(' as ', ': ')} = {call}" if match[1] else call

    code = _with_later(name, _IMPORT.sub(needed, code))
    code = _EXPORT.sub(r"\1 \2", code).replace("import.meta", "$meta")
    # Functions are there before the first line runs, so modules may need each other.
    early = f"Object.assign($exports, {{ {', '.join(functions)} }});\n" if functions else ""
    late = f"Object.assign($exports, {{ {', '.join(values)} }});\n" if values else ""
    head = "($exports, { $need, $later, $meta, fetch }) {\n"
    return f"{head}{early}{code.rstrip()}\n{late}}}"
