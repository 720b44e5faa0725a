"""What Jinja compiled is kept beside what Python compiled, and can do no harm there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from mkdocs.theme import Theme

from diglot.plugin import DiglotPlugin
from diglot.render.site import environment
from diglot.render.site.environment import load_templates

NAME = "about.md.j2"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, with one file in it."""
    folder = tmp_path / "kept"
    folder.mkdir()
    compiled = str(folder / "environment.pyc")
    monkeypatch.setattr(environment, "cache_from_source", lambda _: compiled)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    load_templates().get_template(NAME)
    assert len(list(folder.iterdir())) == 1
    return folder


def compiles(
    monkeypatch: pytest.MonkeyPatch, load: Callable[[], Environment] = load_templates
) -> bool:
    """Whether a template is compiled anew."""
    compiled: list[str] = []
    real = Environment._parse

    def parse(self: Environment, source: str, name: str | None, file: str | None) -> nodes.Template:
        compiled.append(source)
        return real(self, source, name, file)

    with monkeypatch.context() as patch:
        patch.setattr(Environment, "_parse", parse)
        load().get_template(NAME if load is load_templates else "main.html")
    return bool(compiled)


def test_what_is_kept_is_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not compiles(monkeypatch)


@pytest.mark.parametrize("damage", ["nothing", "half", "other", "a folder"])
def test_a_damaged_file_costs_the_compiling(
    kept: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T6: “never a traceback”; the file is then written anew."""
    (file,) = kept.iterdir()
    content = file.read_bytes()
    file.unlink()
    if damage == "a folder":
        file.mkdir()
    else:
        file.write_bytes(
            {"nothing": b"", "half": content[:40]}.get(damage, content[:20] + b"?" * 99)
        )
    assert compiles(monkeypatch)
    assert compiles(monkeypatch) is (damage == "a folder")


def test_another_version_compiles_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jinja2.__version__", "99.0")
    assert compiles(monkeypatch)


def test_where_nothing_can_be_kept_nothing_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = str(tmp_path / "nowhere" / "environment.pyc")
    monkeypatch.setattr(environment, "cache_from_source", lambda _: nowhere)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert compiles(monkeypatch)
    assert list(tmp_path.iterdir()) == []


def test_the_theme_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A third of a build of a small edition, and of every change under `serve`."""
    monkeypatch.setattr(environment, "cache_from_source", lambda _: str(tmp_path / "e.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def of_the_theme() -> Environment:
        return DiglotPlugin().on_env(Theme(name="material").get_env())

    assert compiles(monkeypatch, of_the_theme)
    assert not compiles(monkeypatch, of_the_theme)
