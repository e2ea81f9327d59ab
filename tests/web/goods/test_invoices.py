"""Invoices over HTTP: what is asked for that cannot be."""

import pytest

from tests.till.shopkeeper import KARI
from tests.web.caller import Caller


@pytest.mark.parametrize("number", ["0", "-1", "9999999999", "99999999999999999999"])
def test_a_number_that_no_invoice_can_have_is_refused_and_is_no_fault(caller: Caller, number: str) -> None:
    office = caller.office(KARI)
    for form in ("pdf", "ehf"):
        office.refuse("GET", f"/office/invoices/{number}?form={form}", status=422, code="request.malformed")
    office.refuse("GET", "/office/invoices/9", status=404, code="invoice.unknown")
