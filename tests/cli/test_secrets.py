"""
Secrets stay where they belong: a real server that knows many is looked at from all sides.

What is looked through: the command line and the environment as the machine shows them, everything the server
writes to its screen, every file that it makes, and its answers where every route is asked for something silly
with secrets in it. A control finds each kind of leak where one is planted.
"""

import base64
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import textwrap
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

import pytest

from datakasse.cli.secrecy import SECRET_SETTINGS
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import open_master
from tests.cli.command_line import ORGANISATION, REGISTER, done, process
from tests.cli.test_serve import OPEN

PIN: Final = "47114099"
PASSPHRASE: Final = "rundstykker-9-til-frokost"
MAIL_PASSWORD: Final = "epost-passord-3kr7"
PLACE_SECRET: Final = "lagringsnokkel-88xq"
PARTNER_TOKEN: Final = "ansattnokkel-5tz2"
VIPPS_SECRET: Final = "vippsnokkel-71bd"
_WAIT_S = 60
_GET_DUMPABLE = 3

pytestmark = [pytest.mark.law("SIG-12")]


class Sought:
    """
    Secrets that are looked for, each in the forms that it could be written in.

    Attributes:
        texts: The secrets that are text, by name.
    """

    def __init__(self) -> None:
        self.texts = {
            "PIN": PIN,
            "passphrase": PASSPHRASE,
            "mail password": MAIL_PASSWORD,
            "place secret": PLACE_SECRET,
            "partner token": PARTNER_TOKEN,
            "Vipps secret": VIPPS_SECRET,
        }
        self._forms = {name: [text.encode()] for name, text in self.texts.items()}

    def add_text(self, name: str, text: str) -> None:
        """Look for a text as well."""
        self.texts[name] = text
        self._forms[name] = [text.encode()]

    def add_keys(self, folder: Path) -> None:
        """Look for what is derived from a folder's master secret, and for its register's private keys."""
        master = open_master(folder / "keys", {"DATAKASSE_PASSPHRASE": PASSPHRASE})
        keys = KeyFolder(folder / "keys", master.wrapping())
        _, private = keys._open(REGISTER, "1")  # pyright: ignore[reportPrivateUsage] - what to look for
        der = b"".join(private.statutory.splitlines()[1:-1])
        self._forms |= {
            "database key": _forms(master.database()),
            "wrapping key": _forms(master.wrapping()),
            "network key": _forms(master.network()),
            "head key": _forms(private.head),
            "signing key": [private.statutory.splitlines()[3], *_forms(base64.b64decode(der)[40:72])],
        }

    def found_in(self, content: bytes) -> set[str]:
        """Return the names of the secrets that stand in something."""
        return {name for name, forms in self._forms.items() if any(form in content for form in forms)}


def _forms(secret: bytes) -> list[bytes]:
    return [secret, secret.hex().encode(), base64.b64encode(secret)[:40], repr(secret)[2:-1].encode()]


class Watched:
    """
    A process whose outside is looked at.

    Args:
        running: The process.
        screen: The file that its standard output and error go to.
    """

    def __init__(self, running: "subprocess.Popen[Any]", screen: Path) -> None:
        self.running = running
        self.screen = screen

    def shows(self, sought: Sought) -> dict[str, set[str]]:
        """Return which secrets the process shows, by where."""
        outside = Path(f"/proc/{self.running.pid}")
        looked = {
            "cmdline": (outside / "cmdline").read_bytes(),
            "environ": (outside / "environ").read_bytes() if os.geteuid() == 0 else b"",
            "screen": self.screen.read_bytes(),
        }
        return {place: found for place, content in looked.items() if (found := sought.found_in(content))}


