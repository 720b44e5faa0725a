"""The built site, read as a browser would: every rule that always holds, checked on its pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from diglot.model.address import PageKind
from diglot.model.problem import Place, Problem, in_order
from diglot.model.site import Page, Site
from diglot.model.text import Text

# What a page fetches by itself, as (element, attribute); links that a reader follows are not here.
_FETCHED = (
    ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"),
    ("audio", "src"), ("embed", "src"), ("object", "data"), ("input", "src"), ("link", "href"),
)  # fmt: skip
_LINK_RELATIONS = frozenset({"canonical", "alternate", "prev", "next", "license", "author", "help"})
_CSS_URL = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])\s*((?:https?:)?//[^'\")\s]+)")
_UNSEEN = re.compile(r"[\x00-\x20]+")
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_OWN = "self::section[contains(concat(' ', @class, ' '), ' bitext ')] | self::section[@role]"
_ALLOWED = frozenset(
    "section div p a sup span ins del em strong mark h2 h3 ol li ul code br table".split()
)


@dataclass(frozen=True, slots=True)
class _Document:
    path: str
    """Relative to the site."""
    tree: HtmlElement
    ids: frozenset[str]
    raw: str


def check_site(site: Path, planned: Site | None) -> list[Problem]:
    """What is wrong with the pages in `site`, which were built as `planned`."""
    if not site.is_dir():
        message, hint = "expected the built site, found no folder", "run `diglot build`"
        return [Problem(code="F001", place=Place(site.name), message=message, hint=hint)]
    documents = {d.path: d for d in _documents(site)}
    problems: list[Problem] = []
    for document in documents.values():
        problems += _links(document, documents, site)
        problems += _requests(document)
        problems += _raw_marks(document)
        problems += _notes(document)
        problems += _injected(document)
        problems += _languages(document)
    problems += _stylesheets(site)
    if planned is not None:
        tags = {lang.code: lang.tag for lang in planned.edition.info.languages}
        for page in planned.pages:
            problems += _text_kept(page, documents, tags)
    return list(in_order(problems))


def _documents(site: Path) -> Iterator[_Document]:
    for path in sorted(site.rglob("*.html")):
        raw = path.read_text("utf-8")
        tree = html.document_fromstring(raw)
        ids = frozenset(str(e.get("id")) for e in tree.iter() if e.get("id"))
        yield _Document(path.relative_to(site).as_posix(), tree, ids, raw)


def _problem(code: str, document: _Document, message: str, hint: str = "") -> Problem:
    return Problem(code=code, place=Place(f"site/{document.path}"), message=message, hint=hint)


def _links(document: _Document, documents: dict[str, _Document], site: Path) -> Iterator[Problem]:
    """Every link and fragment leads to something on the site."""
    if document.path == "404.html":  # served at any depth: its addresses start at the site's root
        return
    targets = document.tree.xpath("//@href | //@src")
    for target in dict.fromkeys(str(value) for value in targets):
        url = urlsplit(target)
        if url.scheme or url.netloc or target.startswith("/"):
            continue
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(document.path), unquote(url.path))
        )
        if not url.path:
            path = document.path
        elif url.path.endswith("/") or url.path in (".", "..") or (site / path).is_dir():
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        if path.startswith("..") or not (site / path).is_file():
            yield _problem("S001", document, f"expected something at “{target}”, found nothing")
        elif (
            url.fragment and path in documents and unquote(url.fragment) not in documents[path].ids
        ):
            yield _problem("S002", document, f"expected the fragment of “{target}”, found none")


def _requests(document: _Document) -> Iterator[Problem]:
    """A page asks nobody but its own host for anything."""
    for tag, attribute in _FETCHED:
        for element in document.tree.iter(tag):
            value = element.get(attribute, "")
            relations = set(element.get("rel", "").split())
            if tag == "link" and relations <= _LINK_RELATIONS:
                continue
            if urlsplit(value).netloc:
                yield _problem("S004", document, f"<{tag}> asks another host: {value[:200]}")


def _stylesheets(site: Path) -> Iterator[Problem]:
    for path in sorted(site.rglob("*.css")):
        for match in _CSS_URL.finditer(path.read_text("utf-8", "replace")):
            place = Place(f"site/{path.relative_to(site).as_posix()}")
            message = f"a style sheet asks another host: {match[1][:200]}"
            yield Problem(code="S004", place=place, message=message)


def _raw_marks(document: _Document) -> Iterator[Problem]:
    article = document.raw[document.raw.find("<article") : document.raw.rfind("</article>")]
    article = _CODE.sub("", article)
    at = article.find("[^")
    if at >= 0:
        shown = article[at : at + 40].split("<")[0]
        hint = "no note of that name is defined on this page"
        yield _problem("S003", document, f"the raw note mark “{shown}” stands in the page", hint)


def _notes(document: _Document) -> Iterator[Problem]:
    """Every mark leads to one note, every note back to all its marks, and none is unreferenced."""
    marks: dict[str, set[str]] = {}
    for link in document.tree.xpath("//a[@role='doc-noteref']"):
        parent = link.getparent()
        anchor = parent.get("id", "") if parent is not None else ""
        marks.setdefault(link.get("href", "")[1:], set()).add(anchor)
    items = {
        item.get("id", ""): {
            a.get("href", "")[1:] for a in item.xpath(".//a[@role='doc-backlink']")
        }
        for item in document.tree.xpath("//section[@role='doc-endnotes']/ol/li")
    }
    for name in sorted(set(marks) | set(items)):
        if marks.get(name) != items.get(name):
            there = sorted(marks.get(name, ())), sorted(items.get(name, ()))
            message = f"“{name}” is referenced from {there[0]} and leads back to {there[1]}"
            yield _problem("S006", document, message)


def _injected(document: _Document) -> Iterator[Problem]:
    """Texts and notes hold only the elements that Diglot makes; no link anywhere runs script."""
    for value in document.tree.xpath("//@href | //@src | //@action"):
        # Browsers leave out white space and control characters here (URL Standard, 4.4).
        if re.match("javascript:|data:|vbscript:", _UNSEEN.sub("", str(value)), re.IGNORECASE):
            yield _problem("S007", document, f"an address runs script: {str(value)[:80]}")
    for article in document.tree.iter("article"):
        for own in article.xpath(f".//section[{_OWN}]"):
            for element in own.iter():
                handlers = [name for name in element.attrib if str(name).startswith("on")]
                if element.tag not in _ALLOWED or handlers or element.get("style"):
                    yield _problem("S007", document, f"found <{element.tag}> {handlers} in a text")


def _languages(document: _Document) -> Iterator[Problem]:
    if not document.tree.get("lang"):
        yield _problem("S008", document, "expected <html lang>, found none")
    for passage in document.tree.xpath("//section[contains(@class, 'bitext')]/div/p[not(@lang)]"):
        yield _problem("S008", document, f"expected lang on “{passage.text_content()[:40]}”")


def _text_kept(
    page: Page, documents: dict[str, _Document], tags: dict[str, str]
) -> Iterator[Problem]:
    """From a reading page, each language's edited reading can be taken back, complete, in order."""
    if page.kind is not PageKind.TEXT or page.text is None:
        return
    path = posixpath.join(posixpath.dirname(page.path), "index.html")
    document = documents.get(path)
    if document is None:
        message = "expected this page, found none"
        yield Problem(code="S005", place=Place(f"site/{path}"), message=message)
        return
    text = page.text.text
    for lang in text.info.languages:
        expected = list(_expected(text, lang))
        found = [_edited(passage) for passage in _passages(document, tags[lang])]
        if expected != found:
            index = next(
                (
                    i
                    for i, pair in enumerate(zip(expected, found, strict=False))
                    if len(set(pair)) > 1
                ),
                min(len(expected), len(found)),
            )
            want = expected[index][:60] if index < len(expected) else "the end"
            have = found[index][:60] if index < len(found) else "the end"
            yield _problem("S005", document, f"in “{lang}” expected “{want}”, found “{have}”")


def _expected(text: Text, lang: str) -> Iterator[str]:
    for pair in text.pairs:
        block = pair.base if lang == text.info.base else pair.translation
        if block.speaker and block.label:
            yield _spaces(block.speaker.name[lang])
        for segment in block.segments:
            if not segment.is_empty:
                yield _spaces(segment.text)


def _passages(document: _Document, tag: str) -> Iterator[HtmlElement]:
    path = (
        "//article//section[contains(@class, 'bitext')][@id]"
        "/div[contains(@class, 'row')]/*[@lang=$tag][not(@class='nothing')]"
    )
    yield from document.tree.xpath(path, tag=tag)


def _edited(passage: HtmlElement) -> str:
    """The words of a passage without what was received and without note numbers."""
    words = "".join(
        str(text)
        for text in passage.xpath(".//text()[not(ancestor::del) and not(ancestor::sup[a[@role]])]")
    )
    if passage.getparent().get("class") == "row speaker":
        words = words.rstrip(":：")
    return _spaces(words)


def _spaces(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
