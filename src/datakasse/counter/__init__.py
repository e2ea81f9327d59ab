"""Where a request meets a cash point: the pen, the clock, the rights. Till and office work here."""
