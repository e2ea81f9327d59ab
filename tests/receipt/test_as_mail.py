"""A receipt by e-mail: what the paper says, for those who see pages and those who see letters."""

import pytest

from datakasse.receipt.formats import as_html, as_mail, as_text
from datakasse.receipt.formats.as_mail import without_pictures
from tests.receipt.shop_papers import COMPLETED, MORNING, paper


@pytest.mark.law("KSF-2-8-4-1")
@pytest.mark.parametrize("name", COMPLETED)
def test_a_mail_says_what_the_paper_says_as_letters_as_a_page_and_as_a_file(name: str) -> None:
    slip = paper(name)
    mail = as_mail.render(
        slip, MORNING, subject="Kvittering", shop="Bakeriet", sender="a@b.no", recipient="c@d.no", key=name
    )
    letters, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert letters is not None
    assert page is not None
    assert letters.get_content().split() == as_text.render(slip).split()
    assert page.get_content().split() == as_html.render(without_pictures(slip)).split()
    assert [each.get_filename() for each in mail.iter_attachments()] == ["kvittering.pdf"]
    sent = mail.as_bytes()
    assert sent.isascii(), "also by a server that knows no other letters"
    assert max(map(len, sent.splitlines())) <= 998
