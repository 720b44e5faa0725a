"""A text in English and Chinese in an edition of its own, for the commands that change it."""

from __future__ import annotations

from pathlib import Path


def lay_out_pair(root: Path, english: str, chinese: str) -> Path:
    """The folder of the text `t`."""
    source = root / "source" / "t"
    source.mkdir(parents=True)
    (root / "source" / "edition.yml").write_text(
        "title: {en: T, zh: T}\nlanguages:\n  en: {tag: en, name: English}\n"
        "  zh: {tag: zh-Hans, name: 中文}\ntexts: [t]\n",
        "utf-8",
    )
    (source / "text.yml").write_text("title: {en: T, zh: T}\nbase: en\ntranslation: zh\n", "utf-8")
    (source / "en.txt").write_bytes(english.encode())
    (source / "zh.txt").write_bytes(chinese.encode())
    return source
