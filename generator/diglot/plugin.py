"""MkDocs' door: the plugin `diglot`, with which `mkdocs build` alone makes the whole site.

Before a build it generates, and brings what the site is made with. Under `mkdocs serve` it watches
the sources, keeps the last good pages while there are errors, and shows the problems on every page.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs
from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.theme import Theme

from diglot.flow import Result, export_site, generate
from diglot.model.frame import Frame
from diglot.render.site.environment import compiled
from diglot.report import a_few_of_each, as_text
from diglot.settings import (
    OVERRIDES,
    THEME,
    THEME_SETTINGS,
    extensions,
    extra,
    headers_file,
    navigation,
)
from diglot.write import last_frame
from diglot.write.folder import expect_site
from diglot.write.offline import keep_offline
from diglot.write.site import finish_site

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    Write = Callable[[bytes], object]

log = logging.getLogger("mkdocs.diglot")


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs’ own base
    """None: what there is to say stands in edition.yml."""


class DiglotPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # MkDocs’ own base
    """One for each run of MkDocs; under `serve` it lives from build to build."""

    def __init__(self) -> None:
        self.given: Result | None = None
        """What a caller has generated already, for the next build."""
        self.serving = False
        self.problems = ""
        """The errors of the last run, in words."""
        self.result = Result(problems=())
        """The last run."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Generates, and brings what mkdocs.yml does not say."""
        root = Path(config.config_file_path).parent
        if not self.serving:
            try:
                expect_site(Path(config.site_dir))
            except FileExistsError as error:
                raise PluginError(f"Diglot: {error.filename}: {error.strerror}") from None
        result = self.result = self._result(root)
        if result.has_errors and not self.serving:
            raise PluginError(
                f"Diglot: nothing was written\n{as_text(p for p in result.problems if p.is_error)}"
            )
        self.problems = as_text(p for p in result.problems if p.is_error)
        frame = result.frame or last_frame(root)
        bring(config, frame)
        if self.serving:
            config.extra["policy"] = ""  # MkDocs’ server puts a script into each page
            config.extra["offline"] = False  # or the pages of yesterday would be seen
            sources = (root / "source", root / "glossary.yml")
            config.watch = [*config.watch, *(str(path) for path in sources if path.exists())]
        return config

    def _result(self, root: Path) -> Result:
        """What was given, once; or a run of our own, with its problems in the log."""
        given, self.given = self.given, None
        if given is not None:
            return given
        result = generate(root)
        # Where nothing is to be served, the error that is raised says those that are errors.
        logged = (one for one in result.problems if self.serving or not one.is_error)
        for problem in a_few_of_each(logged):
            level = logging.ERROR if problem.is_error else logging.INFO
            log.log(level, "%s", as_text([problem]).rstrip())
        return result

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives all pages the day of the edition in place of today, which would come into the site.

        And reads the front matter of those of the navigation, for the header of pages made anew:
        `mkdocs serve --dirty` leaves out the pages that did not change, and knows nothing of them.
        """
        day = f"{config.extra['published'] or '1970'}-01-01"[:10]  # 1970: for gzip, no day
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = day
        if self.serving:
            for page in nav.pages:
                page.read_source(config)
        return nav

    def on_env(self, env: Environment, /, **_: object) -> Environment:
        """Has the theme's templates compiled once, and not at every build."""
        env.bytecode_cache = compiled(f"MkDocs {mkdocs.__version__}")
        return env

    def on_page_markdown(self, markdown: str, /, **_: object) -> str:
        """Leaves out the ways to downloads where none are made."""
        return without_downloads(markdown) if self.serving else markdown

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds the downloads, and what the policy needs on a host."""
        if not self.serving:
            site = Path(config.site_dir)
            if found := export_site(Path(config.config_file_path).parent, self.result, site):
                raise PluginError(f"Diglot: no downloads were made\n{as_text(found)}")
            finish_site(site, headers_file())
            keep_offline(site, self.result.frame)

    def on_serve(self, server: LiveReloadServer, /, **_: object) -> LiveReloadServer:
        """Shows the problems on every served page, whether or not this build made it anew."""
        app = server.get_app()
        if app is not None:
            server.set_app(_with_banner(app, lambda: self.problems))
        return server


_DOWNLOADS = re.compile(r"^## [^\n]*\{#downloads\}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def without_downloads(markdown: str) -> str:
    """A page without its section of downloads."""
    return _DOWNLOADS.sub("", markdown)


def bring(config: MkDocsConfig, frame: Frame | None) -> None:
    """Puts into the configuration what the package brings and mkdocs.yml does not say.

    A setting that is still the default of MkDocs, or of the theme, counts as not said.
    """
    plain = Theme(name=THEME)
    if config.theme.name == "mkdocs":  # the default
        config.theme = Theme(name=THEME)
    elif config.theme.name != THEME:
        raise PluginError(f"Diglot: expected the theme “{THEME}”, found “{config.theme.name}”")
    for key, value in THEME_SETTINGS.items():
        if key not in config.theme or (key in plain and config.theme[key] == plain[key]):
            config.theme[key] = value
    if str(OVERRIDES) not in config.theme.dirs:  # behind the publisher’s own
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
    for name, settings in extensions(frame).items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**settings, **config.mdx_configs.get(name, {})}
    for key, value in extra(frame).items():
        config.extra.setdefault(key, value)
    said = config.validation
    if said.nav.omitted_files == logging.INFO:  # MkDocs’ default, here and below
        said.nav.omitted_files = logging.DEBUG  # entries stand in no navigation
    if said.links.anchors == logging.INFO:
        said.links.anchors = logging.WARNING
    if frame and not config.nav:
        config.nav = navigation(frame)
    if frame and frame.url and not config.site_url:
        config.site_url = frame.url


def _with_banner(app: WSGIApplication, problems: Callable[[], str]) -> WSGIApplication:
    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not problems():
            return app(environ, start_response)
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def hold(status: str, headers: list[tuple[str, str]], *_: object) -> Write:
            started.append((status, headers))
            return lambda _: None

        body = b"".join(app(environ, hold))
        status, headers = started[0]
        if any(name == "Content-Type" and value == "text/html" for name, value in headers):
            body = _add_banner(body, problems())
            headers = [(n, v) for n, v in headers if n != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]

    return serve


def _add_banner(page: bytes, problems: str) -> bytes:
    banner = (
        '<aside role="alert" lang="en" dir="ltr" style="position:sticky;top:0;z-index:9;'
        "max-height:50vh;overflow:auto;background:#7a0019;color:#fff;padding:.75rem 1rem;"
        f'font:14px/1.5 monospace"><pre style="margin:0;white-space:pre-wrap">'
        f"{html.escape(problems)}</pre></aside>"
    ).encode()
    head, body, rest = page.partition(b"<body")
    tag, end, rest = rest.partition(b">")
    return b"".join([head, body, tag, end, banner, rest])
