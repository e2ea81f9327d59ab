"""Double entry: what each entry of the journal means in the ledger, and whether everything agrees."""
