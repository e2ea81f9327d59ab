"""Payouts fetched from a provider over HTTP: the keys that open it, and the fetching."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.errors.ledger.bank_files import PayoutsNotFetched
from datakasse.errors.phrase import Phrase
from datakasse.office.bank.fetch_payouts import KeepKeys, fetch_payouts
from datakasse.office.bank.payout_source import PayoutAccess
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Shape

PROVIDER = "vipps"
SECRET_LENGTH_MAX = 500

Secret = Annotated[str, Field(min_length=1, max_length=SECRET_LENGTH_MAX)]

routes = APIRouter(prefix="/office/bank", tags=["bank"], route_class=StrictRoute)


class PayoutKeysShape(Shape):
    """The keys to Vipps' Report API; what is left out stays as it is."""

    client_id: Secret | None = None
    client_secret: Secret | None = None
    subscription_key: Secret | None = None
    merchant_serial_number: Secret | None = None


class FetchShape(Shape):
    """The days that payouts were sent on."""

    first: Annotated[date, Field(strict=False)]
    last: Annotated[date, Field(strict=False)]


@routes.get("/payout-access")
def access(visit: AtDesk) -> Response:
    """Tell which keys are kept, by name; what they are is never told."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(_access(visit))


@routes.put("/payout-access")
def keep(body: PayoutKeysShape, visit: AtDesk) -> Response:
    """Keep the keys that open the provider; they are never told again."""
    visit.do_in_office(Right.KEEP_BOOKS, KeepKeys(PROVIDER))
    _payouts(visit).keys.write(body.model_dump(exclude_none=True))
    return answer(_access(visit))


@routes.post("/payouts/fetch", status_code=201)
def fetch(body: FetchShape, visit: AtDesk) -> Response:
    """Fetch the payouts of some days from the provider; what was fetched before brings nothing."""
    operator = visit.in_office(Right.KEEP_BOOKS)
    register = visit.counter.office_register()
    source = _payouts(visit).source()
    return answer(
        fetch_payouts(visit.counter, register, operator, source, from_day=body.first, to_day=body.last), 201
    )


def _access(visit: Visit) -> dict[str, object]:
    return {
        "provider": PROVIDER,
        "keys": sorted(name for name, kept in _payouts(visit).keys.read().items() if kept),
    }


def _payouts(visit: Visit) -> PayoutAccess:
    if visit.desk.payouts is None:
        raise PayoutsNotFetched(
            who="Vipps", why=Phrase("denne kassen henter dem ikke", "this register does not fetch them")
        )
    return visit.desk.payouts
