"""What requests about invoices may look like."""

from typing import Annotated

from pydantic import Field

from datakasse.journal.events.customers import InvoicedSale
from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.make_invoices import SALES_MAX, MakeInvoices
from datakasse.trade.sale.invoice import NUMBER_MAX
from datakasse.trade.shop.shop import InvoiceTerms
from datakasse.web.shapes import Day, Shape


class InvoiceTermsShape(Shape):
    """How invoices are made."""

    account: Annotated[str, Field(max_length=20)]
    since: Annotated[Day, Field(strict=False)]
    first_number: Annotated[int, Field(ge=1, le=NUMBER_MAX)] = 1
    uses_kid: bool = False

    def action(self) -> SetInvoiceTerms:
        """Return what is wanted."""
        return SetInvoiceTerms(InvoiceTerms(**self.model_dump()))


class SaleShape(Shape):
    """A sale on account, by register and entry."""

    sold_at: Annotated[str, Field(max_length=100, alias="register")]
    entry: Annotated[int, Field(ge=1, le=NUMBER_MAX)]


class InvoicesShape(Shape):
    """Whose sales are to be invoiced: those that are named, or all of a month."""

    customer: Annotated[str, Field(min_length=1, max_length=20)]
    sales: list[SaleShape] = Field(default_factory=list, max_length=SALES_MAX)
    month: Annotated[str, Field(pattern=r"^(20[0-9]{2}-(0[1-9]|1[0-2]))?$")] = ""

    def action(self) -> MakeInvoices:
        """Return what is wanted."""
        sales = tuple(InvoicedSale(each.sold_at, each.entry) for each in self.sales)
        return MakeInvoices(self.customer, sales, self.month)
