"""One file for each thing a person does in the office, in rooms: shop, ledger, delivery, control."""
