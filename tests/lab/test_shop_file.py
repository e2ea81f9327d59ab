"""A shop's description and its article list: what is put together, and what is told when it cannot be."""

import pytest

from lab.day import Day
from lab.language.words import Faults
from lab.parse import parse_day
from lab.shop import Article, Shop, read_address
from lab.shop_file import parse_shop

SHOP = """
company "Selskapet ASA" organisation-number 999999999 organised-as ASA vat-registered
    street-address "Veien 1, 7000 Trondheim, Trøndelag, NO"
location "A" named "Frogner" address "Frognergaten 1, 0200 Oslo, NO"
register K-1 at "A" described "Disken" drawer every-sale
vat 2 "15 %" standard 31 from 2026-01-02
vat 3 "25 %" standard 3 from 2026-01-02
group 100 "Brød" predefined 04006
operator 1 "Kari" "Nordmann" role manager pin 1234 from 2026-01-02 08:00:00
"""
LISTED = SHOP + 'articles "list.csv" from 2026-01-02\n'
COMPANY = 'company "B" organisation-number 1 organised-as AS street-address '
HEADING = "number;name;group;price;vat;eat-in-vat;gtin;is-deposit;favourite\n"


def shop_with_list(rows: str, heading: str = HEADING) -> Shop | Faults:
    """Read the shop with an article list."""
    files = {"shops/list.csv": heading + rows}
    return parse_shop(LISTED, "shops/a.shop", files.__getitem__)


def test_a_row_says_what_the_sentence_with_the_same_words_says() -> None:
    listed = shop_with_list("10;Loff;100;45.00;2;3;7090000000015 20000028;;yes\n")
    sentence = """article 10 "Loff" group 100 price 45.00 vat 2 eat-in-vat 3
        gtin 7090000000015 20000028 favourite from 2026-01-02"""
    assert listed == parse_shop(SHOP + sentence, "b.shop")


def test_an_open_price_and_a_text_with_quotes() -> None:
    shop = shop_with_list('11;"Kake ""Suksess""; hel";100;open;2;;;;\n')
    assert isinstance(shop, Shop)
    (cake,) = shop.articles
    assert (cake.name, cake.price_ore) == ('Kake "Suksess"; hel', None)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("10;Loff;100;45,00;2;3;;;\n", "`45,00` cannot stand here (expected an amount such as 86.40)"),
        ("10;Loff;100;;2;3;;;\n", "`vat` cannot stand here (expected `open-price` or `price`)"),
        ("10;Loff;100;45.00;2;3;;\n", "the row has 8 cells (expected 9 cells, as in the first row)"),
        ("10;Loff;100;45.00;2;3;;;ja\n", "`favourite=ja` cannot stand here"),
        ("10;Loff;100;45.00;2;3;70A;;\n", "`70A` cannot stand here (expected the digits of a barcode)"),
        ('10;"Loff;100\n', "the row cannot be read: unexpected end of data"),
        ("10;Loff;200;45.00;2;3;;;\n", "no group `200` is described (expected a `group` line for it"),
        ("10;Loff;100;45.00;7;3;;;\n", "no vat `7` is described"),
    ],
)
def test_a_bad_row_is_told_with_its_line(rows: str, told: str) -> None:
    answer = shop_with_list("9;Bolle;100;25.00;2;3;;;\n\n" + rows)
    assert isinstance(answer, Faults)
    (fault,) = answer.every
    assert str(fault).startswith(f"shops/list.csv:4: {told}")


def test_bad_columns_are_told_once() -> None:
    answer = shop_with_list("10;Loff\n11;Bolle\n", heading="number;navn\n")
    assert isinstance(answer, Faults)
    assert [fault.sentence for fault in answer.every] == [
        "the column `navn` is unknown or there twice",
        "the column `name` is missing",
        "the column `group` is missing",
        "the column `price` is missing",
        "the column `vat` is missing",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('vat 3 "25 %" standard 3 from 2026-01-02', "`3` is used already, on line 7 of a.shop"),
        ('register K-2 at "B" described "" drawer every-sale', "no location `B` is described"),
        ('article 1 "Brus" group 100 price 1.00 vat 2 deposit 9 from 2026-01-02', "no article `9` is"),
        (COMPANY + '"Vei 1, 0150 Oslo, NO"', "a second company (expected one company)"),
        (COMPANY + '"Oslo"', '`"Oslo"` cannot stand here (expected an address such as'),
        ('articles "none.csv" from 2026-01-02', "none.csv cannot be read"),
        ("09:00:00 start", "`09:00:00` cannot stand here (expected `company` or"),
    ],
)  # fmt: skip
def test_a_bad_line_of_a_shop_is_told(line: str, told: str) -> None:
    answer = parse_shop(SHOP + line, "a.shop")
    assert isinstance(answer, Faults)
    (fault,) = answer.every
    assert str(fault).startswith(f"a.shop:{SHOP.count(chr(10)) + 1}: {told}")


def test_an_empty_description_lacks_company_and_register() -> None:
    answer = parse_shop("", "a.shop")
    assert isinstance(answer, Faults)
    assert len(answer.every) == 2


def test_a_day_names_its_shop_file_or_describes_the_shop() -> None:
    files = {"shops/a.shop": SHOP}
    named = parse_day('shop "a.shop"\n', "shops/x.day", files.__getitem__)
    both = parse_day('shop "a.shop"\nvta 4\n', "shops/x.day", files.__getitem__)
    assert isinstance(named, Day)
    assert named.shop_file == "a.shop"
    assert "x.day:2: the shop is described in its own file" in str(both)


def test_a_fault_in_a_shop_file_names_that_file() -> None:
    files = {"shops/a.shop": SHOP + "vta 4\n"}
    answer = parse_day('shop "a.shop"\nday 2026-01-02\n09:00:00 strat\n', "shops/x.day", files.__getitem__)
    assert isinstance(answer, Faults)
    assert [(fault.file, fault.line) for fault in answer.every] == [("shops/a.shop", 10), ("shops/x.day", 3)]


@pytest.mark.parametrize(
    ("text", "street", "number", "region"),
    [
        ("Veien 1, 7000 Trondheim, Trøndelag, NO", "Veien", "1", "Trøndelag"),
        ("17. mai-gata 4 B, 7010 Trondheim, NO", "17. mai-gata", "4 B", None),
        ("Torget, 5014 Bergen, NO", "Torget", None, None),
    ],
)
def test_an_address_is_split_as_saf_t_does(
    text: str, street: str, number: str | None, region: str | None
) -> None:
    address = read_address(text)
    assert address is not None
    assert (address.street, address.number, address.region, str(address)) == (street, number, region, text)


@pytest.mark.parametrize(
    "place", ["", "1", "Oslo, NO", "0150 Oslo", "150 Oslo, NO", "0150 Oslo, Oslo, X, NO"]
)
def test_another_shape_is_no_address(place: str) -> None:
    assert read_address(f"Veien 1, {place}") is None


def test_an_article_is_found_again_by_its_fields() -> None:
    shop = shop_with_list("10;Loff;100;45.00;2;;;;\n")
    assert isinstance(shop, Shop)
    assert shop.articles == (
        Article(
            file="", line=0, number="10", name="Loff", group="100", price_ore=4500, vat_code="2",
            entered_on=shop.vat_codes[0].entered_on,
        ),
    )  # fmt: skip
