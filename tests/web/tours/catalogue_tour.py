"""The catalogue's part of the tour of the routes."""

import base64

from tests.trade.jpeg import picture
from tests.web.caller import API
from tests.web.tours.tour import Tour

TEA = {"name": "Te, grønn", "group": "DRIKKE", "vat_code": "31", "price_ore": 35_00}

AS_FILE = {"content-type": "application/octet-stream"}


def keep_the_catalogue(tour: Tour) -> None:
    """Look at the articles, enter one, change a group, and take the article off sale."""
    assert tour.go("GET", "/office/catalogue")["for_sale"] > 3
    group = {"name": "Varm og kald drikke", "predefined": "04012"}
    assert tour.go("PUT", "/office/catalogue/groups/DRIKKE", group)["name"] == "Varm og kald drikke"
    describe_the_scales(tour)
    assert tour.go("PUT", "/office/catalogue/articles/700", TEA)["price_ore"] == 35_00
    page = tour.go("GET", "/office/catalogue/articles?search=te&group=DRIKKE")
    assert [row["number"] for row in page["articles"]] == ["700"]
    take_a_list_in(tour)
    hang_a_picture(tour)
    edit_many(tour)
    let_a_price_come(tour)
    keep_a_family(tour)
    make_a_campaign(tour)
    make_a_coupon(tour)
    make_a_price_list(tour)
    assert tour.go("GET", "/office/catalogue/labels?article=700&form=roll-62").content.startswith(b"%PDF")
    tour.go("DELETE", "/office/catalogue/articles/700", status=204)
    assert tour.go("GET", "/office/catalogue/articles/700")["for_sale"] is False


def describe_the_scales(tour: Tour) -> None:
    """The label of a scale is described in the office, and forgotten."""
    at = "/office/catalogue/scale-labels"
    label = {"prefix": "23", "says": "weight", "item_digits": 5, "value_digits": 5, "decimals": 3}
    assert tour.go("PUT", at, {"labels": [label]}) == [label]
    assert tour.go("GET", at) == [label]
    assert tour.go("PUT", at, {"labels": []}) == []


def hang_a_picture(tour: Tour) -> None:
    """A picture is given, shown to whoever the gate lets in, and taken away."""
    at = "/office/catalogue/pictures/700"
    sent = {"picture": base64.b64encode(picture()).decode()}
    digest = tour.go("PUT", at, sent)["picture"]
    shown = tour.go("GET", f"/pictures/{digest}")
    assert (shown.content, shown.headers["content-type"]) == (picture(), "image/jpeg")
    assert "immutable" in shown.headers["cache-control"]
    assert tour.go("PUT", at, {"picture": "***"}, status=422).json()["code"] == "picture.unreadable"
    assert tour.go("DELETE", at)["picture"] == ""
    assert tour.go("GET", f"/pictures/{digest}", status=404).json()["code"] == "picture.missing"


def take_a_list_in(tour: Tour) -> None:
    """A list that was given out changes a price, and is undone."""
    given = tour.go("GET", "/office/catalogue/export?form=csv").content
    dearer = given.replace(b";35,00;", b";36,00;", 1)
    at = "/office/catalogue/imports"
    shown = tour.go("POST", f"{at}/preview", content=dearer, headers=AS_FILE)
    assert (shown["counts"]["changed"], shown["counts"]["fault"], shown["prices"]) == (1, 0, 1)
    assert tour.go("POST", f"{at}?name=v.csv", status=201, content=dearer, headers=AS_FILE)["changed"] == 1
    assert [row["name"] for row in tour.go("GET", at)] == ["v.csv"]
    assert tour.go("POST", f"{at}/1/undo") == {"back": 1, "left": []}
    assert ("GET", f"{API}/office/catalogue/export") in {
        (method, at.partition("?")[0]) for method, at in tour.been
    }


def let_a_price_come(tour: Tour) -> None:
    """A price is to hold from a winter morning, which is an hour before UTC says so; it is taken back."""
    at = "/office/catalogue/prices"
    wanted = {"article": "700", "day": "2099-12-01", "time": "06:00", "price_ore": 39_00}
    entered = tour.go("POST", at, wanted, status=201)
    assert entered["valid_from"] == "2099-12-01T05:00:00Z"
    (row,) = tour.go("GET", at)["rows"]
    assert (row["name"], row["price_now_ore"], row["price"]["price_ore"]) == ("Te, grønn", 35_00, 39_00)
    tour.go("DELETE", f"{at}/{entered['number']}", status=204)
    assert tour.go("GET", at)["rows"] == []


def edit_many(tour: Tour) -> None:
    """One article is made dearer as it was shown, and put back as an import is."""
    at, wanted = "/office/catalogue/bulk-edits", {"numbers": ["700"], "by_bp": 1_000, "ending": "krone"}
    shown = tour.go("POST", f"{at}/preview", wanted)
    assert (shown["count"], shown["rows"][0]["after"]["price_ore"]) == (1, 39_00)
    kept = tour.go("POST", at, {**wanted, "seen": shown["digest"]}, status=201)
    assert (kept["system"], kept["changed"]) == ("bulk_edit", 1)
    assert tour.go("POST", f"/office/catalogue/imports/{kept['number']}/undo") == {"back": 1, "left": []}


