"""`diglot import`: two files that say the same in two languages become the sources of a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import fail, finish, root_option, say
from diglot.model.problem import Place, Problem, has_errors

if TYPE_CHECKING:
    from diglot.create.importers import Part

_KNOWN = (".txt", ".md", ".markdown")
_LARGEST_RATIO = 4


@click.command("import")
@click.argument("first", metavar="A", type=click.Path(path_type=Path))
@click.argument("second", metavar="B", type=click.Path(path_type=Path))
@click.option("--langs", required=True, metavar="en,zh", help="The languages of A and of B.")
@click.option("--text", "id_", default="text", metavar="ID", help="The text’s id (default: text).")
@root_option
def import_(first: Path, second: Path, langs: str, id_: str, root: Path) -> None:
    """Make a text of two files, A and its translation B, sentence opposite sentence.

    Plain text, with `#` before headings. Writes source/ID/, source/edition.yml where there is none,
    and review-ID.tsv: the rows that should be looked at. Overwrites nothing.
    """
    from diglot.cli.glossary import glossary_entries
    from diglot.create.edition import tag_of
    from diglot.create.text import facing, review
    from diglot.write.new import write_new

    codes = _codes(langs)
    _check_id(id_)
    one, found = _parts(first)
    two, more = _parts(second)
    problems = [*found, *more]
    if has_errors(problems):
        finish(problems)
    _check_lengths(one, two)
    made = facing(one, two, (tag_of(codes[0]), tag_of(codes[1])), glossary_entries(root, codes))
    titles = [next((p.text for p in side if p.level), id_) for side in (one, two)]
    files = {
        f"source/{id_}/{codes[0]}.txt": made.first,
        f"source/{id_}/{codes[1]}.txt": made.second,
        f"review-{id_}.tsv": review(made.unsure),
        **_settings(root, id_, codes, titles),
    }
    problems += write_new(root, files)
    if not has_errors(problems):
        say(f"source/{id_}/: {len(made.rows)} rows, {len(made.unsure)} of them in review-{id_}.tsv")
        if "source/edition.yml" not in files:
            say(f"Name `{id_}` under `texts:` in source/edition.yml if it is not there yet.")
    finish(problems)


def _settings(root: Path, id_: str, codes: tuple[str, str], titles: list[str]) -> dict[str, str]:
    """text.yml, and edition.yml where the edition has none."""
    from diglot.create.edition import edition_yml, tag_of, text_yml
    from diglot.language.locale import language_name
    from diglot.read import read

    files = {f"source/{id_}/text.yml": text_yml(titles, codes)}
    present, problems = read(root)
    is_unread = any(p.place.path == "source/edition.yml" and p.code != "F001" for p in problems)
    if "source/edition.yml" not in present.texts and not is_unread:
        names = [language_name(tag_of(code), tag_of(code), code) for code in codes]
        files["source/edition.yml"] = edition_yml(titles[0], codes, names, id_)
    return files


def _codes(langs: str) -> tuple[str, str]:
    from diglot.parse.forms import ID

    codes = langs.split(",")
    try:
        first, second = (ID.take(code.strip()) for code in codes)
    except ValueError:
        fail(f"expected two language codes, found “{langs}”", "write --langs en,zh")
    if first == second:
        fail(f"expected two languages, found “{first}” twice", "write --langs en,zh")
    return str(first), str(second)


def _check_id(id_: str) -> None:
    from diglot.parse.forms import ID

    try:
        ID.take(id_)
    except ValueError:
        fail(f"expected an id for the text, found “{id_}”", "--text my-story")


def _check_lengths(one: tuple[Part, ...], two: tuple[Part, ...]) -> None:
    """Says, and goes on, where one side is far longer than a translation would be."""
    from diglot.align.by_length import weight

    long, short = sorted(sum(weight(part.text) for part in side) for side in (one, two))[::-1]
    if long > _LARGEST_RATIO * short:
        say(
            "diglot: one file is far longer than the other: are they the same text?", to_errors=True
        )


def _parts(path: Path) -> tuple[tuple[Part, ...], list[Problem]]:
    """A file's headings and paragraphs, and what stands against it."""
    from diglot.create.importers.plain import read_plain
    from diglot.read.decode import decode

    if path.suffix.lower() not in _KNOWN:
        message = f"expected a file of {', '.join(_KNOWN)}, found “{path.suffix}”"
        hint = "save it as plain text (UTF-8), with an empty line between paragraphs"
        return (), [Problem(code="E004", place=Place(path.name), message=message, hint=hint)]
    text, problems = decode(path, path.name)
    parts = read_plain(text or "")
    if text is not None and not parts:
        message, hint = "expected a text, found an empty file", "look whether it is the right file"
        problems.append(Problem(code="E002", place=Place(path.name), message=message, hint=hint))
    return parts, problems
