"""The templates of the pages, as Jinja: what they print is escaped unless it is Markdown."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from diglot.render.site.escape import Md, escape


def load_templates() -> Environment:
    """Those in `templates/`."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        finalize=lambda value: escape(str(value)) if not isinstance(value, Md) else value,
        undefined=StrictUndefined,
        auto_reload=False,
        # What Jinja compiled is kept, as Python keeps its own: an eighth of a short run.
        bytecode_cache=_compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # `{#id}` is a heading’s id
        comment_end_string="##}",
    )
    templates.filters["md"] = lambda value: Md(value)  # ids and addresses: safe by shape
    return templates


def _compiled() -> FileSystemBytecodeCache | None:
    """In the user's own folder for temporary files; None where there is no safe one."""
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):
        return None
