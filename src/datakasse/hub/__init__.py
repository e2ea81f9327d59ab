"""A shop and its hub: what each end does, one file for each thing, and what goes between them."""
