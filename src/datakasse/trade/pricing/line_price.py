"""What the price of a line is from: the price list that says it, and what campaigns took off."""

import msgspec


class ListPrice(msgspec.Struct, frozen=True, array_like=True):
    """
    What one unit costs, and the price list that says so.

    Attributes:
        price_ore: With VAT.
        price_list: Its number; 0 for the price on the shelf.
        version: Which version of it.
        name: What it was called.
    """

    price_ore: int
    price_list: int = 0
    version: int = 0
    name: str = ""


class CampaignCut(msgspec.Struct, frozen=True, array_like=True):
    """
    What a campaign took off a line.

    Attributes:
        campaign: Its number.
        version: Which version of it.
        name: What it was called.
        off_ore: What it took off; negative on a return line (what is not paid back).
    """

    campaign: int
    version: int
    name: str
    off_ore: int
