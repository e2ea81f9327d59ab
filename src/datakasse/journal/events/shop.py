"""What the office changes about the shop, and what an article costs."""

from datakasse.journal.events.happened import Happened


class SettingsChanged(Happened, frozen=True, tag="settings_changed"):
    """Something about the shop, its people or its register was changed in the office."""

    what: str
    subject: str


class PriceChanged(Happened, frozen=True, tag="price_changed"):
    """An article got another price; None is an open price."""

    article: str
    from_ore: int | None
    to_ore: int | None


ShopEvent = SettingsChanged | PriceChanged
"""All kinds of them."""
