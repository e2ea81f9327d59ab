"""The ledger, the bank, and what is handed in or delivered."""
