"""
What is looked at each month, and what the machine can find out about each point by itself.

    integrations ─▶ reconciliation      what has not come in cannot be matched
    backup, prices, vat_rates, access   by themselves
    month                               last, when all the others are signed

Evidence is what was found, in words and figures, and whether it is as it should be. It is kept as it was when
the point was signed.

Law: BFF-5-3-14, BFL § 11 (documentation of balances), KSF-2-7-3 (safe-keeping).
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.bookkeeping.statement import gaps
from datakasse.counter.counter import Counter
from datakasse.errors.phrase import Phrase
from datakasse.insight.taken import Taken
from datakasse.insight.takings import Figure
from datakasse.journal.routine_evidence import RoutineEvidence
from datakasse.office.bank.list_open_money import open_money
from datakasse.office.delivery.connection import connection_of
from datakasse.office.delivery.systems import FILES
from datakasse.office.ledger.agree import Agreed, agree
from datakasse.office.ledger.keep_agreements import AgreedSoFar
from datakasse.office.people.known_devices import ENTERED_ANEW
from datakasse.office.people.role_names import ROLE_NAMES
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.vat import rate_bp_on

BACKUP_FRESH: Final = timedelta(days=2)
DRILL_RECENT: Final = timedelta(days=45)
NAMED_MAX: Final = 5
"""So many days that could not be read are named."""

_ROLE: Final = "Rolle "
_UNUSED: Final = "Har ikke logget på i måneden"


class RoutinePoint(StrEnum):
    """One thing that is looked at."""

    INTEGRATIONS = "integrations"
    RECONCILIATION = "reconciliation"
    BACKUP = "backup"
    PRICES = "prices"
    VAT_RATES = "vat_rates"
    ACCESS = "access"
    MONTH = "month"


BUILDS_ON: Final[dict[RoutinePoint, tuple[RoutinePoint, ...]]] = {
    RoutinePoint.RECONCILIATION: (RoutinePoint.INTEGRATIONS,),
    RoutinePoint.MONTH: tuple(point for point in RoutinePoint if point is not RoutinePoint.MONTH),
}
"""Point → those that are signed before it."""

POINT_NAMES: Final = {
    RoutinePoint.INTEGRATIONS: Phrase("Integrasjoner", "Integrations"),
    RoutinePoint.RECONCILIATION: Phrase("Full avstemming", "Full reconciliation"),
    RoutinePoint.BACKUP: Phrase("Sikkerhetskopi", "Backup"),
    RoutinePoint.PRICES: Phrase("Priser", "Prices"),
    RoutinePoint.VAT_RATES: Phrase("Mva-satser", "VAT rates"),
    RoutinePoint.ACCESS: Phrase("Tilganger", "Access"),
    RoutinePoint.MONTH: Phrase("Måneden er gått gjennom", "The month was gone through"),
}


class Month(msgspec.Struct, frozen=True):
    """A calendar month."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """What it is called: `2026-10`."""
        return f"{self.first:%Y-%m}"


def month_of(text: str) -> Month | None:
    """
    Return the month of a text, `2026-10`; None when it is none.

    Example:
        >>> month_of("2026-02").last, month_of("2026-13")
        (datetime.date(2026, 2, 28), None)
    """
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return Month(first, first.replace(day=monthrange(first.year, first.month)[1]))


Agreeing = Callable[[Readings, date, date], Agreed | AgreedSoFar]
"""Holds all sources of some days against each other, or tells what was found when that was done."""


def evidence_of(
    counter: Counter, books: Readings, point: RoutinePoint, month: Month, agreeing: Agreeing = agree
) -> tuple[RoutineEvidence, ...]:
    """
    Return what can be found out about a point now.

    Args:
        counter: The till.
        books: One consistent look at the books, for several points as well as for one.
        point: Which point.
        month: Of which month.
        agreeing: How it is found out whether everything agrees.
    """
    now = counter.clock.now()
    today = in_norway(now).date()
    if point is RoutinePoint.BACKUP:
        return tuple(_backup(counter, books, now))
    if point is RoutinePoint.RECONCILIATION:
        return tuple(_reconciliation(books, month, today, agreeing))
    return tuple(_FOUND[point](books, month, today))


Found = Iterator[RoutineEvidence]


def _integrations(books: Readings, month: Month, today: date) -> Found:
    del today
    accounts = books.bank_accounts()
    statements = books.bank_statements()
    if not accounts:
        yield RoutineEvidence("Bankkontoer", "ingen lagt inn", in_order=False)
    for account in accounts:
        days = [each.to_date for each in statements if each.account == account.account and each.to_date]
        last = max(days, default=None)
        told = "ingen utskrift" if last is None else f"utskrift til {last:%d.%m.%Y}"
        yield RoutineEvidence(
            f"Konto {account.account}", told, in_order=last is not None and last >= month.last
        )
    missing = [gap for gap in gaps(statements) if gap.before is not None and gap.before <= month.last]
    yield RoutineEvidence("Hull mellom utskrifter", str(len(missing)), in_order=not missing)
    waiting = [voucher for voucher in books.waiting_vouchers() if voucher.day <= month.last]
    yield RoutineEvidence("Bilag som venter på kontering", str(len(waiting)), in_order=not waiting)
    connection = connection_of(books)
    if connection is not None and connection.system == FILES:
        open_rows = [row for row in books.open_deliveries(connection.number) if row.day <= month.last]
        told = f"{len(open_rows)} bilag er ikke notert som lest inn" if connection.on else "av"
        yield RoutineEvidence("Dagsbilag som filer", told, in_order=connection.on and not open_rows)
    elif connection is not None:
        counts = books.delivery_counts(connection.number)
        stuck = sum(counts.get(state, 0) for state in (DeliveryState.REFUSED, DeliveryState.NEEDS_A_PERSON))
        in_order = connection.runs and not stuck
        told = f"{connection.system}: {stuck} bilag trenger noen, {'på' if connection.runs else 'av'}"
        yield RoutineEvidence("Levering til regnskapssystemet", told, in_order)


def _reconciliation(books: Readings, month: Month, today: date, agreeing: Agreeing) -> Found:
    unclosed = [
        register.register_id
        for register in books.registers()
        for used_on in [books.state(register.register_id).used_on]
        if used_on is not None and used_on <= month.last
    ]
    told = ", ".join(unclosed) or "alle"
    yield RoutineEvidence("Kasser med Z for alle dager", told, in_order=not unclosed)
    agreed = agreeing(books, month.first, month.last)
    untried = isinstance(agreed, AgreedSoFar) and bool(agreed.left or agreed.untried or agreed.open_days)
    in_order = not agreed.failing and not untried
    yield RoutineEvidence("Kvitteringer, Z og regnskap", _agreed(agreed), in_order=in_order)
    money = open_money(books, today, until=month.last)
    for what, name in (("transit", "Penger på vei"), ("payout", "Utbetalinger"), ("bank", "Bankposter")):
        items = [item for item in money.items if item.what == what]
        total = _kroner(sum(item.amount_ore for item in items))
        yield RoutineEvidence(f"{name} uten motpost", f"{len(items)} på {total}", in_order=not items)


def _agreed(agreed: Agreed | AgreedSoFar) -> str:
    if agreed.failing:
        return f"{agreed.failing} ligninger stemmer ikke"
    if isinstance(agreed, Agreed):
        return "alt stemmer" if agreed.periods else "ingenting er bokført"
    told: list[str] = []
    tried = agreed.days - len(agreed.left) - len(agreed.untried)
    if agreed.left or agreed.untried:
        told.append(f"{tried} av {agreed.days} dager er prøvd og stemmer")
    elif agreed.oldest_at is not None:
        what = "det som er gjort opp, stemte" if agreed.open_days else "alt stemte"
        told.append(f"{what} da det sist ble prøvd, {in_norway(agreed.oldest_at):%d.%m.%Y %H:%M}")
    if agreed.untried:
        named = ", ".join(f"{one.register} {one.day:%d.%m.%Y}" for one in agreed.untried[:NAMED_MAX])
        more = len(agreed.untried) - NAMED_MAX
        told.append(f"kunne ikke prøves: {named}" + (f" og {more} til" if more > 0 else ""))
    if agreed.open_days:
        days = "1 dag" if agreed.open_days == 1 else f"{agreed.open_days} dager"
        told.append(f"{days} er ikke gjort opp, og ikke prøvd")
    return "; ".join(told) or "ingenting er bokført"


def _backup(counter: Counter, books: Readings, now: datetime) -> Found:
    last_at = counter.premises.last_backup()
    told = "ingen" if last_at is None else f"{in_norway(last_at):%d.%m.%Y %H:%M}"
    yield RoutineEvidence(
        "Siste sikkerhetskopi", told, last_at is not None and abs(now - last_at) <= BACKUP_FRESH
    )
    drill = counter.premises.last_drill()
    if drill is None:
        yield RoutineEvidence("Prøve på å gjenopprette", "ingen", in_order=False)
    else:
        told = drill.fault or f"{in_norway(drill.at):%d.%m.%Y}: {drill.entries} poster kom tilbake og stemte"
        recent = now - drill.at <= DRILL_RECENT
        yield RoutineEvidence("Prøve på å gjenopprette", told, in_order=recent and not drill.fault)
    for register in books.registers():
        checked = counter.premises.check_journal(register.register_id)
        told = f"hel til post {checked.last}" if checked.fault is None else f"feil ved post {checked.fault}"
        yield RoutineEvidence(f"Journal {register.register_id}", told, in_order=checked.fault is None)


def _prices(books: Readings, month: Month, today: date) -> Found:
    del today
    changed = _number(_taken(books, month), Figure.PRICES_CHANGED)
    yield RoutineEvidence("Prisendringer i måneden", str(changed), in_order=True)
    yield RoutineEvidence("Varer til salgs", str(books.articles_for_sale()), in_order=True)
    amiss = books.articles_amiss(books.vat_codes())
    free = sum(for_sale and not article.price_ore for article, for_sale in amiss)
    yield RoutineEvidence("Varer med åpen pris eller uten pris", str(free), in_order=True)


def _vat_rates(books: Readings, month: Month, today: date) -> Found:
    for code in sorted(books.vat_codes().values(), key=lambda each: each.code):
        then, now = (rate_bp_on(code.standard_code, day) for day in (month.last, today))
        told = f"{_percent(then)} %" if then == now else f"{_percent(then)} %, nå {_percent(now)} %"
        name = f"Kode {code.code} (standard {code.standard_code})"
        yield RoutineEvidence(name, told, in_order=then == now)
    codes = books.vat_codes()
    unknown = {article.vat_code for article, _ in books.articles_amiss(codes)} - codes.keys()
    yield RoutineEvidence("Varer med ukjent kode", str(len(unknown)), in_order=not unknown)


def with_names(evidence: Iterable[RoutineEvidence], names: Mapping[str, str]) -> tuple[RoutineEvidence, ...]:
    """
    Return evidence as people read it, with a name beside each operator's number.

    What is signed has the numbers alone: a name is to be erased one day, and a journal is not.

    Example:
        >>> seen = with_names([RoutineEvidence("Rolle Kasserer", "2, 3", True)], {"2": "Ola Li"})
        >>> seen[0].value
        '2 Ola Li, 3'
    """
    return tuple(
        msgspec.structs.replace(
            each, value=", ".join(f"{one} {names.get(one, '')}".strip() for one in each.value.split(", "))
        )
        if each.name.startswith(_ROLE) or each.name == _UNUSED
        else each
        for each in evidence
    )


def _access(books: Readings, month: Month, today: date) -> Found:
    del today
    active = [operator for operator in books.operators() if operator.active]
    for role in sorted({operator.role for operator in active}):
        named = ", ".join(operator.operator_id for operator in active if operator.role == role)
        yield RoutineEvidence(f"{_ROLE}{ROLE_NAMES.get(role, role)}", named, in_order=True)
    devices = [
        device
        for register in books.registers()
        for device in books.devices(register.register_id)
        if device.revoked_at is None
    ]
    yield RoutineEvidence("Enheter som er koblet til", str(len(devices)), in_order=True)
    taken = _taken(books, month)
    refused = _number(taken, Figure.REFUSED)
    yield RoutineEvidence("Avviste forsøk i måneden", str(refused), in_order=True)
    settings = _number(taken, Figure.SETTINGS_CHANGED)
    yield RoutineEvidence("Endrede innstillinger i måneden", str(settings), in_order=True)
    roles = _number(taken, Figure.ROLES_CHANGED)
    yield RoutineEvidence("Endrede roller i måneden", str(roles), in_order=True)
    fresh = _number((row for row in taken if row.name == ENTERED_ANEW), Figure.SETTINGS_CHANGED)
    yield RoutineEvidence("Pålogginger på kontoret fra ny enhet", str(fresh), in_order=True)
    signed_on = {row.name for row in taken if row.figure is Figure.SIGNED_ON}
    unused = sorted({operator.operator_id for operator in active} - signed_on)
    yield RoutineEvidence(_UNUSED, ", ".join(unused) or "ingen", in_order=not unused)


def _month(books: Readings, month: Month, today: date) -> Found:
    del today
    signed = {point for point, _, _ in books.routine_signatures(month.name)}
    wanted = BUILDS_ON[RoutinePoint.MONTH]
    done = sum(point in signed for point in wanted)
    yield RoutineEvidence("Signerte punkter", f"{done} av {len(wanted)}", in_order=done == len(wanted))


_FOUND: Final[dict[RoutinePoint, Callable[[Readings, Month, date], Found]]] = {
    RoutinePoint.INTEGRATIONS: _integrations,
    RoutinePoint.PRICES: _prices,
    RoutinePoint.VAT_RATES: _vat_rates,
    RoutinePoint.ACCESS: _access,
    RoutinePoint.MONTH: _month,
}


def _taken(books: Readings, month: Month) -> list[Taken]:
    """Return what was counted in a month of what happens beside the trade."""
    figures = (
        Figure.PRICES_CHANGED,
        Figure.REFUSED,
        Figure.SETTINGS_CHANGED,
        Figure.ROLES_CHANGED,
        Figure.SIGNED_ON,
    )
    return books.takings_by_date(month.first, month.last, figures)


def _number(taken: Iterable[Taken], figure: Figure) -> int:
    return sum(row.number for row in taken if row.figure is figure)


def points_before(point: RoutinePoint) -> Sequence[RoutinePoint]:
    """Return the points that are signed before one."""
    return BUILDS_ON.get(point, ())


def _kroner(amount_ore: int) -> str:
    sign = "-" if amount_ore < 0 else ""
    kroner, ore = divmod(abs(amount_ore), 100)
    return f"{sign}{kroner:,}".replace(",", "\N{NO-BREAK SPACE}") + f",{ore:02d}"


def _percent(rate_bp: int) -> str:
    return f"{rate_bp // 100},{rate_bp % 100:02d}".removesuffix(",00")
