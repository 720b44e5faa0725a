"""Bytes that a stranger sent: archives and XML, opened so that they can do no harm.

An archive is read in memory, part by part, below limits that hold whatever its directory says; XML
without entities, without external files, and no deeper or longer than libxml2 takes by itself.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from diglot.create.document import UnreadableError
from diglot.create.importers.elements import line_of

LARGEST_PART = 64 * 2**20
LARGEST_WHOLE = 256 * 2**20
MOST_PARTS = 20_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    ValueError,
    OSError,
)
"""What zipfile raises where bytes of an archive are not what they should be."""
_SPLIT = "split the book into parts of which each is smaller, or save its text without pictures"
_AGAIN = "open it in the program that made it, and save it again"


class Parts:
    """The files in an archive, by name; each is unpacked when it is asked for."""

    def __init__(self, data: bytes, what: str) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            message = f"expected {what}, found a file that cannot be unpacked"
            if data.startswith(b"\xd0\xcf\x11\xe0"):
                message = f"expected {what}, found an older or an encrypted document"
            raise UnreadableError("I002", message, _AGAIN) from error
        if len(self._archive.infolist()) > MOST_PARTS:
            message = f"expected at most {MOST_PARTS} files in it, found more"
            raise UnreadableError("I004", message, _SPLIT)
        self._infos = {info.filename: info for info in self._archive.infolist()}
        self._left = LARGEST_WHOLE
        self.names = tuple(self._infos)

    def read(self, name: str) -> bytes | None:
        """What stands in the file, or None where there is none."""
        info = self._infos.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            hint = "save it without a password, and without protection against copying"
            raise UnreadableError(
                "I003", f"expected a file that can be read: {name} is locked", hint
            )
        if info.file_size > min(LARGEST_PART, self._left):
            message = f"expected less than {LARGEST_PART >> 20} MB, found more in {name}"
            raise UnreadableError("I004", message, _SPLIT)
        self._left -= info.file_size
        try:
            return self._archive.read(info)  # never more than its file_size
        except _BROKEN as error:
            message = f"expected a whole file, found a damaged one: {name}"
            raise UnreadableError("I002", message, _AGAIN) from error


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root of an XML file. A document type that declares entities is refused."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0) or 0
        said = str(getattr(error, "msg", error)).split(", line")[0]
        hint = "open it in a program that checks XML, and correct that line"
        raise UnreadableError(
            "I002", f"expected XML in {name}, found: {said}", hint, line
        ) from error
    if (found := next(root.iter(etree.Entity), None)) is not None:
        message = f"expected characters, found the entity {found.text} in {name}"
        hint = "write the character itself: entities that the file declares are not followed"
        raise UnreadableError("I002", message, hint, line_of(found))
    return root
