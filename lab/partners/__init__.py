"""Accounting systems made from their own descriptions, on real sockets, for tests of what talks to them."""
