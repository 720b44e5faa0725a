"""The generator's own shape: what may import what, who touches the disk, how long things are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import material
import pytest
import yaml
from diglot.model.declared import EMENDATION_KINDS, TermKind
from diglot.model.problem import CODES
from diglot.render.paginate import PageKind

from tests.strategies import ROOT

GENERATOR = ROOT / "generator"
# Each module may import those above it. Data, then the doors and steps in the order of the flow,
# then what shows their outcome. A new module takes its place here.
ORDER = """
    __init__ problem edition segment output record markdown.passage markdown.notes
    markdown.bitext markdown.spans markdown.__init__ explain_yaml parse_yaml parse_words read
    parse_edtf schema validate find_forms parse_line parse_text parse_glossary parse_edition
    pair_blocks align annotate check_witness allow check_entries paginate escape wording
    render_locale render_note render_passage render_text render_apparatus render_citations
    render_metadata render_nav render_reader render_footnotes draw_picture render_filter pinyin
    sort_terms write report show add_term draw_text draw_timeline facing check_renderings
    number_words find_han_numbers find_numbers check_values check render_concordance
    render_jsonld render_exports render_files gather_records render_search project draw_map
    render_drawing load_templates render flow check_site hook show_term cli_shared cli_term cli __main__
""".split()
# “Only `read` and `write` touch the disk”; the others are doors of their own: the built site's
# checker, the command line and MkDocs' hook (which look whether a file is there), and the map,
# whose land ships with it.
DOORS = {"read", "write", "check_site", "cli", "hook", "project"}
TOUCHES = frozenset(
    """open read_text read_bytes write_text write_bytes unlink mkdir rmdir touch rename iterdir glob
    rglob exists is_file is_dir stat scandir listdir walk remove makedirs""".split()
)
# “Only the last steps know Markdown; nothing but the hook knows MkDocs.”
FOREIGN = {
    "mkdocs": {"hook"},
    "click": {"cli", "cli_shared", "cli_term"},
    "subprocess": {"cli"},
    "lxml": {"check_site"},
    "ahocorasick_rs": {"find_forms"},
    "pydantic": {"add_term", "schema", "validate"},
    "pydantic_core": {"validate"},
    "yaml": {"read", "parse_yaml", "explain_yaml", "render_nav", "hook"},
    "jinja2": {"load_templates"},
    "babel": {"render_locale"},
    "pypinyin": {"pinyin"},
    "markdown": {"markdown.__init__", "markdown.notes", "markdown.bitext", "markdown.spans"},
}
LONGEST_MODULE = 280
LONGEST_FUNCTION = 50
OBVIOUS = 8
"""Lines: a public function of more than that, and a public class that is more than a record, says
what it means. The methods that a framework calls bear its names and need no words of ours."""
FRAMEWORK = re.compile(r"on_|make[A-Z]|extendMarkdown$|handleMatch$|run$|reset$")


@cache
def modules() -> dict[str, ast.Module]:
    return {
        ".".join(path.relative_to(GENERATOR).with_suffix("").parts): ast.parse(path.read_text())
        for path in sorted(GENERATOR.rglob("*.py"))
    }


def source(module: str) -> list[str]:
    return (GENERATOR / f"{module.replace('.', '/')}.py").read_text("utf-8").splitlines()


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import says the whole path"
            yield node.module or ""


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def test_every_module_has_its_place() -> None:
    assert sorted(ORDER) == sorted(modules())


@pytest.mark.parametrize("module", modules())
def test_imports_point_one_way(module: str) -> None:
    """“Imports point one way.”"""
    for name in imports(modules()[module]):
        top, _, inner = name.partition(".")
        if top != "generator":
            assert module in FOREIGN.get(top, {module}), name
            continue
        inner = inner if inner in ORDER else f"{inner}.__init__".removeprefix(".")
        assert ORDER.index(inner) < ORDER.index(module), name
        if module.startswith("markdown."):
            assert inner.startswith("markdown."), "the extension knows nothing of the generator"


@pytest.mark.parametrize("module", sorted(set(modules()) - DOORS))
def test_only_the_doors_touch_the_disk(module: str) -> None:
    """“Only `read` and `write` touch the disk.” (Jinja's loader reads the templates.)"""
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            assert name not in TOUCHES, f"line {node.lineno}"


@pytest.mark.parametrize("module", modules())
def test_lengths(module: str) -> None:
    assert len(source(module)) <= LONGEST_MODULE
    for function in functions(modules()[module]):
        assert length(function) <= LONGEST_FUNCTION, function.name


@pytest.mark.parametrize("module", modules())
def test_every_exception_has_its_reason(module: str) -> None:
    """“Is there a dependency, ignore or `Any` without its reason?”: a comment on the same line."""
    for number, line in enumerate(source(module), start=1):
        if re.search(r"type: ignore|noqa", line):
            assert re.search(r"(?:ignore|noqa)\S*  # \w", line), number
        elif re.search(r"\bAny\b", line) and "import" not in line:
            assert re.search(r"  # \w", line), number


@pytest.mark.parametrize("module", modules())
def test_what_is_public_says_what_it_means(module: str) -> None:
    tree = modules()[module]
    assert module == "__main__" or ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            assert ast.get_docstring(node) or not any(map(length, methods)), node.name
        else:
            methods = [node] if isinstance(node, ast.FunctionDef) else []
        for method in methods:
            if not method.name.startswith("_") and not FRAMEWORK.match(method.name):
                assert ast.get_docstring(method) or length(method) <= OBVIOUS, method.name


def everything(*suffixes: str) -> str:
    """All of the generator's code and templates in one string."""
    paths = [path for path in sorted(GENERATOR.rglob("*")) if path.suffix in suffixes]
    return "\n".join(path.read_text("utf-8") for path in paths)


def test_the_words_have_equal_keys() -> None:
    files = sorted((GENERATOR / "words").glob("*.yml"))
    assert len(files) > 1
    words = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in files}
    for lang, own in words.items():
        assert own.keys() == words["en"].keys(), lang
        for key, value in own.items():
            names = re.findall(r"\{\w+\}", words["en"][key])
            assert sorted(re.findall(r"\{\w+\}", value)) == sorted(names), (lang, key)


