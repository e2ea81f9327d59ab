"""The backup over HTTP: how it stands, places, a copy now, a try to restore."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field, SecretStr

from datakasse.errors.backup.places import BackupMissing
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey, make_recovery_key, read_recovery_key
from datakasse.office.backup.recovery_sheet import recovery_sheet
from datakasse.office.backup.set_up import (
    AddPlace,
    RemovePlace,
    ReplaceRecoveryKey,
    SetUpBackup,
    demand_place,
)
from datakasse.office.backup.setup import demand_setup
from datakasse.office.backup.show_backup import show_backup
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.people.access_shapes import ProofShape
from datakasse.web.rooms.backup_room import BackupRoom
from datakasse.web.shapes import Shape
from datakasse.web.sign_in.has_shown import has_proved

routes = APIRouter(prefix="/office/backup", tags=["backup"], route_class=StrictRoute)


class SheetShape(Shape):
    """A recovery sheet: its text, or the line on it that is the key."""

    sheet: Annotated[SecretStr, Field(max_length=5_000)]


class NewSheetShape(SheetShape, ProofShape):
    """One that takes another's place, and a proof of who asks."""


class PlaceShape(Shape):
    """A place for copies."""

    address: Annotated[str, Field(min_length=1, max_length=500)]
    user: Annotated[str, Field(max_length=200)] = ""
    secret: Annotated[SecretStr, Field(max_length=500)] = SecretStr("")
    key: Annotated[SecretStr, Field(max_length=10_000)] = SecretStr("")
    host_key: Annotated[str, Field(max_length=2_000)] = ""
    region: Annotated[str, Field(max_length=100)] = ""


@routes.get("")
def status(visit: AtDesk) -> Response:
    """Tell how the backup stands: the light in words, the places, the last try to restore."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(show_backup(_room(visit).backups))


@routes.post("/new-sheet", status_code=201)
def new_sheet(visit: AtDesk) -> Response:
    """Make a recovery sheet and tell it: nothing of it is kept, and it counts for nothing yet."""
    visit.in_office(Right.ADMINISTER)
    with visit.counter.store.read() as books:
        return answer({"sheet": recovery_sheet(make_recovery_key(), books.company())}, 201)


@routes.post("", status_code=201)
def set_up(body: SheetShape, visit: AtDesk) -> Response:
    """Begin a backup with a recovery sheet that the owner has."""
    visit.in_office(Right.ADMINISTER)
    room, key = _room(visit), _key_on(body)
    visit.do_in_office(Right.ADMINISTER, SetUpBackup(room.backups, key))
    return answer(show_backup(room.backups), 201)


@routes.post("/sheet")
def replace_sheet(body: NewSheetShape, visit: AtDesk) -> Response:
    """Have another recovery sheet, that the owner has, count; and tell which folder the old one opens."""
    visit.in_office(Right.ADMINISTER)
    room, key = _room(visit), _key_on(body)
    action = ReplaceRecoveryKey(room.backups, key, has_proved(visit, body.current))
    return answer({"before": visit.do_in_office(Right.ADMINISTER, action)})


@routes.put("/places/{place}")
def put_place(place: str, body: PlaceShape, visit: AtDesk) -> Response:
    """Add a place or change one, once it has answered; its secrets are never told again."""
    visit.in_office(Right.ADMINISTER)
    room = _room(visit)
    demand_setup(room.backups.safe)
    secret, key = body.secret.get_secret_value(), body.key.get_secret_value()
    wanted = PlaceSetup(place, body.address, body.user, secret, key, body.host_key, body.region)
    demand_place(room.backups, wanted)
    visit.do_in_office(Right.ADMINISTER, AddPlace(room.backups, wanted))
    return answer(show_backup(room.backups))


@routes.delete("/places/{place}")
def remove_place(place: str, visit: AtDesk) -> Response:
    """Send no more copies to a place; what is there stays there."""
    room = _room(visit)
    visit.do_in_office(Right.ADMINISTER, RemovePlace(room.backups, place))
    return answer(show_backup(room.backups))


@routes.post("/run", status_code=202)
def run(visit: AtDesk) -> Response:
    """Ask that copies be made now; the answer does not wait for it."""
    visit.in_office(Right.KEEP_BOOKS)
    _room(visit).back_up_soon()
    return answer(show_backup(_room(visit).backups), 202)


@routes.post("/drill", status_code=202)
def drill(visit: AtDesk) -> Response:
    """Ask that a copy be restored on nothing, to see that it can be; the answer does not wait for it."""
    visit.in_office(Right.KEEP_BOOKS)
    _room(visit).drill_soon()
    return answer(show_backup(_room(visit).backups), 202)


def _key_on(sheet: SheetShape) -> RecoveryKey:
    return read_recovery_key(sheet.sheet.get_secret_value())


def _room(visit: Visit) -> BackupRoom:
    if visit.desk.backup is None:
        raise BackupMissing
    return visit.desk.backup
