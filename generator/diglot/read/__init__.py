"""The first door: everything that the other steps know of the disk is read here."""

from __future__ import annotations

from pathlib import Path

from diglot.disk import contents, unreadable
from diglot.model.files import Files
from diglot.model.font import FontFile
from diglot.model.problem import Problem
from diglot.read.decode import decode, decode_page
from diglot.read.digest import PACKAGE
from diglot.read.digest import fingerprint as fingerprint
from diglot.read.docs import find_by_hand
from diglot.read.sources import find_fonts, find_sources

WORDS = PACKAGE / "language" / "words"
OWN_FONT = PACKAGE / "render" / "drawing" / "data" / "DiglotSerif-SemiBold.ttf"


def read(root: Path, owned: frozenset[str] = frozenset()) -> tuple[Files, list[Problem]]:
    """All sources below `root`. `owned` are the paths in docs/ that no hand wrote."""
    texts: dict[str, str] = {}
    witnesses: dict[str, str] = {}
    found, problems = find_sources(root)
    broken = {problem.place.path for problem in problems}
    for name, path in found:
        text, wrong = decode(path, name)
        problems += wrong
        if text is None:
            broken.add(name)
        elif path.name == "witness.txt":
            witnesses[name] = text
        else:
            texts[name] = text.replace("\r\n", "\n").replace("\r", "\n")
    pages, wrong = find_by_hand(root, owned)
    problems += wrong
    hand_pages = [decode_page(path, name) for name, path in pages if name.endswith(".md")]
    problems += [problem for _, wrong in hand_pages for problem in wrong]
    fonts, wrong = _fonts(root)
    problems += wrong
    files = Files(
        texts=texts,
        witnesses=witnesses,
        broken=frozenset(broken),
        # Those of a language stand in docs/LANG/.
        pages=tuple(page for page, _ in hand_pages if page and page.path.count("/") == 1),
        words={path.stem: path.read_text("utf-8") for path in sorted(WORDS.glob("*.yml"))},
        fonts=fonts,
    )
    return files, problems


def _fonts(root: Path) -> tuple[tuple[FontFile, ...], list[Problem]]:
    """The fonts of the edition, and Diglot’s own; what cannot be read is a problem."""
    found, problems = find_fonts(root)
    own = FontFile(name=OWN_FONT.name, file=str(OWN_FONT), data=OWN_FONT.read_bytes(), is_own=True)
    fonts = [own]
    for name, path in found:
        try:
            fonts.append(FontFile(name=name, file=str(path), data=contents(path)))
        except OSError as error:
            problems.append(unreadable(name, error))
    return tuple(fonts), problems
