"""What opens the office: passwords, codes that are good once, and the wait that shuts nobody else out."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta

import pytest
from pyotp.totp import TOTP

from datakasse.errors.sign_in.office import (
    PasswordGuessable,
    PasswordLeaked,
    PasswordTooShort,
    SignInThrottled,
)
from datakasse.office.people import check_sign_in as check_sign_in_module
from datakasse.office.people.check_sign_in import Checked, Given, check_password, check_sign_in
from datakasse.office.people.office_keys import OfficeKey, OfficeKeys, Way
from datakasse.office.people.one_time_code import STEP_S, new_recovery_codes, recovery_digest, step_of
from datakasse.office.people.password import hash_password, password_fits
from datakasse.office.people.patience import HERE, Patience
from tests.till.shopkeeper import ScriptedClock

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PASSWORD = "tre blå sykler i regn"
RFC_6238 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""The secret of RFC 6238's appendix B in base 32; of its eight digits there the last six are ours."""


class Safe:
    """A safe in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def read(self) -> Mapping[str, str]:
        return self.kept

    def alone(self) -> AbstractContextManager[None]:
        return nullcontext()

    def write(self, changed: Mapping[str, str]) -> None:
        self.kept = {name: value for name, value in {**self.kept, **changed}.items() if value}


@pytest.fixture(scope="module")
def password_hash() -> str:
    return hash_password(PASSWORD)


@pytest.fixture
def keys(password_hash: str) -> OfficeKeys:
    """Kari (1) has a password and an app, Ola (2) a password, and 3 nothing."""
    made = OfficeKeys(Safe())
    recovery = (recovery_digest("abcd-efgh-2345-jkmn"), recovery_digest("zzzz-zzzz-zzzz-zzzz"))
    made.change("1", lambda _: OfficeKey(password_hash, NOW, RFC_6238, 0, recovery))
    made.change("2", lambda _: OfficeKey(password_hash, NOW))
    return made


@pytest.mark.parametrize(
    ("at_s", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(at_s: int, code: str) -> None:
    at = datetime.fromtimestamp(at_s, UTC)
    assert step_of(RFC_6238, code, at) == at_s // STEP_S
    assert step_of(RFC_6238, code, at + timedelta(seconds=STEP_S)) == at_s // STEP_S
    assert step_of(RFC_6238, code, at + timedelta(seconds=3 * STEP_S)) is None
    assert step_of(RFC_6238, code, at, after=at_s // STEP_S) is None


@pytest.mark.parametrize("password", ["kort", "elleve tegn"])
def test_a_short_password_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooShort):
        hash_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "Passord123456",
        "Velkommen2026!",
        "qwertyuiopå123",
        "KaffebarenNordmann",
        "Sommer-Sommer-26",
        "abcabcabcabc",
    ],
)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordGuessable):
        hash_password(password, ["Kari", "Nordmann", "Kaffebaren AS"])


@pytest.mark.parametrize(
    "password",
    [
        "justinbieber1!",
        "Polniypizdec0211",
        "MailCreated5240",
        "finalfantasy-counterstrike",
        "F1nalF@ntasy 99",
    ],
)
def test_what_has_leaked_is_refused_as_it_stands_with_a_year_and_two_together(password: str) -> None:
    with pytest.raises(PasswordLeaked):
        hash_password(password)


def test_three_leaked_words_and_a_word_of_the_list_in_a_longer_one_are_no_leaked_password() -> None:
    for password in ("purple monkey dishwasher", "finalfantasy er best på mandag", "K9#mq!vT2$xz"):
        assert hash_password(password)


def test_a_password_fits_however_its_letters_are_composed(password_hash: str) -> None:
    assert password_fits(password_hash, PASSWORD.replace("å", "å"))
    assert not password_fits(password_hash, PASSWORD.upper())
    assert not password_fits("no hash at all", PASSWORD)


def test_how_each_comes_in_depends_on_what_she_has_and_where_she_is(keys: OfficeKeys) -> None:
    assert [keys.way_of(who, is_here=True) for who in "123"] == [Way.CODE, Way.PASSWORD, Way.PIN]
    elsewhere = [keys.way_of(who, is_here=False) for who in "123"]
    assert elsewhere == [Way.CODE, Way.NOT_FROM_HERE, Way.NOT_FROM_HERE]


def test_a_code_is_good_once_and_so_is_one_of_those_on_paper(keys: OfficeKeys) -> None:
    patience = Patience()

    def ask(code: str, password: str = PASSWORD, at: datetime = NOW) -> Checked:
        patience.right("x", "1")
        return check_sign_in(keys, patience, Given("1", password, "x", code), ScriptedClock(at))

    at = datetime.fromtimestamp(1111111109, UTC)
    assert not ask("081804", "a wrong password", at).is_right
    assert ask("081804", at=at) == Checked(is_right=True)
    assert not ask("081804", at=at).is_right
    assert not ask("", at=at).is_right
    assert ask("ABCD EFGH 2345 JKMN", at=at) == Checked(is_right=True, by_recovery=True)
    assert not ask("abcd-efgh-2345-jkmn", at=at).is_right
    left = keys.of("1")
    assert left is not None
    assert left.recovery == (recovery_digest("zzzz-zzzz-zzzz-zzzz"),)
    assert check_sign_in(keys, patience, Given("2", PASSWORD, "x"), ScriptedClock(NOW)).is_right
    assert not check_sign_in(keys, patience, Given("3", PASSWORD, "x"), ScriptedClock(NOW)).is_right
    assert check_password(keys, patience, Given("1", PASSWORD, "x"), ScriptedClock(NOW))


def test_recovery_codes_are_many_and_unlike() -> None:
    codes = new_recovery_codes()
    assert len(set(codes)) == len(codes) == 10
    assert all(len(code) == 19 for code in codes)


def wait_s(patience: Patience, source: str, operator: str, now: datetime = NOW) -> int:
    """How long there is to wait; 0 when not at all."""
    try:
        patience.demand(source, operator, now)
    except SignInThrottled as refusal:
        return int(refusal.facts["wait_s"])
    return 0


def guess(patience: Patience, source: str, operator: str, times: int) -> None:
    for _ in range(times):
        patience.mistaken(source, operator, NOW)


def test_who_guesses_waits_longer_each_time_and_nobody_else_does() -> None:
    patience = Patience()
    guess(patience, "K1~2", "1", 3)
    assert wait_s(patience, "K1~2", "1") == 0
    guess(patience, "K1~2", "1", 3)
    assert wait_s(patience, "K1~2", "1") == 9
    guess(patience, "K1~2", "1", 24)
    assert wait_s(patience, "K1~2", "1") == 901
    assert wait_s(patience, "K1~3", "1") == 0
    assert wait_s(patience, HERE, "1") == 0


def test_a_device_that_tries_one_person_after_the_other_waits_for_all_of_them() -> None:
    patience = Patience()
    for person in range(11):
        guess(patience, "K1~2", str(person), 1)
    assert wait_s(patience, "K1~2", "99") > 0
    assert wait_s(patience, "K1~3", "99") == 0


def test_many_devices_together_make_a_person_wait_a_minute_at_most_and_never_at_the_machine() -> None:
    patience = Patience()
    for device in range(200):
        guess(patience, f"K1~{device}", "1", 1)
    assert 0 < wait_s(patience, "K1~new", "1") <= 61
    assert wait_s(patience, HERE, "1") == 0


def test_at_the_machine_the_wait_is_never_longer_than_half_a_minute() -> None:
    patience = Patience()
    guess(patience, HERE, "1", 500)
    assert 0 < wait_s(patience, HERE, "1") <= 31
    patience.right(HERE, "1")
    assert wait_s(patience, HERE, "1") == 0


def test_a_clock_that_is_set_back_makes_nobody_wait_longer() -> None:
    patience = Patience()
    guess(patience, "K1~2", "1", 6)
    back = NOW - timedelta(days=1)
    assert (
        wait_s(patience, "K1~2", "1", back) == wait_s(patience, "K1~2", "1", NOW - timedelta(hours=30)) == 9
    )
    assert wait_s(patience, "K1~2", "1", NOW - timedelta(hours=30) + timedelta(seconds=9)) == 0


@pytest.mark.parametrize("operator", ["1", "2"])
@pytest.mark.parametrize("is_forgotten", [True, False])
def test_what_is_changed_while_a_password_is_checked_stays_changed(
    operator: str, is_forgotten: bool, keys: OfficeKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checking takes a while; the old password opens nothing then, and is not put back."""

    def meanwhile(password_hash: str, password: str) -> bool:
        if is_forgotten:
            keys.forget(operator)
        else:
            keys.change(operator, lambda _: OfficeKey("new", NOW, RFC_6238))
        return password_fits(password_hash, password)

    monkeypatch.setattr(check_sign_in_module, "password_fits", meanwhile)
    given = Given(operator, PASSWORD, HERE, TOTP(RFC_6238).at(NOW))
    assert not check_sign_in(keys, Patience(), given, ScriptedClock(NOW)).is_right
    key = keys.of(operator)
    assert (
        key is None if is_forgotten else key is not None and (key.password_hash, key.last_step) == ("new", 0)
    )