class ServedShop:
    """
    A shop with many secrets and its server.

    Attributes:
        folder: Its data folder.
        made: The folder that all files of the server must be in: the data folder, and what it makes besides.
        watched: The server.
        sought: Its secrets.
    """

    def __init__(self, folder: Path) -> None:
        self.made = folder
        self.folder = folder / "data"
        (folder / "tmp").mkdir()
        self.environ = {"DATAKASSE_PASSPHRASE": PASSPHRASE, "TMPDIR": str(folder / "tmp")}
        self.sought = Sought()
        self._set_up()
        self.sought.add_keys(self.folder)
        screen: IO[bytes]
        with (folder / "screen").open("wb") as screen:
            running = subprocess.Popen(
                [sys.executable, "-m", "datakasse", "serve", "--data", str(self.folder), "--port", "0"],
                stdout=screen,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **self.environ},
            )
        self.watched = Watched(running, folder / "screen")
        self.link = _link_of(self.watched)

    def call(self, method: str, path: str, body: object = None, token: str = "") -> tuple[int, bytes]:
        """Call the server, and return its status and what it said."""
        asked = urllib.request.Request(
            f"{self.link}{path.lstrip('/')}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Idempotency-Key": os.urandom(8).hex(),
                **({"Authorization": f"Bearer {token}"} if token else {}),
            },
        )
        try:
            with urllib.request.urlopen(asked, timeout=_WAIT_S) as answer:
                return answer.status, b"" if path.endswith("/feed") else answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def token(self, path: str) -> str:
        """Sign on somewhere and return the session's token, which is looked for from then on."""
        status, said = self.call("POST", path, {"operator": "1", "pin": PIN})
        assert status in {200, 201}, said
        token: str = json.loads(said)["token"]
        self.sought.add_text(f"token of {path}", token)
        return token

    def _set_up(self) -> None:
        """Make the shop, each step in a process of its own, as its owner would."""
        at = ("--data", str(self.folder))
        plan = ("--name", "Kaffe AS", "--org-number", ORGANISATION, "--pin", PIN)
        _typed(self.environ, "init", *at, *plan)
        account = ("--host", "127.0.0.1", "--port", "1", "--sender", "k@example.no", "--user", "kasse")
        _typed({**self.environ, "DATAKASSE_MAIL_PASSWORD": MAIL_PASSWORD}, "mail", "set", *at, *account)
        _typed(self.environ, "backup", "set-up", *at)


def _typed(environ: Mapping[str, str], *arguments: str) -> None:
    with process(*arguments, environ=environ) as running:
        stdout, stderr = running.communicate(timeout=_WAIT_S)
    assert running.returncode == 0, stdout + stderr


def _link_of(watched: Watched) -> str:
    while OPEN not in (said := watched.screen.read_text("utf-8")) or not said.endswith("\n"):
        assert watched.running.poll() is None, said
        # It is another process's writing, which nothing here can wait for but time.
        with pytest.raises(subprocess.TimeoutExpired):
            watched.running.wait(0.05)
    return said.partition(OPEN)[2].split()[0]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    """The server, which is ended in good order."""
    shop = ServedShop(tmp_path_factory.mktemp("secrets"))
    yield shop
    shop.watched.running.terminate()
    assert shop.watched.running.wait(_WAIT_S) == 0
    assert shop.sought.found_in(shop.watched.screen.read_bytes()) == set()


def test_no_route_tells_a_secret_when_it_refuses_and_nothing_outside_shows_one(served: ServedShop) -> None:
    """Every route is asked without a session, with one, and with secrets where they do not belong."""
    status, document = served.call("GET", "/api/v1/openapi.json")
    assert status == 200
    till, office = (
        served.token(f"/api/v1/registers/{REGISTER}/sign-on"),
        served.token("/api/v1/office/session"),
    )
    _keep_credentials(served, office)
    silly = {**{name.replace(" ", "_"): text for name, text in served.sought.texts.items()}}
    refused, told = set[str](), dict[str, set[str]]()
    for path, methods in json.loads(document)["paths"].items():
        address = path.replace("{register}", REGISTER)
        while "{" in address:
            address = address.partition("{")[0] + "x" + address.partition("}")[2]
        for method in methods:
            if path.endswith(("/feed", "/session", "/sign-off", "/stop")) and method != "post":
                continue
            if (method, path) == _TAKES_AWAY:
                continue
            for token, body in (("", silly), (till, silly), (office, silly), (office, [*silly.values()])):
                status, said = served.call(method.upper(), address, body, token)
                assert status < 500 or status == 503, (method, path, said)
                if status >= 400:
                    refused.add(path)
                    told[f"{method} {path}"] = served.sought.found_in(said)
    assert {route: found for route, found in told.items() if found} == {}
    assert len(refused) > 100, "every family of routes was asked"
    assert served.watched.shows(served.sought) == {}


_TAKES_AWAY = ("delete", "/api/v1/office/mail")
"""It asks for nothing, and would leave no account to look for in the files afterwards."""


