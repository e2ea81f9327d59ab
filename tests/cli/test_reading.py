"""`report`, `journal`, `about`, `doctor`: what has been recorded and what this system is, on the screen."""

import importlib.metadata
import json
import zipfile
from pathlib import Path

import pytest

from datakasse.cli.ledger.reporting import KINDS
from datakasse.storage.sqlite.store import open_store
from tests.cli.command_line import CLEAN, COULD_NOT, FAULTS, REGISTER, done, refused, typed
from tests.shop import BACK, COMPANY, FRONT
from tests.storage.raw import opened

# ── report ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-7-5", "BFF-5-3-14-f")
@pytest.mark.parametrize(("kind", "label"), [("x", "X-rapport"), ("z", "Z-rapport")])
def test_the_last_report_is_shown_unless_a_number_is_asked_for(
    day_folder: Path, kind: str, label: str
) -> None:
    first, second = (
        done("report", kind, "--data", day_folder, "--register", FRONT, "--number", number)
        for number in ("1", "2")
    )
    assert first != second
    assert done("report", kind, "--data", day_folder, "--register", FRONT) == second
    assert label.upper() in first.upper()
    assert COMPANY.name in first
    assert "02.03.2026" in first
    assert "03.03.2026" in second


@pytest.mark.law("KSF-2-7-2")
def test_showing_a_report_takes_none(day_folder: Path) -> None:
    """It is the one in the journal: the same each time, and nothing is written."""
    before = done("journal", "--data", day_folder, "--json")
    shown = [done("report", "z", "--data", day_folder, "--register", FRONT) for _ in range(2)]
    assert shown[0] == shown[1]
    assert done("journal", "--data", day_folder, "--json") == before


@pytest.mark.parametrize(
    ("options", "shop"),
    [
        (("z", "--register", BACK), "day_folder"),
        (("x", "--register", BACK), "day_folder"),
        (("z", "--number", "3", "--register", FRONT), "day_folder"),
        (("z",), "new_folder"),
    ],
)
def test_a_report_that_was_never_taken(
    options: tuple[str, ...], shop: str, request: pytest.FixtureRequest
) -> None:
    refused("report.unknown", "report", *options, "--data", request.getfixturevalue(shop))


def test_registers_without_a_report_do_not_hide_those_with_one(day_folder: Path) -> None:
    assert done("report", "z", "--data", day_folder) == done(
        "report", "z", "--data", day_folder, "--register", FRONT
    )


# ── journal ──────────────────────────────────────────────────────────────────────────────────────


def stored(folder: Path, register: str) -> list[bytes]:
    with opened(folder) as connection:
        rows = connection.execute(
            "SELECT body FROM entries WHERE register = ? ORDER BY number", (register,)
        ).fetchall()
    return [row[0] for row in rows]


@pytest.mark.law("KSF-2-7-5", "SIG-15")
def test_json_is_byte_for_byte_what_is_stored_and_signed(day_folder: Path) -> None:
    """Whoever checks a digest by hand needs the bytes, not a kind of them."""
    shown = typed("journal", "--data", day_folder, "--register", FRONT, "--json").stdout_bytes
    assert shown == b"".join(body + b"\n" for body in stored(day_folder, FRONT))
    everything = typed("journal", "--data", day_folder, "--json").stdout_bytes
    assert everything.startswith(shown)
    assert len(everything.splitlines()) > len(shown.splitlines())


@pytest.mark.law("KSF-2-7-5")
def test_without_json_there_is_a_line_for_each_entry(day_folder: Path) -> None:
    lines = done("journal", "--data", day_folder, "--register", FRONT).splitlines()
    both = done("journal", "--data", day_folder).splitlines()
    assert both[: len(lines)] == [f"{FRONT}  {line}" for line in lines]
    assert {line.split()[0] for line in both} >= {FRONT, BACK}
    assert [int(line.split()[0]) for line in lines] == [*range(1, len(stored(day_folder, FRONT)) + 1)]
    (sale,) = [
        line for line in lines if "sale_completed" in line and "2026-03-02" in line and "88,90" in line
    ]
    assert sale.split()[1:5] == ["2026-03-02", "12:00:05", "2", "sale_completed"]
    assert sale.endswith("88,90  Kontant"), "what there is to say of it stands last, as the office says it"


