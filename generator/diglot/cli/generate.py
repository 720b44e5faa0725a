"""`diglot generate`: the pages, written into docs/."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.shared import finish, root_option, say


@click.command()
@root_option
@click.option("--check", is_flag=True, help="Write nothing; fail if docs/ is not up to date.")
@click.option("--adopt", is_flag=True, help="Take over files in docs/ that look like Diglot’s own.")
def generate(root: Path, check: bool, adopt: bool) -> None:
    """Write the pages that the sources say into docs/."""
    from diglot.flow import generate as run
    from diglot.flow import make
    from diglot.write import compare

    if check:
        result = make(root)
        finish([*result.problems, *(compare(root, result.outputs) if result.outputs else ())])
        return
    done = run(root, adopt=adopt)
    if not done.has_errors:
        written = done.written
        say(
            f"{len(written.changed)} written, {len(written.removed)} removed,"
            f" {written.unchanged} unchanged"
        )
    finish(done.problems)
