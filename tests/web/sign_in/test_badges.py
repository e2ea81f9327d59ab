"""A badge signs its bearer on, approves for her, is told once, and can be taken away."""

import re

import pytest

from datakasse.counter import badge
from datakasse.counter.badge import badge_digest, new_badge
from datakasse.till.people.sign_on import FREE_MISTAKES
from tests.till.shopkeeper import FRONT, KARI, OLA
from tests.web.caller import Caller, Json, Screen

CODE = "DKBABCDEFGHIJKLMNOP"


@pytest.fixture
def kari(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Kari, who administers; the next badge has a code that the test knows."""
    dealt(monkeypatch, 0)
    return caller.open(KARI)


def dealt(monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    """Have every new code be made of bytes that go on from this one."""

    def in_order(size: int) -> bytes:
        return bytes(range(first, first + size))

    monkeypatch.setattr(badge.secrets, "token_bytes", in_order)


def issued(kari: Screen, operator: str = OLA) -> str:
    """Give somebody a badge and return its code, as the card shows it."""
    card = kari.done("POST", f"operators/{operator}/badge")
    assert card["barcode"].startswith("<?xml") or card["barcode"].startswith("<svg")
    assert "<svg" in card["qr"]
    return new_badge()


def test_a_code_is_long_and_another_each_time() -> None:
    codes = {new_badge() for _ in range(100)}
    assert len(codes) == 100
    assert all(re.fullmatch("DKB[A-Z2-7]{16}", code) for code in codes)
    assert badge_digest(f" {CODE.lower()}") == badge_digest(CODE)


@pytest.mark.law("KSF-2-7-1", "KSF-2-5-g")
def test_a_badge_signs_on_and_the_basket_stays(kari: Screen) -> None:
    kari.done("POST", "basket/lines", {"code": "200"})
    code, head = issued(kari), kari.caller.shop.head()
    signed = kari.caller.nobody().done("POST", "sign-on/badge", {"code": code})
    assert (signed["view"]["operator"]["operator_id"], len(signed["view"]["basket"]["lines"])) == (OLA, 1)
    assert kari.caller.shop.kinds(from_number=head + 1) == ["signed_off", "signed_on"]


def test_the_code_is_nowhere_but_on_the_card(kari: Screen) -> None:
    code = issued(kari)
    kari.caller.nobody().done("POST", "sign-on/badge", {"code": code})
    shop = kari.caller.shop
    with shop.counter.store.read() as books:
        journal = b"".join(stored.body for stored in books.stored(FRONT))
    assert code.encode() not in journal
    files = [file for file in shop.folder.rglob("*") if file.is_file()]
    assert files
    assert [file for file in files if code.encode() in file.read_bytes()] == []


def test_a_new_badge_replaces_the_old_and_one_can_be_taken_away(
    kari: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = issued(kari)
    dealt(monkeypatch, 1)
    new = issued(kari)
    door = kari.caller.nobody()
    wrong: Json = {"status": 401, "code": "operator.wrong_badge", "kept": True}
    door.refuse("POST", "sign-on/badge", {"code": old}, **wrong)
    assert door.done("POST", "sign-on/badge", {"code": new})
    boss = kari.caller.sign_on(KARI)
    boss.done("DELETE", f"operators/{OLA}/badge")
    door.refuse("POST", "sign-on/badge", {"code": new}, **wrong)


def test_unknown_badges_make_one_wait(kari: Screen) -> None:
    door = kari.caller.nobody()
    for _ in range(FREE_MISTAKES + 1):
        answer = door.post("sign-on/badge", {"code": CODE})
        assert (answer.json()["title"], answer.json()["code"]) == ("WrongBadge", "operator.wrong_badge")
    door.refuse("POST", "sign-on/badge", {"code": CODE}, status=429, code="operator.throttled")


def test_nobody_gets_a_badge_without_the_right_or_without_being_there(kari: Screen) -> None:
    kari.refuse("POST", "operators/404/badge", status=404, code="operator.unknown")
    kari.refuse("DELETE", "operators/404/badge", status=404, code="operator.unknown")
    ola = kari.caller.sign_on(OLA)
    ola.refuse("POST", f"operators/{OLA}/badge", status=403, code="operator.missing_right", kept=True)


def test_a_badge_of_nobody_approves_nothing(kari: Screen) -> None:
    kari.refuse("POST", "approvals/x", {"badge": CODE}, status=401, code="operator.wrong_badge", kept=True)
    code = issued(kari)
    kari.refuse("POST", "approvals/x", {"badge": code}, status=409, code="approval.nothing_asked")