@pytest.mark.law("KSF-2-7-5")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--from-entry", "3", "--to-entry", "5"), [3, 4, 5]),
        (("--from-entry", "4", "--to-entry", "4"), [4]),
        (("--from-entry", "5", "--to-entry", "4"), []),
        (("--from-entry", "99999"), []),
        (("--to-entry", "2"), [1, 2]),
    ],
)
def test_a_range_of_entries_can_be_read(
    day_folder: Path, options: tuple[str, ...], numbers: list[int]
) -> None:
    lines = done("journal", "--data", day_folder, "--register", FRONT, "--json", *options).splitlines()
    assert lines == [stored(day_folder, FRONT)[number - 1].decode() for number in numbers]


@pytest.mark.law("KSF-2-7-5")
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_read_alone(day_folder: Path, kind: str) -> None:
    lines = done("journal", "--data", day_folder, "--register", FRONT, "--kind", kind, "--json").splitlines()
    of_kind = [body for body in stored(day_folder, FRONT) if f'"kind":"{kind}"'.encode() in body]
    assert [line.encode() for line in lines] == of_kind
    assert bool(of_kind) is (
        kind in {json.loads(body)["event"]["kind"] for body in stored(day_folder, FRONT)}
    )


def test_an_unknown_register_has_no_journal(day_folder: Path) -> None:
    refused("register.unknown", "journal", "--data", day_folder, "--register", "K9")
    refused("register.unknown", "report", "z", "--data", day_folder, "--register", "K9")


# ── about ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSL-3-1", "KSL-7")
def test_about_needs_no_shop_to_tell_model_type_version_and_that_this_is_a_demonstration() -> None:
    told = " ".join(done("about").split())
    version = importlib.metadata.version("datakasse")
    for row in ("Modell datakasse", "Type PC-basert kassasystem", f"Versjon {version}", "demonstrasjon"):
        assert row in told


@pytest.mark.law("KSL-3-1", "KSL-2-f", "KSF-2-2-d")
def test_about_a_shop_tells_the_business_and_each_register_with_its_id_and_key(day_folder: Path) -> None:
    told = " ".join(done("about", "--data", day_folder).split())
    assert f"Organisasjonsnummer {COMPANY.organisation_number}" in told
    assert "Integrasjon med kassaskuff ja" in told
    assert "Kasse K1 Ved døra · RSA-SHA1-1024 nøkkelversjon 1" in told
    assert all(f"Kasse {register} " in told for register in ("K2", "K3", "K4", "K5"))


@pytest.mark.law("KSL-3-1")
def test_about_as_json_says_the_same(day_folder: Path) -> None:
    rows = json.loads(done("about", "--data", day_folder, "--json"))
    lines = done("about", "--data", day_folder).splitlines()
    assert [" ".join(line.split()) for line in lines] == [f"{name} {value}" for name, value in rows.items()]
    assert json.loads(done("about", "--json")).items() <= rows.items()


# ── doctor ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSL-7")
def test_the_doctor_ends_with_1_on_a_build_that_nobody_declared_and_finds_the_rest_well(
    new_folder: Path,
) -> None:
    result = typed("doctor", "--data", new_folder, "--offline")
    told = result.stdout
    assert result.exit_code == FAULTS
    assert "MERK  Ingen sikkerhetskopi er satt opp." in told
    assert "      Gjør: Gå til Sikkerhetskopi på kontoret." in told
    assert "MERK  Ingen har deklarert versjon" in told
    assert "FEIL" not in told
    assert told.count("?     Ikke undersøkt, for ingen utenfor butikken skulle spørres.") == 2
    assert f"OK    {REGISTER}: Signeringsnøkkel 1 er på plass." in told


def test_the_doctor_tells_a_program_the_same(new_folder: Path) -> None:
    result = typed("doctor", "--data", new_folder, "--offline", "--json")
    told = json.loads(result.stdout)
    codes = {found["name"]: found["code"] for found in told["findings"]}
    assert (result.exit_code, told["state"]) == (FAULTS, "notice")
    assert (codes["journal"], codes["declaration"]) == ("journal_whole", "demonstration")
    assert codes["internet"] == codes["clock_apart"] == "not_asked"


def test_the_doctor_finds_keys_that_are_gone(day_folder: Path) -> None:
    (day_folder / "keys" / "register-K2" / "1.key").unlink()
    told = typed("doctor", "--data", day_folder, "--offline").stdout
    assert "FEIL  K2: Signeringsnøkkelen kan ikke leses" in told
    assert "OK    K1: Signeringsnøkkel" in told


