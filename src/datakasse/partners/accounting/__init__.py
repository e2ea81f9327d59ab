"""Accounting systems: how each takes a day voucher, and how it lets the shop in."""
