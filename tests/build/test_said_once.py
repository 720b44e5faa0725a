"""Each problem of the sources is said once by a build, whoever builds."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from diglot.plugin import DiglotPlugin
from tests.helpers import lay_out


def said(root: Path, caplog: pytest.LogCaptureFixture, *, serving: bool = False) -> str:
    """What the log and the error that ends the build say."""
    (root / "source/gate/witness.txt").unlink()
    config = cast(
        MkDocsConfig,
        SimpleNamespace(config_file_path=str(root / "mkdocs.yml"), site_dir=str(root / "site")),
    )
    plugin = DiglotPlugin()
    plugin.serving = serving
    with caplog.at_level(logging.INFO):
        try:
            plugin.on_config(config)
        except PluginError as error:
            return f"{caplog.text}{error}"
        except AttributeError:  # no more of MkDocs is there
            return caplog.text
    raise AssertionError


@pytest.mark.parametrize("serving", [False, True])
def test_a_build_says_each_problem_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, serving: bool
) -> None:
    root = lay_out(None, tmp_path)
    for name, wrong in (("en.txt", "Luban Workshops and “so”."), ("zh.txt", "鲁班工坊 {++")):
        path = root / "source/gate" / name
        path.write_text(f"{path.read_text('utf-8')}{wrong}\n", "utf-8")
    text = said(root, caplog, serving=serving)
    assert text.count("error L001") == 1
    assert text.count("warning G003") == 1


def test_a_build_counts_what_is_many(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    root = lay_out(None, tmp_path)
    for name, line in (("en.txt", "He said “so”."), ("zh.txt", "他这样说。")):
        path = root / "source/gate" / name
        lines = "\n".join([line, "“So.”"] * 40)
        path.write_text(f"{path.read_text('utf-8')}\n{lines}\n", "utf-8")
    text = said(root, caplog)
    assert text.count("warning A008") == 6
    assert "35 more of this kind" in text
