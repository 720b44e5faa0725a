"""The generator's own shape: what may import what, who touches the disk, how long things are."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import material
import mkdocs
import pytest
import yaml

from diglot.language.cldr import locale_of
from diglot.language.wording import NAME
from diglot.model.address import PageKind
from diglot.model.codes import CODES
from diglot.model.declared import EMENDATION_KINDS
from diglot.model.glossary import TermKind
from diglot.model.relators import ROLES
from diglot.model.text import VARIANT
from tests.bench.steps import STEPS
from tests.strategies import ROOT

PACKAGE = ROOT / "generator" / "diglot"
# The floors of the house, from the ground up: a module imports from its own floor or from those
# below. What stands alone on a line is a folder or a module at the top; a floor may hold several,
# which then do not know each other.
FLOORS = """
    model
    language
    disk
    parse
    align
    annotate
    check
    derive
    amend
    render
    read write report create verify
    flow settings
    plugin
    build
    cli
""".split("\n")
# The extension knows nothing of the package but itself.
ALONE = "markdown"
# “Only `read` and `write` touch the disk”, by `disk`; the others are doors of their own: the built site's
# checker, the builders and MkDocs’ plugin (which look whether a file is there), the readings of Han
# characters, and the map and the traditional characters, whose land and tables ship with them.
DOORS = {
    "disk",
    "read",
    "write",
    "verify",
    "build",
    "plugin",
    "language.pinyin",
    "language.traditional",
    "render.drawing.names",
    "render.drawing.projection",
}
TOUCHES = frozenset(
    """open read_text read_bytes write_text write_bytes unlink mkdir rmdir touch rename iterdir glob
    rglob exists is_file is_dir stat scandir listdir walk remove makedirs""".split()
)
# “Only the last steps know Markdown; nothing but the builders knows MkDocs.”
FOREIGN = {
    "mkdocs": {"plugin", "build"},
    "click": {"cli"},
    "subprocess": {"build.zensical", "read.revision", "write.git"},
    "lxml": {"verify", "create"},
    "resvg_py": {"render.drawing.preview"},
    "typst": {"render.exports.pdf.press"},
    "pypdf": {"verify"},
    "ahocorasick_rs": {"annotate.forms"},
    "pydantic": {"parse.json_schema"},
    "pydantic_core": {"parse.shape"},
    "yaml": {"parse.yaml", "parse.spans", "parse.explain_yaml", "build.zensical"},
    "jinja2": {"render.site.environment", "plugin"},  # MkDocs hands the plugin its own
    "babel": {"language.cldr", "language.locale"},
    "icu": {"language.collation"},
    "opencc": {"language.han_variants"},
    "pypinyin": {"language.pinyin"},
    "sentencex": {"language.sentences"},
    "markdown": {"markdown", "create.importers.markdown"},
}
LONGEST_MODULE = 250
LONGEST_FUNCTION = 40
OBVIOUS = 8
"""Lines: a public function of more than that, and a public class that is more than a record, says
what it means. The methods that a framework calls bear its names and need no words of ours."""
FRAMEWORK = re.compile(r"on_|make[A-Z]|extendMarkdown$|handleMatch$|run$|reset$")


@cache
def modules() -> dict[str, ast.Module]:
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_text())
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def source(module: str) -> list[str]:
    return (PACKAGE / f"{module.replace('.', '/')}.py").read_text("utf-8").splitlines()


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


def floor_of(module: str) -> int:
    """Which floor a module stands on, from 0."""
    room = module.split(".")[0]
    return next(n for n, rooms in enumerate(FLOORS) if room in rooms.split())


@cache
def edges() -> dict[str, set[str]]:
    """Each module with the modules of the package that it imports."""
    known = set(modules())
    found: dict[str, set[str]] = {}
    for module, tree in modules().items():
        named = {name.partition(".")[2] for name in imports(tree) if name.startswith("diglot.")}
        found[module] = {name if name in known else f"{name}.__init__" for name in named}
    return found


def test_every_room_has_its_floor() -> None:
    """A new folder, or a new module at the top, takes its place in FLOORS."""
    rooms = {module.split(".")[0] for module in modules()} - {"__init__", "__main__", ALONE}
    assert sorted(rooms) == sorted(" ".join(FLOORS).split())


@pytest.mark.parametrize("module", sorted(set(modules()) - {"__init__", "__main__"}))
def test_no_import_runs_up(module: str) -> None:
    """“Imports point one way”: from a room to its own or to one on a floor below."""
    for other in edges()[module]:
        room, target = module.split(".")[0], other.split(".")[0]
        if ALONE in (room, target):
            assert room == target, other
        elif target not in (room, "__init__"):
            assert floor_of(other) < floor_of(module), other


def test_no_circle() -> None:
    """Nor do imports run in a circle within a room."""
    order = graphlib.TopologicalSorter(edges())
    order.prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize("module", modules())
def test_a_library_is_known_in_one_room(module: str) -> None:
    for name in imports(modules()[module]):
        homes = FOREIGN.get(name.partition(".")[0], {module})
        assert module in homes or module.split(".")[0] in homes, name


@pytest.mark.parametrize("module", sorted(m for m in modules() if not DOORS & {m, m.split(".")[0]}))
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
    paths = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in suffixes]
    return "\n".join(path.read_text("utf-8") for path in paths)


def test_each_language_has_all_words() -> None:
    """Those of the English file, and of a number those forms that CLDR knows in the language. What is
    filled in is the same, but that one or two may be said without the number."""
    files = sorted((PACKAGE / "language" / "words").glob("*.yml"))
    words = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in files}
    english = words["en"]
    counted = [key.removesuffix("-other") for key in english if key.endswith("-other")]
    plain = english.keys() - {f"{key}-{form}" for key in counted for form in ("one", "other")}
    assert len(words) >= 14
    for lang, own in words.items():
        forms = {*locale_of(lang).plural_form.tags, "other"}
        if lang in ROMANCE:
            forms -= {"many"}  # of millions
        expected = plain | {f"{key}-{form}" for key in counted for form in forms}
        assert expected <= own.keys() <= expected | {f"{key}-one" for key in counted}, lang
        for key, value in own.items():
            like = english.get(key) or english[f"{key.rpartition('-')[0]}-other"]
            names, found = ({*NAME.findall(one)} for one in (like, value))
            says_itself = (
                key.endswith(("-zero", "-one", "-two")) and names == {"count"} and not found
            )
            assert found == names or says_itself, (lang, key)


ROMANCE = {"fr", "es", "it", "pt"}


def test_every_word_is_used() -> None:
    code = everything(".py", ".j2", ".html", ".js")
    made = {f"kind-{kind}" for kind in TermKind} | {str(kind) for kind in TermKind}
    made |= {f"emendation-{kind}" for kind in EMENDATION_KINDS} | {str(kind) for kind in PageKind}
    made |= {f"part-{kind}" for kind in PageKind} | {f"emendation-{VARIANT}"}
    made |= {f"certainty-{grade}" for grade in ("medium", "low")}
    made |= {f"role-{role}" for role in ROLES}
    words = yaml.safe_load((PACKAGE / "language/words/en.yml").read_text("utf-8"))
    unused = [
        key
        for key in words
        if key not in made
        and not key.startswith("reader-")  # listed in render_reader, and tried in the browser
        and not re.search(rf"[\"']{re.sub('-(one|other)$', '', key)}[\"']", code)
    ]
    assert unused == []


def test_every_template_is_used() -> None:
    templates = {path.name for path in (PACKAGE / "render" / "site" / "templates").iterdir()}
    named = set(re.findall(r"[\"']([\w./-]+\.j2)[\"']", everything(".py", ".j2")))
    assert templates == {f"{kind}.md.j2" for kind in PageKind} | named


def test_every_theme_file_is_used() -> None:
    """Overrides replace a file of the theme or of MkDocs; the others are named by one of ours."""
    code = everything(".html", ".js", ".css", ".py", ".yml") + (ROOT / "mkdocs.yml").read_text()
    theirs = [Path(str(each.__file__)).parent / "templates" for each in (material, mkdocs)]
    for path in sorted((PACKAGE / "theme").rglob("*")):
        name = path.relative_to(PACKAGE / "theme").as_posix()
        if path.is_file() and not any((each / name).exists() for each in theirs):
            assert path.name in code or re.search(rf"[\"'/]{path.stem}[\"']", code), name


def test_every_code_is_raised() -> None:
    """One list of codes, and none in it that nothing reports."""
    code = everything(".py")
    for name in CODES:
        assert len(re.findall(rf"\b{name}\b", code)) > 1, name
    raised = set(re.findall(r"[\"']([A-Z]\d{3})[\"']", code))
    assert raised <= set(CODES)


def test_the_steps_that_are_measured_are_those_of_the_flow() -> None:
    """The benchmark stands before each step where the flow takes it from."""
    flow = ast.unparse(modules()["flow"])
    for name in STEPS:
        place, _, function = name.rpartition(".")
        assert f"from {place} import {function}" in flow or place == "diglot.flow", name
        assert f"{function}(" in flow, name


def test_every_folder_of_tests_is_run(pytestconfig: pytest.Config) -> None:
    """pytest passes over folders whose names it thinks are not for tests: `build`, `dist`, `venv`."""
    passed_over: list[str] = pytestconfig.getini("norecursedirs")
    folders = {path.parent.name for path in Path(__file__).parent.rglob("test_*.py")}
    assert "build" in folders
    assert [one for one in folders if any(fnmatch(one, glob) for glob in passed_over)] == []
