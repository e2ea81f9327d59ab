"""The part of the tour that goes by the backup."""

from tests.till.shopkeeper import KARI, PINS
from tests.web.tours.tour import Tour


def make_copies(tour: Tour) -> None:
    """Set the backup up, add a place, replace the sheet, ask for a copy and a drill, take the place away."""
    usb = tour.caller.shop.folder.parent / "usb"
    usb.mkdir()
    assert tour.go("GET", "/office/backup")["light"] == "red"
    assert "AGE-SECRET-KEY-1" in tour.go("POST", "/office/backup", status=201)["sheet"]
    added = tour.go("PUT", "/office/backup/places/usb", {"address": f"folder:{usb}"})
    assert [(place["name"], place["light"]) for place in added["places"]] == [("usb", "red")]
    proof = {"current": PINS[KARI]}
    assert "AGE-SECRET-KEY-1" in tour.go("POST", "/office/backup/sheet", proof, status=201)["sheet"]
    assert tour.go("POST", "/office/backup/run", status=202)["places"]
    assert tour.go("POST", "/office/backup/drill", status=202)["places"]
    assert tour.go("DELETE", "/office/backup/places/usb")["places"] == []
