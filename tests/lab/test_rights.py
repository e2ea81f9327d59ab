"""`python -m lab rights`: a served shop keeps to its matrix, and a hole in it is found."""

import pytest

from lab.rights.run import HOLED_DOOR, PRODUCT, difference_lines, matrix_lines, try_rights
from lab.rights.walk import Role


def an_assistant(role: Role) -> bool:
    return role.role == "assistant"


def nobody(count: int) -> None:
    """Hear how far it is, and tell nobody."""


@pytest.mark.law("KSF-2-7-1")
def test_a_served_shop_does_what_its_matrix_says() -> None:
    walk = try_rights(an_assistant, nobody, PRODUCT)
    assert len(walk.tried) > 150
    assert {each.told for each in walk.tried} == {"yes", "no"}
    assert difference_lines(walk) == []
    assert len(matrix_lines(walk)) == len(walk.tried) + 1


def test_control_a_hole_is_found() -> None:
    """Served by a product that lets anybody take the X report: that, and nothing else, is told."""
    [difference] = difference_lines(try_rights(an_assistant, nobody, HOLED_DOOR))
    assert difference.startswith("POST /registers/{register}/x-reports as assistant: the matrix says no")
