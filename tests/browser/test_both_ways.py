"""Every function of the till is done by fingers alone and by keys alone, and the journal says that it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from datakasse.journal.event import (
    CopyIssued,
    DrawerOpened,
    Event,
    LineAdded,
    LineCorrected,
    LineDiscounted,
    PaidIn,
    PaidOut,
    PriceChecked,
    ProvisionalIssued,
    SaleAborted,
    SaleCompleted,
    SaleDiscounted,
    ServingChosen,
    SignedOff,
    TrainingEnded,
    VoucherIssued,
    XReported,
)
from lab.inputs.count import count_inputs
from lab.inputs.hand import Way
from lab.inputs.scene import BASKET, Scene
from lab.inputs.tasks import ARTICLES, PAD, Doing, Task, happened, presses, taps

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ANY_NUMBER = 99


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
    name: str, before: Doing, touch: Doing, keyboard: Doing, became: type[Event] | Callable[..., bool]
) -> Task:
    is_done = happened(became) if isinstance(became, type) else became
    return Task(name, ANY_NUMBER, before, {Way.TOUCH: touch, Way.KEYBOARD: keyboard}, is_done)


def _paid_twice(events: list[Event]) -> bool:
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
    ),
    _journey("eat in", Scene.rings_up, _in_basket("Spis her"), presses("Alt+h"), ServingChosen),
    _journey("provisional receipt", Scene.rings_up, taps("Foreløpig"), presses("Alt+f"), ProvisionalIssued),
    _journey(
        "abort", Scene.rings_up, taps("Avbryt salg", "Avbryte?"), presses("Alt+a", "Alt+a"), SaleAborted
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
    ),
    _journey("copy", Scene.sells, taps("Meny", "Skriv kopi"), presses("Alt+k"), CopyIssued),
    _journey(
        "price check",
        _nothing,
        _then(taps("Prissjekk"), _presses_article),
        _then(presses("F3"), _scans),
        PriceChecked,
    ),
    _journey(
        "open the drawer",
        _nothing,
        taps("Skuff", "Veksling", "Åpne skuffen"),
        _then(presses("Alt+s"), _awaits("Åpne skuffen"), _writes("Veksling"), presses("Enter")),
        DrawerOpened,
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
            _into("Grunn", "Veksel"),
            presses("Enter"),
        ),
        PaidIn,
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
            _into("Beløp i kroner", "500"),
            presses("Enter"),
        ),
        VoucherIssued,
    ),
    _journey("X report", _nothing, taps("Meny", "X-rapport"), presses("Alt+x"), XReported),
    _journey(
        "training, there and back",
        _nothing,
        taps("Meny", "Start trening", "Meny", "Avslutt trening"),
        _then(presses("Alt+t"), lambda scene: scene.hand.reads("TRENING"), presses("Alt+t")),
        TrainingEnded,
    ),
    _journey("sign off", _nothing, taps("Meny", "Logg av"), presses("Alt+l"), SignedOff),
)


def test_every_function_is_done_by_touch_and_by_keyboard(demo_folder: Path) -> None:
    done = {f"{each.task.name} by {each.way}": each.is_done for each in count_inputs(demo_folder, JOURNEYS)}
    assert len(done) == len(JOURNEYS) * len(Way)
    assert [name for name, is_done in done.items() if not is_done] == []
