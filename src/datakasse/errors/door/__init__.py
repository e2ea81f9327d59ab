"""Refusals of whatever comes in: requests, and the network they come by."""
