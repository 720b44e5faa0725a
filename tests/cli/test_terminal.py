"""What commands print is read by people and programs, and obeyed by nobody."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.model.problem import Place, Problem
from diglot.report import FORMATS, as_github, as_json
from tests.commands import QUIET, diglot
from tests.examples import examples
from tests.helpers import lay_out

OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys, or what turns the order of what it shows."""
ESCAPES = "\x1b[31m\x1b]0;title\x07\x1b]8;;http://x\x1b\\ \x9b2J \x8d \r \b \u202e \u2066"
COMMANDS = (
    *(("check", "--format", style) for style in FORMATS),
    *(("generate",), ("generate", "--check"), ("build",), ("show", "2"), ("term", "list")),
    *(("term", "show", "lu-ban"), ("term", "where", "lu-ban"), ("term", "new", "x"), ("show", "1")),
)
WHERE = {
    "witness.txt": ("source/gate/witness.txt", "Who built", f"Who {ESCAPES} built"),
    "a text": ("source/gate/en.txt", "nail", "na\u202eil"),
    "a text, forbidden": ("source/gate/en.txt", "nail", f"na{ESCAPES}il"),
    "a gloss": ("glossary.yml", "The patron", "The \u202e\u2066patron"),
    "a key": ("glossary.yml", "kind: person", "ki\u202end: person"),
    "a key by escapes": ("glossary.yml", "kind: person", r'"ki\e[31mnd\x9b": person'),
    "an id": ("glossary.yml", "id: lu-ban", r'id: "lu-\e]0;x\abann"'),
    "an entry in see": ("glossary.yml", "see: [mort", "see: [\u202emort"),
    "a label": ("source/gate/text.yml", "en: Visitor", "en: Vis\u202eitor"),
}


@pytest.mark.parametrize("what", WHERE)
def test_no_control_character_of_a_source_reaches_the_terminal(tmp_path: Path, what: str) -> None:
    """ESC and OSC sequences, C1 controls, marks of direction: each is shown as an escape."""
    root = lay_out(None, tmp_path)
    path, right, wrong = WHERE[what]
    text = (root / path).read_text("utf-8")
    assert right in text
    (root / path).write_bytes(text.replace(right, wrong, 1).encode())
    for arguments in COMMANDS:
        done = diglot(*arguments, cwd=root)
        assert not OBEYED.search(done.stdout + done.stderr), arguments
        assert "Traceback" not in done.stderr


def test_no_control_character_of_a_file_name_reaches_the_terminal(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    (root / "docs/en").mkdir(parents=True)
    (root / "docs/en/a\x1b[31m\n::error::b.md").write_text("# A\n")
    (root / os.fsdecode(b"docs/en/\xff.md")).write_text("# A\n")
    for arguments in COMMANDS:
        done = diglot(*arguments, cwd=root)
        assert not OBEYED.search(done.stdout + done.stderr), arguments
        assert not re.search(r"^\s*::error::b", done.stdout + done.stderr, re.MULTILINE), arguments
    found = json.loads(diglot("check", "--format", "json", cwd=root).stdout)
    assert [p["code"] for p in found if p["path"].startswith("docs/")] == ["E007", "E007"]


WORDS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r%:,\x1b\u202e"))


@given(WORDS, WORDS, WORDS)
@examples(100)
def test_a_problem_is_one_workflow_command(path: str, message: str, hint: str) -> None:
    """GitHub reads `::NAME PROPERTIES::DATA` of each line, and undoes %25, %0D, %0A, %3A, %2C."""
    problem = Problem(code="F001", place=Place(path or "x", 3, 4), message=message, hint=hint)
    (line,) = as_github([problem]).split("\n")[:-1]
    command = re.fullmatch(r"::error file=([^,:]+),line=3,col=4,title=F001::([^\r\n]*)", line)
    assert command
    assert not OBEYED.search(line)
    assert "\n" not in undone(command[1]) or "\n" in path
    (read,) = json.loads(as_json([problem]))
    assert (read["path"], read["message"], read["hint"]) == (path or "x", message, hint)


def undone(text: str) -> str:
    return text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%25", "%")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_a_terminal_that_has_not_all_characters_fails_no_command(
    tmp_path: Path, encoding: str
) -> None:
    """`PYTHONIOENCODING=cp1252 diglot show 2.1`"""
    root = lay_out(None, tmp_path)
    (root / "source/gate/zh.txt").write_text("", "utf-8")
    for arguments in (("show", "2.1"), ("term", "list"), ("check",), ("check", "--format", "json")):
        done = in_a_process(root, arguments, PYTHONIOENCODING=encoding)
        assert done.returncode in (0, 1)
        assert b"Traceback" not in done.stderr
        assert b"Error" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("arguments", [("show", "2.1"), ("check",), ("schema", "text"), ("build",)])
def test_what_cannot_be_printed_is_a_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    root = lay_out(None, tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = in_a_process(root, arguments, to=full.fileno())
    assert done.returncode == 1 or arguments == ("check",)  # which had nothing to print
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def in_a_process(
    root: Path, arguments: tuple[str, ...], to: int = subprocess.PIPE, **more: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "diglot", *arguments]
    environment = {**QUIET, **more}
    return subprocess.run(
        command, cwd=root, stdout=to, stderr=subprocess.PIPE, env=environment, check=False
    )
