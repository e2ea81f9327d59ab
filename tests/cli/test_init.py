"""`datakasse init`: a whole shop or none, and each refusal in one sentence."""

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from datakasse.settings import settings_for
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import make_master
from datakasse.storage.making import FirstMaking
from datakasse.trade.shop.shop import SignatureMethod
from datakasse.wiring import new_shop
from tests.cli.command_line import COULD_NOT, ORGANISATION, REGISTER, done, init, refused, typed

PLAN = ("--name", "Kaffe AS", "--org-number", ORGANISATION, "--pin", "4711")


def test_init_makes_a_shop_that_verifies_and_says_how_to_open_it(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "butikk"
    made = init(folder)
    assert (made.exit_code, made.stderr) == (0, "")
    assert f"datakasse serve --data {folder}" in made.stdout
    assert done("verify", "--data", folder) == f"{REGISTER}: 1 poster, 0 feil.\n"


@pytest.mark.law("SIG-12")
def test_what_init_makes_is_for_nobody_else_to_read(new_folder: Path) -> None:
    others = [path for path in (new_folder, *new_folder.rglob("*")) if path.stat().st_mode & 0o077]
    assert others == []


@pytest.mark.law("KSL-2-f")
@pytest.mark.parametrize(("options", "register"), [((), REGISTER), (("--register", "Kasse Ø"), "Kasse Ø")])
def test_a_register_has_an_id_of_its_own(tmp_path: Path, options: tuple[str, ...], register: str) -> None:
    """Made from the organisation number, which no other business has, or chosen."""
    assert init(tmp_path / "data", *options).exit_code == 0
    assert f"Kasse {register} " in done("about", "--data", tmp_path / "data")


@pytest.mark.law("SIG-1", "SIG-9", "SIG-11")
def test_with_hmac_what_is_declared_is_a_secret_of_sixteen_bytes(tmp_path: Path) -> None:
    assert init(tmp_path / "data", "--hmac").exit_code == 0
    declared = done("keys", "public", "--data", tmp_path / "data")
    assert len(base64.b64decode(declared, validate=False)) == 16
    assert "HMAC-SHA1-128" in done("about", "--data", tmp_path / "data")
    assert done("verify", "--data", tmp_path / "data") == f"{REGISTER}: 1 poster, 0 feil.\n"


@pytest.mark.law("SIG-1", "SIG-8")
def test_without_it_signs_with_rsa_of_1024_bits(new_folder: Path) -> None:
    key = load_pem_public_key(done("keys", "public", "--data", new_folder).encode())
    assert isinstance(key, rsa.RSAPublicKey)
    assert (key.key_size, key.public_numbers().e) == (1024, 65537)


@pytest.mark.parametrize(
    ("code", "options"),
    [
        ("shop.bad_organisation_number", ("--org-number", "974760674")),
        ("shop.bad_organisation_number", ("--org-number", "97476067")),
        ("shop.bad_organisation_number", ("--org-number", "")),
        ("operator.bad_pin", ("--pin", "471")),
        ("operator.bad_pin", ("--pin", "471100000")),
        ("operator.bad_pin", ("--pin", "47a1")),
        ("operator.bad_pin", ("--pin", "")),
        ("register.bad_printer", ("--printer", "usb:1")),
        ("register.bad_printer", ("--printer", "tcp://:9100")),
        ("register.bad_id", ("--register", "kasse/1")),
        ("register.bad_id", ("--register", " K1")),
        ("export.identifier_unfit", ("--manager", "x" * 36)),
    ],
    ids=" ".join,
)
def test_a_plan_that_will_not_do_leaves_no_folder_behind(
    tmp_path: Path, code: str, options: tuple[str, ...]
) -> None:
    refused(code, "init", "--data", tmp_path / "data", *PLAN, *options)
    assert not (tmp_path / "data").exists()


def test_a_shop_is_never_made_over_another(new_folder: Path) -> None:
    before = done("keys", "public", "--data", new_folder), done("journal", "--data", new_folder, "--json")
    sentence = refused("store.shop_exists", "init", "--data", new_folder, *PLAN)
    assert str(new_folder) in sentence
    after = done("keys", "public", "--data", new_folder), done("journal", "--data", new_folder, "--json")
    assert after == before


@pytest.mark.parametrize("reached", ["noted", "with a key", "with a file", "with tables", "with its keys"])
def test_a_making_that_broke_off_is_known_wherever_that_was(tmp_path: Path, reached: str) -> None:
    """The first page is shown again, and what it makes then is whole."""
    folder, settings = DataFolder(tmp_path / "data"), settings_for(tmp_path / "data")
    folder.begin_making()
    if reached != "noted":
        folder.make()
        make_master(folder.keys, {})
    if reached == "with a file":
        folder.database.touch(mode=0o600)
    if reached in {"with tables", "with its keys"}:
        store, keys = new_shop(settings, environ={})
        if reached == "with its keys":
            keys.create(REGISTER, SignatureMethod.HMAC_SHA1_128)
        store.close()
    assert FirstMaking(folder.path, {}).was_broken_off()
    assert init(folder.path).exit_code == 0
    assert not folder.is_being_made
    assert done("verify", "--data", folder.path) == f"{REGISTER}: 1 poster, 0 feil.\n"


def test_a_shop_that_was_whole_when_the_power_went_is_no_making_any_longer(new_folder: Path) -> None:
    making = FirstMaking(new_folder, {})
    assert not making.was_broken_off()
    making.begin()
    assert not making.was_broken_off()
    assert not DataFolder(new_folder).is_being_made


def test_the_note_is_the_first_thing_that_lies_in_the_folder(tmp_path: Path) -> None:
    """Whatever was there before it and not it, would be keys without books."""
    folder = DataFolder(tmp_path / "data")
    folder.begin_making()
    assert [each.name for each in folder.path.iterdir()] == ["making"]


def test_a_note_that_stayed_behind_makes_no_shop_over_one_that_was_served(new_folder: Path) -> None:
    """Its books are gone: that is told, and nothing is made in their place."""
    folder = DataFolder(new_folder)
    folder.begin_making()
    folder.hold()
    folder.release()
    for each in new_folder.glob("datakasse.db*"):
        each.unlink()
    making = FirstMaking(new_folder, {})
    assert not making.was_broken_off()
    assert not folder.database.exists()


def test_an_init_that_broke_off_can_be_typed_again(tmp_path: Path) -> None:
    """The power went between the empty store and the shop in it."""
    store, _ = new_shop(settings_for(tmp_path / "data"), environ={})
    store.close()
    refused("store.no_shop", "about", "--data", tmp_path / "data")
    assert init(tmp_path / "data").exit_code == 0
    assert done("verify", "--data", tmp_path / "data") == f"{REGISTER}: 1 poster, 0 feil.\n"


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    refused("store.folder_not_writable", "init", "--data", tmp_path / "fil" / "data", *PLAN)


def test_a_pin_that_was_not_given_is_asked_for_and_not_shown(tmp_path: Path) -> None:
    plan = ("init", "--data", tmp_path / "data", "--name", "Kaffe AS", "--org-number", ORGANISATION)
    made = typed(*plan, answers="4711\n")
    assert made.exit_code == 0
    assert "PIN" in made.stdout
    assert "4711" not in made.output


def test_whoever_walks_away_from_the_prompt_has_made_nothing(tmp_path: Path) -> None:
    plan = ("init", "--data", tmp_path / "data", "--name", "Kaffe AS", "--org-number", ORGANISATION)
    assert typed(*plan, answers="").exit_code == COULD_NOT
    assert not (tmp_path / "data").exists()


def test_names_with_signs_of_all_sorts_are_kept(tmp_path: Path) -> None:
    """Emoji and quotes go in; the export makes of them what its format can hold (SAFT-6)."""
    name = "Kåre & Søn's «Kaffe» ☕ <AS>"
    plan = ("--name", name, "--org-number", ORGANISATION, "--pin", "4711", "--manager-name", "Åse 🙂")
    assert typed("init", "--data", tmp_path / "data", *plan).exit_code == 0
    done("export", "saft-cash", "--data", tmp_path / "data", "--out", tmp_path / "alt.xml")
    assert "Kåre &amp; Søn" in (tmp_path / "alt.xml").read_text(encoding="utf-8")
