"""The bank's part of the tour of the routes."""

from tests.bank.camt_file import Line
from tests.office.bank.banking import ACCOUNT, statement_of
from tests.till.shopkeeper import FRONT
from tests.web.caller import API, assert_problem
from tests.web.tours.tour import Tour


def keep_the_bank(tour: Tour) -> None:
    """Match what the day took by card with the bank, undo it, and sign a point of the month before."""
    at_the_till = tour.screen
    tour.screen = tour.caller.office()
    assert tour.go("PUT", f"/office/bank/accounts/{ACCOUNT}", {"name": "Drift"})["account"] == ACCOUNT
    assert tour.go("PUT", "/office/bank/payout-access", {"client_id": "ID"})["keys"] == ["client_id"]
    assert tour.go("GET", "/office/bank/payout-access")["provider"] == "vipps"
    tour.caller.payouts.opened.elsewhere = True
    days = {"first": "2026-03-01", "last": "2026-03-31"}
    assert tour.go("POST", "/office/bank/payouts/fetch", days, status=201) == []
    assert tour.go("GET", "/office/bank/accounts") == [{"account": ACCOUNT, "name": "Drift"}]
    transit = tour.go("GET", "/office/bank/transit")
    way = next(each for each in transit if each["tender"] == "debit_card")
    kroner = f"{way['amount_ore'] // 100}.{way['amount_ore'] % 100:02d}"
    content = statement_of(Line(kroner, day=way["day"]))
    as_file = {"content-type": "application/octet-stream"}
    first = tour.go("POST", "/office/bank/files?name=dag.xml", status=201, content=content, headers=as_file)
    assert first["file"]["entries"] == 1
    again = tour.go("POST", "/office/bank/files?name=dag.xml", content=content, headers=as_file)
    assert again["known"] is True
    assert len(tour.go("GET", "/office/bank/files")) == 1
    file = b"Dato;Netto;Gebyr\n2026-03-02;1;0\n"
    columns = tour.go("POST", "/office/bank/columns", content=file, headers=as_file)
    assert columns["mapping"] == {"day": "Dato", "net": "Netto", "fee": "Gebyr"}
    tour.go("PUT", f"/office/bank/columns/{columns['columns']}", columns["mapping"])
    taken_in = tour.go("POST", "/office/bank/files", status=201, content=file, headers=as_file)
    assert taken_in["file"]["payouts"] == 1
    [entry] = tour.go("GET", "/office/bank/entries?open_only=true")
    [payout] = tour.go("GET", "/office/bank/payouts")
    assert tour.go("GET", f"/office/bank/payout-lines?payout={payout['key']}") == []
    assert tour.go("GET", "/office/bank/open")["items"]
    assert tour.go("GET", "/office/bank/proposals")["proposals"] == []
    tour.go("POST", "/office/bank/proposals/reject", {"proposals": ["0" * 16]}, status=204)
    gone = tour.screen.post("/office/bank/proposals/confirm", {"proposals": ["0" * 16]})
    assert_problem(gone, 409, "bank.proposal_gone")
    tour.been.add(("POST", f"{API}/office/bank/proposals/confirm"))  # It is: see office/test_bank.
    wanted = {"bank": [entry["key"]], "transit": [{"key": way["key"], "amount_ore": way["amount_ore"]}]}
    settled = tour.go("POST", "/office/bank/settlements", wanted, status=201)["settlement"]["settlement"]
    assert len(tour.go("GET", "/office/bank/settlements")) == 1
    tour.go("POST", f"/office/bank/settlements/{settled}/undo", {"reason": "feil dag"}, status=201)
    tour.go("PUT", "/office/bank/rules/text", {"text": "HUSLEIE", "meaning": "not_till"})
    merchant = {"provider": "vipps", "merchant": "1", "tenders": ["vipps"], "registers": [FRONT]}
    tour.go("PUT", "/office/bank/rules/merchant", merchant)
    assert len(tour.go("GET", "/office/bank/rules")["confirmed"]["texts"]) == 1
    assert tour.go("GET", "/office/routine/2026-02")["over"] is True
    signed = tour.go("POST", "/office/routine/2026-02/prices", {"note": "sett"}, status=201)
    assert [each["point"] for each in signed["points"] if each["signature"]] == ["prices"]
    tour.go("DELETE", "/office/session", status=204)
    tour.screen = at_the_till
