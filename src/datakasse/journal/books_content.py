"""What a correction of the books says, line by line, as it is kept whole in the journal."""

import msgspec


class CorrectionLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A line of a correction; fields are those of a voucher's line (`bookkeeping/voucher.py`).

    Attributes:
        account: Account number.
        text: What it says.
        net_ore: Amount without VAT; debit positive, credit negative.
        vat_ore: VAT on it, with the same sign.
        vat_code: SAF-T's standard code; empty where VAT has nothing to do with it.
        rate_bp: The rate, in basis points.
        vat_account: Where the VAT goes; empty when there is none.
        department: Department; empty where none is set.
    """

    account: str
    text: str
    net_ore: int
    vat_ore: int = 0
    vat_code: str = ""
    rate_bp: int = 0
    vat_account: str = ""
    department: str = ""
