"""`diglot sheet`: what comes back unchanged changes nothing, and what was changed exactly that."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.create.document import UnreadableError
from diglot.create.sheets.damage import cleaned, is_damage, neutral
from diglot.create.sheets.files import read_sheet, write_sheet
from diglot.create.sheets.table import Row, Table
from diglot.create.sheets.xlsx import read_xlsx
from tests.commands import diglot
from tests.helpers import lay_out

EDITIONS = Path(__file__).parents[1] / "editions"
FIXTURE = Path(__file__).parent / "sheets" / "glossary.xlsx"
"""The glossary of the base edition, edited and saved by LibreOffice 7.4: see `by_libreoffice`."""
Grid = list[list[str]]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return lay_out(None, tmp_path / "base")


def grid_of(path: Path) -> Grid:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def put_grid(path: Path, grid: Grid) -> None:
    held = io.StringIO()
    csv.writer(held).writerows(grid)
    path.write_text(held.getvalue(), "utf-8", newline="")


def put_cell(path: Path, key: str, column: str, said: str) -> None:
    grid = grid_of(path)
    row = next(row for row in grid if row[1] == key)
    row[grid[0].index(column)] = said
    put_grid(path, grid)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["ar-zh", "en-zh"])
def test_what_comes_back_unchanged_changes_nothing(name: str, suffix: str, tmp_path: Path) -> None:
    """“CSV and XLSX round trip of a whole glossary without edits is no change.”"""
    root = tmp_path / name
    shutil.copytree(EDITIONS / name, root)
    text = next(path.parent.name for path in sorted(root.glob("source/*/text.yml")))
    for what in ("glossary", text):
        done = diglot("sheet", "export", what, f"sheet.{suffix}", cwd=root)
        assert done.returncode == 0, done.stderr
        back = diglot("sheet", "import", f"sheet.{suffix}", cwd=root)
        assert (back.returncode, back.stdout) == (0, "nothing is to be changed\n"), back.stderr
        assert "kept" not in back.stderr


SPREADSHEETS: dict[str, Callable[[str], bytes]] = {
    "semicolons": lambda text: _with(text, ";").encode("utf-8-sig"),
    "tabs in UTF-16": lambda text: _with(text, "\t").encode("utf-16"),
    "GB 18030": lambda text: text.replace("ǔ", "u").encode("gb18030"),
    "line feeds": lambda text: text.replace("\r\n", "\n").encode(),
    "rows sorted, columns moved": lambda text: _moved(text).encode(),
    "characters lost": lambda text: text.encode("windows-1252", "replace"),
}


def _with(text: str, delimiter: str) -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
        csv.reader(io.StringIO(text, newline=""))
    )
    return held.getvalue()


def _moved(text: str) -> str:
    rows = [row[::-1] for row in csv.reader(io.StringIO(text, newline=""))]
    held = io.StringIO()
    csv.writer(held).writerows([rows[0], *sorted(rows[1:]), [""] * len(rows[0])])
    return held.getvalue()


@pytest.mark.parametrize("how", SPREADSHEETS)
def test_however_a_spreadsheet_saves_it(how: str, base: Path) -> None:
    (base / "glossary.yml").write_text(
        (base / "glossary.yml").read_text("utf-8").replace("Lǔ Bān", "Lu Ban"), "utf-8"
    )
    diglot("glossary", "export", "g.csv", cwd=base)
    text = (base / "g.csv").read_bytes().decode("utf-8-sig")
    (base / "g.csv").write_bytes(SPREADSHEETS[how](text))
    back = diglot("glossary", "import", "g.csv", cwd=base)
    assert (back.returncode, back.stdout) == (0, "nothing is to be changed\n"), back.stderr


EDITS = {
    ("lu-ban", "gloss.en"): "The master of carpenters.",
    ("lu-ban", "also.zh"): "公输班\n公输盘",
    ("lu-ban", "dates"): "-0507~/-0443~",
    ("luban-workshop", "note.zh"): "=一所[[lu-ban]]学校：好。",
    ("mortise-and-tenon", "also.en"): "tenon, mortise",
}
"""By entry and column: what somebody writes."""


def edited(glossary: str) -> str:
    """The glossary after EDITS."""
    for old, new in (
        ("The patron of carpenters.", "The master of carpenters."),
        ("zh: [公输班]", "zh: [公输班, 公输盘]"),
        ("dates: -0506~", "dates: -0507~"),
        ("一所技艺学校。}\n", "一所技艺学校。}\n    note:\n      zh: =一所[[lu-ban]]学校：好。\n"),
        ("zh: 榫卯}\n", 'zh: 榫卯}\n    also:\n      en: ["tenon, mortise"]\n'),
    ):
        assert old in glossary
        glossary = glossary.replace(old, new)
    return glossary


def test_what_was_changed_and_nothing_else(base: Path) -> None:
    before = (base / "glossary.yml").read_text("utf-8")
    diglot("glossary", "export", "g.csv", cwd=base)
    for (key, column), said in EDITS.items():
        put_cell(base / "g.csv", key, column, said)
    grid = grid_of(base / "g.csv")
    new = dict.fromkeys(grid[0], "") | {"id": "iron-gate", "kind": "place", "term.en": "Iron Gate"}
    put_grid(
        base / "g.csv", [*grid, list((new | {"term.zh": "铁门", "also.zh": "铁门关"}).values())]
    )
    shown = diglot("sheet", "import", "g.csv", cwd=base)
    assert (base / "glossary.yml").read_text("utf-8") == before
    assert "-        The patron of carpenters.\n+        The master" in shown.stdout
    diglot("sheet", "import", "g.csv", "--write", cwd=base)
    entry = """  - id: iron-gate
    kind: place
    term:
      en: Iron Gate
      zh: 铁门
    also:
      zh: [铁门关]
