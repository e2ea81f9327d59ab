"""The store of a chain: PostgreSQL 15 or newer, on which several processes sell at once."""
