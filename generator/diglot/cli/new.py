"""`diglot new`: a folder for a new edition."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from diglot.cli.shared import fail, finish, say
from diglot.model.problem import has_errors

HOSTS = ("pages", "gitlab", "netlify", "cloudflare", "nginx")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", default="", help="What the edition is called.")
@click.option(
    "--langs", default="", metavar="en,zh", help="Its languages; the first is the default."
)
@click.option("--text", default="", metavar="ID", help="A first text, to be written by hand.")
@click.option(
    "--host", "hosts", multiple=True, type=click.Choice(HOSTS), help="Where it is published."
)
def new(folder: Path, title: str, langs: str, text: str, hosts: tuple[str, ...]) -> None:
    """Begin an edition in DIR: sources to be filled in, and what its repository needs.

    Asks for what is not said, in a terminal. Elsewhere the title is the folder's name, and the
    first `diglot import` says the languages. Overwrites nothing.
    """
    from diglot.create.edition import tag_of
    from diglot.create.start import start
    from diglot.language.locale import language_name
    from diglot.settings import HEADERS
    from diglot.write.new import write_new

    is_asked = sys.stdin.isatty()
    if is_asked and not langs:
        langs = click.prompt("Languages, the first is the default", default="en,zh")
    codes = _codes(langs) if langs else ()
    titles = _titles(title, codes or ("en",), folder.resolve().name, is_asked=is_asked)
    if is_asked and not text:
        said = "Id of a first text to write by hand (nothing: it will be imported)"
        text = click.prompt(said, default="", show_default=False)
    if text and (len(codes) < 2 or not _is_id(text)):
        fail(
            f"expected an id and two languages for the text, found “{text}”",
            "--langs en,zh --text one",
        )
    names = {code: language_name(tag_of(code), tag_of(code), code) for code in codes}
    files = start(titles, names, text, hosts, HEADERS)
    problems = write_new(folder, files)
    if not has_errors(problems):
        say(f"{folder}/: {', '.join(sorted(files)[:4])} and {len(files) - 4} more files")
        then = f"--langs {','.join(codes[:2])}" if codes else "--langs en,zh"
        say(f"Then: cd {folder} && diglot import a.docx b.docx {then} --text one && diglot build")
    finish(problems)


def _titles(
    title: str, codes: tuple[str, ...], otherwise: str, *, is_asked: bool
) -> dict[str, str]:
    """The title by language: what was said for all of them, else what is answered for each."""
    found: dict[str, str] = {}
    for code in codes:
        default = next(iter(found.values()), otherwise)
        said = title or default
        if is_asked and not title:
            said = click.prompt(f"Title ({code})", default=default)
        found[code] = " ".join(said.split()) or otherwise
    return found


def _codes(langs: str) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in langs.split(","))
    if len(set(codes)) != len(codes) or len(codes) < 2 or not all(map(_is_code, codes)):
        fail(f"expected two language codes or more, found “{langs}”", "write --langs en,zh")
    return codes


def _is_code(code: str) -> bool:
    return code.isascii() and code.isalpha() and code.islower() and 2 <= len(code) <= 8


def _is_id(id_: str) -> bool:
    from diglot.parse.forms import ID

    try:
        ID.take(id_)
    except ValueError:
        return False
    return True
