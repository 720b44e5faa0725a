"""MkDocs' door to the generator: the only module that knows MkDocs.

Before a build it generates; under `mkdocs serve` it watches the sources, keeps the last good pages
while there are errors, and shows the problems on every page.
"""

from __future__ import annotations

import html
import logging
from pathlib import Path
from typing import Any, Literal

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.flow import Result, generate
from generator.report import as_text

log = logging.getLogger("mkdocs.diglot")
_serving = False
_problems = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Generates; takes the navigation from this run, since the configuration was read before it."""
    global _problems
    root = Path(config.config_file_path).parent
    result = generate(root)
    _report(result)
    if result.has_errors and not _serving:
        raise Abort(f"Diglot: nothing was written\n{as_text(result.problems)}")
    _problems = as_text(p for p in result.problems if p.is_error) if result.has_errors else ""
    nav = root / "nav.yml"
    if nav.is_file():
        config.nav = yaml.safe_load(nav.read_text("utf-8"))["nav"]
    if _serving:
        config.watch = [*config.watch, *_sources(root)]
    return config


def _sources(root: Path) -> list[str]:
    return [str(path) for path in (root / "source", root / "glossary.yml") if path.exists()]


def _report(result: Result) -> None:
    for problem in result.problems:
        level = logging.ERROR if problem.is_error else logging.INFO
        log.log(level, "%s", as_text([problem]).rstrip())


def on_serve(server: LiveReloadServer, /, **_: Any) -> LiveReloadServer:
    return server


def on_post_page(output: str, /, **_: Any) -> str:
    """While there are errors, the served page says so; it goes away with the next good build."""
    if not (_serving and _problems):
        return output
    banner = (
        '<aside role="alert" style="position:sticky;top:0;z-index:9;max-height:50vh;overflow:auto;'
        'background:#7a0019;color:#fff;padding:.75rem 1rem;font:14px/1.5 monospace">'
        f'<pre style="margin:0;white-space:pre-wrap">{html.escape(_problems)}</pre></aside>'
    )
    head, body, rest = output.partition("<body")
    tag, end, rest = rest.partition(">")
    return f"{head}{body}{tag}{end}{banner}{rest}"
