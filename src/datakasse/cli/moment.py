"""A day or a moment that is typed, as people write it down."""

import re
from datetime import datetime
from typing import Final

import click

_SHOWN: Final = {"%Y": "ÅÅÅÅ", "%m": "MM", "%d": "DD", "%H": "tt", "%M": "mm", "%S": "ss"}
_SIGN: Final = re.compile("%.")


class Moment(click.DateTime):
    """A moment in one of some forms, which are told with letters."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the forms, for the help."""
        del param, ctx
        return "|".join(self._shown())

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment that was typed."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} er ikke skrevet som {' eller '.join(self._shown())}.", param, ctx)

    def _shown(self) -> list[str]:
        return [_SIGN.sub(lambda sign: _SHOWN[sign.group()], form) for form in self.formats]


DAY: Final = Moment(["%Y-%m-%d"])
