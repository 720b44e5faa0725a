"""The pictures that those see who are sent a link: one of each text, and one of the edition.

PNG (ISO/IEC 15948), 1200 × 630 pixels. They are drawn by resvg from the card as SVG, in fonts that
lie in the edition or come with Diglot and in no other, so that every machine makes the same.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from diglot.language.glyphs import clean
from diglot.language.wording import Words
from diglot.model.declared import EditionInfo, TextInfo
from diglot.model.font import Font
from diglot.model.localized import Localized
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.render.drawing.card import WIDTH, Side, draw_card

OF_EDITION = "index"
"""No text has this id."""
_HEAD = 33
"""Bytes of a PNG file up to the end of IHDR."""
_DOT = " · "


def picture_path(text: str = OF_EDITION) -> str:
    """Where a text's picture stands, below docs/ and below the site alike."""
    return f"assets/made/{text}.png"


def picture_alt(info: EditionInfo, text: TextInfo | None, lang: str) -> str:
    """What a picture says: its titles, that in the page's language first."""
    titles, codes = _titled(info, text)
    return _DOT.join(clean(titles[code]) for code in sorted(codes, key=lambda code: code != lang))


def render_previews(site: Site, words: Mapping[str, Words]) -> Iterator[Output]:
    """Drawn only where what they are drawn from is another than last time: it takes long."""
    info = site.edition.info
    for text in (None, *info.texts):
        svg = draw_card(list(sides(info, text, words)), info.fonts)
        stamp = _stamp(svg, info.fonts)
        yield Output(
            path=f"docs/{picture_path(text.id if text else OF_EDITION)}",
            content=partial(draw_picture, svg, info.fonts, stamp),
            stamp=stamp,
        )


def sides(info: EditionInfo, text: TextInfo | None, words: Mapping[str, Words]) -> Iterator[Side]:
    """What a card says of a text or, without one, of the edition, in its first two languages."""
    titles, codes = _titled(info, text)
    for code in codes:
        version = words[code].plain("version-number", version=info.version) if info.version else ""
        whose = info.title if text else info.publisher
        people = (speaker.name[code] for speaker in text.speakers) if text else ()
        yield Side(
            direction=info.language(code).dir,
            title=titles[code],
            people=tuple(people),
            edition=(whose[code], version),
        )


def _titled(info: EditionInfo, text: TextInfo | None) -> tuple[Localized, tuple[str, ...]]:
    """The titles of a card, and the languages in which there are any."""
    titles = text.title if text else info.title
    codes = text.languages if text else tuple(lang.code for lang in info.languages)
    return titles, tuple(code for code in codes if titles.exact(code))[:2] or codes[:1]


def draw_picture(svg: str, fonts: Sequence[Font], stamp: bytes) -> bytes:
    """The card as a PNG file, which bears its stamp."""
    png = draw(svg, fonts, WIDTH)
    return png[:_HEAD] + _chunk(b"tEXt", stamp) + png[_HEAD:]


def draw(svg: str, fonts: Sequence[Font], across: int) -> bytes:
    """A card as a PNG file so many pixels wide, in these fonts and no others."""
    import resvg_py

    files = [font.file for font in fonts]
    return resvg_py.svg_to_bytes(
        svg_string=svg, width=across, skip_system_fonts=True, font_files=files
    )


def _stamp(svg: str, fonts: Sequence[Font]) -> bytes:
    """What the picture is drawn from and by, in short."""
    import resvg_py

    made_of = "\0".join([resvg_py.__version__, svg, *(font.digest for font in fonts)])
    return b"Source\0" + hashlib.blake2b(made_of.encode(), digest_size=16).hexdigest().encode()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
