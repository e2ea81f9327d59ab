"""SAF-T Financial 1.30: the vouchers and what the accounts stood at."""
