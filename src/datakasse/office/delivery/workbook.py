"""
A table as an Excel workbook (Office Open XML, ECMA-376): one sheet, a head that stays, columns that filter.

What a person wrote is always a text, never a formula: a cell says which of the two it is. Amounts are exact
decimals and dates are dates, so that they can be summed and sorted. The same table gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | Decimal | date
"""A text, a whole number, an amount in kroner, a day."""

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_TEXT_MAX = 32_767
_DAY_NOUGHT = date(1899, 12, 30)
_PLAIN, _HEAD, _AMOUNT, _DAY = range(4)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>'
    "</Types>"
)
_PARTS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK_PARTS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def hundredths(count: int) -> Decimal:
    """
    Return hundredths as an exact decimal: øre as kroner, basis points as per cent.

    Example:
        >>> str(hundredths(-123_450))
        '-1234.50'
    """
    return Decimal(count).scaleb(-2)


def workbook(sheet: str, head: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> bytes:
    """
    Return a workbook.

    Args:
        sheet: What its one sheet is called: at most 31 characters, none that an address uses.
        head: Names of the columns and how many characters wide they are.
        rows: Cells in the order of the columns.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _PARTS),
            ("xl/workbook.xml", _book(sheet, len(head))),
            ("xl/_rels/workbook.xml.rels", _BOOK_PARTS),
            ("xl/styles.xml", _STYLES),
            ("xl/worksheets/sheet1.xml", _sheet(head, rows)),
        ):
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(part, _XML + content)
    return made.getvalue()


def _book(sheet: str, columns: int) -> str:
    filtered = f"{quoted(sheet)}!$A$1:${_letters(columns)}$1"
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={quoteattr(sheet)} sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{quoted(sheet)}!$1:$1</definedName>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{filtered}</definedName>'
        "</definedNames></workbook>"
    )


def quoted(sheet: str) -> str:
    """
    Return the name of a sheet as an address has it.

    Example:
        >>> quoted("Bilag 'jan'")
        "'Bilag ''jan'''"
    """
    return escape("'" + sheet.replace("'", "''") + "'")


def _sheet(head: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> str:
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, (_, width) in enumerate(head, start=1)
    )
    lines = [_row(1, [name for name, _ in head], is_head=True)]
    lines += [_row(number, row) for number, row in enumerate(rows, start=2)]
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(lines)}</sheetData>"
        f'<autoFilter ref="A1:{_letters(len(head))}{len(lines)}"/></worksheet>'
    )


def _row(number: int, cells: Sequence[Cell], *, is_head: bool = False) -> str:
    written = [
        _cell(f"{_letters(place)}{number}", cell, is_head=is_head)
        for place, cell in enumerate(cells, start=1)
    ]
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(address: str, cell: Cell, *, is_head: bool) -> str:
    if isinstance(cell, str):
        opening = f'<c r="{address}" s="{_HEAD if is_head else _PLAIN}" t="inlineStr">'
        return f'{opening}<is><t xml:space="preserve">{_text(cell)}</t></is></c>'
    if isinstance(cell, date):
        return f'<c r="{address}" s="{_DAY}"><v>{(cell - _DAY_NOUGHT).days}</v></c>'
    if isinstance(cell, Decimal):
        return f'<c r="{address}" s="{_AMOUNT}"><v>{cell:f}</v></c>'
    return f'<c r="{address}" s="{_PLAIN}"><v>{cell}</v></c>'


def _text(text: str) -> str:
    """Return a text as it stands in XML; what Excel would take for the number of a sign is kept apart."""
    held = _NOT_IN_XML.sub("", text)[:_TEXT_MAX]
    return escape(_LOOKS_ESCAPED.sub("_x005F_", held))


def _letters(place: int) -> str:
    """
    Return the letters of a column, counted from 1.

    Example:
        >>> _letters(1), _letters(26), _letters(27)
        ('A', 'Z', 'AA')
    """
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
