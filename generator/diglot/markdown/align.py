"""Columns of tables that stand left, right or in the middle, as classes.

The extension `tables` writes them as style attributes, which the policy of a site forbids.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

_STYLE = re.compile(r"text-align: (left|center|right);")
_CELLS = frozenset({"th", "td"})


class AlignTreeprocessor(Treeprocessor):
    """`<td style="text-align: right;">` becomes `<td class="right">`."""

    def run(self, root: ElementTree.Element) -> None:
        for table in root.iter("table"):
            for cell in table.iter():
                match = (
                    _STYLE.fullmatch(cell.get("style", "")) if cell.tag in ("th", "td") else None
                )
                if match:
                    del cell.attrib["style"]
                    cell.set("class", f"{cell.get('class', '')} {match[1]}".strip())
