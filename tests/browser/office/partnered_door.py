"""
The product's own door with stand-ins at the other end: `python -m tests.browser.office.partnered_door serve`.

Where they are stands in the file that `PARTNERS` names. The product itself knows the real addresses only.
"""

import dataclasses
import os
import ssl
from pathlib import Path

import msgspec

from datakasse.cli.main import run
from datakasse.cli.product import Listening, Product, Shop
from datakasse.office.delivery.systems import Systems
from datakasse.partners.accounting.tripletex import tripletex
from datakasse.partners.accounting.twentyfour_seven_office import twentyfour_seven_office
from datakasse.partners.line.http_line import Patience
from datakasse.partners.state.skatteetaten_control import Site, SkatteetatenControl
from datakasse.program import DATABASES, HUBS, KEY_SAFE
from datakasse.settings import Settings
from datakasse.web.serve import serve
from datakasse.wiring import new_shop, open_shop, upgrade_of
from lab.partners.twentyfour_seven_office import FakeTwentyFourSevenOffice

PARTNERS = "PARTNERS"
PATIENCE = Patience(connect_s=2.0, answer_s=3.0, whole_s=8.0)


class Partners(msgspec.Struct, frozen=True):
    """
    Where the stand-ins are.

    Attributes:
        certificate: The file that tells whom to trust.
        tripletex: The accounting system.
        twentyfour_seven_office: Another one; empty where no test speaks to it.
        issuer: Maskinporten.
        control: The tax administration's interface.
    """

    certificate: str
    tripletex: str
    issuer: str
    control: str
    twentyfour_seven_office: str = ""


def _open(settings: Settings, *, exclusive: bool = False) -> Shop:
    told = msgspec.json.decode(Path(os.environ[PARTNERS]).read_bytes(), type=Partners)
    trust = ssl.create_default_context(cafile=told.certificate)
    shop = open_shop(settings, exclusive=exclusive)
    kinds = [tripletex(trust, told.tripletex, PATIENCE)]
    if told.twentyfour_seven_office:
        other = told.twentyfour_seven_office
        login = other.removesuffix(FakeTwentyFourSevenOffice.prefix)
        kinds.append(twentyfour_seven_office(trust, other, login, PATIENCE))
    systems = Systems(kinds, shop.keys.secrets, shop.counter.clock.now)
    authority = SkatteetatenControl({"test": Site(told.issuer, told.control)}, trust, PATIENCE)
    return dataclasses.replace(
        shop,
        dispatch=dataclasses.replace(shop.dispatch, systems=systems),
        submitting=dataclasses.replace(shop.submitting, authority=authority),
    )


def _serve(shop: Shop, listening: Listening) -> None:
    serve(
        shop.counter,
        listening.here,
        listening.names,
        lambda link: print(link, flush=True),
        office_keys=shop.office_keys,
        mail=shop.mail,
        dispatch=shop.dispatch,
        submitting=shop.submitting,
        examiner=shop.examiner,
    )


if __name__ == "__main__":
    run(Product(_open, new_shop, _serve, upgrade_of, DATABASES, HUBS, KEY_SAFE))
