"""“Nothing is lost on the way in: every character of the input is in the output or in the report.”

Random documents of each format, and for each an extractor of its own, by the standard library.
"""

from __future__ import annotations

import csv
import html
import io
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.create.document import Bilingual, UnreadableError
from diglot.create.importers import read_both, read_one
from tests.create.written import OTHER, bare, body, imported, lost
from tests.line_writer import texts

WORDS = texts().map(lambda text: text.replace("\u2028", " "))
FEW = st.lists(WORDS, min_size=1, max_size=5)


# -- HTML and EPUB ------------------------------------------------------------------------------

TAGS = """p div h1 h2 h6 em strong b i blockquote ul li table tr td th pre section span a sub
    ruby figure figcaption dl dt dd small center font article aside header footer nav""".split()
POINTS = ["<br>", "<hr>", "<!-- a comment -->", '<img src="p.png" alt="A picture">']


NOTED = [
    WORDS.map(lambda w: f'<a epub:type="noteref" href="#n">Words {html.escape(w)}</a>'),
    WORDS.map(lambda w: f'<aside epub:type="footnote" id="n">{html.escape(w)}</aside>'),
    WORDS.map(lambda w: f'<a href="#r" class="backlink">Words {html.escape(w)}</a>'),
]
"""Words that are a link to a note, a note, and a way back that is more than an arrow."""


@st.composite
def soup(draw: st.DrawFn) -> str:
    """A page of elements in any order, closed or not, with words and points between them."""
    pieces = draw(
        st.lists(
            st.one_of(
                st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
                st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
                st.sampled_from(POINTS),
                WORDS.map(html.escape),
                *NOTED,
                st.sampled_from(["backlink", "pagebreak", "verse"]).map('<p class="{}">W'.format),
                WORDS.map(lambda w: f"<ruby>{html.escape(w)}<rp>W<rt>{html.escape(w)}</ruby>"),
                st.just('<span lang="fr">'),
            ),
            max_size=25,
        )
    )
    head = f"<title>{html.escape(draw(WORDS))}</title><style>p {{}}</style>"
    return f"<!doctype html><html><head>{head}</head><body>{''.join(pieces)}</body></html>"


