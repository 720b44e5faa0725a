"""`diglot schema`: the JSON Schemas, for editors’ programs."""

from __future__ import annotations

import click

NAMES = ("edition", "glossary", "notes", "text")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(name: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and explain."""
    from diglot.parse.json_schema import schema_file

    click.echo(schema_file(name), nl=False)
