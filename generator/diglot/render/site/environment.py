"""The templates of the pages, as Jinja: what they print is escaped unless it is Markdown."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket

from diglot.render.site.escape import Md, escape

_SYNTAX: dict[str, Any] = {  # Jinja’s own words
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "comment_start_string": "{##",  # `{#id}` is a heading’s id
    "comment_end_string": "##}",
}


def load_templates() -> Environment:
    """Those in `templates/`."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        finalize=lambda value: escape(str(value)) if not isinstance(value, Md) else value,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=compiled(str(_SYNTAX)),
        **_SYNTAX,
    )
    templates.filters["md"] = lambda value: Md(value)  # ids and addresses: safe by shape
    return templates


class Templates:
    """Those in `templates/`, each to be filled with the view of a page."""

    def __init__(self) -> None:
        self.environment = load_templates()

    def fill(self, name: str, page: object) -> str:
        """The template NAME with what the view `page` says."""
        return self.environment.get_template(name).render(page=page)


def compiled(settings: str) -> BytecodeCache:
    """What Jinja compiles of an environment with these settings, for every later run."""
    return _Compiled(settings, Path(cache_from_source(__file__)).parent)


class _Compiled(FileSystemBytecodeCache):
    """What Jinja compiled, kept where Python keeps what it compiled of this module.

    An eighth of a short run of ours, a third of one of MkDocs. A file there that is damaged,
    of another version or cannot be written costs the compiling and no more.
    """

    def __init__(self, settings: str, folder: Path) -> None:
        super().__init__(folder.as_posix())
        self._settings = f"{jinja2.__version__} {settings}"

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever pickle says of what is none
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{self._settings} {source}")
