"""
Every function of the till is done by fingers alone, by keys alone, and by a finger on a phone.

The journal says that it was done; where nothing is journalled, the screen does.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    BasketParked,
    BasketResumed,
    LineAdded,
    LineCorrected,
    LineDiscounted,
    LineNoted,
    PriceChecked,
    ProvisionalIssued,
    SaleDiscounted,
    ServingChosen,
)
from datakasse.journal.events.day import TrainingEnded, XReported
from datakasse.journal.events.drawer import DrawerOpened, PaidIn, PaidOut
from datakasse.journal.events.paper import CopyIssued, ParkedSlipIssued
from datakasse.journal.events.people import SignedOff, SignedOn
from datakasse.journal.events.register import SystemStarted
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.trade.tender import TenderKind
from lab.inputs.count import count_inputs
from lab.inputs.hand import Way
from lab.inputs.scene import BASKET, Scene
from lab.inputs.tasks import ARTICLES, PAD, PAYMENT, Doing, Task, happened, paid_by, presses, taps

pytestmark = pytest.mark.browser

ANY_NUMBER = 99
PIN, AMINAS_PIN = "2580", "1470"
TAKES_OVER = "Ta over"
KRONER, PART = "Beløp i kroner", "Beløp – tomt er resten"


def _then(*doings: Doing) -> Doing:
    def do(scene: Scene) -> None:
        for doing in doings:
            doing(scene)

    return do


def _in_basket(*names: str) -> Doing:
    return taps(*names, within=BASKET)


def _on_pad(*keys: str) -> Doing:
    return taps(*keys, within=PAD)


def _writes(text: str) -> Doing:
    return lambda scene: scene.hand.write(text)


def _into(label: str, text: str) -> Doing:
    """Go to a field, by a touch or by the Tab key, and write."""

    def do(scene: Scene) -> None:
        scene.hand.go_to(label)
        scene.hand.write(text)

    return do


def _awaits(button: str) -> Doing:
    return lambda scene: scene.hand.sees(button)


def _scans(scene: Scene) -> None:
    scene.hand.scan(scene.gtin)


def _presses_article(scene: Scene) -> None:
    scene.hand.tap(scene.article, ARTICLES)


def _chooses_line(scene: Scene) -> None:
    scene.hand.tap(scene.article, BASKET)


def _nothing(scene: Scene) -> None:
    del scene


def _journey(
    name: str,
    before: Doing,
    touch: Doing,
    keyboard: Doing,
    became: type[Event] | Callable[[Sequence[Event]], bool],
    *,
    phone: Doing | None = None,
) -> Task:
    """Return a task; on a phone it is done as by touch, where nothing else is said."""
    is_done = happened(became) if isinstance(became, type) else became
    ways = {Way.TOUCH: touch, Way.KEYBOARD: keyboard, Way.PHONE: phone or touch}
    return Task(name, ANY_NUMBER, before, ways, is_done)


def _phone(name: str, before: Doing, doing: Doing, is_done: Callable[[Sequence[Event]], bool]) -> Task:
    return Task(name, ANY_NUMBER, before, {Way.PHONE: doing}, is_done)


def _unfolded(*doings: Doing) -> Doing:
    """Return what is done on a phone with number pad and functions unfolded."""
    return _then(taps("123"), *doings)


def _reads(text: str) -> Doing:
    return lambda scene: scene.hand.reads(text)


def _leaves(form: str) -> Doing:
    return lambda scene: scene.hand.leaves(form)


def _is_seen(events: Sequence[Event]) -> bool:
    """Nothing is journalled: the task itself has read what had to come."""
    del events
    return True


def _is_tipped(events: Sequence[Event]) -> bool:
    return any(isinstance(event, SaleCompleted) and event.sale.tip_ore for event in events)


def _are_three(events: Sequence[Event]) -> bool:
    return [event.line.quantity_milli for event in events if isinstance(event, LineAdded)] == [3_000]


def _is_returned(events: Sequence[Event]) -> bool:
    return any(isinstance(event, SaleCompleted) and event.sale.kind.is_pure_return for event in events)


def _parks_one(scene: Scene) -> None:
    scene.ask("/basket/lines", {"code": scene.gtin})
    scene.ask("/basket/park", {})
    scene.hand.sees(scene.view()["parked"][0]["name"], BASKET)


def _resumes(scene: Scene) -> None:
    scene.hand.tap(scene.view()["parked"][0]["name"], BASKET)


def _came_back(events: Sequence[Event]) -> bool:
    return [type(event) for event in events] == [SignedOff, SignedOn]


def _paid_twice(events: Sequence[Event]) -> bool:
    return any(isinstance(event, SaleCompleted) and len(event.sale.payments) > 1 for event in events)


JOURNEYS = (
    _journey("one more", Scene.rings_up, _then(_chooses_line, _in_basket("Én til")), presses("+"), LineAdded),
    _journey(
        "remove a line",
        Scene.rings_up,
        _then(_chooses_line, _in_basket("Fjern")),
        presses("ArrowUp", "Delete"),
        LineCorrected,
    ),
    _journey(
        "discount on a line",
        Scene.rings_up,
        _then(_chooses_line, _in_basket("Rabatt"), taps("10 %", "Siste dag", "Gi rabatt")),
        _then(presses("ArrowUp", "1", "0", "%"), _awaits("Gi rabatt"), presses("Enter")),
        LineDiscounted,
    ),
    _journey(
        "discount on the sale",
        Scene.rings_up,
        _then(_on_pad("1", "0", "%"), taps("Stamkunde", "Gi rabatt")),
        _then(presses("1", "0", "%"), _awaits("Gi rabatt"), presses("Enter")),
        SaleDiscounted,
        phone=_unfolded(_on_pad("1", "0", "%"), taps("Stamkunde", "Gi rabatt")),
    ),
    _journey("eat in", Scene.rings_up, _in_basket("Spis her"), presses("Alt+h"), ServingChosen),
    _journey(
        "provisional receipt",
        Scene.rings_up,
        taps("Foreløpig"),
        presses("Alt+f"),
        ProvisionalIssued,
        phone=taps("Meny", "Foreløpig"),
    ),
    _journey(
        "abort",
        Scene.rings_up,
        taps("Avbryt salg", "Avbryte?"),
        presses("Alt+a", "Alt+a"),
        SaleAborted,
        phone=_unfolded(taps("Avbryt salg", "Avbryte?")),
    ),
    _journey(
        "two tenders",
        Scene.rings_up,
        _then(taps("Mer …"), _on_pad("2", "0"), taps("Legg til betaling", "Fullfør salget")),
        _then(
            presses("Alt+m"),
            _awaits("Fullfør salget"),
            presses("2", "0", "Enter"),
            _awaits("Ta bort"),
            presses("Enter"),
        ),
        _paid_twice,
        phone=_then(taps("Mer …"), _into(PART, "20"), taps("Legg til betaling", "Fullfør salget")),
    ),
    _journey("copy", Scene.sells, taps("Meny", "Skriv kopi"), presses("Alt+k"), CopyIssued),
    _journey(
        "price check",
        _nothing,
        _then(taps("Prissjekk"), _presses_article),
        _then(presses("F3"), _scans),
        PriceChecked,
        phone=_then(taps("Meny", "Prissjekk"), _scans),
    ),
    _journey(
        "open the drawer",
        _nothing,
        taps("Skuff", "Veksling", "Åpne skuffen"),
        _then(presses("Alt+s"), _awaits("Åpne skuffen"), _writes("Veksling"), presses("Enter")),
        DrawerOpened,
        phone=taps("Meny", "Åpne skuffen", "Veksling", "Åpne skuffen"),
    ),
    _journey(
        "pay in",
        _nothing,
        _then(
            taps("Meny", "Innbetalt"),
            _on_pad("5", "0"),
            _into("Grunn", "Veksel"),
            taps("Registrer innbetaling"),
        ),
        _then(
            presses("Alt+i"),
            _awaits("Registrer innbetaling"),
            _writes("50"),
            presses("Enter"),
            _writes("Veksel"),
            presses("Enter"),
        ),
        PaidIn,
        phone=_then(
            taps("Meny", "Innbetalt"),
            _into(KRONER, "50"),
            _into("Grunn", "Veksel"),
            taps("Registrer innbetaling"),
        ),
    ),
    _journey(
        "pay out",
        _nothing,
        _then(
            taps("Meny", "Utbetalt"), _on_pad("5", "0"), _into("Grunn", "Melk"), taps("Registrer utbetaling")
        ),
        _then(
            presses("Alt+u"),
            _awaits("Registrer utbetaling"),
            _writes("50"),
            _into("Grunn", "Melk"),
            presses("Enter"),
        ),
        PaidOut,
        phone=_then(
            taps("Meny", "Utbetalt"),
            _into(KRONER, "50"),
            _into("Grunn", "Melk"),
            taps("Registrer utbetaling"),
        ),
    ),
    _journey(
        "gift card",
        _nothing,
        _then(
            taps("Meny", "Selg gavekort"),
            _on_pad("7", "0", "0", "1"),
            _into("Beløp i kroner", "500"),
            taps("Selg gavekort på"),
        ),
        _then(
            presses("Alt+g"),
            _awaits("Selg gavekort på"),
            _writes("7002"),
            presses("Enter"),
            _writes("500"),
            presses("Enter"),
        ),
        VoucherIssued,
        phone=_then(
            taps("Meny", "Selg gavekort"),
            _into("Gavekortnummer", "7003"),
            _into(KRONER, "500"),
            taps("Selg gavekort på"),
        ),
    ),
    _journey("X report", _nothing, taps("Meny", "X-rapport"), presses("Alt+x"), XReported),
    _journey(
        "training, there and back",
        _nothing,
        _then(taps("Meny", "Start trening"), _leaves("Meny"), taps("Meny", "Avslutt trening")),
        _then(presses("Alt+t"), _reads("TRENING"), presses("Alt+t")),
        TrainingEnded,
    ),
    _journey(
        "a note on the line",
        Scene.rings_up,
        _then(_chooses_line, _in_basket("Notat"), _writes("uten ost"), taps("Skriv notatet")),
        _then(presses("Alt+6"), _awaits("Skriv notatet"), _writes("uten ost"), presses("Enter")),
        LineNoted,
    ),
    _journey(
        "on account",
        Scene.rings_up,
        _then(
            taps("Meny", "Faktura til kunde"), _writes("5001"), taps("Strandveien barnehage", "Utlever til")
        ),
        _then(
            presses("Alt+5"),
            _writes("5001"),
            _awaits("Strandveien barnehage"),
            presses("Enter"),
            _awaits("Utlever til"),
            presses("Enter"),
        ),
        SaleCompleted,
    ),
    _journey(
        "a tip",
        Scene.rings_up,
        taps("Mer …", "Rund opp til", "Fullfør salget"),
        _then(presses("Alt+m"), _into("Tips", "8"), presses("Enter")),
        _is_tipped,
    ),
    _journey(
        "search",
        _nothing,
        _then(_into("Søk eller skann", "kanelb"), taps("Kanelbolle")),
        _then(presses("F2"), _writes("kanelb"), _awaits("Kanelbolle"), presses("Enter")),
        LineAdded,
    ),
    _journey(
        "a slip for what is parked",
        Scene.rings_up,
        _then(taps("Parker", "Meny", "Parkerte salg", "Skriv lapp for")),
        presses("Alt+Shift+w"),
        ParkedSlipIssued,
        phone=_unfolded(taps("Parker", "Meny", "Parkerte salg", "Skriv lapp for")),
    ),
    _journey(
        "the system check",
        _nothing,
        _then(taps("Meny", "Systemsjekk"), _reads("Journalen er hel.")),
        _then(presses("Alt+y"), _reads("Journalen er hel.")),
        _is_seen,
    ),
    _journey(
        "the journal",
        _nothing,
        _then(taps("Meny", "Journal"), _reads("Elektronisk journal")),
        _then(presses("Alt+j"), _reads("Elektronisk journal")),
        _is_seen,
    ),
    _journey(
        "the test page",
        _nothing,
        _then(taps("Meny", "Utskrifter", "Skriv ut testside"), _reads("Testside")),
        _then(presses("Alt+9"), _reads("Testside")),
        _is_seen,
    ),
    _journey(
        "the keys",
        _nothing,
        _then(taps("Meny", "Taster"), _reads("Alt Shift E")),
        _then(presses("F1"), _reads("Alt Shift E")),
        _is_seen,
    ),
    _journey(
        "lock, and open again",
        Scene.rings_up,
        _then(taps("Meny", "Lås"), _reads("Skjermen er låst"), taps(*PIN, "Lås opp"), _awaits("Meny")),
        _then(presses("Alt+b"), _reads("Skjermen er låst"), _writes(PIN), presses("Enter"), _awaits("Meny")),
        _is_seen,
    ),
    _journey(
        "one's own choices",
        _nothing,
        _then(taps("Meny", "Operatør"), _reads("Språk")),
        _then(presses("Alt+o"), _reads("Språk")),
        _is_seen,
    ),
    _journey(
        "somebody else takes over",
        _nothing,
        _then(taps("Meny", "Bytt operatør", "Amina"), _on_pad(*AMINAS_PIN, "Bekreft"), _awaits("Amina")),
        _then(presses("Alt+n"), _writes(f"1{AMINAS_PIN}"), presses("Enter"), _awaits("Amina")),
        happened(SignedOn),
        phone=_then(taps("Meny", "Bytt operatør", "Amina", *AMINAS_PIN, TAKES_OVER), _awaits("Meny")),
    ),
    _journey(
        "sign off, and on again",
        _nothing,
        _then(taps("Meny", "Logg av", "Ingrid", *PIN, "Logg på"), _awaits("Meny")),
        _then(presses("Alt+l"), _awaits("Ingrid"), _writes(f"1{PIN}"), presses("Enter"), _awaits("Meny")),
        _came_back,
    ),
    _journey(
        "stop and start",
        _nothing,
        taps("Meny", "Stopp kassen", "Stoppe kassen?", "Start kassen"),
        _then(presses("Alt+q", "Alt+q"), _awaits("Start kassen"), presses("Enter")),
        SystemStarted,
    ),
)


ON_A_PHONE = (
    _phone("exact cash", Scene.rings_up, taps("Kontant eksakt"), paid_by(TenderKind.CASH)),
    _phone("a note", Scene.rings_up, taps("100", within=PAYMENT), paid_by(TenderKind.CASH, change=True)),
    _phone("card", Scene.rings_up, taps("Kort"), paid_by(TenderKind.DEBIT_CARD)),
    _phone("Vipps", Scene.rings_up, taps("Vipps"), paid_by(TenderKind.VIPPS)),
    _phone("three of one", _nothing, _unfolded(_on_pad("3", "×"), _scans), _are_three),
    _phone("undo", Scene.rings_up, _unfolded(taps("Korr. siste")), happened(LineCorrected)),
    _phone("park", Scene.rings_up, _unfolded(taps("Parker")), happened(BasketParked)),
    _phone("resume", _parks_one, _resumes, happened(BasketResumed)),
    _phone(
        "return",
        Scene.sells,
        taps("Meny", "Retur", "Én til", "Angret", "Tilbake på kort"),
        _is_returned,
    ),
)
"""What `lab inputs` counts at the counter."""


@pytest.mark.timeout(900)
def test_every_function_is_done_by_touch_by_keyboard_and_on_a_phone(demo_folder: Path) -> None:
    tasks = (*ON_A_PHONE, *JOURNEYS)
    done = {f"{each.task.name} by {each.way}": each.is_done for each in count_inputs(demo_folder, tasks)}
    assert len(done) == len(ON_A_PHONE) + len(JOURNEYS) * len(Way)
    assert [name for name, is_done in done.items() if not is_done] == []
