"""`diglot import`: files that say the same in two languages become the sources of texts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import fail, finish, root_option, say
from diglot.model.problem import Problem, has_errors

if TYPE_CHECKING:
    from diglot.create.document import Document
    from diglot.create.importing import Piece, Read
    from diglot.create.text import Known
    from diglot.parse.schema import EditionModel

_EDITION = "source/edition.yml"


@click.command("import")
@click.argument("paths", metavar="A [B]", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--langs", default="", metavar="en,zh", help="The languages of A and of B.")
@click.option("--text", "id_", default="text", metavar="ID", help="The text’s id (default: text).")
@click.option("--chapters", is_flag=True, help="A text for each chapter: ID-01, ID-02, …")
@click.option("--encoding", default="", metavar="NAME", help="Of text files that are not UTF-8.")
@root_option
def import_(
    paths: tuple[Path, ...], langs: str, id_: str, chapters: bool, encoding: str, root: Path
) -> None:
    """Make a text of two files, A and its translation B, sentence opposite sentence.

    Plain text, Markdown, HTML, DOCX, EPUB, TEI. Or of one file that holds both languages: TMX, CSV,
    TEI, a table of two columns (DOCX, HTML, Markdown), plain text with a line of each in turn.

    Writes source/ID/, and source/edition.yml where there is none; review-ID.tsv: the rows that
    should be looked at; left-out-ID.tsv: what the sources do not hold. Overwrites nothing.
    """
    if len(paths) > 2 or (chapters and len(paths) == 1):
        fail("expected two files, A and its translation B", "diglot import a.docx b.docx")
    edition, text = _edition(root)
    codes = _codes(langs, edition)
    _check_id(id_)
    read = _read(paths, codes, encoding)
    made = _pieces(read, paths, id_, chapters, _known(root, codes))
    from diglot.create.importing import files_of, left_out_files, left_out_problems

    files: dict[str, str] = {}
    every = tuple(edition.languages) if edition else codes
    for piece in made:
        files |= files_of(piece, codes, every)
    lost = [one for piece in made for one in piece.made.left_out]
    files |= left_out_files(lost, id_)
    problems, is_listed = _write(root, files, read, made, codes, edition, text)
    if not has_errors(problems):
        _told(made, is_listed)
        problems += left_out_problems(lost, id_)
    finish(problems)


def _read(paths: tuple[Path, ...], codes: tuple[str, str], encoding: str) -> Read:
    """What the files hold; ends the command where they cannot be read."""
    from diglot.create.document import UnreadableError
    from diglot.create.importers import read_both, read_one
    from diglot.create.importing import are_unequal, check_sides
    from diglot.disk import contents, unreadable

    problems: list[Problem] = []
    found: list[Document] = []
    both: Read | None = None
    for path in paths:
        _progress(f"reading {path.name} …")
        try:
            data = contents(path)
            if len(paths) == 1:
                both = read_both(data, path.name, codes, encoding)
            else:
                found.append(read_one(data, path.name, encoding))
        except OSError as error:
            problems.append(unreadable(path.name, error))
        except UnreadableError as error:
            problems.append(error.problem(path.name))
        except RecursionError:
            hint = "split it into parts"
            deep = UnreadableError("I004", "expected elements that are not so deep", hint)
            problems.append(deep.problem(path.name))
    if problems:
        finish(problems)
    read = both or (found[0], found[1])
    problems = check_sides(read, (paths[0].name, paths[-1].name))
    if problems:
        finish(problems)
    if are_unequal(read):
        say(
            "diglot: one file is far longer than the other: are they the same text?", to_errors=True
        )
    return read


def _pieces(
    read: Read, paths: tuple[Path, ...], id_: str, is_by_chapter: bool, known: Known
) -> tuple[Piece, ...]:
    from diglot.create.document import UnreadableError
    from diglot.create.importing import pieces

    def tell(done: int, whole: int) -> None:
        _progress(f"sentences opposite each other: {done} of {whole}" if done < whole else "")

    try:
        return pieces(read, id_, is_by_chapter=is_by_chapter, tell=tell, known=known)
    except UnreadableError as error:
        finish([error.problem(paths[-1].name)])


def _known(root: Path, codes: tuple[str, str]) -> Known:
    """The languages’ tags, and what the glossary of an edition that is there tells."""
    from diglot.cli.glossary import glossary_entries
    from diglot.create.edition import tag_of
    from diglot.create.text import Known

    return Known((tag_of(codes[0]), tag_of(codes[1])), glossary_entries(root, codes))


def _write(
    root: Path,
    files: dict[str, str],
    read: Read,
    made: tuple[Piece, ...],
    codes: tuple[str, str],
    edition: EditionModel | None,
    text: str | None,
) -> tuple[list[Problem], bool]:
    """Writes all files; whether edition.yml names the texts now."""
    from diglot.create.edition import edition_yml, tag_of, with_texts
    from diglot.create.importing import book_title
    from diglot.create.start import schemas
    from diglot.language.locale import language_name
    from diglot.write.new import write_new

    ids = [piece.id for piece in made]
    changed: dict[str, str] = {}
    beside: dict[str, str] = {}
    if text is None:
        titles = dict(zip(codes, book_title(read, ids[0]), strict=True))
        names = {code: language_name(tag_of(code), tag_of(code), code) for code in codes}
        files = {**files, _EDITION: edition_yml(titles, names, ids)}
        beside = schemas()
    else:
        new = [one for one in ids if edition is None or one not in edition.texts]
        listed = with_texts(text, new) if new else text
        if listed is None:
            return write_new(root, files), False
        changed = {_EDITION: listed} if listed != text else {}
    return write_new(root, files, changed=changed, beside=beside), True


def _told(made: tuple[Piece, ...], is_listed: bool) -> None:
    for piece in made:
        unsure = len(piece.made.unsure)
        rest = f", {unsure} of them in review-{piece.id}.tsv" if unsure else ""
        say(f"source/{piece.id}/: {len(piece.made.rows)} rows{rest}")
    if not is_listed:
        say(f"Name {', '.join(piece.id for piece in made)} under `texts:` in {_EDITION}.")


def _edition(root: Path) -> tuple[EditionModel | None, str | None]:
    """What edition.yml says, and its text; None where there is none, or nothing can be read."""
    from diglot.parse.schema import EditionModel
    from diglot.parse.validate import load
    from diglot.read import read

    present, problems = read(root)
    text = present.texts.get(_EDITION)
    if text is None:
        unread = [p for p in problems if p.place.path == _EDITION and p.code != "F001"]
        if unread:
            finish(unread)
        return None, None
    data, _, found = load(EditionModel, _EDITION, text)
    if data is None:  # texts: may be empty yet, all else must be right
        data, _, again = load(EditionModel, _EDITION, f"{text.rstrip()}\n  - first-text\n")
        if data is None:
            finish(found or again)
    return data, text


def _codes(langs: str, edition: EditionModel | None) -> tuple[str, str]:
    from diglot.parse.forms import ID

    known = tuple(edition.languages) if edition else ()
    if not langs and len(known) == 2:
        return known[0], known[1]
    codes = langs.split(",")
    try:
        first, second = (ID.take(code.strip()) for code in codes)
    except ValueError:
        fail(f"expected two language codes, found “{langs}”", "write --langs en,zh")
    if first == second:
        fail(f"expected two languages, found “{first}” twice", "write --langs en,zh")
    for code in (str(first), str(second)):
        if known and code not in known:
            fail(
                f"expected one of the edition’s languages ({', '.join(known)}), found “{code}”",
                f"add {code} under languages: in {_EDITION}, and to its title",
            )
    return str(first), str(second)


def _check_id(id_: str) -> None:
    from diglot.parse.forms import ID

    try:
        ID.take(id_)
    except ValueError:
        fail(f"expected an id for the text, found “{id_}”", "--text my-story")


def _progress(words: str) -> None:
    """Says what is being done, in place of what was said before, where somebody watches."""
    if sys.stderr.isatty():
        click.echo(f"\r{words:<60}\r" if not words else f"\r{words:<60}", nl=False, err=True)
