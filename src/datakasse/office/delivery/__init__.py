"""From the day's voucher to the accountant's own system: set-up, outbox, and what came of it."""
