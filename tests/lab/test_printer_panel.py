"""The panel of the lab's printer: each order does to it what it says."""

from pathlib import Path

import pytest

from lab.printer.control import Panel, UnknownOrderError
from lab.printer.machine import NEAR_END_LINES, ReceiptMachine
from lab.printer.plugs import NetworkPlug


@pytest.mark.parametrize(
    ("order", "attribute", "value"),
    [
        ("paper out", "lines_left", 0),
        ("paper low", "lines_left", NEAR_END_LINES),
        ("paper in", "lines_left", None),
        ("cover open", "cover_open", True),
        ("cover close", "cover_open", False),
        ("jam", "jammed", True),
        ("clear", "jammed", False),
        ("button", "off_line", True),
        ("  Pull   DRAWER ", "drawer_open", True),
        ("shut drawer", "drawer_open", False),
        ("stick drawer", "drawer_stuck", True),
        ("drop after 300", "drop_after", 300),
        ("die after 0", "dies_with_it", True),
        ("slow", "holds", True),
        ("go", "holds", False),
        ("silent", "mute", True),
        ("speak", "mute", False),
    ],
)
def test_an_order_does_what_it_says(order: str, attribute: str, value: object, tmp_path: Path) -> None:
    plug = NetworkPlug(ReceiptMachine())
    Panel(plug, tmp_path).obey(order)
    assert getattr(plug.machine, attribute) == value
    plug.switch_off()


def test_what_is_no_order_does_nothing(tmp_path: Path) -> None:
    plug = NetworkPlug(ReceiptMachine())
    panel = Panel(plug, tmp_path)
    before = panel.obey("look")
    for order in ("", "paper", "drop after", "drop after mye", "explode"):
        with pytest.raises(UnknownOrderError):
            panel.obey(order)
    assert panel.obey("look") == before
    plug.switch_off()


def test_power_off_and_on_comes_back_at_the_same_port(tmp_path: Path) -> None:
    plug = NetworkPlug(ReceiptMachine())
    panel, port = Panel(plug, tmp_path), plug.port
    panel.obey("power off")
    panel.obey("power on")
    assert plug.port == port
    plug.switch_off()


def test_what_came_out_is_drawn_once(tmp_path: Path) -> None:
    plug = NetworkPlug(ReceiptMachine())
    panel = Panel(plug, tmp_path / "papers")
    plug.machine.take(b"\x1b@hei\n\x1dVB\x00\x1b@hopp\n\x1dVB\x00\x1b@halv")
    assert [Path(path).name for path in panel.obey("draw").splitlines()] == ["0001.png", "0002.png"]
    assert panel.obey("draw") == ""
    plug.switch_off()
