"""What a command does for its secrets before it does anything else, and options that hold one."""

from typing import Final

import click
import structlog

from datakasse.devices.own_process import cover_argument, cover_environment, keep_to_itself

SECRET_SETTINGS: Final = (
    "DATAKASSE_PASSPHRASE",
    "DATAKASSE_NEW_PASSPHRASE",
    "DATAKASSE_TOKEN_PIN",
    "DATAKASSE_PLACE_SECRET",
    "DATAKASSE_MAIL_PASSWORD",
    "DATAKASSE_DATABASE",
    "PGPASSWORD",
)
"""Settings in the environment that are secret, or may have a secret in them."""


class SecretText(click.ParamType[str]):
    """A text that nobody else on the machine is to read in the list of processes."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text, having covered it."""
        del param, ctx
        cover_argument(str(value))
        return str(value)


SECRET: Final = SecretText()


def keep_secrets() -> None:
    """Keep what this process knows from others on the machine, and from its own log."""
    keep_to_itself()
    cover_environment(SECRET_SETTINGS)
    # As it comes, structlog shows the variables of every function that an error came through.
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            plain,
        ]
    )
