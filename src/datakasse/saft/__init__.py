"""From entries and vouchers to the two SAF-T files, and what both are made with."""