def _keep_credentials(served: ServedShop, office: str) -> None:
    """Give the shop credentials of mail, a partner and a place for copies, and another recovery sheet."""
    account = {"host": "127.0.0.1", "port": 1, "security": "none", "sender": "kasse@example.no"}
    secret = {"user": "kasse", "password": MAIL_PASSWORD}
    status, said = served.call("PUT", "/api/v1/office/mail", {**account, **secret}, office)
    assert (status, MAIL_PASSWORD.encode() in said) == (200, False), said
    secrets = {"consumer_token": PARTNER_TOKEN, "employee_token": PARTNER_TOKEN}
    chosen = {"system": "tripletex", "secrets": secrets}
    status, said = served.call("PUT", "/api/v1/office/delivery/connection", chosen, office)
    assert status == 200, said
    assert PARTNER_TOKEN.encode() not in said
    place = {"address": "s3+http://127.0.0.1:1/kopi", "user": "kasse", "secret": PLACE_SECRET}
    status, said = served.call("PUT", "/api/v1/office/backup/places/lager", place, office)
    assert (status, json.loads(said)["code"]) == (503, "backup.place_not_added"), said
    status, said = served.call("POST", "/api/v1/office/backup/new-sheet", token=office)
    sheet: str = json.loads(said)["sheet"]
    served.sought.add_text("recovery key", sheet.rsplit(maxsplit=1)[-1])
    status, said = served.call(
        "POST", "/api/v1/office/backup/sheet", {"sheet": sheet, "current": PIN}, office
    )
    assert (status, json.loads(said).keys()) == (200, {"before"}), said


def test_no_file_that_the_server_makes_holds_a_secret_in_the_clear(served: ServedShop) -> None:
    files = [path for path in served.made.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {
        "datakasse.db",
        "master.locked",
        "1.key",
        "partner-mail.locked",
        "screen",
    }
    assert {str(path): found for path in files if (found := served.sought.found_in(path.read_bytes()))} == {}


def test_a_leak_is_found_wherever_it_is(served: ServedShop, tmp_path: Path) -> None:
    """The control: a process that has secrets in its command line, its environment and on its screen."""
    careless = "import sys, time; print(sys.argv, flush=True); print(flush=True); time.sleep(60)"
    with (
        (tmp_path / "screen").open("wb") as screen,
        subprocess.Popen(
            [sys.executable, "-c", careless, f"--pin={PIN}"],
            stdout=screen,
            env={**os.environ, "DATAKASSE_PASSPHRASE": PASSPHRASE},
        ) as running,
    ):
        watched = Watched(running, tmp_path / "screen")
        while not watched.screen.read_bytes().endswith(b"\n\n"):
            assert running.poll() is None
        shown = watched.shows(served.sought)
        running.kill()
    expected = {"cmdline": {"PIN"}, "screen": {"PIN"}}
    assert shown == (expected | {"environ": {"passphrase"}} if os.geteuid() == 0 else expected)
    master = open_master(served.folder / "keys", served.environ)
    for written in (
        master.database().hex().encode(),
        b"key: " + master.database(),
        repr(master.database()).encode(),
    ):
        assert served.sought.found_in(written) == {"database key"}


def test_a_pin_typed_on_the_command_line_is_covered_while_the_command_waits(served: ServedShop) -> None:
    told = ("--operator", "1", "--pin", PIN, "--client-id", "id", "--merchant", "123455")
    running = subprocess.Popen(
        [sys.executable, "-m", "datakasse", "bank", "keys", "--data", str(served.folder), *told],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **served.environ},
        start_new_session=True,  # Without a terminal, what is asked is asked on standard error.
    )
    with running:
        assert running.stdin is not None
        assert running.stderr is not None
        asked = b""
        while b"client_secret" not in asked:
            asked += (more := running.stderr.read(1))
            assert more, asked
        line = Path(f"/proc/{running.pid}/cmdline").read_bytes()
        environ = Path(f"/proc/{running.pid}/environ").read_bytes() if os.geteuid() == 0 else b""
        running.stdin.write(f"{VIPPS_SECRET}\n{VIPPS_SECRET}\n".encode())
        running.stdin.close()
        asked += running.stderr.read()
    assert running.returncode == 0, asked
    assert served.sought.found_in(line + environ + asked) == set()
    assert line.split(b"\0")[7:11] == [b"--operator", b"1", b"--pin", b"*" * len(PIN)]


NEW: Final = ("--name", "A", "--org-number", ORGANISATION, "--pin", PIN)