"""
    assert (base / "glossary.yml").read_text("utf-8") == edited(before) + "\n" + entry
    again = diglot("sheet", "import", "g.csv", cwd=base)
    assert "G004" in again.stderr, "the row is new no more"


def test_what_moved_on_is_refused_with_both_values(base: Path) -> None:
    """“refuses rows that moved on”, cell by cell; other cells are taken."""
    diglot("glossary", "export", "g.csv", cwd=base)
    put_cell(base / "g.csv", "lu-ban", "gloss.en", "The master of carpenters.")
    put_cell(base / "g.csv", "lu-ban", "gloss.zh", "木匠师傅。")
    path = base / "glossary.yml"
    moved = path.read_text("utf-8").replace("The patron of", "The saint of")
    path.write_text(moved.replace("Iron", "iron"), "utf-8")
    done = diglot("sheet", "import", "g.csv", "--write", cwd=base)
    assert done.returncode == 1
    assert "g.csv:2: error I009" in done.stderr
    assert "in the files: The saint of carpenters." in done.stderr
    assert "in the sheet: The master of carpenters." in done.stderr
    assert path.read_text("utf-8") == moved.replace("木匠的祖师。", "木匠师傅。")


def test_the_rows_of_a_text_and_of_a_review(base: Path) -> None:
    en, zh = base / "source/gate/en.txt", base / "source/gate/zh.txt"
    before = en.read_text("utf-8"), zh.read_text("utf-8")
    diglot("sheet", "export", "gate", "t.csv", cwd=base)
    cells = {row[1]: row for row in grid_of(base / "t.csv")}
    row = next(row for row in cells.values() if "{~~six~>eight~~}" in row[2])
    broken = row[2].replace("It has", "It had").replace("{>>", "{»")
    put_cell(base / "t.csv", row[1], "en", broken)
    done = diglot("sheet", "import", "t.csv", "--write", cwd=base)
    assert en.read_text("utf-8") == before[0].replace("It has", "It had"), done.stderr
    tsv = base / "review-gate.tsv"
    tsv.write_text("address\twhy\tfirst\tsecond\n2.1\tlength\tx\ty\n2.2\tnumbers\tx\ty\n", "utf-8")
    diglot("sheet", "export", "review-gate", "r.csv", cwd=base)
    put_cell(base / "r.csv", "2.1", "zh", "一行\n两行")
    assert "I010" in diglot("sheet", "import", "r.csv", cwd=base).stderr
    diglot("sheet", "export", "review-gate", "r.csv", cwd=base)
    put_cell(base / "r.csv", "2.1", "done", "x")
    said = grid_of(base / "r.csv")[2]
    put_cell(base / "r.csv", "2.2", "zh", f"{said[4]}真的。")
    done = diglot("sheet", "import", "r.csv", "--write", cwd=base)
    assert tsv.read_text("utf-8") == "address\twhy\tfirst\tsecond\n2.2\tnumbers\tx\ty\n", (
        done.stderr
    )
    assert zh.read_text("utf-8") == before[1].replace(said[4], f"{said[4]}真的。")
    assert said[4]


@pytest.mark.parametrize(
    ("exported", "found"),
    [
        ("007", "7"),
        ("35.60", "35.6"),
        ("35.60", "35,6"),
        ("100000", "1E+05"),
        ("-0506", "-506"),
        ("1-2", "2026-01-02"),
        ("1-2", "2-Jan"),
        ("3/4", "04. Mar"),
        ("2023-05", "May-23"),
        ("2023-05", "2023-05-01"),
        ("2023-05-12", "12/05/2023"),
        ("a\nb", "a\r\nb "),
        ("=1+1", "'=1+1"),
        ("鲁班", "??"),
    ],
)
def test_damage_is_known(exported: str, found: str) -> None:
    assert is_damage(exported, cleaned(found))


@pytest.mark.parametrize(
    ("exported", "found"),
    [
        ("1998", "1999"),
        ("2023-05", "2023-05-12"),
        ("2023-05-12", "2023-05-13"),
        ("1-2", "1-3"),
        ('He said "no".', "He said “no”."),
        ("no", "yes"),
        ("x", ""),
        ("", "x"),
    ],
)
def test_what_somebody_wrote_is_no_damage(exported: str, found: str) -> None:
    """“smart quotes only where provably done”: where they are all that differs, nobody can tell."""
    assert not is_damage(exported, cleaned(found))


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n'=+-@;\t")).map(
    lambda text: cleaned(re.sub(r"[\u2028\u2029\ufffe\uffff\u0085]", "", text))
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_every_cell_comes_back(pairs: list[tuple[str, str]]) -> None:
    """Whatever stands in a cell; and none is a formula to a spreadsheet."""
    rows = tuple(Row(f"k{n}", {"a": one, "b": two}) for n, (one, two) in enumerate(pairs))
    table = Table("glossary", ("a", "b"), rows)
    for suffix in (".csv", ".xlsx"):
        data = write_sheet(table, suffix)
        found = read_sheet(data, f"x{suffix}")
        assert [{k: cleaned(v) for k, v in row.cells.items()} for row in found.rows] == [
            {k: v for k, v in row.cells.items() if k} for row in rows
        ]
    for row in csv.reader(io.StringIO(write_sheet(table, ".csv").decode("utf-8-sig"), newline="")):
        assert not any(cell[:1] in tuple("=+-@\t\r") and cell for cell in row)
    assert neutral("=1") == "'=1"


SHEET = """<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>
<row r="3"><c r="B3" s="1"><v>46024</v></c><c r="D3"><v>71.4</v></c><c t="b"><v>1</v></c>
<c t="str"><f>1+1</f><v>two</v></c><c s="9999999999"><v>1998</v></c><c t="s"><v>x</v></c>
<c t="inlineStr"><is><t>_xD800_</t></is></c></row></sheetData></worksheet>"""
SHARED = (
    """<sst xmlns="m"><si><r><t>Lu </t></r><r><t>Ban</t></r><rPh><t>above</t></rPh></si></sst>"""
)
STYLES = """<styleSheet xmlns="m"><numFmts><numFmt numFmtId="164" formatCode="D/MM/YY"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"""


def book(sheet: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", '<workbook xmlns="m"/>')
        archive.writestr("xl/sharedStrings.xml", SHARED)
        archive.writestr("xl/styles.xml", STYLES)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return held.getvalue()


def test_what_spreadsheets_make_of_cells_is_read() -> None:
    """Dates, numbers, shared words in runs, formulas, booleans; gaps in rows and columns."""
    assert read_xlsx(book(SHEET)) == [
        ["Lu Ban"],
        [],
        ["", "2026-01-02", "", "71.4", "TRUE", "two", "1998", "", "?"],
    ]
    with pytest.raises(UnreadableError):
        read_xlsx(book(SHEET.replace('row r="3"', 'row r="999999999"')))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "I010"),
        (b"a,b\n1,2\n", "I010"),
        (b"PK\x03\x04", "I002"),
        (b"\xff\xfe\x00", "F002"),
        (b"diglot glossary id gone,id,other\n", "I010"),
        (b"diglot glossary id,id\nlu-ban,lu-ban\n", "I010"),
        ("ï»¿diglot glossary id,id\n".encode(), "I010"),
    ],
)
def test_what_is_no_sheet_is_said(data: bytes, code: str, base: Path) -> None:
    (base / "x.csv").write_bytes(data)
    done = diglot("sheet", "import", "x.csv", cwd=base)
    assert done.returncode == 1
    assert f"error {code}" in done.stderr


def test_edits_made_with_libreoffice_are_those(base: Path) -> None:
    """“after edits made with LibreOffice headless … exactly those”: a file that it saved."""
    before = (base / "glossary.yml").read_text("utf-8")
    shutil.copy(FIXTURE, base / "g.xlsx")
    done = diglot("sheet", "import", "g.xlsx", "--write", cwd=base)
    assert (base / "glossary.yml").read_text("utf-8") == edited(before), done.stdout + done.stderr


OFFICE = shutil.which("soffice")


def by_libreoffice(root: Path, path: Path, form: str, *options: str) -> Path:
    """The file in another form, as LibreOffice saves it."""
    profile = f"-env:UserInstallation=file://{root / 'profile'}"
    words = [OFFICE or "soffice", profile, "--headless", *options, "--convert-to", form]
    out = root / "saved"
    subprocess.run([*words, "--outdir", out, path], capture_output=True, check=True, timeout=120)
    return next(iter(out.glob(f"*.{form.partition(':')[0]}")))


@pytest.mark.long
@pytest.mark.skipif(not OFFICE, reason="needs LibreOffice: apt-get install libreoffice-calc-nogui")
def test_libreoffice_itself(base: Path) -> None:
    """A CSV that it opens, with all that it takes for numbers and dates, and a file edited in it."""
    before = (base / "glossary.yml").read_text("utf-8")
    diglot("glossary", "export", "g.csv", cwd=base)
    utf8 = "--infilter=csv:44,34,76,1,,0,false,true"
    saved = by_libreoffice(base, base / "g.csv", "xlsx", utf8)
    back = diglot("glossary", "import", str(saved), cwd=base)
    assert back.stdout == "nothing is to be changed\n", back.stdout + back.stderr
    diglot("glossary", "export", "g.xlsx", cwd=base)
    flat = by_libreoffice(base, base / "g.xlsx", "fods")
    for (key, column), said in EDITS.items():
        _put_in_fods(flat, base, key, column, said)
    saved.unlink()
    saved = by_libreoffice(base, flat, "xlsx")
    done = diglot("sheet", "import", str(saved), "--write", cwd=base)
    assert (base / "glossary.yml").read_text("utf-8") == edited(before), done.stdout + done.stderr


def _put_in_fods(path: Path, base: Path, key: str, column: str, said: str) -> None:
    """A cell as LibreOffice holds it, changed: cells that are alike are counted apart first."""
    from lxml import etree

    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    tree = etree.parse(str(path))
    for row in tree.iter(f"{table}table-row"):
        for cell in list(row):
            for _ in range(min(int(cell.get(f"{table}number-columns-repeated", "1")), 60) - 1):
                copy = etree.fromstring(etree.tostring(cell))
                copy.attrib.pop(f"{table}number-columns-repeated", "")
                cell.addnext(copy)
            cell.attrib.pop(f"{table}number-columns-repeated", "")
    rows = [
        ["".join(map(str, cell.itertext())).strip() for cell in row]
        for row in tree.iter(f"{table}table-row")
    ]
    at = next(k for k, cells in enumerate(rows) if len(cells) > 1 and cells[1] == key)
    cell = list(tree.iter(f"{table}table-row"))[at][rows[0].index(column)]
    for child in list(cell):
        cell.remove(child)
    cell.set(f"{office}value-type", "string")
    for line in said.split("\n"):
        etree.SubElement(cell, f"{text}p").text = line
    tree.write(str(path), encoding="utf-8", xml_declaration=True)
