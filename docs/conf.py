"""The documentation site: ``make docs`` builds it into ``site/``, and a warning stops it.

Pages that repeat what the code says are made here, from the code, before each build: ``reference/generated`` is no
source. Nothing of a page is fetched from the network, neither when it is built nor when it is read.
"""

from __future__ import annotations

import enum
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import typer
from sphinx.application import Sphinx
from typer.cli import get_docs_for_click

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from ingest.cli import app  # noqa: E402
from ingest.version import VERSION  # noqa: E402
from schemas import vocabulary  # noqa: E402
from schemas.checks import all_checks  # noqa: E402
from schemas.columns import SCHEMAS  # noqa: E402
from schemas.grants.checks import all_grant_checks  # noqa: E402

project = "bilaga"
author = "The bilaga authors"
copyright = f"{author}, AGPL-3.0-or-later"  # noqa: A001 - Sphinx names it so
release = VERSION
extensions = ["myst_nb", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"bilaga {VERSION}"
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"footer_icons": []}
exclude_patterns = ["picture.py", "tutorials/documents"]

suppress_warnings = ["toc.not_included"]  # a page that the index lacks is found by search
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
nb_execution_mode = "off"  # the suite runs the notebook and compares its outputs
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True

_GENERATED = HERE / "reference" / "generated"


def setup(sphinx: Sphinx) -> None:
    """Make the generated pages before Sphinx looks for pages."""
    sphinx.connect("config-inited", lambda _app, _config: write_pages(_GENERATED))


def write_pages(folder: Path) -> None:
    """One Markdown page for each thing that the code says of itself."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("commands", commands()), ("vocabularies", vocabularies()), ("checks", checks())):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


def commands() -> str:
    """Every command with its arguments and options, as ``--help`` prints them."""
    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="bilaga")
    text = get_docs_for_click(obj=command, ctx=context, name="bilaga")
    return text.replace("# `bilaga`", "# Commands", 1)


def vocabularies() -> str:
    """Every closed vocabulary with its words and the columns that hold them."""
    return "\n".join(["# Vocabularies", "", *_vocabularies()])


def _vocabularies() -> Iterator[str]:
    holders: dict[str, list[str]] = {}
    for dataset, schema in SCHEMAS.items():
        for field in schema:
            if pa.types.is_dictionary(field.type):
                words = field.metadata[b"vocabulary"].decode()
                holders.setdefault(words, []).append(f"`{dataset}.{field.name}`")
    for name, kind in inspect.getmembers(vocabulary, inspect.isclass):
        if issubclass(kind, enum.StrEnum) and kind is not enum.StrEnum:
            held = holders.get(" | ".join(kind))
            about = " ".join((kind.__doc__ or "").split())
            yield f"## {name}\n\n{about}\n\n{', '.join(f'`{word}`' for word in kind)}\n"
            if held:
                yield f"In {', '.join(held)}.\n"


def checks() -> str:
    """Every check with the docstring of its file."""
    found = sorted((c.SLUG, inspect.getmodule(c.check)) for c in (*all_checks(), *all_grant_checks()))
    parts = ["# The checks, from their files", ""]
    for slug, module in found:
        text = inspect.cleandoc(module.__doc__ or "") if module else ""
        path = Path(str(module.__file__)).relative_to(HERE.parent).as_posix() if module else ""
        parts.append(f"## {slug}\n\n{text.removeprefix(slug + ': ').replace('``', '`')}\n\nIn `{path}`.\n")
    return "\n".join(parts)
