"""Refusals about pictures of articles."""

from datakasse.errors.refusal import Category, Refused


class PictureUnreadable(Refused):
    """Something that is no picture of an article."""

    code = "picture.unreadable"
    category = Category.INVALID
    nb = "Dette er ikke et helt JPEG-bilde. Varen er som før; velg bildet på nytt."
    en = "This is no JPEG picture, or not a whole one. The article is as before; choose the picture again."


class PictureTooLarge(Refused):
    """A picture that is larger than any button."""

    code = "picture.too_large"
    category = Category.INVALID
    nb = "Et bilde av en vare er høyst {side} punkter på hver side og {size_kib} kB. Varen er som før; gjør det mindre."
    en = "A picture of an article has at most {side} pixels on a side and {size_kib} kB. The article is as before; make it smaller."


class NoSuchPicture(Refused):
    """There is no such picture, or not any longer."""

    code = "picture.missing"
    category = Category.MISSING
    nb = "Bildet finnes ikke lenger. Varen kan selges som før."
    en = "The picture is not there any longer. The article is sold as before."