def keep_a_family(tour: Tour) -> None:
    """A mug in two colours is made at once, and seen in the office."""
    at = "/office/catalogue/families"
    wanted = {
        "name": "Kopp",
        "properties": [{"name": "Farge", "values": ["blå", "rød"]}],
        "members": [
            {"number": "K-1", "variant": ["blå"], "price_ore": 99_00},
            {"number": "K-2", "variant": ["rød"], "price_ore": 89_00},
        ],
        "group": "DRIKKE",
        "vat_code": "3",
    }
    kept = tour.go("PUT", f"{at}/K", wanted)
    assert [row["name"] for row in kept["members"]] == ["Kopp, blå", "Kopp, rød"]
    assert tour.go("GET", f"{at}/K") == kept
    (row,) = tour.go("GET", at)["rows"]
    assert (row["count"], row["lowest_ore"], row["highest_ore"]) == (2, 89_00, 99_00)


def make_a_coupon(tour: Tour) -> None:
    """Ten per cent off with one code, and two codes that count once, which are ended."""
    at = "/office/catalogue/coupons"
    tour.go("POST", at, {"name": "Sommer", "share_bp": 1_000, "code": "sommer10"}, status=201)
    made = tour.go("POST", at, {"name": "Takk", "amount_ore": 20_00, "made_codes": 2}, status=201)
    assert [len(row["code"]) for row in tour.go("GET", f"{at}/{made['number']}/codes")["rows"]] == [11, 11]
    tour.go("DELETE", f"{at}/{made['number']}", status=204)
    told = [(row["coupon"]["codes"], row["state"], row["used"]) for row in tour.go("GET", at)["rows"]]
    assert told == [([], "over", 0), (["SOMMER10"], "runs", 0)]


def make_a_price_list(tour: Tour) -> None:
    """Tea is cheaper at the place: looked through with a row at fault, made, changed, looked into, ended."""
    at = "/office/catalogue/price-lists"
    wanted = {"name": "Torget", "prices": "Vare;Pris\n700;30,00\n701;1", "place": "1"}
    read = tour.go("POST", f"{at}/file", content=b"Varenr;Navn;Pris\n700;Te;30,00\n", headers=AS_FILE)
    assert read == {"prices": "700;30,00"}
    group = tour.go("GET", "/office/catalogue/articles/700")["article"]["group"]
    share = {"of_group": group, "by_bp": -1_000, "ending": "krone"}
    assert tour.go("POST", f"{at}/fill", share)["added"] > 0
    tried = tour.go("POST", f"{at}/preview", wanted)["rows"]
    assert [(row["line"], row["article"], row["fault"]) for row in tried] == [
        (3, "701", "unknown"),
        (2, "700", None),
    ]
    assert "price_list.faulty_rows" in tour.go("POST", at, wanted, status=422).text
    made = tour.go("POST", at, {**wanted, "prices": "700;30,00"}, status=201)
    to_be = {**wanted, "prices": "700;31,00", "version": 1, "last_day": "2099-12-31"}
    assert tour.go("PUT", f"{at}/{made['number']}", to_be)["version"] == 2
    (row,) = tour.go("GET", f"{at}/{made['number']}")["rows"]
    assert (row["name"], row["shelf_ore"], row["price_ore"]) == ("Te, grønn", 35_00, 31_00)
    assert tour.go("GET", at)["rows"][0]["state"] == "runs"
    tour.go("DELETE", f"{at}/{made['number']}", status=204)
    assert tour.go("GET", at)["rows"][0]["state"] == "over"


def make_a_campaign(tour: Tour) -> None:
    """Tea at half the price for an hour of some days is tried, made, changed and called off."""
    at = "/office/catalogue/campaigns"
    wanted = {
        "name": "Tetime",
        "offer": {"type": "percent", "share_bp": 5_000},
        "parts": [{"articles": ["700"]}],
        "begins": {"day": "2099-05-01", "time": "15:00"},
        "ends": {"day": "2099-06-01"},
        "hours": {"opens": "15:00", "closes": "16:00", "weekdays": [5]},
    }
    (tried,) = tour.go("POST", f"{at}/preview", wanted)["rows"]
    assert (tried["before_ore"], tried["after_ore"]) == (35_00, 17_50)
    made = tour.go("POST", at, wanted, status=201)
    number = made["number"]
    changed = tour.go(
        "PUT",
        f"{at}/{number}",
        {**wanted, "version": 1, "offer": {"type": "multibuy", "take": 3, "pay": 2}},
    )
    assert (changed["version"], changed["offer"]) == (2, {"type": "multibuy", "take": 3, "pay": 2})
    row = tour.go("GET", at)["rows"][0]
    assert (row["campaign"], row["state"], row["goods"]) == (changed, "to_come", [["Te, grønn"]])
    tour.go("DELETE", f"{at}/{number}", status=204)
    assert tour.go("GET", at)["rows"][0]["state"] == "over"
