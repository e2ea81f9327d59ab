"""From a basket to what is paid, and back: what is settled, refunded, invoiced."""
