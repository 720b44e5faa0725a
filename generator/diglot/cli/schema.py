"""`diglot schema`: the JSON Schemas, for editors’ programs."""

from __future__ import annotations

import click

NAMES = ("edition", "glossary", "notes", "text")
EXPORT = "rows"
"""The one that is no source: a text that `diglot export json` wrote."""


@click.command()
@click.argument("name", type=click.Choice((*NAMES, EXPORT)))
def schema(name: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and explain."""
    if name == EXPORT:
        import json

        from diglot.render.exports.rows import schema as of_rows

        click.echo(json.dumps(of_rows(), ensure_ascii=False, indent=2))
        return
    from diglot.parse.json_schema import schema_file

    click.echo(schema_file(name), nl=False)
