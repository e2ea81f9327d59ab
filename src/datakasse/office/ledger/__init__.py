"""The books: accounts and how sales are mapped to them, vouchers, periods, VAT, and whether it all agrees."""
