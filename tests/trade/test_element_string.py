"""What GS1 element strings say of a package (GS1 General Specifications, 3.2 to 3.7)."""

import pytest
from hypothesis import given, strategies as st

from datakasse.trade.goods.element_string import SEPARATOR, Elements, read_elements

CHEESE = "97038010001102"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"01{CHEESE}", Elements(CHEESE)),
        (f"01{CHEESE}3103000350", Elements(CHEESE, 350)),
        (f"01{CHEESE}3100000002", Elements(CHEESE, 2000)),
        (f"01{CHEESE}3105012345", Elements(CHEESE, 123)),
        (f"01{CHEESE}3105012350", Elements(CHEESE, 124)),
        (f"01{CHEESE}3922" + "4200", Elements(CHEESE, None, 42_00)),
        (f"01{CHEESE}392042", Elements(CHEESE, None, 42_00)),
        (f"01{CHEESE}3932578" + "4200", Elements(CHEESE, None, 42_00)),
        (f"01{CHEESE}3932752" + "4200", Elements(CHEESE)),
        (f"01{CHEESE}310300035039224200{SEPARATOR}10A1", Elements(CHEESE, 350, 42_00)),
        (f"01{CHEESE}17261231310300035010A1", Elements(CHEESE, 350)),
        (f"01{CHEESE}10A1{SEPARATOR}3103000350", Elements(CHEESE, 350)),
        (f"3103000350{'01' + CHEESE}", Elements(CHEESE, 350)),
        (f"01{CHEESE}30{'12'}{SEPARATOR}3103000350", Elements(CHEESE, 350)),
        (f"01{CHEESE}99anything3103000350", Elements(CHEESE)),
        (f"01{CHEESE}31030003", Elements(CHEESE)),
        (f"01{CHEESE[:13]}", Elements()),
        (f"01{CHEESE}01{'1' * 14}", Elements(CHEESE)),
        (f"01{CHEESE}3103000350" + "39224200" + "15261231", Elements(CHEESE, 350)),
        ("", Elements()),
    ],
)
def test_fields_are_read_as_the_specification_has_them(text: str, said: Elements) -> None:
    assert read_elements(text) == said


def test_a_lost_separator_loses_what_comes_after_and_invents_nothing() -> None:
    """The batch takes the weight with it: it is weighed again."""
    whole = f"01{CHEESE}10A1{SEPARATOR}3103000350"
    assert read_elements(whole.replace(SEPARATOR, "")) == Elements(CHEESE)


@given(st.text(alphabet=f"0123456789A{SEPARATOR}", max_size=60))
def test_whatever_is_sent_is_read_to_an_end(text: str) -> None:
    said = read_elements(text)
    assert len(said.gtin) in {0, 14}
    assert said.weight_g is None or said.weight_g >= 0
    assert said.price_ore is None or said.price_ore >= 0
