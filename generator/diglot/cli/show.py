"""`diglot show`: a segment or block for the eye."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.shared import finish, root_option, say


@click.command()
@root_option
@click.argument("address")
def show(root: Path, address: str) -> None:
    """Show a segment (4.1) or block (4) in both languages, with its marks and changes.

    In an edition of several texts the address starts with the text: leaders-talk-tokayev/4.1
    """
    from diglot.cli.show_segment import show_segment
    from diglot.flow import understand

    sources = understand(root)
    if sources.edition is None:
        finish(sources.problems)
        return
    shown, problems = show_segment(sources.edition, address)
    say(shown, end="")
    finish(problems)
