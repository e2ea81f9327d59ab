"""What requests about customers may look like."""

from typing import Annotated

from pydantic import Field

from datakasse.office.customers.keep_account import REFERENCE_LENGTH_MAX, NoteAccountPayment
from datakasse.office.customers.keep_consents import HOW_LENGTH_MAX, GiveConsent
from datakasse.office.customers.keep_customers import INVOICE_DAYS_MAX, TEXT_LENGTH_MAX
from datakasse.trade.people.customer import INVOICE_DAYS, ConsentPurpose, Customer
from datakasse.web.shapes import Ore, PositiveOre, Shape

Text = Annotated[str, Field(max_length=TEXT_LENGTH_MAX)]


class CustomerDetailsShape(Shape):
    """What is known of a customer."""

    name: Annotated[str, Field(min_length=1, max_length=TEXT_LENGTH_MAX)]
    street_address: Text = ""
    postal_address: Text = ""
    email: Text = ""
    phone: Text = ""
    organisation_number: Annotated[str, Field(max_length=20)] = ""
    is_on_account: bool = True
    credit_limit_ore: PositiveOre | None = None
    invoice_days: Annotated[int, Field(ge=0, le=INVOICE_DAYS_MAX)] = INVOICE_DAYS
    invoice_reference: Text = ""
    group: Text = ""

    def details(self, number: str) -> Customer:
        """Return them as those of a number."""
        return Customer(number, **self.model_dump(exclude={"number"}))


class NewCustomerShape(CustomerDetailsShape):
    """A new customer; without a number she gets the next one."""

    number: Annotated[str, Field(max_length=20)] = ""


class AccountPaymentShape(Shape):
    """Money that came for what was bought on account; below zero takes a mistake back."""

    customer: Annotated[str, Field(min_length=1, max_length=20)]
    amount_ore: Ore
    reference: Annotated[str, Field(max_length=REFERENCE_LENGTH_MAX)]

    def action(self) -> NoteAccountPayment:
        """Return what is wanted."""
        return NoteAccountPayment(self.customer, self.amount_ore, self.reference)


class ConsentShape(Shape):
    """How a customer said yes, and to which text; the purpose is in the address."""

    how: Annotated[str, Field(min_length=1, max_length=HOW_LENGTH_MAX)]
    text_version: Annotated[str, Field(min_length=1, max_length=HOW_LENGTH_MAX)]

    def action(self, number: str, purpose: ConsentPurpose) -> GiveConsent:
        """Return what is wanted."""
        return GiveConsent(number, purpose, self.how, self.text_version)