@pytest.mark.law("KSF-2-2-e")
def test_the_doctor_finds_a_drawer_that_does_not_answer(new_folder: Path) -> None:
    options = ("--register", "K2", "--location", "1", "--prefix", "2-", "--printer", "tcp://127.0.0.1:1")
    done("keys", "create", "--data", new_folder, *options)
    told = typed("doctor", "--data", new_folder, "--offline").stdout
    assert "FEIL  K2: Skuffen svarer ikke" in told
    assert "Skriveren er taus\n  1. " in told
    assert f"OK    {REGISTER}: Skuffen er lukket" in told


def test_a_doctor_without_a_patient_ends_with_2(tmp_path: Path) -> None:
    refused("store.no_shop", "doctor", "--data", tmp_path)


def test_a_folder_that_the_books_were_carried_out_of_is_not_called_sound(
    new_folder: Path, tmp_path: Path
) -> None:
    done("move", "--data", new_folder, "--to", tmp_path / "ny")
    left = typed("doctor", "--data", new_folder, "--offline")
    assert left.exit_code == FAULTS
    assert f"FEIL  Bøkene er flyttet til {tmp_path / 'ny'}. Det selges ikke herfra" in left.stdout
    assert (
        "OK    Butikken selger fra denne mappen."
        in typed("doctor", "--data", tmp_path / "ny", "--offline").stdout
    )


@pytest.mark.parametrize(
    "words", [("about",), ("doctor",), ("journal",), ("report", "x"), ("keys", "public"), ("verify",)]
)
def test_a_file_where_the_folder_should_be(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "fil").touch()
    assert typed(*words, "--data", tmp_path / "fil").exit_code == COULD_NOT


@pytest.mark.parametrize(
    "words",
    [("about",), ("journal",), ("report", "x", "--register", FRONT), ("keys", "public"), ("verify",)],
)
def test_a_shop_that_is_open_elsewhere_can_be_read(day_folder: Path, words: tuple[str, ...]) -> None:
    store = open_store(day_folder, {}, exclusive=True)
    try:
        assert typed(*words, "--data", day_folder).exit_code == CLEAN
    finally:
        store.close()


# ── support ──────────────────────────────────────────────────────────────────────────────────────


def test_a_support_bundle_is_shown_before_it_is_made(new_folder: Path, tmp_path: Path) -> None:
    shown = done("support", "--data", new_folder, "--offline")
    assert "health.json" in shown
    assert "Ingenting er laget ennå" in shown
    assert '"printer_on_screen"' in done("support", "--data", new_folder, "--offline", "--show")
    made = tmp_path / "støtte.zip"
    assert str(made) in done("support", "--data", new_folder, "--offline", "--to", made)
    with zipfile.ZipFile(made) as opened:
        assert "lesmeg.txt" in opened.namelist()
    refused_at = tmp_path / "finnes" / "ikke.zip"
    result = typed("support", "--data", new_folder, "--offline", "--to", refused_at)
    assert (result.exit_code, "[store.folder_not_writable]" in result.stderr) == (COULD_NOT, True)


# ── ready ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSL-7")
def test_what_is_missing_before_real_sales_is_told_and_ends_with_1(new_folder: Path) -> None:
    result = typed("ready", "--data", new_folder)
    assert result.exit_code == FAULTS
    assert "MÅ    Pakken er deklarert av en leverandør" in result.stdout
    assert "MÅ    Alle kasser har skriver med papir (0 av 1)" in result.stdout
    assert "BØR   Ti øvingssalg er gjort i treningsmodus (0 av 10)" in result.stdout
    assert result.stdout.endswith("Butikken er ikke klar for ekte salg.\n")


@pytest.mark.law("law.md 5.1")
def test_what_no_law_wants_is_not_said_to_be_demanded(day_folder: Path) -> None:
    lines = done("retention", "--data", day_folder).splitlines()
    told = {line.split("(")[0].split(maxsplit=1)[1].strip() for line in lines}
    assert {each for each in told if each.startswith("journalen")} == {
        "journalen                    skal oppbevares"
    }
    of_use = {each for each in told if each.startswith(("varsler", "visninger"))}
    assert len(of_use) == 2
    assert all(each.endswith("beholdes så lenge") for each in of_use)
