"""Templates see a view and nothing else: each name in them is a field of its type, each field used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard, get_args, get_origin, get_type_hints

import pytest
from jinja2 import nodes
from msgspec import Struct
from msgspec.structs import fields

from diglot.model.address import PageKind
from diglot.render.site.environment import load_templates
from diglot.render.site.pages import VIEWS
from diglot.render.site.wording import MdWords

KINDS = list(PageKind)


def view_of(kind: PageKind) -> type[Struct]:
    view = get_type_hints(VIEWS[kind])["return"]
    assert isinstance(view, type)
    assert issubclass(view, Struct), kind
    return view


def tree(kind: PageKind) -> nodes.Template:
    return template(f"{kind}.md.j2")


def template(name: str) -> nodes.Template:
    templates = load_templates()
    assert templates.loader is not None
    return templates.parse(templates.loader.get_source(templates, name)[0])


class Reader:
    """Follows the types through a template; `used` collects (type, field)."""

    def __init__(self, view: type) -> None:
        self.names: dict[str, Any] = {"page": view, "loop": None}
        self.used: set[tuple[type, str]] = set()

    def read(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.For):
            assert isinstance(node.target, nodes.Name)
            self.names[node.target.name] = self.item(self.type_of(node.iter))
        elif isinstance(node, nodes.Assign):
            assert isinstance(node.target, nodes.Name)
            self.names[node.target.name] = self.type_of(node.node)
        elif isinstance(node, nodes.Name) and node.ctx == "load":
            assert node.name in self.names, f"line {node.lineno}: {node.name}"
        elif isinstance(node, nodes.Getattr):
            self.type_of(node)
        elif isinstance(node, nodes.Include):  # it sees the names of where it is included
            assert isinstance(node.template, nodes.Const)
            self.read(template(node.template.value))
        for child in node.iter_child_nodes():
            self.read(child)

    def type_of(self, node: nodes.Node) -> Any:
        """The type of an expression; None where it does not matter (`loop`, what words give)."""
        if isinstance(node, nodes.Name):
            return self.names[node.name]
        if not isinstance(node, nodes.Getattr):
            return None
        owner = self.type_of(node.node)
        if owner is None:
            return None
        assert is_value(owner), f"line {node.lineno}: .{node.attr} of {owner}"
        assert node.attr in fields_of(owner), f"line {node.lineno}: {owner} has no {node.attr}"
        self.used.add((owner, node.attr))
        return get_type_hints(owner)[node.attr]

    @staticmethod
    def item(listed: Any) -> Any:
        assert get_origin(listed) is tuple, listed
        return get_args(listed)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_each_name_is_a_field_of_the_view(kind: PageKind) -> None:
    """“Misspelling a field in a template's view is found.”"""
    reader = Reader(view_of(kind))
    reader.read(tree(kind))
    assert reader.used


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_is_used(kind: PageKind) -> None:
    """What a page does not show is not worked out for it."""
    reader = Reader(view_of(kind))
    reader.read(tree(kind))
    unused = [
        f"{owner.__name__}.{field}"
        for owner in values(view_of(kind))
        for field in fields_of(owner)
        if (owner, field) not in reader.used and not shared(owner, field)
    ]
    assert unused == []


def values(view: type[Struct]) -> Iterator[type[Struct]]:
    """The view and every type of value in it."""
    yield view
    for hint in get_type_hints(view).values():
        for part in get_args(hint) or (hint,):
            if is_value(part) and part is not MdWords:  # words are called
                yield from values(part)


def is_value(kind: Any) -> TypeGuard[type[Struct]]:
    return isinstance(kind, type) and issubclass(kind, Struct)


def fields_of(owner: type[Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(owner))


def shared(owner: type, field: str) -> bool:
    """A value that two templates, or two places of one, use in part."""
    return (owner.__name__, field) in {("ApparatusRow", "address"), ("ApparatusRow", "way")}


def test_every_kind_has_a_view_and_a_template() -> None:
    assert isinstance(VIEWS, Mapping)
    assert set(VIEWS) == set(PageKind)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ page.titel }}", "has no titel"),
        ("{% for text in page.texts %}{{ text.dat }}{% endfor %}", "has no dat"),
        ("{{ pages }}", "pages"),
        ("{% set w = page.w %}{{ page.title.x }}", "of"),
        ('{% set w = page.w %}{% include "below_text.md.j2" %}', "has no around"),
    ],
)
def test_a_misspelling_is_found(source: str, fault: str) -> None:
    reader = Reader(view_of(PageKind.HOME))
    with pytest.raises(AssertionError, match=fault):
        reader.read(load_templates().parse(source))
