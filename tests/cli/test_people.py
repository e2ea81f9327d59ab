"""`datakasse people` and `datakasse roles`: who works in the shop, from the command line."""

from pathlib import Path

from tests.cli.command_line import done, refused

BY = ("--operator", "1", "--pin", "4711")
SIV = ("--id", "7", "--name", "Siv Dahl", "--role", "cashier", "--new-pin", "1234")


def test_somebody_comes_gets_a_role_and_leaves(new_folder: Path) -> None:
    at = ("--data", new_folder)
    done("people", "add", *at, *BY, *SIV)
    done("roles", "define", *at, *BY, "--role", "skift", "--title", "Skift", "--right", "sell")
    done("people", "role", *at, *BY, "--id", "7", "--role", "skift")
    done("people", "rename", *at, *BY, "--id", "7", "--name", "Siv Lie")
    assert "Siv Lie" in done("people", "list", *at)
    lines = done("roles", "list", *at).splitlines()
    assert lines[0].split() == ["Leder", "Kasserer", "Ekstrahjelp", "Regnskapsfører", "Kontrollør", "Skift"]
    assert next(line for line in lines if line.startswith("Selge ")).split()[-1] == "ja"
    assert next(line for line in lines if line.startswith("Styre ")).split()[-1] == "–"
    done("people", "retire", *at, *BY, "--id", "7")
    assert "har sluttet" in done("people", "list", *at)
    refused("people.role_in_use", "roles", "remove", *at, *BY, "--role", "skift")
    done("people", "reinstate", *at, *BY, "--id", "7", "--new-pin", "2345")
    done("people", "role", *at, *BY, "--id", "7", "--role", "cashier")
    done("roles", "remove", *at, *BY, "--role", "skift")


def test_a_wrong_pin_and_a_missing_right_do_nothing(new_folder: Path) -> None:
    at = ("--data", new_folder)
    refused("operator.wrong_pin", "people", "add", *at, "--operator", "1", "--pin", "0000", *SIV)
    done("people", "add", *at, *BY, *SIV)
    by_siv = ("--operator", "7", "--pin", "1234")
    refused("operator.missing_right", "people", "retire", *at, *by_siv, "--id", "1")


def test_the_machine_itself_can_give_the_last_manager_a_pin(new_folder: Path) -> None:
    done("people", "pin", "--data", new_folder, "--id", "1", "--new-pin", "9876")
    by_new = ("--operator", "1", "--pin", "9876")
    done("people", "rename", "--data", new_folder, *by_new, "--id", "1", "--name", "Kari Berg")


def test_the_machine_itself_lets_a_forgotten_password_be_forgotten(new_folder: Path) -> None:
    from_the_machine = ("people", "forget-password", "--data", new_folder, "--id")
    assert "PIN på denne maskinen" in done(*from_the_machine, "1")
    refused("operator.unknown", *from_the_machine, "99")
