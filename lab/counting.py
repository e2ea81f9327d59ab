"""The notes and coins that an amount is counted in, in the evening of a lab shop."""

from typing import Final

PIECES_ORE: Final = (1000_00, 500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 1_00)


def pieces_of(amount_ore: int) -> dict[str, int]:
    """
    Return pieces for each denomination in øre, as `CloseDay` takes them: as few as will do.

    Example:
        >>> pieces_of(1_275_00)
        {'100000': 1, '20000': 1, '5000': 1, '2000': 1, '500': 1}
    """
    pieces: dict[str, int] = {}
    for piece_ore in PIECES_ORE:
        number, amount_ore = divmod(amount_ore, piece_ore)
        if number:
            pieces[str(piece_ore)] = number
    return pieces
