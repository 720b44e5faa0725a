"""What the site of an edition is made with: the settings that the package brings to its builder.

MkDocs gets them from the plugin, Zensical in a configuration of its own. What a publisher’s
mkdocs.yml says goes before them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from diglot.model.frame import Frame, NavItem

THEME = "material"
OVERRIDES = Path(__file__).parent / "theme"
"""Templates, style sheets and scripts that stand before the theme’s own."""
SCHEMES = (
    ("light", "default", "material/weather-night", "Dark · 深色"),
    ("dark", "slate", "material/weather-sunny", "Light · 浅色"),
)
THEME_SETTINGS: dict[str, Any] = {  # as the theme reads them
    "language": "en",  # each page says its own: see theme/partials/language.html
    "font": False,  # system fonts: nothing is fetched from elsewhere
    "favicon": "assets/diglot/icon.svg",
    "features": ["navigation.tabs", "toc.follow"],  # the tabs are the edition’s: partials/tabs.html
    "palette": [
        {
            "media": f"(prefers-color-scheme: {light})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": name},
        }
        for light, scheme, icon, name in SCHEMES
    ],
}
EXTENSIONS: dict[str, dict[str, Any]] = {  # as Python-Markdown reads them
    "diglot": {},
    "tables": {},
    "toc": {"permalink": False},
}
"""Part of the contract: escaping knows exactly these, and the code blocks of hand-written pages."""
EXTRA = {"generator": False}


def navigation(frame: Frame) -> list[Any]:  # as builders read it: paths, and titles with paths
    """The navigation as the builders read it."""
    return [_item(item) for item in frame.nav]


def _item(item: NavItem) -> Any:  # as above
    target = [_item(child) for child in item.items] if item.items else item.path
    # The theme prints titles as HTML.
    shown = item.title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {shown: target} if shown else target
