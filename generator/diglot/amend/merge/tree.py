"""Three versions of a YAML file merged value by value; entries are known by their ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from diglot.amend.document import Document, read_document
from diglot.amend.ids import id_of
from diglot.amend.merge.graft import graft, region
from diglot.amend.merge.lines import Merged, marked, paired
from diglot.amend.tree import UneditableError, drop, put
from diglot.amend.values import Items, Pairs, Steps, Value, same, value_of
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence


class Id(Struct, frozen=True):
    """The entry of a list that has, or once had, this id."""

    id: str


class At(Struct, frozen=True):
    """An item of a list by its number in the base, in ours and in theirs."""

    base: int
    ours: int
    theirs: int


Way = tuple[str | Id | At, ...]


def merge_trees(path: str, base: str, ours: str, theirs: str) -> Merged | None:
    """The merged file, with marks around a value that both changed; None where that cannot be."""
    documents = [read_document(path, text) for text in (base, ours, theirs)]
    before, mine, yours = documents
    if before is None or mine is None or yours is None or not (mine.root and yours.root):
        return None
    merger = _Merger(before, mine, yours)
    try:
        merger.merge(())
        return merger.made()
    except UneditableError:
        return None


@dataclass
class _Merger:
    """`ours`, which becomes the merged file step by step."""

    base: Document
    ours: Document
    theirs: Document
    clashes: list[Way] = field(default_factory=list)

    def merge(self, way: Way) -> None:
        """What theirs changed below `way` is changed in ours, where ours has not."""
        base, ours, theirs = (self.value(one, way) for one in (self.base, self.ours, self.theirs))
        if _equal(ours, theirs) or _equal(base, theirs):
            return
        if ours is None and base is None and theirs is not None:
            self.add(way, theirs)
        elif theirs is None and _equal(base, ours):
            self.ours = drop(self.ours, self.way(self.ours, way))
        elif ours is None or theirs is None:
            self.clashes.append(way)
        elif isinstance(ours, Pairs) and isinstance(theirs, Pairs):
            known = base.pairs if isinstance(base, Pairs) else ()
            for key in dict.fromkeys(key for key, _ in (*known, *theirs.pairs)):
                self.merge((*way, key))
        elif isinstance(ours, Items) and isinstance(theirs, Items):
            self.merge_lists(way, base if isinstance(base, Items) else Items(), ours, theirs)
        elif _equal(base, ours):
            self.ours = put(self.ours, self.way(self.ours, way), theirs)
        else:
            self.clashes.append(way)

    def merge_lists(self, way: Way, base: Items, ours: Items, theirs: Items) -> None:
        """Entries by id; of other lists, what theirs added and took out."""
        lists = [self.node(one, way) for one in (self.base, self.ours, self.theirs)]
        ids = [id_of(one) for node in lists if isinstance(node, Sequence) for one in node.items]
        if ids and all(ids):
            known = self.ids(self.base, way)
            of_theirs = [_once(one, {*known}) for one in self.items(self.theirs, way)]
            for id_ in dict.fromkeys([*known, *of_theirs]):
                self.merge((*way, Id(id_)))
            return
        self.merge_items(way, base, ours, theirs)

    def merge_items(self, way: Way, base: Items, ours: Items, theirs: Items) -> None:
        """Items without ids: one that took the place of another is that other, changed."""
        mine, yours = paired(base.items, ours.items), paired(base.items, theirs.items)
        for index, at in sorted(yours.items()):
            if index in mine:
                self.merge((*way, At(index, mine[index], at)))
            elif base.items[index] != theirs.items[at] and theirs.items[at] not in ours.items:
                self.clashes.append(way)  # one has taken out what the other has changed
                return
        steps = self.way(self.ours, way)
        for index in sorted({*range(len(base.items))} - {*yours}, reverse=True):
            if index in mine and ours.items[mine[index]] == base.items[index]:
                self.ours = drop(self.ours, (*steps, mine[index]))
        for at in sorted({*range(len(theirs.items))} - {*yours.values()}):
            now = self.value(self.ours, way)
            known = now.items if isinstance(now, Items) else ()
            if theirs.items[at] not in known:
                before = theirs.items[at - 1] if at else None
                above = known.index(before) if before in known else len(known) - 1 if at else None
                found = (*self.way(self.theirs, way), at)
                self.ours = graft(self.ours, steps, above, self.theirs, found)

    def add(self, way: Way, value: Value) -> None:
        """What only theirs has."""
        if isinstance(way[-1], Id):
            there, known = self.way(self.ours, way[:-1]), {*self.ids(self.base, way[:-1])}
            found = self.way(self.theirs, way)
            siblings = self.items(self.theirs, way[:-1])[: int(found[-1])]
            places = [self.index(self.ours, there, _once(one, known)) for one in siblings]
            above = next((k for k in reversed(places) if k is not None), None)
            self.ours = graft(self.ours, there, above, self.theirs, found)
            return
        steps = self.way(self.ours, way)
        self.ours = put(self.ours, steps, value)

    def made(self) -> Merged:
        """The file, with marks where both hands changed a value."""
        places: dict[tuple[int, int], list[str]] = {}
        for way in self.clashes:
            theirs = region(self.theirs, self.steps(self.theirs, way))
            ours = region(self.ours, self.steps(self.ours, way))
            if ours is None:
                above = region(self.ours, self.steps(self.ours, way[:-1]))
                if above is None:
                    raise UneditableError
                ours = above[1], above[1]
            said = self.theirs.text[slice(*theirs)] if theirs else ""
            places.setdefault(ours, said.splitlines())
        text = self.ours.text
        for (start, end), other in sorted(places.items(), reverse=True):
            lines = marked(text[start:end].splitlines(), other)
            text = f"{text[:start]}{chr(10).join(lines)}\n{text[end:]}"
        return Merged(text, len(places))

    # -- where things are -------------------------------------------------------------------------

    def steps(self, document: Document, way: Way) -> Steps | None:
        """The keys and indexes of a way in one of the files; None where it leads to nothing."""
        steps: Steps = ()
        for part in way:
            if isinstance(part, Id):
                index = self.index(document, steps, part.id)
                if index is None:
                    return None
                steps = (*steps, index)
            elif isinstance(part, At):
                numbers = {id(self.base): part.base, id(self.theirs): part.theirs}
                steps = (*steps, numbers.get(id(document), part.ours))
            else:
                steps = (*steps, part)
        return steps

    def way(self, document: Document, way: Way) -> Steps:
        found = self.steps(document, way)
        if found is None:
            raise UneditableError
        return found

    def index(self, document: Document, steps: Steps, id_: str) -> int | None:
        listed = document.at(*steps)
        items = listed.items if isinstance(listed, Sequence) else []
        exact = [k for k, one in enumerate(items) if id_of(one) == id_]
        former = [k for k, one in enumerate(items) if id_ in _former(one)]
        return next(iter([*exact, *former]), None)

    def node(self, document: Document, way: Way) -> Node | None:
        steps = self.steps(document, way)
        return None if steps is None else document.at(*steps)

    def value(self, document: Document, way: Way) -> Value | None:
        node = self.node(document, way)
        return None if node is None else value_of(node)

    def items(self, document: Document, way: Way) -> list[Node]:
        node = self.node(document, way)
        return node.items if isinstance(node, Sequence) else []

    def ids(self, document: Document, way: Way) -> list[str]:
        return [id_of(one) for one in self.items(document, way)]


def _equal(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return one is other
    return same(one, other)


def _former(entry: Node) -> list[str]:
    """The ids that an entry once had."""
    found = entry.get("formerly") if isinstance(entry, Mapping) else None
    items = found.items if isinstance(found, Sequence) else []
    return [one.value for one in items if isinstance(one, Scalar)]


def _once(entry: Node, known: set[str]) -> str:
    """The id by which the base knows an entry, or else its own."""
    id_ = id_of(entry)
    return id_ if id_ in known else next((one for one in _former(entry) if one in known), id_)
