"""`datakasse hub`: what its keeper and a shop type."""

import socket
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from datakasse.counter.pin import hash_pin, pin_fits
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub.between.change import Change, read_change, write_change
from datakasse.hub_wiring import new_hub, open_hub
from datakasse.settings import settings_for
from datakasse.storage.sqlite.store import open_store
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.trade.tender import Tender, TenderKind
from datakasse.wiring import open_shop
from lab.fault_proxy import fault_proxy
from lab.postgres.cluster import Cluster
from lab.served_hub import HOST, ServedHub, answering, listening
from tests.cli.command_line import done, forked, refused, typed
from tests.database import cluster, database
from tests.shop import COMPANY, OPERATORS, shop_folder, shop_template

__all__ = ["cluster", "database", "shop_folder", "shop_template"]

PIN = "471147"


@pytest.fixture
def hub_folder(tmp_path: Path) -> Path:
    """A hub that was made."""
    folder = tmp_path / "hub"
    done("hub", "init", "--data", folder, "--name", "127.0.0.1", "--pin", PIN)
    return folder


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedHub]:
    """A hub that answers, and whose folder others may open."""
    with listening() as heard:
        port = heard.getsockname()[1]
        house = HubHouse(("127.0.0.1",), port, "")
        hub = new_hub(settings_for(tmp_path / "served"), house, environ={})
        with answering(hub, heard):
            yield ServedHub(hub, port)
        hub.counter.store.close()


def invited(folder: Path) -> str:
    told = done(
        "hub", "invite", "--data", folder, "--org-number", COMPANY.organisation_number,
        "--company-name", COMPANY.name, "--name", "Hjørnet",
    )  # fmt: skip
    return next(line for line in told.splitlines() if line.startswith("https://"))


