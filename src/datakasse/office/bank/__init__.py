"""The bank: what came there, what was on its way, and what a person says belongs together."""
