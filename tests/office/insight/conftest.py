"""Somebody to tell, for the tests of alerts."""

from tests.office.insight.alert_desk import desk

__all__ = ["desk"]
