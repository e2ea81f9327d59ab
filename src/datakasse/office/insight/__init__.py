"""What the takings tell the owner: the day as it goes, reports of a period, the receipts behind a figure."""
