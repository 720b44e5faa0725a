"""An entry renamed, taken out, or made one with another: every reference follows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from diglot.amend.document import Document, Edit, read_document
from diglot.amend.patch import Held
from diglot.amend.references import Reference, references
from diglot.amend.tree import UneditableError, append, drop, put
from diglot.amend.values import Items, Pairs, Value, value_of
from diglot.amend.walk import leaves, model_of
from diglot.model.files import GLOSSARY
from diglot.parse.yaml import Scalar, Sequence

TERMS = "terms"
_LISTS = ("also", "avoid")


def renamed(held: Held, old: str, new: str) -> Held:
    """The files where the entry has another id; the old one leads on. Raises UneditableError."""
    made = _led_to(held, old, new)
    document, at = _entry(made, old)
    document = put(document, (TERMS, at, "id"), new)
    return made.with_file(GLOSSARY, _leading_on(document, at, (old,), new).text)


def removed(held: Held, id_: str) -> Held:
    """The files without the entry: links to it become words, marks go. Raises UneditableError."""
    words = {term.id: term.term for term in held.info.terms}.get(id_)
    found = list(references(held.texts, held.pages, held.info, id_))
    made = held.edited(_without_marks(held, found, id_))
    for path in dict.fromkeys(one.path for one in found if one.kind == "id"):
        steps = [one.steps for one in found if one.kind == "id" and one.path == path]
        document = _document(made, path)
        for way in reversed(steps):
            document = _without_item(document, way if isinstance(way[-1], int) else way[:-1])
        made = made.with_file(path, document.text)
    for path in dict.fromkeys(one.path for one in found if one.kind == "link"):
        heads = dict(words or ())
        made = made.with_file(path, _unlinked(_document(made, path), id_, heads).text)
    document, at = _entry(made, id_)
    return made.with_file(GLOSSARY, drop(document, (TERMS, at)).text)


def merged(held: Held, id_: str, into: str) -> Held:
    """The files where one entry has become part of another. Raises UneditableError.

    What `into` says stays; forms, sources and `see` are joined, and what it lacks it takes over.
    """
    made = _led_to(held, id_, into)
    document, gone = _entry(made, id_)
    entry = document.at(TERMS, gone)
    other = value_of(entry) if entry is not None else None
    document = drop(document, (TERMS, gone))
    at = document.index(TERMS, into)
    if at is None or not isinstance(other, Pairs):
        raise UneditableError
    document = _joined(document, at, other)
    former = other.get("formerly")
    ids = [one for one in former.items if isinstance(one, str)] if isinstance(former, Items) else []
    document = _leading_on(document, at, (*ids, id_), into)
    document = _unlinked(_once(document, into), into, None, at)
    made = made.with_file(GLOSSARY, document.text)
    for path in made.texts:
        if path.endswith("/notes.yml") and into in made.texts[path]:
            made = made.with_file(path, _once(_document(made, path), into).text)
        elif path.endswith(".txt"):
            mark = f"[^{into}]"
            made = made.with_file(path, made.texts[path].replace(mark + mark, mark))
    return made


def _led_to(held: Held, old: str, new: str) -> Held:
    """Every reference to one entry leads to another."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for one in references(held.texts, held.pages, held.info, old):
        edits[one.path].append(Edit(one.start, one.end, new))
    return held.edited(edits)


def _document(held: Held, path: str) -> Document:
    document = read_document(path, held.file(path))
    if document is None or document.root is None:
        raise UneditableError
    return document


def _entry(held: Held, id_: str) -> tuple[Document, int]:
    document = _document(held, GLOSSARY)
    at = document.index(TERMS, id_)
    if at is None:
        raise UneditableError
    return document, at


def _leading_on(document: Document, at: int, old: tuple[str, ...], new: str) -> Document:
    """The entry's `formerly` with more ids, and without the one that it has now."""
    known = document.at(TERMS, at, "formerly")
    for index, one in reversed([*enumerate(known.items if isinstance(known, Sequence) else ())]):
        if isinstance(one, Scalar) and one.value == new:
            document = _without_item(document, (TERMS, at, "formerly", index))
    for id_ in old:
        document = _more(document, (TERMS, at, "formerly"), id_)
    return document


def _more(document: Document, steps: tuple[str | int, ...], value: Value) -> Document:
    """The list with one more item, where it does not have it."""
    known = document.at(*steps)
    if known is None:
        return put(document, steps, Items((value,)))
    items = value_of(known)
    has_it = isinstance(items, Items) and value in items.items
    return document if has_it else append(document, steps, value)


