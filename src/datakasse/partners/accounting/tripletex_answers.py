"""What Tripletex answers, as far as it is read."""

from datetime import date
from decimal import Decimal

import msgspec

from datakasse.partners.line.http_line import Answer
from datakasse.partners.line.outcome import TheirWords

NO_VAT = "0"
"""Their number of the VAT type of whatever has nothing to do with VAT."""


class Named(msgspec.Struct):
    """Something that is only named: an account's VAT type, a department, an attachment."""

    id: int = 0
    name: str = ""
    number: str = ""


class Account(msgspec.Struct, rename="camel"):
    """
    An account.

    Attributes:
        vat_type: What a posting gets that names no VAT type.
        vat_locked: Whether that is the only one it takes.
        legal_vat_types: Those it takes; all, where there is none.
        requires_department: Whether it takes no posting without a department.
    """

    id: int
    number: int
    name: str = ""
    is_inactive: bool = False
    vat_locked: bool = False
    requires_department: bool = False
    vat_type: Named | None = None
    legal_vat_types: list[Named] = []

    @property
    def own_code(self) -> str:
        """The standard VAT code of postings that name none; empty where VAT has nothing to do with it."""
        code = NO_VAT if self.vat_type is None else self.vat_type.number
        return "" if code == NO_VAT else code

    @property
    def legal_codes(self) -> set[str]:
        """The standard VAT codes it takes; empty where it takes all."""
        return {vat.number for vat in self.legal_vat_types if vat.number}


class VatType(msgspec.Struct):
    """A VAT type; its number is SAF-T's standard code."""

    id: int
    number: str = ""
    name: str = ""
    percentage: Decimal = Decimal()


class Company(msgspec.Struct, rename="camel"):
    """A company."""

    name: str = ""
    organization_number: str = ""


class Visitor(msgspec.Struct):
    """Whom a session is for."""

    company: Company | None = None


class Session(msgspec.Struct):
    """A session."""

    token: str

    def __repr__(self) -> str:
        """Return what may be read by anybody."""
        return "Session(•••)"


class Posting(msgspec.Struct, rename="camel"):
    """A posting: what is on the account, and that with its VAT; row 0 is made by Tripletex itself."""

    amount: Decimal
    amount_gross: Decimal
    row: int = 0
    vat_type: Named | None = None


class Voucher(msgspec.Struct, rename="camel"):
    """A voucher; it has no number while it is a draft."""

    id: int
    day: date = msgspec.field(name="date")
    number: int = 0
    number_as_string: str = ""
    external_voucher_number: str | None = None
    reverse_voucher: Named | None = None
    attachment: Named | None = None
    postings: list[Posting] = []

    @property
    def shown_number(self) -> str:
        """Its number as people see it."""
        return self.number_as_string or str(self.number or "")


class One(msgspec.Struct):
    """The envelope of one thing."""

    value: msgspec.Raw


class Many(msgspec.Struct):
    """The envelope of a list."""

    values: list[msgspec.Raw]


class _Fault(msgspec.Struct):
    field: str | None = None
    message: str | None = None


class _Refusal(msgspec.Struct, rename="camel"):
    message: str | None = None
    validation_messages: list[_Fault] | None = None
    request_id: str | None = None


def their_words(answer: Answer) -> TheirWords:
    """
    Return what an error says.

    Example:
        >>> their_words(Answer(422, {}, b'{"message": "Validering feilet.", "requestId": "r-1"}'))
        TheirWords(text='Validering feilet.', request_id='r-1')
    """
    named = answer.headers.get("x-tlx-request-id", "")
    try:
        refusal = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return TheirWords("", named)
    faults = [
        f"{fault.field}: {fault.message}" if fault.field else fault.message or ""
        for fault in refusal.validation_messages or []
    ]
    said = [text for text in [refusal.message or "", *faults] if text]
    return TheirWords(" ".join(said), refusal.request_id or named)
