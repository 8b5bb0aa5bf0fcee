"""``allegedly schema``: the JSON Schema of what the other commands print."""

import json

import click

from allegedly.cli.terminal import print_record


@click.command(short_help="Print the JSON Schema of a record.")
@click.argument("record", type=click.Choice(["annotation", "incident"]), default="annotation")
def schema(record: str) -> None:
    """Print the JSON Schema of a record: "annotation" (what annotate --json prints, the default) or "incident" (show --json).

    \b
    Example:
      allegedly schema incident > incident.schema.json
    """
    from allegedly.contract import schema as schema_of

    print_record(json.dumps(schema_of(record), indent=2, ensure_ascii=False))