def test_a_hub_in_a_database_is_found_from_its_folder(database: str, tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    made = ("hub", "init", "--data", folder, "--name", "127.0.0.1", "--pin", PIN, "--database", database)
    done(*made)
    assert invited(folder).startswith("https://127.0.0.1:8770/hub/join#")
    assert "Hjørnet" in done("hub", "fleet", "--data", folder)
    assert not (folder / "hub.db").exists()
    refused("hub.exists", *made)
    refused("hub.database_of_hub", "hub", "init", "--data", tmp_path / "b", *made[4:])


def test_a_hub_that_could_store_nothing_is_not_called_whole(
    cluster: Cluster, database: str, tmp_path: Path
) -> None:
    folder = tmp_path / "hub"
    done("hub", "init", "--data", folder, "--name", HOST, "--pin", PIN, "--database", database)
    done("hub", "verify", "--data", folder)
    address = cluster.database(str(conninfo_to_dict(database)["dbname"]))
    with psycopg.connect(address, autocommit=True, options="-c search_path=datakasse") as admin:
        admin.execute("REVOKE INSERT ON entries FROM datakasse")
        assert "INSERT: entries" in refused(
            "store.database_rights_missing", "hub", "verify", "--data", folder
        )
        admin.execute("GRANT INSERT, DELETE ON entries TO datakasse")
        assert "DELETE: entries" in refused("store.database_rights_extra", "hub", "verify", "--data", folder)


def test_a_hub_behind_something_listens_elsewhere_and_is_called_where_it_always_was(
    tmp_path: Path, shop_folder: Path
) -> None:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = str(probe.getsockname()[1])
    folder = tmp_path / "behind"
    with fault_proxy(int(port)) as front:
        called = str(front.port)
        done("hub", "init", "--data", folder, "--name", HOST, "--port", called, "--pin", PIN)
        said = refused("hub.port_taken", "hub", "serve", "--data", folder, "--host", HOST)
        assert said.startswith(f"Port {called} er i bruk")
        with forked("hub", "serve", "--data", folder, "--host", HOST, "--port", port) as running:
            assert running.stdout is not None
            told = [running.stdout.readline() for _ in range(2)]
            assert (
                told[0] == f"Kassene ringer port {called}: noe foran huben må føre dem til port {port} her.\n"
            )
            assert told[1].startswith(f"Huben er åpen på https://{HOST}:{called}/hub.html")
            link = invited(folder)
            assert link.startswith(f"https://{HOST}:{called}/")
            done("hub", "join", "--data", shop_folder, link)
            assert "1 poster sendt, huben har 1" in done("hub", "send", "--data", shop_folder)


def test_a_hub_is_made_once(hub_folder: Path) -> None:
    refused("hub.exists", "hub", "init", "--data", hub_folder, "--name", "x.local", "--pin", PIN)
    opened = open_hub(settings_for(hub_folder), environ={})
    assert opened.house.link == "https://127.0.0.1:8770"
    opened.counter.store.close()


def test_a_shop_is_no_hub_and_a_hub_is_no_shop(hub_folder: Path, shop_folder: Path) -> None:
    """Neither is opened as the other, and neither is made beside the other in one folder."""
    lying = {path: path.read_bytes() for path in hub_folder.rglob("*") if path.is_file()}
    plan = ("--name", COMPANY.name, "--org-number", COMPANY.organisation_number, "--pin", "4711")
    for typing in (("verify",), ("doctor",), ("serve", "--port", "0"), ("init", *plan)):
        assert "datakasse hub serve" in refused("store.folder_of_hub", *typing, "--data", hub_folder)
    assert {path: path.read_bytes() for path in hub_folder.rglob("*") if path.is_file()} == lying
    for typing in (("fleet",), ("verify",), ("init", "--name", "127.0.0.1", "--pin", PIN)):
        refused("hub.folder_of_shop", "hub", *typing, "--data", shop_folder)


def test_an_invitation_is_a_link_and_a_code_to_scan(hub_folder: Path) -> None:
    told = done(
        "hub", "invite", "--data", hub_folder, "--org-number", COMPANY.organisation_number,
        "--company-name", COMPANY.name, "--name", "Hjørnet",
    )  # fmt: skip
    assert "https://127.0.0.1:8770/hub/join#hub=" in told
    assert "█" in told


def test_a_business_is_named_the_first_time(hub_folder: Path) -> None:
    number = COMPANY.organisation_number
    refused(
        "hub.unknown_company", "hub", "invite", "--data", hub_folder, "--org-number", number, "--name", "x"
    )
    wrong = ("--org-number", "123456789", "--company-name", "x", "--name", "x")
    refused("shop.bad_organisation_number", "hub", "invite", "--data", hub_folder, *wrong)


@pytest.mark.usefixtures("served")
def test_a_register_made_by_command_is_sent_and_one_that_is_taken_is_told_of(
    tmp_path: Path, shop_folder: Path
) -> None:
    folder, shop = tmp_path / "served", ("--data", shop_folder)
    done("hub", "join", *shop, invited(folder))
    done("keys", "create", *shop, "--register", "K8", "--location", "1", "--prefix", "D")
    assert "K8: 1 poster sendt, huben har 1" in done("hub", "send", *shop)
    planned = ("--org-number", COMPANY.organisation_number, "--name", "Torget", "--register", "K9")
    done("hub", "invite", "--data", folder, *planned, "--location", "1")
    done("keys", "create", *shop, "--register", "K9", "--location", "1", "--prefix", "E")
    told = typed("hub", "send", *shop)
    assert (told.exit_code, told.stdout.count("huben har 1.")) == (2, 3), "the others are sent"
    assert "[hub.register_taken]" in told.stderr
    fleet = done("hub", "fleet", "--data", folder)
    assert "K8" in fleet
    assert "Kasse K9 leveres alt av maskin 2" in typed("hub", "findings", "--data", folder).stdout


@pytest.mark.usefixtures("served")
def test_from_invitation_to_a_verified_journal(tmp_path: Path, shop_folder: Path) -> None:
    folder = tmp_path / "served"
    link = invited(folder)
    told = done("hub", "join", "--data", shop_folder, link)
    assert "maskin 1" in told
    refused("hub.already_joined", "hub", "join", "--data", shop_folder, link)
    assert "1 poster sendt, huben har 1" in done("hub", "send", "--data", shop_folder)
    assert "0 poster sendt, huben har 1" in done("hub", "send", "--data", shop_folder)
    assert "K1: 1 poster, 0 feil." in done("hub", "verify", "--data", folder)
    fleet = done("hub", "fleet", "--data", folder)
    assert "koblet til" in fleet
    assert "kjede hel" in fleet
    assert "klokke +0.0 s" in fleet
    assert done("hub", "findings", "--data", folder) == "Huben har ikke avvist noe.\n"
    number = COMPANY.organisation_number
    done("hub", "revoke", "--data", folder, "--org-number", number, "--machine", "1")
    said = refused("hub.revoked", "hub", "send", "--data", shop_folder)
    assert said.startswith("Maskin 1 er sperret i huben.")
    assert "  1 gang  [hub.revoked]" in typed("hub", "findings", "--data", folder).stdout
    done("hub", "leave", "--data", shop_folder)
    refused("hub.not_joined", "hub", "send", "--data", shop_folder)


@pytest.mark.usefixtures("served")
def test_what_a_shop_offers_can_be_sent_out(tmp_path: Path, shop_folder: Path) -> None:
    folder, number = tmp_path / "served", COMPANY.organisation_number
    invited(folder)
    file = tmp_path / "varer.json"
    file.write_text(done("hub", "offer", "--data", shop_folder), encoding="utf-8")
    told = done(
        "hub", "publish", "--data", folder, "--org-number", number, "--valid-from", "2099-12-01T06:00", file
    )
    assert "Versjon 1 er sendt ut og gjelder fra 2099-12-01 06:00." in told
    assert "mottatt: ingen" in done("hub", "changes", "--data", folder, "--org-number", number)
    publish = ("hub", "publish", "--data", folder, "--org-number", number)
    passed = done(*publish, "--valid-from", "2020-01-01", file)
    assert "Versjon 2 er sendt ut og gjelder fra 20" in passed
    assert "2020" not in passed
    refused("import.file_not_readable", *publish, tmp_path / "none.json")


@pytest.mark.parametrize("link", ["", "https://hub.local/", "http://hub.local/hub/join#hub=00&code=1"])
def test_what_is_no_link_is_refused(shop_folder: Path, link: str) -> None:
    refused("hub.bad_link", "hub", "join", "--data", shop_folder, link)


@pytest.mark.usefixtures("served")
def test_findings_end_with_1(tmp_path: Path, shop_folder: Path) -> None:
    folder = tmp_path / "served"
    done("hub", "join", "--data", shop_folder, invited(folder))
    number = COMPANY.organisation_number
    done("hub", "revoke", "--data", folder, "--org-number", number, "--machine", "1")
    assert done("hub", "findings", "--data", folder) == "Huben har ikke avvist noe.\n"
    typed("hub", "send", "--data", shop_folder)
    told = typed("hub", "findings", "--data", folder)
    assert (told.exit_code, "[hub.revoked]" in told.stdout) == (1, True)


@pytest.mark.usefixtures("served")
def test_a_new_machine_sells_a_minute_after_the_code_is_scanned(tmp_path: Path, shop_folder: Path) -> None:
    """The old one was stolen: it is shut out, its history kept, and an empty machine takes its place."""
    folder, number = tmp_path / "served", COMPANY.organisation_number
    done("hub", "join", "--data", shop_folder, invited(folder))
    done("hub", "send", "--data", shop_folder)
    store = open_store(shop_folder, {})
    store.write(lambda books: books.put_operator(OPERATORS[0], hash_pin("2468"))).result()
    store.close()
    file = tmp_path / "varer.json"
    shared = ("--data", folder, "--org-number", number)
    offered = done("hub", "offer", "--data", shop_folder, "--pins")
    file.write_bytes(write_change(only_manager(read_change(offered.encode()))))
    done("hub", "publish", *shared, file)
    done("hub", "revoke", *shared, "--machine", "1")
    told = done("hub", "invite", *shared, "--name", "Ny kasse", "--register", "K3")
    link = next(line for line in told.splitlines() if line.startswith("https://"))
    new = tmp_path / "new"
    assert "maskin 2" in done("hub", "join", "--data", new, link)
    shop = open_shop(settings_for(new), environ={})
    with shop.store.read() as books:
        assert [register.register_id for register in books.registers()] == ["K3"]
        assert pin_fits(books.pin_hash("1"), "2468")
        article = books.article("200")
        assert article is not None
        assert article.price_ore == 3900
    sold = SellAtOnce((Item("200"),), (Tender(TenderKind.DEBIT_CARD, 3900),))
    for action in (Start(), SignOn(pin_is_right=True), DeclareFloat(0), sold):
        shop.counter.carry_out("K3", "" if isinstance(action, Start) else "1", action).result()
    shop.store.close()
    done("hub", "send", "--data", new)
    fleet = done("hub", "fleet", "--data", folder)
    assert "sperret" in fleet
    assert "K1: 1 poster, 0 feil." in done("hub", "verify", "--data", folder), "the history is kept"
    refused("hub.register_taken", "hub", "invite", *shared, "--name", "x", "--register", "K3")
    refused(
        "hub.unknown_place", "hub", "invite", *shared, "--name", "x", "--register", "K4", "--location", "9"
    )


def only_manager(change: Change) -> Change:
    """Return a change with the one person whose PIN is known."""
    return msgspec.structs.replace(
        change, people=tuple(each for each in change.people if each.operator.operator_id == "1")
    )
