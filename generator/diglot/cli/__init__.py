"""The command line: `diglot`, also `python -m diglot`.

Exit status: 0 done, 1 problems that are errors, 2 wrong use.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from diglot import __version__
from diglot.cli.shared import finish, root_option
from diglot.cli.show import show as show_address
from diglot.cli.term import term
from diglot.flow import Sources, make, plan, understand
from diglot.flow import generate as run_generate
from diglot.model.problem import Problem, has_errors
from diglot.parse.schema import SCHEMAS, schema_file
from diglot.report import FORMATS
from diglot.write import compare


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="diglot")
def main() -> None:
    """Annotated bilingual editions as static sites."""


main.add_command(term)


@main.command()
@root_option
@click.option("--check", is_flag=True, help="Write nothing; fail if docs/ is not up to date.")
@click.option("--adopt", is_flag=True, help="Take over files in docs/ that look like Diglot’s own.")
def generate(root: Path, check: bool, adopt: bool) -> None:
    """Write the pages that the sources say into docs/."""
    if check:
        result = make(root)
        problems = [*result.problems]
        problems += compare(root, result.outputs) if result.outputs else []
        finish(problems)
        return
    done = run_generate(root, adopt=adopt)
    if not done.has_errors:
        written = done.written
        click.echo(
            f"{len(written.changed)} written, {len(written.removed)} removed,"
            f" {written.unchanged} unchanged"
        )
    finish(done.problems)


@main.command()
@root_option
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text")
@click.option("--site", is_flag=True, help="Check the built site in site/ too.")
def check(root: Path, style: str, site: bool) -> None:
    """Report every problem of the sources, and with --site of the built site."""
    sources = understand(root)
    problems = list(sources.problems)
    if site and sources.edition is not None and not has_errors(problems):
        problems += _site_problems(root, sources)
    click.echo(FORMATS[style](problems), nl=False)
    if style == "text":
        click.echo(_summary(problems), err=True)
    sys.exit(has_errors(problems))


@main.command()
@root_option
def build(root: Path) -> None:
    """Make the whole site in site/, and check it."""
    _require_mkdocs(root)
    done = run_generate(root)  # here, so that problems come without MkDocs’ own words around them
    if done.has_errors:
        finish(done.problems)
    _mkdocs(root, "build", "--strict", "--clean")
    sources = understand(root)
    problems = [*sources.problems, *_site_problems(root, sources)]
    if not has_errors(problems):
        click.echo(
            f"The site is in {root / 'site'}. To read it: python -m http.server -d {root / 'site'}"
        )
    finish(problems)


@main.command()
@root_option
@click.option("--addr", default="127.0.0.1:8000", metavar="HOST:PORT", show_default=True)
def serve(root: Path, addr: str) -> None:
    """Show the site on this machine, and follow every change of the sources."""
    _require_mkdocs(root)
    done = run_generate(root)
    if done.has_errors and not (root / "docs" / "index.md").is_file():
        finish(done.problems)  # there are no last good pages to show
    _mkdocs(root, "serve", "--dirty", "--dev-addr", addr)


@main.command()
@root_option
@click.argument("address")
def show(root: Path, address: str) -> None:
    """Show a segment (4.1) or block (4) in both languages, with its marks and changes.

    In an edition of several texts the address starts with the text: leaders-talk-tokayev/4.1
    """
    sources = understand(root)
    if sources.edition is None:
        finish(sources.problems)
        return
    shown, problems = show_address(sources.edition, address)
    click.echo(shown, nl=False)
    finish(problems)


@main.command()
@click.argument("name", type=click.Choice(sorted(SCHEMAS)))
def schema(name: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and explain."""
    click.echo(schema_file(name), nl=False)


def _site_problems(root: Path, sources: Sources) -> list[Problem]:
    from diglot.verify.site import check_site  # here, since `generate` needs no HTML parser

    return check_site(root / "site", plan(sources))


def _require_mkdocs(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError(f"expected {root / 'mkdocs.yml'}, found none")


def _mkdocs(root: Path, *arguments: str) -> None:
    """Runs MkDocs in a process of its own; ends with its status where it fails."""
    command = [sys.executable, "-m", "mkdocs", arguments[0], "-f", str(root / "mkdocs.yml")]
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}  # the README says what it would say
    try:
        done = subprocess.run([*command, *arguments[1:]], check=False, env=environment)
    except KeyboardInterrupt:
        sys.exit(0)
    if done.returncode:
        sys.exit(1)


def _summary(problems: list[Problem]) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
