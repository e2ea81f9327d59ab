"""
What lies on the paper, as a picture.

Paper is drawn at 203 dots an inch: characters 12 dots wide and 24 high, lines 30 apart.
"""

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from lab.printer.paper import Cut, Mark, Modes, PrintedDots, PrintedLine, enlarged

CELL_WIDTH, CELL_HEIGHT, LINE_HEIGHT = 12, 24, 30
MARGIN = 24


def draw(marks: Sequence[Mark], dots: int) -> Image.Image:
    """
    Return the paper as a picture.

    A line too long for the paper goes on below, as it would on the printer.

    Args:
        marks: As read.
        dots: Dots across the paper: 576, 512 or 384.
    """
    strips = [strip for mark in marks for strip in _strips(mark, dots)]
    height = sum(strip.height for strip in strips) + 2 * MARGIN
    paper = Image.new("L", (dots + 2 * MARGIN, height), 255)
    top = MARGIN
    for strip in strips:
        paper.paste(strip, (MARGIN, top))
        top += strip.height
    return paper


def _strips(mark: Mark, dots: int) -> list[Image.Image]:
    match mark:
        case PrintedLine():
            room = dots // (CELL_WIDTH * mark.modes.width)
            pieces = [mark.text[at : at + room] for at in range(0, len(mark.text), room)]
            return [_text_strip(piece, mark.modes, dots) for piece in pieces or [""]]
        case PrintedDots():
            pixels = bytes(0 if dot else 255 for row in mark.rows for dot in row)
            picture = Image.frombytes("L", (len(mark.rows[0]), len(mark.rows)), pixels)
            strip = Image.new("L", (dots, picture.height + LINE_HEIGHT - CELL_HEIGHT), 255)
            strip.paste(picture, (_left(picture.width, mark.align, dots), 0))
            return [strip]
        case Cut():
            strip = Image.new("L", (dots, 2 * LINE_HEIGHT), 255)
            pen = ImageDraw.Draw(strip)
            for left in range(0, dots, 16):
                pen.line((left, LINE_HEIGHT, left + 8, LINE_HEIGHT), fill=128)
            return [strip]


def _text_strip(text: str, modes: Modes, dots: int) -> Image.Image:
    cells = Image.new("L", (max(1, len(text)) * CELL_WIDTH, CELL_HEIGHT), 255)
    pen, font = ImageDraw.Draw(cells), _font()
    for place, character in enumerate(text):
        for offset in (0, 1) if modes.bold else (0,):
            pen.text((place * CELL_WIDTH + offset, 0), character, font=font, fill=0)
    pixels = cells.tobytes()
    rows = tuple(pixels[at : at + cells.width] for at in range(0, len(pixels), cells.width))
    width, height = cells.width * modes.width, CELL_HEIGHT * modes.height
    dots_of_text = b"".join(enlarged(rows, modes.width, modes.height))
    strip = Image.new("L", (dots, max(LINE_HEIGHT, height)), 255)
    strip.paste(Image.frombytes("L", (width, height), dots_of_text), (_left(width, modes.align, dots), 0))
    return strip


def _left(width: int, align: int, dots: int) -> int:
    return (0, (dots - width) // 2, dots - width)[align]


def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype("DejaVuSansMono.ttf", 20)
    except OSError:
        return ImageFont.load_default(16)
