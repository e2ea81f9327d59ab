"""From a bank's and an acquirer's files to statements and payouts: bytes in, values out, nothing kept."""
