"""Whatever the tag that a language goes by, its pages are made the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.flow import make
from diglot.report import as_text
from tests.sites import EDITIONS, lay_out_edition


def outputs(root: Path, tag: str) -> dict[str, str]:
    """Every file of the en-zh edition whose Chinese has this tag, with `zh-Hans` in its place."""
    lay_out_edition(EDITIONS / "en-zh", root)
    path = root / "source" / "edition.yml"
    path.write_text(path.read_text("utf-8").replace("tag: zh-Hans", f"tag: {tag}"), "utf-8")
    result = make(root)
    assert as_text(result.problems) == ""
    found = {}
    for output in result.outputs:
        content = output.as_bytes().decode("utf-8", "replace")
        for written, other in (tag, "zh-Hans"), (tag.replace("-", "_"), "zh_Hans"):
            content = content.replace(written, other)
        found[output.path] = content
    return found


@pytest.mark.parametrize("tag", ["cmn-Hans", "zh-cmn-Hans", "ZH-hans", "zh-guoyu-Hans"])
def test_pages_are_the_same_whatever_the_tag_of_the_same_language(tag: str, tmp_path: Path) -> None:
    """M6: dates, the colon after a speaker, the order by pinyin, the search by pinyin, all."""
    expected = outputs(tmp_path / "expected", "zh-Hans")
    found = outputs(tmp_path / "found", tag)
    assert found.keys() == expected.keys()
    for path, content in found.items():
        assert content == expected[path], path
    page = found["docs/zh/tide-mill/index.md"]
    assert "：**" in page
    assert '"lu":"' in found["docs/assets/made/search/pinyin.json"]