def _without_item(document: Document, steps: tuple[str | int, ...]) -> Document:
    """The list without an item; a list that would be empty goes with its key."""
    listed = document.at(*steps[:-1])
    is_last = isinstance(listed, Sequence) and len(listed.items) == 1
    return drop(document, steps[:-1] if is_last else steps)


def _joined(document: Document, at: int, other: Pairs) -> Document:
    """The entry with what another says beside it."""
    forms = {lang: [*_said(document, at, lang)] for lang, _ in _pairs(other.get("term"))}
    for lang, form in _pairs(other.get("term")):
        if isinstance(form, str) and form != "none" and form not in forms[lang]:
            document = _more(document, (TERMS, at, "also", lang), form)
    for key in _LISTS:
        for lang, some in _pairs(other.get(key)):
            own = {*_said(document, at, lang)}
            for form in some.items if isinstance(some, Items) else ():
                if form not in own:
                    document = _more(document, (TERMS, at, key, lang), form)
    for key, value in other.pairs:
        if key in ("id", "kind", "term", "formerly", *_LISTS):
            continue
        if document.at(TERMS, at, key) is None:
            document = put(document, (TERMS, at, key), value)
        elif isinstance(value, Items) and key in ("sources", "see"):
            for one in value.items:
                document = _more(document, (TERMS, at, key), one)
    return document


def _said(document: Document, at: int, lang: str) -> Iterator[str]:
    """The forms that an entry has in a language."""
    head, also = document.at(TERMS, at, "term", lang), document.at(TERMS, at, "also", lang)
    for node in (head, *(also.items if isinstance(also, Sequence) else ())):
        if isinstance(node, Scalar):
            yield node.value


def _pairs(value: Value | None) -> tuple[tuple[str, Value], ...]:
    return value.pairs if isinstance(value, Pairs) else ()


def _once(document: Document, id_: str) -> Document:
    """Each `see` names the entry once at the most, and its own not at all."""
    for key in (TERMS, "notes"):
        listed = document.at(key)
        for at in range(len(listed.items) if isinstance(listed, Sequence) else 0):
            see = document.at(key, at, "see")
            items = see.items if isinstance(see, Sequence) else []
            said = [one.value if isinstance(one, Scalar) else "" for one in items]
            named = [k for k, one in enumerate(said) if one == id_]
            own = document.index(key, id_) == at if named else False
            for index in reversed(named if own else named[1:]):
                document = _without_item(document, (key, at, "see", index))
    return document


def _unlinked(
    document: Document, id_: str, heads: dict[str, str] | None, at: int | None = None
) -> Document:
    """Links to the entry become their words, or its headword; `at`: in the notes of one alone."""
    link = re.compile(rf"\[\[{re.escape(id_)}(?:\|([^\[\]]++))?\]\]")
    for leaf in leaves(model_of(document.path), document.root):
        if leaf.rule.names != "note" or (at is not None and leaf.steps[:2] != (TERMS, at)):
            continue
        said = heads
        if said is None:
            lang = str(leaf.steps[-1])
            head = document.at(TERMS, at or 0, "term", lang)
            said = {lang: head.value if isinstance(head, Scalar) else id_}
        head_word = said.get(str(leaf.steps[-1])) or next(iter(said.values()), id_)
        words = "".join(_words(link, leaf.node.value, head_word))
        if words != leaf.node.value:
            document = put(document, leaf.steps, words)
    return document


def _words(link: re.Pattern[str], said: str, head: str) -> Iterator[str]:
    """A note in which the links are words."""
    at = 0
    for found in link.finditer(said):
        yield said[at : found.start()]
        yield found[1] or head
        at = found.end()
    yield said[at:]


def _without_marks(held: Held, found: list[Reference], id_: str) -> dict[str, list[Edit]]:
    """Marks in texts go with what anchors them; links of pages by hand become their words."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    page = re.compile(rf"\[([^\]\n]*)\]\([^()\s]*glossary/{re.escape(id_)}(?![\w-])[^()\n]*\)")
    for one in found:
        text = held.file(one.path)
        if one.kind == "mark":
            start, end = one.start - 2, one.end + 1
            edits[one.path].append(Edit(start, end, ""))
            opener = text.rfind("{==", text.rfind("\n", 0, start) + 1, start)
            if text[:start].endswith("==}") and opener >= 0 and not text.startswith("{>>", end):
                edits[one.path] += [Edit(opener, opener + 3, ""), Edit(start - 3, start, "")]
        elif one.kind == "page":
            for link in page.finditer(text):
                edits[one.path].append(Edit(link.start(), link.end(), link[1]))
    return edits
