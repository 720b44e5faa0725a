"""One sheet of text as XLSX (ECMA-376), written and read: the little of the format that it takes.

Every cell is written as text, so that a spreadsheet makes no date and no number of it; what it
makes of one that somebody typed is read as people see it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from posixpath import join, normpath
from xml.sax.saxutils import escape

from lxml import etree

from diglot.create.document import UnreadableError
from diglot.create.importers.container import Parts, parse_xml

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NS = "{*}"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""Formats that the standard numbers, and that show a date or a time."""
_MOST_COLUMNS = 1_000
_MOST_ROWS = 200_000
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    f'+xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
    '<sheet name="diglot" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
    '<font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" '
    'applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>',
}


def write_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """The file of rows of text, the first of them the head; the same bytes each time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**_PARTS, "xl/worksheets/sheet1.xml": _sheet(rows)}.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _XML + part)
    return held.getvalue()


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    width = max(map(len, rows), default=1)
    lines = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="2" '
        'ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView>'
        '</sheetViews><cols><col min="1" max="1" width="9" style="1" hidden="1" customWidth="1"/>'
        f'<col min="2" max="{max(2, width)}" width="32" style="1" customWidth="1"/></cols>'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )


def _row(number: int, row: Sequence[str]) -> str:
    style = 2 if number == 1 else 1
    cells = "".join(
        f'<c r="{_letters(k)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(_HEX.sub(lambda found: f'_x005F{found[0]}', cell))}</t></is></c>"
        for k, cell in enumerate(row)
        if cell
    )
    return f'<row r="{number}">{cells}</row>'


def _letters(index: int) -> str:
    """The name of a column, from 0: A, Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def read_xlsx(data: bytes) -> list[list[str]]:
    """The rows of the first sheet, as people see them. Raises UnreadableError."""
    book = _Book(Parts(data, "a sheet (XLSX)"))
    rows: list[list[str]] = []
    for row in book.first_sheet().iter(f"{_NS}row"):
        number = _whole(row.get("r"), len(rows) + 1)
        if max(number, len(rows)) > _MOST_ROWS:
            message = f"expected at most {_MOST_ROWS:,} rows, found more"
            raise UnreadableError("I004", message, "take out the rows that are empty")
        rows += [[] for _ in range(number - len(rows) - 1)]
        cells: list[str] = []
        for cell in row.iterchildren(f"{_NS}c"):
            index = _index(cell.get("r") or "") if cell.get("r") else len(cells)
            if index >= _MOST_COLUMNS:
                break
            cells += [""] * (index - len(cells))
            cells.append(book.said(cell))
        rows.append(cells)
    return rows


class _Book:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.root = self.xml("xl/workbook.xml")
        shared = self.xml("xl/sharedStrings.xml", may_lack=True)
        self.shared = [_text(one) for one in shared.iterchildren(f"{_NS}si")]
        self.dates = [*self._dates()]
        properties = self.root.find(f"{_NS}workbookPr")
        is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.first_day = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)

    def xml(self, name: str, *, may_lack: bool = False) -> etree._Element:
        part = self.parts.read(name)
        if part is None and not may_lack:
            message = f"expected a sheet (XLSX), found an archive without {name}"
            hint = "save it as .xlsx, not as .ods or another format"
            raise UnreadableError("I002", message, hint)
        return parse_xml(part or b"<none/>", name)

    def first_sheet(self) -> etree._Element:
        first = next(self.root.iter(f"{_NS}sheet"), None)
        id_ = "" if first is None else first.get(f"{{{_REL}}}id", "")
        for one in self.xml("xl/_rels/workbook.xml.rels", may_lack=True):
            if one.get("Id") == id_:
                target = one.get("Target", "")
                return self.xml(normpath(join("/xl", target)).lstrip("/"))
        return self.xml("xl/worksheets/sheet1.xml")

    def said(self, cell: etree._Element) -> str:
        """What a cell shows; of a formula what it last came to."""
        kind, value = cell.get("t", "n"), cell.findtext(f"{_NS}v") or ""
        if kind == "inlineStr":
            inner = cell.find(f"{_NS}is")
            return "" if inner is None else _text(inner)
        if kind == "s":
            at = _whole(value, -1)
            return self.shared[at] if 0 <= at < len(self.shared) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind != "n" or not value:
            return _unescaped(value)
        return self._number(value, _whole(cell.get("s"), 0))

    def _number(self, value: str, style: int) -> str:
        try:
            number = float(value)
            if 0 <= style < len(self.dates) and self.dates[style]:
                day = self.first_day + timedelta(days=number)
                return day.strftime("%Y-%m-%d" if number.is_integer() else "%Y-%m-%d %H:%M")
            return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
        except (ValueError, OverflowError):
            return value

    def _dates(self) -> Iterator[bool]:
        """Of each style whether it shows a date."""
        styles = self.xml("xl/styles.xml", may_lack=True)
        own = {
            one.get("numFmtId"): bool(re.search(r"[ymdYMD]", _bare(one.get("formatCode", ""))))
            for one in styles.iter(f"{_NS}numFmt")
        }
        for one in styles.iterfind(f"{_NS}cellXfs/{_NS}xf"):
            number = one.get("numFmtId", "0")
            yield own.get(number, _whole(number, 0) in _DATES)


def _bare(code: str) -> str:
    """A format without the words, colours and languages in it."""
    return re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|General|@', "", code)


def _text(node: etree._Element) -> str:
    """The words of a string, across its runs, without what is written above them."""
    pieces = [
        piece.text or ""
        for piece in node.iter(f"{_NS}t")
        if (above := piece.getparent()) is None or etree.QName(above).localname != "rPh"
    ]
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    """Characters for `_x0041_`; half of a surrogate pair is none."""
    return _HEX.sub(lambda found: chr(int(found[1], 16)), text).encode("utf-8", "replace").decode()


def _whole(written: str | None, otherwise: int) -> int:
    """A number as XML has it, of at most nine digits."""
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else otherwise


def _index(name: str) -> int:
    """The number of a cell’s column, from 0."""
    index = 0
    for char in name.upper():
        if not "A" <= char <= "Z":
            break
        index = index * 26 + ord(char) - 64
    return index - 1
