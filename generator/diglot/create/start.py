"""A folder for a new edition: the least sources, and what its own repository needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diglot import __version__
from diglot.create.edition import EDITION, edition_yml, text_yml
from diglot.create.hosts import recipe
from diglot.create.line import escaped
from diglot.parse.json_schema import schema_file
from diglot.parse.schema import SCHEMAS

_IGNORED = """\
# What `diglot build` makes of the sources, and what programs leave behind.
/site/
/.diglot/
/docs/index.md
/docs/*/index.md
/docs/*/about.md
/docs/*/*/
/exports/
.*.part
.venv/
__pycache__/
.DS_Store
"""
_GLOSSARY = """\
# yaml-language-server: $schema=schemas/glossary.json
# Names and terms, each with a note in every language. `diglot term new ID` adds one, like this:
#
#   - id: lu-ban
#     kind: person
#     term: {en: Lu Ban, zh: 鲁班}
#     gloss:
#       en: >-
#         A carpenter.
terms:
"""
_README = """\
# {title}

An edition in two languages, made with Diglot (`pip install diglot`).

    diglot import a.docx b.docx --langs {langs} --text one
    diglot serve     # the site, which follows every change of the sources
    diglot check     # every mistake, with its place and its cure
    diglot build     # the site in site/, for any web server

The sources are `source/` (texts), `glossary.yml` (names and terms) and `source/edition.yml`.
"""


def start(
    titles: Mapping[str, str],
    names: Mapping[str, str],
    text: str = "",
    hosts: Sequence[str] = (),
    headers: Sequence[tuple[str, str]] = (),
) -> dict[str, str]:
    """The files of a new edition, by path.

    `titles` and `names` (the languages’ own) are by code; without names there is no
    edition.yml yet, which the first import writes. `text` is the id of a first text to be written
    by hand, or "".
    """
    codes = tuple(names)
    title = next(iter(titles.values()))
    files = {
        "README.md": _README.format(title=title, langs=",".join(codes[:2]) or "en,zh"),
        ".gitignore": _IGNORED,
        "glossary.yml": _GLOSSARY,
        "requirements.txt": f"diglot=={__version__}\n",
        **schemas(),
    }
    if codes:
        files[EDITION] = edition_yml(titles, names, [text] if text else [])
    if text:
        pair = codes[0], codes[1]
        files[f"source/{text}/text.yml"] = text_yml(titles, pair, codes)
        for code in pair:
            files[f"source/{text}/{code}.txt"] = f"## {escaped(titles[code])}\n\n…\n"
    for host in hosts:
        path, content = recipe(host, headers)
        files[path] = content
    return files


def schemas() -> dict[str, str]:
    """The JSON Schemas to which line 1 of each YAML file leads."""
    return {f"schemas/{name}.json": schema_file(name) for name in SCHEMAS}