def test_every_word_is_used() -> None:
    code = everything(".py", ".j2", ".html", ".js")
    made = {f"kind-{kind}" for kind in TermKind} | {str(kind) for kind in TermKind}
    made |= {f"emendation-{kind}" for kind in EMENDATION_KINDS} | {str(kind) for kind in PageKind}
    words = yaml.safe_load((GENERATOR / "words/en.yml").read_text("utf-8"))
    unused = [
        key
        for key in words
        if key not in made
        and not key.startswith("reader-")  # listed in render_reader, and tried in the browser
        and not re.search(rf"[\"']{re.sub('-(one|other)$', '', key)}[\"']", code)
    ]
    assert unused == []


def test_every_template_is_used() -> None:
    templates = {path.name for path in (GENERATOR / "templates").iterdir()}
    named = set(re.findall(r"[\"']([\w/-]+\.j2)[\"']", everything(".py", ".j2")))
    assert templates == {f"{kind}.md.j2" for kind in PageKind} | named


def test_every_theme_file_is_used() -> None:
    """Overrides replace a file of the theme; the others are named by one of ours."""
    code = everything(".html", ".js", ".css", ".py", ".yml") + (ROOT / "mkdocs.yml").read_text()
    theme = Path(str(material.__file__)).parent / "templates"
    for path in sorted((GENERATOR / "theme").rglob("*")):
        name = path.relative_to(GENERATOR / "theme").as_posix()
        if path.is_file() and not (theme / name).exists():
            assert path.name in code or re.search(rf"[\"'/]{path.stem}[\"']", code), name


def test_every_code_is_raised() -> None:
    """One list of codes, and none in it that nothing reports."""
    code = everything(".py")
    for name in CODES:
        assert len(re.findall(rf"\b{name}\b", code)) > 1, name
    raised = set(re.findall(r"[\"']([A-Z]\d{3})[\"']", code))
    assert raised <= set(CODES)
