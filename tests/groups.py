"""
Which tests run on one worker, one after the other: two browsers at once are more than two cores have.

pytest-xdist's own marks for this write the group into a test's name, where pytest 9.2 no longer looks: they
had no effect, and nothing said so (`tests/house/test_groups.py` does now).
"""

from typing import Final

from xdist.scheduler import LoadScopeScheduling

GROUPS: Final = {
    "tests/browser/": "browser",
    "tests/lab/test_inputs.py": "browser",
    "tests/house/test_release.py": "wheel",
    "tests/house/test_wheel.py": "wheel",
    "tests/lab/test_play.py": "scenarios",
    "tests/lab/test_year.py": "year",
}
"""What a test's name begins with → its group, which shares a browser, a wheel or what took long to make."""


def group_of(test: str) -> str:
    """Return the group of a test by its name; the name itself where it may run anywhere."""
    return next((group for begin, group in GROUPS.items() if test.startswith(begin)), test)


class InGroups(LoadScopeScheduling):
    """Gives whoever is free the next group, or the next test that is in none."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
