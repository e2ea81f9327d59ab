"""
Enhetsregisteret at Brønnøysundregistrene: what is known of a business, by its organisation number; no key.

`GET /enheter/{number}`: 404 where there is none, 410 where it was removed for reasons of law. Only the number
is sent.

Source: Enhetsregisteret's open API, licence NLOD.
"""

import ssl
from typing import Final

import msgspec

from datakasse.errors.shop.business import CompanyRegisterAway, CompanyUnknown
from datakasse.office.delivery.accounting_system import NotBooked
from datakasse.office.shop.look_up_company import FoundCompany
from datakasse.partners.line.http_line import HttpLine, Patience, Request
from datakasse.partners.line.redaction import Redaction
from datakasse.trade.shop.shop import Address

PATIENCE: Final = Patience(connect_s=3.0, answer_s=4.0, whole_s=6.0)
"""Somebody waits before a form, and can type as well."""

_SAYS_COMPANY_REGISTER: Final = frozenset({"AS", "ASA", "NUF"})
_NUMBER_LENGTH_MAX: Final = 6
_OK: Final = 200
_NONE: Final = frozenset({404, 410})
_NORWAY: Final = "NO"


class _Form(msgspec.Struct):
    kode: str = ""


class _Address(msgspec.Struct):
    adresse: list[str | None] = []
    postnummer: str | None = None
    poststed: str | None = None
    landkode: str | None = None


class _Unit(msgspec.Struct, rename="camel"):
    organisasjonsnummer: str
    navn: str
    organisasjonsform: _Form = msgspec.field(default_factory=_Form)
    forretningsadresse: _Address | None = None
    postadresse: _Address | None = None
    registrert_i_mvaregisteret: bool = False
    konkurs: bool = False
    under_avvikling: bool = False
    under_tvangsavvikling_eller_tvangsopplosning: bool = False
    slettedato: str | None = None


class Enhetsregisteret:
    """
    The register.

    Args:
        address: Where it is.
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        patience: How long to wait.
    """

    def __init__(
        self, address: str, trust: ssl.SSLContext | None = None, patience: Patience = PATIENCE
    ) -> None:
        self._line = HttpLine(address, Redaction(), trust, patience)

    def look_up(self, number: str) -> FoundCompany:
        """Return what it says of a business; raises `CompanyUnknown`, `CompanyRegisterAway`."""
        try:
            answer = self._line.ask(Request("GET", f"/enheter/{number}"))
        except NotBooked as silence:
            raise CompanyRegisterAway from silence
        if answer.status in _NONE:
            raise CompanyUnknown(number=number)
        if answer.status != _OK:
            raise CompanyRegisterAway
        try:
            unit = msgspec.json.decode(answer.body, type=_Unit)
        except msgspec.MsgspecError as error:
            raise CompanyRegisterAway from error
        if unit.organisasjonsnummer != number or unit.slettedato:
            raise CompanyUnknown(number=number)
        return _found(unit)


def _found(unit: _Unit) -> FoundCompany:
    form = unit.organisasjonsform.kode
    street = _address(unit.forretningsadresse)
    return FoundCompany(
        unit.organisasjonsnummer,
        unit.navn,
        form,
        unit.registrert_i_mvaregisteret,
        form in _SAYS_COMPANY_REGISTER,
        street,
        _address(unit.postadresse) if unit.postadresse is not None else street,
        unit.konkurs or unit.under_avvikling or unit.under_tvangsavvikling_eller_tvangsopplosning,
    )


def _address(told: _Address | None) -> Address:
    """Return an address of ours: the last line of theirs is the street, where it ends with a number."""
    if told is None:
        return Address()
    lines = [line.strip() for line in told.adresse if line and line.strip()]
    street, _, number = (lines[-1] if lines else "").rpartition(" ")
    if not street or not number[:1].isdigit() or len(number) > _NUMBER_LENGTH_MAX:
        street, number = (lines[-1] if lines else ""), ""
    return Address(
        street, number, told.postnummer or "", told.poststed or "", country=told.landkode or _NORWAY
    )
