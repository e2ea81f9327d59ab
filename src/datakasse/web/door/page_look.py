"""How pages look that stand for themselves, before there is a shop or a trusted line to it."""

from importlib.resources import files
from string import Template
from typing import Final

_DOOR: Final = "datakasse.web.door"


def page_template(name: str) -> Template:
    """Return a page of this folder with its look filled in; `$content` and the like are still to be."""
    look = files(_DOOR).joinpath("page_look.css").read_text(encoding="utf-8")
    page = files(_DOOR).joinpath(name).read_text(encoding="utf-8")
    return Template(Template(page).safe_substitute(look=look))
