"""A shop that was lost and restored delivers to its hub again, and the machine that was lost does not."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from datakasse.errors.hub import JournalForked, MachineRevoked, RegisterTaken
from datakasse.hub.revoke_machine import revoke_machine
from datakasse.hub.show_fleet import show_fleet
from datakasse.hub.verify_received import verify_received
from lab.served_hub import ServedHub
from tests.cli.command_line import done
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.shop import COMPANY, FRONT, sell as sold

Opened = Callable[[Path], Member]


def restored(folder: Path, tmp_path: Path) -> Path:
    """Copy a shop, and bring it back on another machine."""
    usb, sheet, back = tmp_path / "usb", tmp_path / "ark.txt", tmp_path / "back"
    usb.mkdir()
    sheet.write_text(done("backup", "key"))
    done("backup", "set-up", "--data", folder, "--identity", sheet)
    done("backup", "add-place", "--data", folder, "--name", "usb", "--address", f"folder:{usb}")
    done("backup", "now", "--data", folder)
    done("restore", "--from", f"folder:{usb}", "--to", back, "--identity", sheet)
    return back


def sell(member: Member, count: int) -> None:
    """Sell coffee today: the commands have journalled by the machine's clock."""
    for _ in range(count):
        member.shop.store.write(lambda books: sold(books, FRONT, at=datetime.now(UTC))).result()


def revoke(hub: ServedHub) -> None:
    """Shut the first machine out."""
    revoke_machine(hub.hub.counter.store, COMPANY_NUMBER, "1", datetime.now(UTC))


def test_a_restored_shop_goes_on_at_the_hub_once_the_lost_machine_is_revoked(
    member: Member, hub: ServedHub, opened: Opened, shop_folder: Path, tmp_path: Path
) -> None:
    member.sell(2)
    member.send()
    new = opened(restored(shop_folder, tmp_path))
    with pytest.raises(RegisterTaken):
        new.join(hub.link(COMPANY))
    revoke(hub)
    new.join(hub.link(COMPANY))
    sell(new, 2)
    new.send()
    assert hub.journal(COMPANY_NUMBER, FRONT) == new.journal(FRONT)
    store = hub.hub.counter.store
    assert [each.findings for each in verify_received(store)] == [(), ()]
    rows = show_fleet(store, datetime.now(UTC)).companies[0].rows
    assert {row.state for row in rows if row.register == FRONT} == {"joined"}
    # The machine that was lost sells on in a thief's kitchen.
    sell(member, 1)
    with pytest.raises(MachineRevoked):
        member.send()


def test_the_revoked_machine_does_not_come_back_with_another_invitation(
    member: Member, hub: ServedHub
) -> None:
    member.sell(2)
    member.send()
    revoke(hub)
    member.shop.hub_card.forget()
    with pytest.raises(RegisterTaken):
        member.join(hub.link(COMPANY))
    # Not with a new device key either: its registers' keys are those that were retired.
    member.shop.keys.secrets("hub").write({"device_key": ""})
    with pytest.raises(RegisterTaken):
        member.join(hub.link(COMPANY))


def test_what_the_hub_has_and_the_copy_has_not_is_a_fork_and_told(
    member: Member, hub: ServedHub, opened: Opened, shop_folder: Path, tmp_path: Path
) -> None:
    """The hub had a sale that no copy had: it keeps it, and says that there are two journals."""
    member.sell(2)
    back = restored(shop_folder, tmp_path)
    sell(member, 3)
    member.send()
    revoke(hub)
    new = opened(back)
    new.join(hub.link(COMPANY))
    had = hub.journal(COMPANY_NUMBER, FRONT)
    with pytest.raises(JournalForked):
        new.send()
    assert hub.journal(COMPANY_NUMBER, FRONT) == had
