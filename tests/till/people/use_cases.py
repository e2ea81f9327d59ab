"""Every use case of the till and the office, as found in the code."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import datakasse.office
import datakasse.till
from datakasse.counter.cash_point import CashPoint


def use_cases() -> Iterator[type]:
    """Yield every class of the till and the office that is called with a cash point."""
    for room in (datakasse.till, datakasse.office):
        for module in _modules(room):
            for _, kind in inspect.getmembers(module, inspect.isclass):
                carry_out = inspect.getattr_static(kind, "__call__", None)
                if kind.__module__ == module.__name__ and inspect.isfunction(carry_out):
                    parameters = list(inspect.signature(carry_out).parameters.values())
                    if len(parameters) == 2 and parameters[1].annotation is CashPoint:
                        yield kind


def _modules(room: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        yield importlib.import_module(found.name)
