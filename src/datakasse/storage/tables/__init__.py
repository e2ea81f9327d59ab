"""The tables and what is asked of them, in SQL that both databases understand."""
