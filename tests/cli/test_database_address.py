"""An address of a database that is mistyped: what is said of it, and that nobody reads its password."""

from pathlib import Path

import pytest

from datakasse.storage.ports.moving import without_password
from tests.cli.command_line import typed

PASSWORD = "hemmelig"
MISTYPED = (
    f"tull://u:{PASSWORD}@127.0.0.1/db",
    f"postgresql://u:{PASSWORD}%zz@127.0.0.1/db",
    f"postgresql://u:x@{PASSWORD}@127.0.0.1:9/db",
    f"postgresql://u:x/{PASSWORD}@127.0.0.1:9/db",
    f"postgresql://u:x#{PASSWORD}@127.0.0.1:9/db",
    f"postgresql://u:x?{PASSWORD}@127.0.0.1:9/db",
    f"postgresql://u:{PASSWORD}@127.0.0.1:x/db",
    f"postgresql://u:{PASSWORD}@[::1/db",
    f"host=127.0.0.1 port=9 user=u password={PASSWORD} dbname=db",
)


@pytest.mark.law("SIG-12")
@pytest.mark.parametrize("address", MISTYPED)
@pytest.mark.parametrize(
    "command",
    [
        ("init", "--name", "Kaffe AS", "--org-number", "974760673", "--pin", "4711"),
        ("hub", "init", "--name", "localhost", "--pin", "123456"),
        ("database", "prepare"),
    ],
    ids=lambda command: command[0],
)
def test_a_mistyped_address_is_refused_and_its_password_stands_nowhere(
    tmp_path: Path, command: tuple[str, ...], address: str
) -> None:
    data = () if "prepare" in command else ("--data", tmp_path / "data")
    result = typed(*command, *data, "--database", address)
    assert result.exit_code == 2
    assert result.output.splitlines()[-1].endswith("[store.database_address]")
    assert PASSWORD not in result.output
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(PASSWORD.encode() not in path.read_bytes() for path in kept)
    assert without_password(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u@127.0.0.1:9,127.0.0.1:8/db?target_session_attrs=read-write",
        "postgresql://u@/db?host=%2Fnowhere",
        "postgresql://u:a%40b@[::1]:9/db",
    ],
)
def test_control_an_address_that_can_be_read_is_tried(tmp_path: Path, address: str) -> None:
    said = typed(
        "hub", "init", "--data", tmp_path / "hub", "--name", "x", "--pin", "123456", "--database", address
    )
    assert "[store.broken]" in said.output
