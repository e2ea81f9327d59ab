"""Files of day vouchers, downloaded from the office by who keeps the books."""

from urllib.parse import unquote

import pytest

from tests.till.shopkeeper import KARI, REVISOR
from tests.web.caller import Caller

PATH = "/office/exports/vouchers"


@pytest.mark.parametrize(
    ("form", "media_type", "ending", "begins"),
    [
        ("csv", "text/csv; charset=utf-8", ".csv", b"\xef\xbb\xbfdato;bilag;konto"),
        ("gbat10", "text/plain; charset=windows-1252", ".gbat10.csv", b"GBAT10;"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", b"PK"),
    ],
)
def test_each_form_is_downloaded(
    caller: Caller, form: str, media_type: str, ending: str, begins: bytes
) -> None:
    caller.shop.open()
    caller.shop.sell("200")
    caller.shop.z(1_000_00 + 39_00)
    answer = caller.office(KARI).get(f"{PATH}?form={form}&from=2026-03-01&to=2026-03-31")
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    name = unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])
    assert name == f"dagsbilag-2026-03-01--2026-03-31{ending}"
    assert answer.content.startswith(begins)


def test_only_who_keeps_the_books_may_and_only_forms_there_are(caller: Caller) -> None:
    caller.nobody().refuse("GET", f"{PATH}?form=csv", status=401, code="operator.not_signed_on")
    caller.office(REVISOR).refuse(
        "GET", f"{PATH}?form=csv", status=403, code="operator.missing_right", kept=True
    )
    caller.office(KARI).refuse("GET", f"{PATH}?form=pdf", status=422, code="request.malformed")
    caller.office(KARI).refuse(
        "GET", f"{PATH}?form=csv&from=2026-03-02&to=2026-03-01", status=422, code="export.period_reversed"
    )
