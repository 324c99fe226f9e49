"""Elements of Word's XML by local name: the transitional and the strict form differ in namespaces only."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_LONGEST_NUMBER = 12  # digits; no count of cells or levels has as many


def local(element: etree._Element) -> str:
    """The tag without its namespace; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children with one of these names."""
    return (child for child in (element if element is not None else ()) if local(child) in names)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along ``path``, None where a step is missing."""
    for name in path:
        element = next(children(element, name), None)
    return element


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by local name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def number(element: etree._Element | None, otherwise: int, name: str = "val") -> int:
    """An attribute as a number."""
    value = attribute(element, name) or ""
    return int(value) if value.removeprefix("-").isdecimal() and len(value) < _LONGEST_NUMBER else otherwise


def is_on(element: etree._Element | None) -> bool:
    """A switch such as ``<w:b/>``: on unless absent or said to be off."""
    return element is not None and attribute(element) not in {"0", "false", "none", "off"}
