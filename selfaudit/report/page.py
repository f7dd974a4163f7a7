"""One self-contained HTML page: our own markup and style, everything else as escaped text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import resources

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from selfaudit.text import harmless

_PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def render(template: str, values: Mapping[str, object]) -> str:
    """The page that `template`, a file of ours, makes of `values`. Nothing in `values` can become markup.

    Its content policy allows the one inline style sheet, by its hash, and pictures inside the page; no script, and
    nothing from anywhere else.
    """
    style = _file("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = _environment().get_template(template)
    return page.render(values, style=Markup(style), content_policy=Markup(policy))  # noqa: S704, both are ours


def picture_uri(picture: bytes | None) -> str:
    """A `data:` address for a PNG or JPEG; empty for anything else."""
    for magic, kind in _PICTURES.items():
        if picture and picture.startswith(magic):
            return f"data:{kind};base64,{base64.b64encode(picture).decode()}"
    return ""


class _Ours(BaseLoader):
    """Templates out of this package, wherever it is installed."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, None, None]:
        """The template's text; TemplateNotFound where there is none."""
        try:
            return _file(template), None, None
        except FileNotFoundError as error:
            raise TemplateNotFound(template) from error


def _environment() -> Environment:
    return Environment(
        autoescape=True,
        loader=_Ours(),
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    return value if isinstance(value, Markup) or not isinstance(value, str) else harmless(value)


def _file(name: str) -> str:
    return (resources.files("selfaudit.report") / "templates" / name).read_text(encoding="utf-8")
