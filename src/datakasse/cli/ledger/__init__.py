"""Commands for the books, the bank, and what is handed out of them."""
