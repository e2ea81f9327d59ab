"""The stock's part of the tour of the routes."""

from tests.web.tours.tour import Tour

AT = "/office/stock"
BUYING = "/office/purchasing"


def keep_the_stock(tour: Tour) -> None:
    """Take milk in, lose some, drink some, carry some, count some."""
    assert tour.go("PUT", f"{AT}/rooms/kjeller", {"name": "Kjelleren"})[-1]["name"] == "Kjelleren"
    milk = {"article": "201", "quantity_milli": 1_000}
    came = {"place": "1", "goods": [{"article": "201", "quantity_milli": 24_000, "unit_cost_ore": 12_50}]}
    before = tour.go("GET", f"{AT}/articles?search=lettmelk")["rows"][0]["on_hand_milli"]
    tour.go("POST", f"{AT}/receipts", came, status=201)
    tour.go("POST", f"{AT}/waste", {"place": "1", "goods": [milk], "reason": "sur"}, status=201)
    taken = {"place": "1", "goods": [milk], "reason": "lunsj"}
    assert tour.go("POST", f"{AT}/own-use", taken, status=201)["voucher"]["kind"] == "goods_taken_out"
    carried = {"from_place": "1", "to_place": "kjeller", "goods": [milk]}
    tour.go("POST", f"{AT}/transfers", carried, status=201)
    assert tour.go("POST", f"{AT}/count-sheets", {"place": "1"}, status=201) == {"sheet": 1}
    tour.go("PUT", f"{AT}/count-sheets/1/lines/202", {"counted_milli": 1_000})
    tour.go("DELETE", f"{AT}/count-sheets/1/lines/202?seen=2")
    tour.go("PUT", f"{AT}/count-sheets/1/lines/201", {"counted_milli": 20_000})
    (line,) = tour.go("GET", f"{AT}/count-sheets/1")["lines"]
    told = tour.go("GET", f"{AT}/count-sheets/1?lines=false")
    assert (told["row"]["lines"], told["row"]["version"], told["lines"]) == (1, line["version"], [])
    assert line["variance"] is None
    seen = tour.go("GET", f"{AT}/count-sheets/1?variance=true")
    (line,) = seen["lines"]
    assert line["variance"]["variance_milli"] == 20_000 - (before + 21_000)
    posted = tour.go("PUT", f"{AT}/count-sheets/1/posted", {"version": seen["row"]["version"]})
    assert len(posted["row"]["entries"]) == 1
    tour.go("POST", f"{AT}/count-sheets", {"place": "1"}, status=201)
    assert tour.go("DELETE", f"{AT}/count-sheets/2")["row"]["state"] == "dropped"
    assert [row["number"] for row in tour.go("GET", f"{AT}/count-sheets")] == [2, 1]
    counted = {"article": "201", "counted_milli": before + 20_000}
    tour.go("POST", f"{AT}/counts", {"place": "1", "counted": [counted]}, status=201)
    shown = tour.go("GET", f"{AT}/articles/201")
    assert shown["row"]["on_hand_milli"] == before + 21_000
    assert shown["moves"][0]["kind"] == "stock_counted"
    made = tour.go("PUT", f"{AT}/recipes/200", {"parts": [{"article": "201", "quantity_milli": 500}]})
    assert [(part["number"], part["cost_ore"]) for part in made["parts"]] == [("201", 6_25)]
    assert made == tour.go("GET", f"{AT}/recipes/200")
    assert tour.go("GET", f"{AT}/recipes")["rows"] == [made]
    tour.go("PUT", f"{AT}/recipes/200", {"parts": []})
    assert tour.go("PUT", f"{AT}/empty-shelf", {"rule": "warn"})["empty_shelf"] == "warn"
    assert tour.go("PUT", f"{AT}/empty-shelf/201", {"rule": "refuse"})["empty_shelf"] == "refuse"
    assert tour.go("PUT", f"{AT}/empty-shelf/201", {"rule": None})["empty_shelf"] is None
    tour.go("PUT", f"{AT}/empty-shelf", {"rule": "sell_on"})
    standing = tour.go("GET", AT)
    assert [row["number"] for row in standing["low"]] == ["202"]
    assert standing["value_ore"] == (before + 21_000) * 12_50 // 1_000


def buy_goods(tour: Tour) -> None:
    """Enter a supplier, order what is suggested and more, take in a part, and close the rest."""
    engros = {"name": "Engros", "organisation_number": "974760673", "lead_days": 3}
    assert tour.go("POST", f"{BUYING}/suppliers", engros, status=201) == {"supplier": 1}
    changed = tour.go("PUT", f"{BUYING}/suppliers/1", engros | {"lead_days": 2})
    assert tour.go("GET", f"{BUYING}/suppliers") == [changed]
    supplied = {"their_number": "E-202", "pack_milli": 6_000, "unit_cost_ore": 20_00}
    for article in ("201", "202"):
        tour.go("PUT", f"{BUYING}/suppliers/1/articles/{article}", supplied)
    tour.go("DELETE", f"{BUYING}/suppliers/1/articles/201")
    assert [row["article"] for row in tour.go("GET", f"{BUYING}/suppliers/1")["articles"]] == ["202"]
    (line,) = tour.go("GET", f"{BUYING}/suppliers/1/suggestion")["lines"]
    assert line["order_milli"] >= 12_000
    assert line["order_milli"] % 6_000 == 0
    lines = [{"article": line["article"], "quantity_milli": line["order_milli"]}]
    drafted = {"supplier": 1, "place": "1", "lines": lines}
    assert tour.go("POST", f"{BUYING}/orders", drafted, status=201) == {"order": 1}
    wanted = {"version": 1, "place": "1", "lines": [{"article": "202", "quantity_milli": 24_000}]}
    order = tour.go("PUT", f"{BUYING}/orders/1", wanted)
    assert (order["version"], order["row"]["total_ore"]) == (2, 24 * 20_00)
    assert tour.go("GET", f"{BUYING}/orders/1/pdf").content.startswith(b"%PDF")
    order = tour.go("PUT", f"{BUYING}/orders/1/sent", {"way": "otherwise", "version": 2})
    assert order["row"]["state"] == "sent"
    goods = [{"article": "202", "quantity_milli": 6_000}]
    came = {"order": 1, "version": order["version"], "goods": goods, "reference": "7712"}
    assert tour.go("POST", f"{BUYING}/receipts", came, status=201)["state"] == "sent"
    assert tour.go("GET", f"{BUYING}/orders/1")["lines"][0]["open_milli"] == 18_000
    closed = tour.go("PUT", f"{BUYING}/orders/1/closed", {"word": "utsolgt"})
    assert tour.go("GET", f"{BUYING}/orders") == {"rows": [closed["row"]], "more": False}
