"""What the site of an edition is made with: the settings that the package brings to its builder.

MkDocs gets them from the plugin, Zensical in a configuration of its own. What a publisher’s
mkdocs.yml says goes before them.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from diglot.model.frame import Frame, HandFrame, NavItem

THEME = "material"
OVERRIDES = Path(__file__).parent / "theme"
"""Templates, style sheets and scripts that stand before the theme’s own."""
SCHEMES = (
    ("(prefers-color-scheme: light)", "default"),
    ("(prefers-color-scheme: dark)", "slate"),
    ("(prefers-color-scheme)", "default"),  # as the system is
)
THEME_SETTINGS: dict[str, Any] = {  # as the theme reads them
    "language": "en",  # each page says its own: see theme/partials/language.html
    "font": False,  # system fonts: nothing is fetched from elsewhere
    "favicon": "assets/diglot/icon.svg",
    "features": ["navigation.tabs", "toc.follow"],  # the tabs are the edition’s: partials/tabs.html
    "palette": [
        {"media": media, "scheme": scheme, "primary": "custom", "accent": "custom"}
        for media, scheme in SCHEMES  # their names: theme/partials/palette.html
    ],
}
POLICY: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("font-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("frame-ancestors", "'none'"),
    ("require-trusted-types-for", "'script'"),
)
"""What a page may load and run (Content Security Policy): files of its own site, and nothing that
stands in the page itself."""
IN_HEADERS_ALONE = frozenset({"frame-ancestors"})
"""What browsers do not read in a `meta` element."""
HEADERS: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", "; ".join(map(" ".join, POLICY))),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
)
"""What a host is to say with every file."""
FACES = frozenset("ar bo dz fa he hi ja ko mr ne ps sa th ug ur yi".split())
"""The languages whose faces and sizes stand in a style sheet of their own, `faces.css`."""
EXTRA: dict[str, str | bool] = {
    "generator": False,
    "policy": "; ".join(f"{name} {said}" for name, said in POLICY if name not in IN_HEADERS_ALONE),
}


def extensions(frame: Frame | None) -> dict[str, dict[str, Any]]:  # as Python-Markdown reads them
    """Part of the contract: escaping knows these alone, and the code blocks of pages by hand."""
    return {
        "diglot": {"note": dict(frame.note) if frame else {}},
        "tables": {},
        "toc": {"permalink": False},
    }


def extra(frame: Frame | None) -> dict[str, Any]:  # as YAML knows it
    """What templates find in `config.extra`."""
    tags = frame.tags if frame else ()
    return {
        "hand": {page.url: _hand(page) for page in frame.hand} if frame else {},
        **EXTRA,
        "published": frame.published if frame else "",
        "offline": frame is not None and frame.is_offline,
        "faces": any(tag.partition("-")[0].lower() in FACES for tag in tags),
    }


def _hand(page: HandFrame) -> dict[str, Any]:  # as above
    """What the frame says of a page by hand, escaped for HTML, as which templates print it."""
    names = "tag", "name", "url"
    return {
        "lang": page.lang,
        "tag": html.escape(page.tag),
        "dir": page.dir,
        "alternates": [
            dict(zip(names, map(html.escape, one), strict=True)) for one in page.alternates
        ],
        "crumbs": [list(map(html.escape, one)) for one in page.crumbs],
        "around": [list(map(html.escape, one)) for one in page.around],
    }


def headers_file() -> str:
    """The headers in the form of Netlify and Cloudflare Pages: `_headers` at the site's root."""
    return "/*\n" + "".join(f"  {name}: {said}\n" for name, said in HEADERS)


def navigation(frame: Frame) -> list[Any]:  # as builders read it: paths, and titles with paths
    """The navigation as the builders read it."""
    return [_item(item) for item in frame.nav]


def _item(item: NavItem) -> Any:  # as above
    target = [_item(child) for child in item.items] if item.items else item.path
    # The theme prints titles as HTML.
    shown = item.title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {shown: target} if shown else target