class _Extractor(HTMLParser):
    """All words of a page, its comments, and what pictures are said to show."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value or "" for name, value in attrs if name == "alt"]


def words_of_page(page: str) -> str:
    extractor = _Extractor()
    extractor.feed(page)
    extractor.close()
    return "".join(extractor.words)


@given(soup())
def test_of_html(page: str) -> None:
    made = imported((read_one(page.encode(), "a.html"), OTHER))
    assert not lost(words_of_page(page.partition("</title>")[2]), made)


@given(st.lists(st.one_of(st.sampled_from(POINTS), WORDS.map(html.escape), *NOTED)))
def test_of_a_cell_of_html(pieces: list[str]) -> None:
    cells = f"<tr>Stray<td>{''.join(pieces)}</td><td>字</td><td>Third</td></tr>"
    page = f"<body><table>{cells}</table>Behind</body>"
    made = imported(read_both(page.encode(), "a.html", ("en", "zh")))
    assert not lost(words_of_page(page).replace("字", ""), made)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("a.html", f"{'<div>' * 300}x{'</div>' * 300}<p>Behind."),
        ("a.md", f"{'> ' * 300}x\n\nBehind."),
    ],
)
def test_what_is_too_deep_is_refused(name: str, file: str) -> None:
    with pytest.raises(UnreadableError) as found:
        read_one(file.encode(), name)
    assert found.value.code == "I004"


@given(FEW)
def test_html_is_in_order(words: list[str]) -> None:
    page = "".join(f"<p>{html.escape(one)}</p>" for one in words)
    made = imported((read_one(page.encode(), "a.html"), OTHER))
    assert bare(body(made, 0)) == bare("".join(words))


@given(FEW, FEW)
def test_of_footnotes(words: list[str], notes: list[str]) -> None:
    """Marks and ways back are no words; a note without a mark is in the report."""
    page = "".join(
        f'<p>{html.escape(one)}<a id="r{n}" href="#n{n}">7</a></p>' for n, one in enumerate(words)
    ) + "".join(
        f'<aside id="n{n}" epub:type="footnote"><p><a href="#r{n}">7</a> {html.escape(one)}</p></aside>'
        for n, one in enumerate(notes)
    )
    made = imported((read_one(page.encode(), "a.html"), OTHER))
    assert not lost("".join(notes + words), made)


@given(st.lists(FEW, min_size=1, max_size=3), WORDS)
def test_of_epub(chapters: list[list[str]], note: str) -> None:
    made = imported((read_one(epub(chapters, note, is_more=True), "a.epub"), OTHER))
    assert not lost("".join(word for one in chapters for word in one) + note + note, made)


def epub(chapters: list[list[str]], note: str = "", *, is_more: bool = False) -> bytes:
    """A book of so many files, with one footnote in a file of its own."""
    pages = {
        f"c{n}.xhtml": "".join(f"<p>{escape(word)}</p>" for word in one)
        for n, one in enumerate(chapters)
    }
    pages["c0.xhtml"] += '<p>x<a epub:type="noteref" href="n.xhtml#n">1</a></p>'
    if is_more:
        pages["d.svg"] = f"<text>{escape(note)}</text>"
    pages["n.xhtml"] = f'<aside epub:type="footnote" id="n"><p>{escape(note)}</p></aside>'
    items = "".join(f'<item id="{n}" href="{n}" media-type="{_media(n)}"/>' for n in pages)
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    files = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
        "O/p.opf": package,
    }
    for name, inner in pages.items():
        files[f"O/{name}"] = (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            f"<body>{inner}</body></html>"
        )
    return zipped(files)


def _media(name: str) -> str:
    """Its kind, in capitals of some file, since they do not count."""
    kinds = {"d.svg": "image/svg+xml", "c1.xhtml": "application/XHTML+XML", "c2.xhtml": "text/xml"}
    return kinds.get(name, "application/xhtml+xml")


def zipped(files: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), WORDS)
def test_of_rows_of_two_languages(rows: list[tuple[str, str]], outside: str) -> None:
    page = "".join(
        f'<div><p lang="en">{html.escape(one)}</p>{html.escape(outside)}<p lang="zh">{html.escape(two)}</p></div>'
        for one, two in rows
    )
    made = imported(read_both(page.encode(), "a.html", ("en", "zh")))
    for side in (0, 1):
        assert bare(body(made, side)) == bare("".join(row[side] for row in rows))
    assert not lost(outside * len(rows), made)


# -- DOCX ---------------------------------------------------------------------------------------

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _t(words: str, name: str = "t") -> str:
    return f'<w:{name} xml:space="preserve">{escape(words)}</w:{name}>'


RUNS = st.one_of(
    WORDS.map(lambda w: f"<w:r>{_t(w)}</w:r>"),
    WORDS.map(lambda w: f"<w:r><w:rPr><w:i/></w:rPr>{_t(w)}</w:r>"),
    WORDS.map(lambda w: f'<w:r><w:rPr><w:b w:val="0"/></w:rPr>{_t(w)}<w:br/>{_t(w)}</w:r>'),
    WORDS.map(lambda w: f"<w:ins><w:r>{_t(w)}</w:r></w:ins>"),
    WORDS.map(lambda w: f"<w:del><w:r>{_t(w, 'delText')}</w:r></w:del>"),
    WORDS.map(lambda w: f"<w:hyperlink><w:r>{_t(w)}<w:tab/></w:r></w:hyperlink>"),
    WORDS.map(lambda w: f"<w:sdt><w:sdtContent><w:r>{_t(w)}</w:r></w:sdtContent></w:sdt>"),
    WORDS.map(lambda w: f"<w:r><w:rPr><w:vanish/></w:rPr>{_t(w)}</w:r>"),
    WORDS.map(
        lambda w: (
            f"<w:r><w:pict><w:txbxContent><w:p><w:r>{_t(w)}</w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    ),
    WORDS.map(
        lambda w: (
            f"<w:r><w:ruby><w:rt><w:r>{_t('かな')}</w:r></w:rt><w:rubyBase><w:r>{_t(w)}</w:r></w:rubyBase></w:ruby></w:r>"
        )
    ),
    WORDS.map(lambda w: f"<w:r>{_t(w).replace('</w:t>', '<!-- c -->W</w:t>')}</w:r>"),
    WORDS.map(
        lambda w: (
            f"<w:AlternateContent><w:Fallback><w:r>{_t(w)}</w:r></w:Fallback></w:AlternateContent>"
        )
    ),
    st.just('<w:r><w:footnoteReference w:id="3"/></w:r>'),
    WORDS.map(lambda w: f"<w:unknown><w:r>{_t(w)}</w:r></w:unknown>"),
    st.just('<w:r><w:footnoteReference w:id="2"/></w:r>'),
)
PARAGRAPHS = st.builds(
    lambda style, runs: f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>',
    st.sampled_from(["Normal", "Heading1", "Quote", "Title", "Verse"]),
    st.lists(RUNS, max_size=4),
)
TABLES = st.lists(PARAGRAPHS, min_size=1, max_size=3).map(
    lambda cells: (
        f"<w:tbl><w:tr>{''.join(f'<w:tc>{c}</w:tc>' for c in cells)}"
        f"<w:sdt><w:sdtContent><w:tc>{cells[0]}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    )
)


def docx(blocks: list[str], note: str = "", *, is_more: bool = False) -> bytes:
    part = f'<w:%s xmlns:w="{W}">%s</w:%s>'
    foot = "".join(
        f'<w:footnote w:id="{n}"{more}><w:p><w:r>{_t(note)}</w:r></w:p></w:footnote>'
        for n, more in ((2, ""), (3, ' w:type="separator"'))[: 1 + is_more]
    )
    return zipped(
        {
            "word/document.xml": part
            % ("document", f"<w:body>{''.join(blocks)}</w:body>", "document"),
            "word/footnotes.xml": part % ("footnotes", foot, "footnotes"),
            **({"word/chunk.htm": f"<p>{escape(note)}</p>"} if is_more else {}),
            "word/header1.xml": part % ("hdr", f"<w:p><w:r>{_t('A header')}</w:r></w:p>", "hdr"),
        }
    )


def words_of_docx(data: bytes) -> str:
    """Every character that a word processor has in its runs, in all parts."""
    said = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".htm"):
                said.append(words_of_page(archive.read(name).decode()))
                continue
            for element in ElementTree.fromstring(archive.read(name)).iter():
                if element.tag in (f"{{{W}}}t", f"{{{W}}}delText"):
                    said.append(element.text or "")
    return "".join(said)


@given(st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=5), WORDS)
def test_of_docx(blocks: list[str], note: str) -> None:
    data = docx(blocks, note, is_more=True)
    assert not lost(words_of_docx(data), imported((read_one(data, "a.docx"), OTHER)))


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_of_a_table_of_two_columns(rows: list[tuple[str, str]]) -> None:
    cells = [
        "".join(f"<w:tc><w:p><w:r>{_t(w)}</w:r></w:p></w:tc>" for w in (*row, "Third"))
        for row in rows
    ]
    data = docx([f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"])
    made = imported(read_both(data, "a.docx", ("en", "zh")))
    for side in (0, 1):
        assert bare(body(made, side)) == bare("".join(row[side] for row in rows))
    assert sum(one.text == "Third" for one in made.made.left_out) == len(rows)


# -- TEI, TMX, CSV ------------------------------------------------------------------------------

TEI_INLINE = st.one_of(
    WORDS.map(escape),
    WORDS.map(lambda w: f"<emph>{escape(w)}</emph>"),
    WORDS.map(lambda w: f'<hi rend="bold">{escape(w)}</hi>'),
    WORDS.map(lambda w: f'<foreign xml:lang="fr">{escape(w)}</foreign>'),
    WORDS.map(lambda w: f"<choice><sic>{escape(w)}</sic><corr>{escape(w)}</corr></choice>"),
    WORDS.map(lambda w: f"<note>{escape(w)}</note>"),
    WORDS.map(lambda w: f"<ruby><rb>{escape(w)}</rb><rt>かな</rt></ruby>"),
    WORDS.map(lambda w: f"<choice><!-- c -->{escape(w)}<sic>x</sic>{escape(w)}</choice>"),
    WORDS.map(lambda w: f"<ruby>W<rb>x<note>{escape(w)}</note></rb>{escape(w)}<rt>か</rt></ruby>"),
    st.sampled_from(["<lb/>", '<pb n="7"/>', "<!-- a comment -->", "<unknown>x</unknown>"]),
)
INLINES = st.lists(TEI_INLINE, max_size=4).map("".join)
TEI_BLOCK = st.one_of(
    INLINES.map(lambda w: f"<p>{w}</p>"),
    INLINES.map(lambda w: f"<div><head>{w}</head><p>{w}</p></div>"),
    st.lists(INLINES, max_size=3).map(
        lambda lines: f"<lg>{''.join(f'<l>{one}</l>' for one in lines)}</lg>"
    ),
    st.tuples(WORDS, INLINES).map(
        lambda two: f"<sp><speaker>{escape(two[0])}</speaker><p>{two[1]}</p><p>{two[1]}</p></sp>"
    ),
    INLINES.map(lambda w: f"<lg>W<l>a</l>{w}<lg><l>b</l></lg>{w}<l/>{w}</lg>"),
    INLINES.map(
        lambda w: f"<sp>W<speaker>Anna<note>x</note></speaker>{w}<p>{w}</p>{w}<l>{w}</l>W</sp>"
    ),
    INLINES.map(lambda w: f"<sp who='#a'><speaker>Anna</speaker><lg><l>{w}</l></lg></sp>"),
    INLINES.map(lambda w: f"<quote><p>{w}</p>{w}</quote>"),
    INLINES.map(lambda w: f"<list><item>{w}</item></list><stage>{w}</stage>"),
)


@given(st.lists(TEI_BLOCK, max_size=5), WORDS, st.booleans())
def test_of_tei(blocks: list[str], title: str, is_group: bool) -> None:
    text = f"<text><body>{''.join(blocks)}</body></text>"
    if is_group:
        around = f"<div><p>{escape(title)}</p></div>"
        text = (
            f"<text><front>{around}</front><group>{text}{text}</group><back>{around}</back></text>"
        )
    file = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f"<title>{escape(title)}</title></titleStmt></fileDesc></teiHeader>"
        f"<standOff><note>{escape(title)}</note></standOff>{text}</TEI>"
    )
    # Each colon behind a speaker’s name is of the format, and the mark of it no word.
    said = "".join(ElementTree.fromstring(file).itertext())
    missing = lost(said, imported((read_one(file.encode(), "a.tei"), OTHER)))
    assert not {char: n for char, n in missing.items() if char not in ":："}


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_of_tmx(rows: list[tuple[str, str]]) -> None:
    units = "".join(
        f"<tu tuid={quoteattr(f't/1.{n}')}>"
        + "".join(
            f'<tuv xml:lang="{lang}"><note>N</note><seg>{escape(words)}<!--C--></seg></tuv>'
            for lang, words in zip(("en-GB", "zh-Hans", "fr"), (*row, "autre"), strict=True)
        )
        + "</tu>"
        for n, row in enumerate(rows)
    )
    file = f'<tmx version="1.4"><header><note>H</note></header><body>{units}</body></tmx>'
    made = imported(read_both(file.encode(), "a.tmx", ("en", "zh")))
    for side in (0, 1):
        assert bare(body(made, side)) == bare("".join(row[side] for row in rows))
    said = [one.text for one in made.made.left_out]
    assert [said.count(words) for words in ("NautreC", "N", "C", "H")] == [
        len(rows),
        2 * len(rows),
        2 * len(rows),
        1,
    ]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5), st.sampled_from(",;"))
def test_of_csv(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    target = io.StringIO()
    table = csv.writer(target, delimiter=delimiter)
    table.writerow(["en", "zh", "notes"])
    table.writerows(rows)
    read = read_both(target.getvalue().encode(), "a.csv", ("en", "zh"))
    assert isinstance(read, Bilingual)
    made = imported(read)
    for side in (0, 1):
        assert bare(body(made, side)) == bare("".join(row[side] for row in rows))
    assert not lost("".join(row[0] + row[2] for row in rows), made)


@given(FEW)
def test_of_markdown(words: list[str]) -> None:
    """What Markdown would read as a mark has a backslash, so that the words are known."""
    escaped = [
        "".join(
            f"\\{c}" if c in "\\`*_{}[]()#+-.!|<>&~:=^$\"'/" and c in "\\`*_{}[]()>#+-.!" else c
            for c in one
        )
        for one in words
    ]
    plain = [
        (said, one)
        for said, one in zip(words, escaped, strict=True)
        if not set("<&|~:^\t") & {*said}
    ]
    file = "\n\n".join(one for _, one in plain)
    made = imported((read_one(file.encode(), "a.md"), OTHER))
    assert bare(body(made, 0)) == bare("".join(said for said, _ in plain))