@pytest.mark.parametrize("way", [("init", *NEW, "--database"), ("move", "--to"), ("hub", "move", "--to")])
def test_a_password_in_the_address_of_a_database_is_covered(way: tuple[str, ...], tmp_path: Path) -> None:
    """It is warned about, for the shell remembers it; whoever lists processes meanwhile sees none."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"postgresql://u:{PLACE_SECRET}@127.0.0.1:{silent.getsockname()[1]}/x"
        folder = tmp_path / "shop"
        if way[0] == "move":
            done("init", "--data", folder, *NEW)
        elif way[0] == "hub":
            done("hub", "init", "--data", folder, "--name", "x.local", "--pin", PIN)
        with process(*way, address, "--data", folder) as running:
            silent.settimeout(_WAIT_S)
            called, _ = silent.accept()
            line = Path(f"/proc/{running.pid}/cmdline").read_bytes()
            called.close()
            running.kill()
    assert PLACE_SECRET.encode() not in line
    assert b"*" * len(address) in line


def test_the_settings_that_are_covered_are_all_that_hold_a_secret(served: ServedShop) -> None:
    """A covered setting is still known to a child, which another version is started as."""
    script = textwrap.dedent("""
        import os, subprocess, sys
        from datakasse.cli.secrecy import SECRET_SETTINGS, keep_secrets
        keep_secrets()
        show = "import os, sys; print([os.environ.get(name) for name in sys.argv[1:]])"
        print([os.environ.get(name) for name in SECRET_SETTINGS], flush=True)
        subprocess.run([sys.executable, "-c", show, *SECRET_SETTINGS], check=True)
    """)
    del served
    given = {name: f"secret {name}" for name in SECRET_SETTINGS}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == f"{list(given.values())}\n" * 2


def test_no_core_dump_and_no_look_into_memory(served: ServedShop) -> None:
    limits = Path(f"/proc/{served.watched.running.pid}/limits").read_text("ascii")
    (core,) = (line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core == ["0", "0"]
    for told, dumpable in (("datakasse", 0), ("os", 1)):
        shown = subprocess.run(
            [sys.executable, "-c", _dumpable_after(told)], capture_output=True, text=True, check=True
        )
        assert shown.stdout.splitlines()[-1] == str(dumpable), told


def _dumpable_after(module: str) -> str:
    """Return a program that runs the product's door, or in the control does not, and tells what it allows."""
    tell = f"print(ctypes.CDLL(None).prctl({_GET_DUMPABLE}, 0, 0, 0, 0))"
    run = "sys.argv[1:] = ['--version']; from datakasse.__main__ import main; main()"
    door = run if module == "datakasse" else "pass"
    return f"import atexit, ctypes, sys; atexit.register(lambda: {tell}); {door}"


def test_a_server_that_falls_over_leaves_no_core(tmp_path: Path) -> None:
    """A crash inside a command that holds keys; the control falls over the same way, and may leave one."""
    fall = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    guarded = f"from datakasse.cli.secrecy import keep_secrets; keep_secrets(); {fall}"
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)

    def dumped(script: str) -> bool:
        child = os.fork()
        if child == 0:
            os.chdir(tmp_path)
            resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
            os.execv(sys.executable, [sys.executable, "-c", script])
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGSEGV
        return os.WCOREDUMP(status)

    assert not dumped(guarded)
    assert list(tmp_path.iterdir()) == []
    if not dumped(fall):
        assert hard == 0 or not Path("/proc/sys/kernel/core_pattern").read_text("ascii").startswith("core")


def test_the_log_tells_where_an_error_came_from_and_not_what_was_in_hand() -> None:
    """The control is structlog as it comes, which shows every variable."""
    script = textwrap.dedent(f"""
        import sys, structlog
        from datakasse.cli.secrecy import keep_secrets
        def signs(key):
            raise ArithmeticError("no signature")
        if sys.argv[1] == "kept":
            keep_secrets()
        try:
            signs("".join(reversed({PLACE_SECRET[::-1]!r})))
        except ArithmeticError:
            structlog.get_logger().exception("signing failed")
    """)
    said = {
        how: subprocess.run(
            [sys.executable, "-c", script, how], capture_output=True, text=True, check=True
        ).stdout
        for how in ("kept", "as it comes")
    }
    assert "no signature" in said["kept"]
    assert "in signs" in said["kept"]
    assert PLACE_SECRET not in said["kept"]
    assert PLACE_SECRET in said["as it comes"]
