"""`python -m tests.bench.timed_build mkdocs.yml`: `mkdocs build` with a stopwatch.

Prints where its seconds of processor time went, as JSON.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import markdown
from mkdocs.__main__ import cli


def _timed(function: Callable[..., Any], name: str, seconds: dict[str, float]) -> Any:
    @functools.wraps(function)
    def wrapper(*arguments: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - begun

    return wrapper


def main(settings: str, *, ours: bool) -> None:
    """Builds the site of the settings file; `ours` says that its hook generates."""
    seconds = {"generate": 0.0, "markdown": 0.0}
    convert = _timed(markdown.Markdown.convert, "markdown", seconds)
    setattr(markdown.Markdown, "convert", convert)  # noqa: B010  # mypy forbids assigning a method
    if ours:
        from diglot import flow

        setattr(flow, "generate", _timed(flow.generate, "generate", seconds))  # noqa: B010
    cli(["build", "--quiet", "--config-file", settings], standalone_mode=False)
    print(json.dumps({**seconds, "all": time.process_time()}))


if __name__ == "__main__":
    main(sys.argv[1], ours=sys.argv[1] == "mkdocs.yml")
