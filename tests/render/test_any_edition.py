"""“Check says no error” means that generate and build end well, whatever any field holds."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given

from diglot.model.problem import has_errors
from tests.any_edition import any_editions
from tests.commands import diglot
from tests.examples import examples
from tests.strategies import build


@given(any_editions)
@examples(6)
def test_what_is_checked_can_be_generated(files: dict[str, str]) -> None:
    """“Random values in every field of the model, drawn from the schema itself.”"""
    built = build(files)
    event("without errors" if not has_errors(built.problems) else "with errors")
    assert bool(built.pages) is not has_errors(built.problems)


@given(any_editions)
@examples(2)
def test_what_is_checked_can_be_built(files: dict[str, str]) -> None:
    """With real MkDocs; and the built site passes its own check."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "edition"
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        found = json.loads(diglot("check", "--format", "json", cwd=root).stdout)
        if not any(problem["severity"] == "error" for problem in found):
            done = diglot("build", cwd=root)
            errors = [line for line in done.stderr.splitlines() if ": error " in line]
            assert (done.returncode, errors) == (0, []), done.stderr[-2_000:]


def test_most_editions_that_are_drawn_have_no_error() -> None:
    """Else little would be tried: a field that must hang together with others is named in SPECIAL."""
    found: list[bool] = []

    @given(any_editions)
    @examples(5)
    def count(files: dict[str, str]) -> None:
        found.append(has_errors(build(files).problems))

    count()
    assert sum(found) * 2 < len(found)
