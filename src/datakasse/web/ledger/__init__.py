"""The books, the bank, and what goes to the accounting system."""