class Queue:
    """A turn that somebody waits for; time goes on meanwhile."""

    def __init__(self, clock: ScriptedClock, wait_s: float) -> None:
        self._clock, self._wait_s = clock, wait_s

    def __enter__(self) -> None:
        self._clock.forward(seconds=self._wait_s)

    def __exit__(self, *_: object) -> None:
        pass


def test_who_queued_with_a_guess_has_not_waited_it_out(keys: OfficeKeys) -> None:
    """The wait is from when the guess was looked at: as long as where nobody queued."""

    def told_s(queued_s: float) -> int:
        clock, patience = ScriptedClock(NOW), Patience()
        wrong = Given("1", "wrong", HERE)
        for _ in range(3):
            assert not check_password(keys, patience, wrong, clock)
        at_once, patience.one_at_a_time = patience.one_at_a_time, Queue(clock, queued_s)
        assert not check_password(keys, patience, wrong, clock)
        patience.one_at_a_time = at_once
        with pytest.raises(SignInThrottled) as refused:
            check_password(keys, patience, wrong, clock)
        return int(refused.value.facts["wait_s"])

    assert told_s(queued_s=20) == told_s(queued_s=0) == 3


def test_typos_that_were_put_right_do_not_add_up() -> None:
    patience = Patience()
    for hour in range(40):
        for operator in ("1", "2"):
            now = NOW + timedelta(hours=hour)
            patience.demand("tablet", operator, now)
            patience.mistaken("tablet", operator, now)
            patience.right("tablet", operator)


def test_mistakes_are_forgotten_after_a_day() -> None:
    patience = Patience()
    guess(patience, "K1~2", "1", 8)
    patience.mistaken("K1~2", "1", NOW + timedelta(days=1))
    patience.demand("K1~2", "1", NOW + timedelta(days=1))
