"""The part of the tour that goes by the backup."""

from tests.till.shopkeeper import KARI, PINS
from tests.web.tours.tour import Tour


def make_copies(tour: Tour) -> None:
    """Set the backup up, add a place, replace the sheet, ask for a copy and a drill, take the place away."""
    usb = tour.caller.shop.folder.parent / "usb"
    usb.mkdir()
    assert tour.go("GET", "/office/backup")["light"] == "red"
    assert tour.go("POST", "/office/backup", _new_sheet(tour), status=201)["recipient"]
    added = tour.go("PUT", "/office/backup/places/usb", {"address": f"folder:{usb}"})
    assert [(place["name"], place["light"]) for place in added["places"]] == [("usb", "red")]
    replaced = tour.go("POST", "/office/backup/sheet", {**_new_sheet(tour), "current": PINS[KARI]})
    assert replaced["before"].startswith("datakasse/")
    assert tour.go("POST", "/office/backup/run", status=202)["places"]
    assert tour.go("POST", "/office/backup/drill", status=202)["places"]
    assert tour.go("DELETE", "/office/backup/places/usb")["places"] == []


def _new_sheet(tour: Tour) -> dict[str, str]:
    return {"sheet": tour.go("POST", "/office/backup/new-sheet", status=201)["sheet"]}
