"""
What must never be read by anybody, kept out of every sentence that is.

A partner may repeat a token in its error, and an address may hold one. Whoever makes a sentence for people
passes it through here.
"""

import base64
from urllib.parse import quote

HIDDEN = "•••"

_SHORTEST = 4
"""Anything shorter would blot out ordinary words, and is no secret worth the name."""


class Redaction:
    """
    Takes secrets out of texts; it learns them as they come.

    Example:
        >>> redaction = Redaction("hemmelig-nøkkel")
        >>> redaction.out_of("Ukjent token hemmelig-nøkkel, prøv igjen")
        'Ukjent token •••, prøv igjen'
    """

    def __init__(self, *values: str) -> None:
        self._forms: set[str] = set()
        for value in values:
            self.learn(value)

    def learn(self, value: str) -> None:
        """Keep a value out of what is said from now on, in each form in which it travels."""
        if len(value) >= _SHORTEST:
            self._forms |= {value, quote(value, safe=""), base64.b64encode(value.encode()).decode()}

    def out_of(self, text: str) -> str:
        """Return a text without any of them."""
        for form in sorted(self._forms, key=len, reverse=True):
            text = text.replace(form, HIDDEN)
        return text
