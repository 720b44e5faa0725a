"""The theme's own words on pages in any language."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import material
import pytest
from jinja2 import Environment, FileSystemLoader

from tests.sites import REPOSITORY

MATERIAL = Path(material.__path__[0]) / "templates"


def words(lang: str, *keys: str) -> list[str]:
    """What the theme calls some things on a page with `lang` in its front matter."""
    loader = FileSystemLoader([REPOSITORY / "generator" / "diglot" / "theme", MATERIAL])
    template = Environment(loader=loader).get_template("partials/language.html")
    page = SimpleNamespace(
        meta={"lang": lang, "tag": f"{lang}-x-tag", "dir": "rtl"} if lang else {}
    )
    config = SimpleNamespace(theme=SimpleNamespace(language="en"), extra={})
    said = template.make_module({"page": page, "config": config})
    return [str(said.t(key)) for key in keys]  # type: ignore[attr-defined]  # a macro


# A language of the edition whose words Material has not is `grc`; pages of an editor's own say none.
@pytest.mark.parametrize(
    ("lang", "search"), [("en", "Search"), ("zh", "查找"), ("grc", "Search"), ("", "Search")]
)
def test_material_speaks_the_language_or_english(lang: str, search: str) -> None:
    """“Where it lacks one, the page falls back.”"""
    assert words(lang, "search") == [search]
    if lang:
        assert words(lang, "language", "direction") == [f"{lang}-x-tag", "rtl"]


def test_every_language_of_material_is_known() -> None:
    """All whose name is a code of ours (`zh-TW` is none)."""
    names = [path.stem for path in (MATERIAL / "partials" / "languages").glob("*.html")]
    listed = (REPOSITORY / "generator/diglot/theme/partials/language.html").read_text("utf-8")
    found = listed.partition("known = ")[2].partition("%}")[0].replace('"', "").replace("~", "")
    assert sorted(found.split()) == sorted(name for name in names if name.isalpha())
