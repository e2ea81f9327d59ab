"""What a browser calls itself, in two words, so that a person knows it again in a list."""

from typing import Final

_BROWSERS: Final = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def browser_name(agent: str) -> str:
    """
    Return it; empty where nothing of it is known. Nobody proves anything by it.

    Example:
        >>> browser_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0")
        'Firefox, Windows'
        >>> browser_name("curl/8.5")
        ''
    """
    known = (next((name for sign, name in names if sign in agent), "") for names in (_BROWSERS, _SYSTEMS))
    return ", ".join(filter(None, known))
