"""What comes out: receipts, copies, slips and letters, on whichever way."""
