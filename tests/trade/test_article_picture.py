"""A picture of an article is small, whole, and says nothing of where it was taken."""

import pytest
from hypothesis import given, strategies as st

from datakasse.errors.catalogue.pictures import PictureTooLarge, PictureUnreadable
from datakasse.trade.goods.article_picture import SIDE_MAX_PIXELS, SIZE_MAX_BYTES, bare_picture
from tests.trade.jpeg import part, picture

PLACE = part(0xE1, b"Exif\x00\x00 59.9139 N 10.7522 E") + part(0xED, b"Photoshop") + part(0xFE, b"Kari")
COLOURS = part(0xEE, b"Adobe\x00\x64")


def test_what_a_camera_wrote_beside_the_pixels_is_left_out() -> None:
    assert bare_picture(picture(beside=PLACE)) == picture()
    assert bare_picture(picture(beside=PLACE + COLOURS)) == picture(beside=COLOURS)


@pytest.mark.parametrize("kind", [0xC0, 0xC1, 0xC2])
def test_every_frame_that_browsers_show_is_taken(kind: int) -> None:
    content = picture().replace(b"\xff\xc0", bytes([0xFF, kind]))
    assert bare_picture(content) == content


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", PictureUnreadable),
        (b"\xff\xd8\xff\xd9", PictureUnreadable),
        (b"<svg onload='x'/>", PictureUnreadable),
        (b"\x89PNG\r\n\x1a\n", PictureUnreadable),
        (picture()[:-2], PictureUnreadable),
        (picture(width=0), PictureUnreadable),
        (picture().replace(b"\xff\xc0", b"\xff\xc3"), PictureUnreadable),
        (picture().replace(b"\xff\xdb\x00\x43", b"\xff\xdb\x00\x01"), PictureUnreadable),
        (picture(width=SIDE_MAX_PIXELS + 1), PictureTooLarge),
        (picture(height=65_535), PictureTooLarge),
        (picture(scan=bytes(SIZE_MAX_BYTES)), PictureTooLarge),
    ],
)
def test_what_is_no_small_picture_is_refused(content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        bare_picture(content)


def test_the_largest_that_is_allowed_is_taken() -> None:
    content = picture(SIDE_MAX_PIXELS, SIDE_MAX_PIXELS)
    content = picture(SIDE_MAX_PIXELS, SIDE_MAX_PIXELS, scan=bytes(SIZE_MAX_BYTES - len(content) + 2))
    assert len(content) == SIZE_MAX_BYTES
    assert bare_picture(content) == content


@given(st.integers(0, len(picture(beside=PLACE))), st.binary(max_size=9))
def test_a_damaged_file_is_taken_or_refused_and_never_more(place: int, damage: bytes) -> None:
    whole = picture(beside=PLACE)
    try:
        bare = bare_picture(whole[:place] + damage + whole[place + len(damage) :])
    except (PictureTooLarge, PictureUnreadable):
        return
    assert bare_picture(bare) == bare
