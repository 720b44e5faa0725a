"""The models as JSON Schema, for editors that complete and explain: made by pydantic."""

from __future__ import annotations

import json
from typing import Any

from diglot.parse.schema import SCHEMAS


def schema_file(name: str) -> str:
    """The content of schemas/NAME.json."""
    return json.dumps(json_schema(SCHEMAS[name]), indent=2, ensure_ascii=False) + "\n"


def json_schema(model: type) -> dict[str, Any]:  # JSON
    """The JSON Schema (draft 2020-12) of a file."""
    from pydantic import (
        TypeAdapter,  # here: it takes a tenth of a second, and nothing else needs it
    )

    return {**_any_scalar(TypeAdapter(model).json_schema())}


def _any_scalar(schema: Any) -> Any:  # any JSON value: a schema is data here
    """The schema with numbers and booleans where the model takes strings.

    We read every scalar as a string; an editor’s YAML reads `2011` as a number and `no` as false.
    """
    if isinstance(schema, list):
        return [_any_scalar(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: _any_scalar(value) for key, value in schema.items()}
    if changed.get("type") == "string":
        changed["type"] = ["string", "number", "boolean"]
    return changed
