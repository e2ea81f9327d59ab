"""Whether the shop is well, over HTTP: who may ask, and that a machine that hangs keeps nobody waiting."""

import io
import zipfile
from pathlib import Path

from datakasse.storage.keys.master_key import PASSPHRASE, Protection, make_master, protection_of
from tests.till.shopkeeper import KARI, REVISOR
from tests.web.caller import Caller


def test_the_manager_is_told_what_is_why_and_what_to_do(caller: Caller) -> None:
    office = caller.office(KARI)
    told = office.done("GET", "/office/health")
    (backup,) = [found for found in told["findings"] if found["name"] == "backup"]
    assert (backup["code"], backup["state"], backup["register"]) == ("backup_none", "notice", "")
    assert "ikke satt opp" in backup["cause"]["nb"]
    assert "Sikkerhetskopi" in backup["cure"]["nb"]
    assert told["findings"][0]["state"] == told["state"]
    assert all(found["took_ms"] >= 0 for found in told["findings"])
    guides = office.done("GET", "/office/health/guides")
    assert "Selg videre" in guides[0]["steps"][0]["nb"]


def test_who_only_looks_at_the_journal_is_not_told(caller: Caller) -> None:
    auditor = caller.office(REVISOR)
    for path in ("/office/health", "/office/health/guides"):
        auditor.refuse("GET", path, status=403, code="operator.missing_right", kept=True)


def test_what_protects_the_master_key_is_told_by_where_it_lies(tmp_path: Path) -> None:
    assert protection_of(tmp_path, {}) == ""
    make_master(tmp_path, {PASSPHRASE: "et langt passord"})
    assert protection_of(tmp_path, {}) == Protection.PASSPHRASE
    (tmp_path / "credentials").mkdir()
    (tmp_path / "credentials" / "datakasse-key").write_text("00", encoding="ascii")
    assert protection_of(tmp_path, {"CREDENTIALS_DIRECTORY": str(tmp_path / "credentials")}) == "systemd"


def test_the_bundle_that_is_fetched_is_the_one_that_was_shown(caller: Caller) -> None:
    office = caller.office(KARI)
    office.refuse("GET", "/office/health/bundle", status=404, code="support.not_made")
    shown = office.done("POST", "/office/health/bundle", status=201)
    fetched = office.get("/office/health/bundle")
    assert shown["name"] in fetched.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(fetched.content)) as opened:
        read = {name: opened.read(name).decode() for name in opened.namelist()}
    assert read == {part["name"]: part["text"] for part in shown["parts"]}


def test_an_accountant_makes_no_bundle(caller: Caller) -> None:
    auditor = caller.office(REVISOR)
    for method in ("POST", "GET"):
        auditor.refuse(method, "/office/health/bundle", status=403, code="operator.missing_right", kept=True)
