"""The account that receipts are mailed from, over HTTP; its password comes in and is never told."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.office.shop.set_up_mail import ChooseMail, DropMail, show_mail
from datakasse.office.shop.try_mail import try_mail
from datakasse.trade.mail import ADDRESS_LENGTH_MAX, MailAccount, MailSecurity
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Shape

routes = APIRouter(prefix="/office/mail", tags=["set-up"], route_class=StrictRoute)


class MailShape(Shape):
    """An account; without a password the one that is known stays, at the same server for the same user."""

    host: Annotated[str, Field(max_length=253)]
    port: Annotated[int, Field(ge=1, le=65_535)]
    security: Annotated[MailSecurity, Field(strict=False)]
    sender: Annotated[str, Field(max_length=ADDRESS_LENGTH_MAX)]
    user: Annotated[str, Field(max_length=200)] = ""
    password: Annotated[str, Field(max_length=500)] = ""

    def account(self) -> MailAccount:
        """Return it."""
        return MailAccount(
            self.host.strip(), self.port, self.security, self.sender.strip(), self.user.strip(), self.password
        )


class TrialShape(Shape):
    """Who gets the message."""

    to: Annotated[str, Field(max_length=ADDRESS_LENGTH_MAX)]


@routes.get("")
def mail(visit: AtDesk) -> Response:
    """Tell which account this machine mails from, without its password."""
    visit.in_office(Right.ADMINISTER)
    return _told(visit)


@routes.put("")
def choose(body: MailShape, visit: AtDesk) -> Response:
    """Mail from an account from now on; journalled with the server's name."""
    visit.do_in_office(Right.ADMINISTER, ChooseMail(visit.desk.mail, body.account()))
    return _told(visit)


@routes.delete("")
def drop(visit: AtDesk) -> Response:
    """Mail no receipts any more; journalled."""
    visit.do_in_office(Right.ADMINISTER, DropMail(visit.desk.mail))
    return _told(visit)


@routes.post("/trial")
def send_trial(body: TrialShape, visit: AtDesk) -> Response:
    """Send a message that is no receipt; when this answers, the mail server has taken it."""
    visit.in_office(Right.ADMINISTER)
    try_mail(visit.counter.mailer, body.to)
    return _told(visit)


def _told(visit: Visit) -> Response:
    return answer(show_mail(visit.desk.mail))
