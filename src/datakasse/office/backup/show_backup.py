"""How the backup stands, in words, for the office and the command line."""

from datetime import datetime
from typing import Final

import msgspec

from datakasse.office.backup.backups import Backups
from datakasse.office.backup.status import DrillResult, Light, PlaceStatus, last_of, light_of
from datakasse.trade.moment import in_norway

_NONE: Final = (
    "Sikkerhetskopi er ikke satt opp. Blir maskinen stjålet eller ødelagt, er alt borte.",
    "Tryggingskopi er ikkje sett opp. Blir maskina stolen eller øydelagd, er alt borte.",
    "No backup is set up. If the machine is stolen or breaks, everything is gone.",
)
_NO_PLACE: Final = (
    "Det er ikke valgt noe sted for kopier ennå.",
    "Det er ikkje valt nokon stad for kopiar enno.",
    "No place for copies is chosen yet.",
)
_ONE_PLACE: Final = (
    "Kopien er fersk, men den er bare på ett sted. Velg et sted til, utenfor butikken.",
    "Kopien er fersk, men han er berre på éin stad. Vel ein stad til, utanfor butikken.",
    "The copy is fresh, but it is in one place only. Choose another, outside the shop.",
)
_FRESH: Final = (
    "Alle kopier er ferske og kontrollert.",
    "Alle kopiar er ferske og kontrollerte.",
    "All copies are fresh and verified.",
)
_BEHIND: Final = (
    "Siste kontrollerte kopi er fra {time}. Noe står i veien; se stedene under.",
    "Siste kontrollerte kopi er frå {time}. Noko står i vegen; sjå stadene under.",
    "The last verified copy is from {time}. Something is in the way; see the places below.",
)
_NEVER: Final = (
    "Ingen kopi er kommet fram ennå.",
    "Ingen kopi har kome fram enno.",
    "No copy has arrived yet.",
)
_DRILL_FAILED: Final = (
    "Siste prøve på å gjenopprette gikk ikke: {fault}",
    "Siste prøve på å gjenopprette gjekk ikkje: {fault}",
    "The last try to restore failed: {fault}",
)


class PlaceShown(msgspec.Struct, frozen=True):
    """
    A place.

    Attributes:
        name: What it is called.
        address: Where it is; no secrets.
        light: How things stand.
        verified_at: When a copy was last verified there.
        failed_at: Since when it does not do what it should; None when it does.
        why: Why, in bokmål; empty when it does.
        full_day: The day of its newest whole copy.
    """

    name: str
    address: str
    light: Light
    verified_at: datetime | None
    failed_at: datetime | None
    why: str
    full_day: str


class BackupShown(msgspec.Struct, frozen=True):
    """
    The backup.

    Attributes:
        light: How things stand on the whole.
        nb, nn, en: The same in words.
        places: The places.
        verified_at: When a copy was last verified, wherever it is.
        drill: What came of the last try to restore; None before the first.
        recipient: The public side of the owner's recovery key; empty where no backup is set up.
    """

    light: Light
    nb: str
    nn: str
    en: str
    places: list[PlaceShown] = []
    verified_at: datetime | None = None
    drill: DrillResult | None = None
    recipient: str = ""


def show_backup(backups: Backups) -> BackupShown:
    """Return how the backup stands."""
    setup, status, now = backups.setup, backups.board.read(), backups.now()
    if setup is None:
        return BackupShown(Light.RED, *_NONE)
    places: list[PlaceShown] = []
    for place in setup.places:
        stands = status.places.get(place.name, PlaceStatus())
        light, failed_at, why = light_of(stands, now), stands.failed_at, stands.why
        shown = PlaceShown(
            place.name, place.address, light, stands.verified_at, failed_at, why, stands.full_day
        )
        places.append(shown)
    verified_at = last_of((place.verified_at for place in places), now)
    light, words = _summed_up(places, verified_at, status.drill)
    return BackupShown(light, *words, places, verified_at, status.drill, setup.recipient)


def _summed_up(
    places: list[PlaceShown], verified_at: datetime | None, drill: DrillResult | None
) -> tuple[Light, tuple[str, str, str]]:
    lights = [place.light for place in places]
    if not lights:
        return Light.RED, _NO_PLACE
    if drill is not None and drill.fault:
        nb, nn, en = (text.format(fault=drill.fault) for text in _DRILL_FAILED)
        return Light.RED, (nb, nn, en)
    if all(light is Light.GREEN for light in lights):
        return (Light.GREEN, _FRESH) if len(lights) > 1 else (Light.YELLOW, _ONE_PLACE)
    if verified_at is None:
        return Light.RED, _NEVER
    time = f"{in_norway(verified_at):%d.%m.%Y %H:%M}"
    nb, nn, en = (text.format(time=time) for text in _BEHIND)
    best = Light.RED if all(light is Light.RED for light in lights) else Light.YELLOW
    return best, (nb, nn, en)
