"""What sorts of money come into a drawer and go out of it without a sale (KSF-2-8-2-2b)."""

PAY_IN_TYPES = ("change", "owner", "other")
PAY_OUT_TYPES = ("bank", "expense", "owner", "deposit_refund", "tips", "other")
